"""Places that may name something, and which of them stand when they overlap."""

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.gazetteer import KnownName
from loaders.reading import Block
from ontology import EntityType


@dataclass(eq=False, slots=True)
class Candidate:
    """A place of a block that may name something of a type.

    `type` is None where the place is a name of unknown type. `weight` says how strongly what
    found it speaks for the type: known name 6, pattern 3-7, model 1-4.
    """

    block: Block
    start: int
    end: int
    type: EntityType | None
    weight: int
    known: KnownName | None = None
    unsure: bool = False
    state: str = ""
    short: str = ""
    """For "Freedonia's interior ministry": "interior ministry", another form of the name."""
    source: str = ""

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The 80 letters in front."""
        return self.block.text[max(0, self.start - 80) : self.start]

    @property
    def after(self) -> str:
        """The 90 letters behind."""
        return self.block.text[self.end : self.end + 90]

    def overlaps(self, other: "Candidate") -> bool:
        same = self.block is other.block
        return same and self.start < other.end and other.start < self.end


def without_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of one block that stand, in order: strong and long ones first."""
    standing: list[Candidate] = []
    for candidate in sorted(candidates, key=_rank):
        if not any(candidate.overlaps(other) for other in standing):
            standing.append(candidate)
    return sorted(standing, key=lambda candidate: candidate.start)


def _rank(candidate: Candidate) -> tuple[float, ...]:
    length = candidate.end - candidate.start
    sure = candidate.known is not None and not candidate.unsure
    bonus = 5 if sure or candidate.source in {"body", "branch"} else 0
    untyped = 4 if candidate.type is None else 0
    return (-(length + bonus - untyped), -candidate.weight, candidate.start)
