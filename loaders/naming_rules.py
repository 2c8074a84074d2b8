"""Names found by patterns: an interpreter of data/names.toml."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.candidates import Candidate
from loaders.firms import without_seat
from loaders.gazetteer import demonyms, state_of
from loaders.reading import Block
from loaders.wordlists import any_of, fill, heads, word_set, words
from ontology import COMPANIES, EntityType

_PEOPLE = frozenset({EntityType.PERSON, EntityType.UN_EXPERT})


@dataclass(frozen=True)
class NamePattern:
    """One pattern of names.toml; the file says what its parts mean."""

    type: EntityType
    weight: int
    find: re.Pattern[str]
    near: tuple[str, ...]
    finds: tuple[str, str]
    leaves: str


@cache
def name_patterns() -> tuple[NamePattern, ...]:
    """The patterns in the order of the file; read and compiled once."""
    table = tomllib.loads(files("loaders").joinpath("data/names.toml").read_text("utf-8"))
    return tuple(
        NamePattern(
            EntityType.parse(row["type"]),
            int(row["weight"]),
            re.compile(fill(row["find"])),
            tuple(row.get("near", ())),
            (row["finds"][0], row["finds"][1]),
            row["leaves"],
        )
        for row in table["pattern"]
    )


def by_pattern(block: Block) -> Iterator[Candidate]:
    """What the patterns find in a block."""
    low = block.text.casefold()
    for pattern in name_patterns():
        if pattern.near and not any(word in low for word in pattern.near):
            continue
        for match in pattern.find.finditer(block.text):
            found = _trimmed(block, pattern, *match.span("n"))
            if found is not None:
                yield found


@cache
def _leading() -> re.Pattern[str]:
    titles = any_of(words("honorific"))
    return re.compile(rf"(?:(?:{titles})\.? |(?:The|the) )+")


def _trimmed(block: Block, pattern: NamePattern, start: int, end: int) -> Candidate | None:
    """The name without titles and articles in front; None where no name is left."""
    if pattern.type is not EntityType.DOCUMENT:
        lead = _leading().match(block.text, start, end)
        start = lead.end() if lead else start
    if pattern.type in COMPANIES:
        end = start + len(without_seat(block.text[start:end]))
    name = block.text[start:end]
    if len(name) < 3 or not name_like(name, pattern.type):
        return None
    return Candidate(block, start, end, pattern.type, pattern.weight, source="pattern")


def name_like(name: str, type_: EntityType | None) -> bool:
    """Whether a run of capitalised words may be a name of this type."""
    if type_ is EntityType.DOCUMENT or name.startswith("@"):
        return True
    parts = name.split()
    first = parts[0]
    if first in word_set("not_name") or name in demonyms() or state_of(name):
        return False
    if type_ in _PEOPLE:
        return _person_like(parts)
    return True


@cache
def _lone_heads() -> frozenset[str]:
    """Head words of bodies and associations: nobody's surname."""
    civil = {EntityType.STATE_BODY, EntityType.NGO}
    return frozenset(word for word, type_ in heads().items() if type_ in civil)


def _person_like(parts: list[str]) -> bool:
    """Whether no word of a name tells that it is no person's."""
    first, last = parts[0], parts[-1]
    if len(parts) == 1 and (first in word_set("lone") or first.casefold() in _lone_heads()):
        return False
    if len(parts) > 1 and (heads().get(last.casefold()) or state_of(last)):
        return False
    if len(parts) > 1 and not any(len(part.strip(".")) > 2 for part in parts):
        return False
    roles = word_set("honorific") | word_set("not_name") | word_set("no_surname")
    return not (last in roles or first in demonyms() or (len(parts) > 1 and state_of(first)))
