"""The words of lists: how they open, divide and end, and how names in them are made up.

Read once from `data/lists/*.toml`; those files say what each entry stands for.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ontology import EntityType, SpygraphError

Pattern = re.Pattern[str]
_OF_PEOPLE = (
    "honorifics",
    "letters_after",
    "particles",
    "roles",
    "press_roles",
    "links",
    "kin",
    "mandates",
)
_OF_BODIES = ("NGO", "causes", "joints", "forms", "media_notes", "subunits", "houses")
_FOLDER = Path(__file__).parent / "data" / "lists"


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """How a list of signatories begins, is divided and ends. Each is matched as its name says."""

    headings: Pattern
    weak_headings: Pattern
    inline: Pattern
    closings: Pattern
    sentences: Pattern
    prose: tuple[Pattern, ...]
    letters: Pattern
    dividers: Pattern
    persons: Pattern
    organisations: Pattern
    stops: Pattern
    furniture: Pattern
    final: Pattern
    verbs: Pattern
    columns: Mapping[str, Pattern]


@dataclass(frozen=True, slots=True)
class NameWords:
    """How persons and organisations are written in lists."""

    honorifics: Pattern
    letters_after: Pattern
    particles: frozenset[str]
    roles: Pattern
    press_roles: Pattern
    links: Pattern
    kin: Pattern
    mandates: Pattern
    kinds: Mapping[EntityType, Pattern]
    causes: Pattern
    joints: frozenset[str]
    forms: Pattern
    media_notes: Pattern
    subunits: Pattern
    houses: Pattern


@cache
def signature_words() -> SignatureWords:
    """The contents of `signatures.toml`."""
    table = _table("signatures.toml", ("opening", "dividing", "ending", "columns"))
    opening, dividing, ending = table["opening"], table["dividing"], table["ending"]
    return SignatureWords(
        headings=_whole([rf"{_any(opening['headings'])}(?: \([^()]{{2,40}}\))?"]),
        weak_headings=_whole(opening["weak_headings"]),
        inline=re.compile(rf"\W{{0,3}}{_any(opening['inline'])}\s*:\s*(?=\S)", re.I),
        closings=_whole(opening["closings"]),
        sentences=_whole(opening["sentences"]),
        prose=tuple(re.compile(pattern) for pattern in opening["prose"]),
        letters=re.compile(_any(opening["letters"]), re.I),
        dividers=re.compile(
            rf"\W*{_any(dividing['words'])}(?:[ /&,]+{_any(dividing['words'])})*\W*", re.I
        ),
        persons=re.compile(_any(dividing["persons"]), re.I),
        organisations=re.compile(_any(dividing["organisations"]), re.I),
        stops=re.compile(rf"\W{{0,3}}{_any(ending['stops'])}", re.I),
        furniture=re.compile(rf"\W{{0,3}}{_any(ending['furniture'])}", re.I),
        final=re.compile(rf"\W{{0,3}}{_any(ending['final'])}", re.I),
        verbs=re.compile(rf"(?<![\w'-]){_any(ending['verbs'])}(?![\w'-])"),
        columns={name: _whole(words) for name, words in table["columns"].items()},
    )


@cache
def name_words() -> NameWords:
    """The contents of `people.toml` and `organisations.toml`."""
    people = _flat("people.toml", _OF_PEOPLE)
    bodies = _flat("organisations.toml", _OF_BODIES)
    roles = sorted(people["roles"], key=len, reverse=True)
    return NameWords(
        honorifics=re.compile(rf"(?:{_any(people['honorifics'])}(?:\.\s*|\s+))+(?=\w)"),
        letters_after=re.compile(rf",? {_any(people['letters_after'])}$"),
        particles=frozenset(people["particles"]),
        roles=_words(roles, "(?:s|es)?"),
        press_roles=_words(people["press_roles"], "s?"),
        links=re.compile(rf"\b{_any(people['links'])} (?=(?:[Tt]he )?\S)"),
        kin=re.compile(rf"'s? {_any(people['kin'])}$", re.I),
        mandates=re.compile(rf"\b{_any(people['mandates'])}", re.I),
        kinds={kind: _words(bodies[kind.value]) for kind in EntityType if kind.value in bodies},
        causes=_words(bodies["causes"]),
        joints=frozenset(bodies["joints"]),
        forms=re.compile(rf"(?<!\w){_any(bodies['forms'])}$"),
        media_notes=_whole(bodies["media_notes"]),
        subunits=_words(bodies["subunits"]),
        houses=_words(bodies["houses"]),
    )


def _table(name: str, needed: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    """A file of lists of words under headings."""
    return _checked(name, needed)


def _flat(name: str, needed: Sequence[str]) -> dict[str, list[str]]:
    """A file of lists of words."""
    return _checked(name, needed)


def _checked(name: str, needed: Sequence[str]) -> dict[str, Any]:
    path = _FOLDER / name
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if missing := [key for key in needed if key not in table]:
        raise SpygraphError(f"no {', '.join(missing)} in it", where=str(path))
    return table


def _any(patterns: Sequence[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _whole(patterns: Sequence[str]) -> Pattern:
    """Matches a whole line, marks at its ends left aside; use `fullmatch`."""
    return re.compile(rf"\W*(?:the )?{_any(patterns)}\W*", re.I)


def _words(patterns: Sequence[str], ending: str = "") -> Pattern:
    return re.compile(rf"(?<![\w.]){_any(patterns)}{ending}(?!\w)", re.I)
