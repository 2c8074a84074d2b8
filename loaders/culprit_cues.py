"""Words by which a text says who was behind a deed, as read from `data/cues/culprits.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class CulpritCues:
    """All the words of `culprits.toml`; the file says what each list is for."""

    deeds: Words
    ascribing: Words
    standing: Words
    culprits: Words
    guilty: Words
    trails: Words
    leading: Words


@cache
def culprit_cues() -> CulpritCues:
    """The words, read once; TypeError if a key of the file is missing or unknown."""
    text = (files("loaders") / "data" / "cues" / "culprits.toml").read_text(encoding="utf-8")
    return CulpritCues(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})
