"""Ids made from content: the same input gives the same id, on every machine and in every order."""

from hashlib import sha256
from typing import NewType

DocumentId = NewType("DocumentId", str)
EntityId = NewType("EntityId", str)
ClaimId = NewType("ClaimId", str)
ActorId = NewType("ActorId", str)

_DIGITS = 16
_BETWEEN = "\x1f"  # the unit separator: cannot stand inside a name that a reader lets through


def digest(*parts: str | int) -> str:
    """The first 16 hex digits of the SHA-256 of the parts, kept apart."""
    joined = _BETWEEN.join(map(str, parts))
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def document_id(source_sha256: str, format_: str) -> DocumentId:
    """One id for the same bytes read as the same format, wherever they lie."""
    return DocumentId("d" + digest(source_sha256, format_))


def entity_id(document: DocumentId, type_: str, name: str) -> EntityId:
    """The id of an entity as one document knows it."""
    return EntityId("e" + digest(document, type_, name))


def actor_id(*parts: str) -> ActorId:
    """The id of an actor: entities of several documents judged to be one."""
    return ActorId("a" + digest(*parts))


def claim_id(*parts: str | int) -> ClaimId:
    """The id of a claim: its document, ends, type, status, place, who says it, and date."""
    return ClaimId("c" + digest(*parts))
