"""Words by which a clause says when something happened, as read from `data/cues/when.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True)
class WhenCues:
    """All the words of `when.toml`, in lower case."""

    prepositions: list[str]
    light_verbs: list[str]
    months: list[str]
    days: list[str]
    before_date: list[str]
    range_joints: list[str]
    shifts: list[str]
    counts: dict[str, int]

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """The number of each month by its name, its first three letters and "sept"."""
        whole = {name: number for number, name in enumerate(self.months, 1)}
        return whole | {name[:3]: number for name, number in whole.items()} | {"sept": 9}


@cache
def when_cues() -> WhenCues:
    """The words, read once; TypeError if a key of the file is missing or unknown."""
    text = (files("loaders") / "data" / "cues" / "when.toml").read_text(encoding="utf-8")
    return WhenCues(**tomllib.loads(text))
