"""First floor: what was said, and where it is kept."""

from graph.dates import PartialDate, partial_date
from graph.errors import ActorError, ModelError, StoreError
from graph.model import (
    Actor,
    Claim,
    Document,
    End,
    Entity,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Relationship,
    Span,
    strongest,
)

__all__ = [
    "Actor",
    "ActorError",
    "Claim",
    "Document",
    "End",
    "Entity",
    "Evidence",
    "Extraction",
    "Mention",
    "MentionKind",
    "ModelError",
    "PartialDate",
    "Relationship",
    "Span",
    "StoreError",
    "partial_date",
    "strongest",
]
