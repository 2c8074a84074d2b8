"""Counts: how much there is, of which type and status."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology import EntityType, RelationType, Status

if TYPE_CHECKING:
    from graph import Actor, Relationship


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a kind; `of` is a term, or nothing for the whole."""

    what: str
    of: str
    count: int


def count(
    documents: int, actors: Iterable["Actor"], relationships: Iterable["Relationship"]
) -> list[Count]:
    """The counts of a graph: the whole first, then by type and status, in the ontology's order.

    Types that do not occur are left out; a status that does not occur is told.
    """
    kinds: Counter[str] = Counter(actor.type for actor in actors)
    joined = list(relationships)
    claims = [claim for one in joined for claim in one.claims]
    wholes = {
        "documents": documents,
        "actors": kinds.total(),
        "relationships": len(joined),
        "disputed relationships": sum(one.disputed for one in joined),
        "claims": len(claims),
    }
    return [
        *(Count(what, "", number) for what, number in wholes.items()),
        *_by("actors", EntityType, kinds),
        *_by("relationships", RelationType, Counter(one.type for one in joined)),
        *_by("claims", Status, Counter(claim.status for claim in claims)),
    ]


def _by(
    what: str, terms: Iterable[EntityType | RelationType | Status], counted: Counter[str]
) -> Iterator[Count]:
    for term in terms:
        if term in counted or isinstance(term, Status):
            yield Count(what, term, counted[term])
