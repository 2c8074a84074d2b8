"""What the words beside a name tell about its type: an interpreter of data/cues.toml."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.candidates import Candidate
from loaders.wordlists import fill
from ontology import EntityType


@dataclass(frozen=True)
class Cue:
    """One cue of cues.toml; the file says what its parts mean."""

    type: EntityType
    weight: int
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    sure: bool

    def holds(self, candidate: Candidate) -> bool:
        if self.before is not None and not self.before.search(candidate.before):
            return False
        return self.after is None or self.after.match(candidate.after) is not None


@cache
def cues() -> tuple[Cue, ...]:
    """The cues in the order of the file; read and compiled once."""
    table = tomllib.loads(files("loaders").joinpath("data/cues.toml").read_text("utf-8"))
    return tuple(
        Cue(
            EntityType.parse(row["type"]),
            int(row["weight"]),
            re.compile(rf"(?<!\w)(?:{fill(row['before'])})$") if "before" in row else None,
            re.compile(fill(row["after"])) if "after" in row else None,
            bool(row.get("sure", False)),
        )
        for row in table["cue"]
    )


def votes(candidate: Candidate) -> dict[EntityType, float]:
    """How strongly the words beside a candidate speak for each type."""
    found: dict[EntityType, float] = {}
    for cue in cues():
        if cue.weight < 3 and cue.holds(candidate):
            found[cue.type] = found.get(cue.type, 0) + cue.weight
    return found


def speaks_for(candidate: Candidate, types: Collection[EntityType]) -> bool:
    """Whether the words beside an everyday word make it a name of one of these types."""
    return any(cue.sure and cue.type in types and cue.holds(candidate) for cue in cues())
