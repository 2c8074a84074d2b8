"""Words by which a text says who else was watched, as read from `data/cues/victims.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class VictimCues:
    """All the words of `victims.toml`; the file says what each list is for."""

    strikes: Words
    handles: Words
    acts: Words
    targeting: Words
    endured: Words
    tools: Words
    wiretaps: Words
    programs: Words
    lists: Words
    devices: Words
    openers: Words
    pointers: Words
    repeats: Words
    echoes: Words
    speakers: Words
    blockers: Words
    notices: Words
    receiving: Words
    informing: Words
    naming: Words
    struck: Words
    watched: Words
    other_deeds: Words
    undoing: Words


@cache
def victim_cues() -> VictimCues:
    """The words, read once; TypeError if a key of the file is missing or unknown."""
    text = (files("loaders") / "data" / "cues" / "victims.toml").read_text(encoding="utf-8")
    return VictimCues(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})
