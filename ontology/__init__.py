"""Ground floor: the kinds of things there are, and the root of all errors."""

from ontology.errors import OntologyError, SpygraphError
from ontology.rules import COMPANIES, ENDS, ORGANISATIONS, PEOPLE, allowed, check_ends
from ontology.terms import EntityType, RelationType, Status, Term

__all__ = [
    "COMPANIES",
    "ENDS",
    "ORGANISATIONS",
    "PEOPLE",
    "EntityType",
    "OntologyError",
    "RelationType",
    "SpygraphError",
    "Status",
    "Term",
    "allowed",
    "check_ends",
]
