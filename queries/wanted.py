"""Which relationships a question is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.projection import ASSERTED
from ontology import RelationType, Status

if TYPE_CHECKING:
    from graph import Relationship


@dataclass(frozen=True, slots=True)
class Wanted:
    """Relationships by their status, that of the strongest support, and type; no types: all.

    One that is only denied is wanted only where `denied` is among the statuses.
    """

    statuses: frozenset[Status] = ASSERTED
    types: frozenset[RelationType] = frozenset()

    def __contains__(self, relationship: "Relationship") -> bool:
        fits = not self.types or relationship.type in self.types
        return fits and relationship.status in self.statuses

    def among(self, relationships: Iterable["Relationship"]) -> Iterator["Relationship"]:
        return (one for one in relationships if one in self)
