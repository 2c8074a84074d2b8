"""Patterns over names that stand side by side, as read from `data/patterns/*.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ontology import EntityType, RelationType, SpygraphError

_FILES = ("based", "roles", "wares", "cases")


class PatternError(SpygraphError):
    """A pattern that does not keep to the schema of its file."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a sequence that a name fills: an end of the relation, or none of its ("SKIP").

    `by`: "name", "row" (a row of names), "demonym" ("Freedonian") or "its" ("its", "the firm's").
    """

    end: str
    by: str
    types: frozenset[EntityType]


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a sequence that one of some words fills, by form or by lemma.

    `agrees`: a singular word speaks of one name of a row only, the nearest.
    """

    forms: frozenset[str]
    lemmas: frozenset[str] = frozenset()
    agrees: bool = False

    def fit(self, form: str, lemma: str) -> bool:
        """Whether a word of that form and lemma is one of them."""
        return form in self.forms or form in self.lemmas or lemma in self.lemmas


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a sequence that up to `most` words fill.

    `of`: "~" for plain words, "%" for plain words but prepositions, "^" for capitalised words.
    """

    most: int
    of: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sequence, which may be missing if `optional`."""

    what: Slot | Words | Gap
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """What stands side by side, and the relation that it makes; `says` and `no` are examples."""

    id: str
    type: RelationType
    parts: tuple[Part, ...]
    says: str
    no: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order of the files; PatternError if one does not keep to the schema."""
    return tuple(
        _pattern(row, f"{name}.toml") for name in _FILES for row in _table(name)["pattern"]
    )


def _pattern(row: dict[str, str], where: str) -> Pattern:
    parts = parse_sequence(row["sequence"], f"{where}, {row['id']}")
    return Pattern(row["id"], RelationType(row["type"]), parts, row["says"], row["not"])


def parse_sequence(written: str, where: str) -> tuple[Part, ...]:
    """The parts of a sequence as based.toml explains them; PatternError tells which is none."""
    return tuple(_part(word, where) for word in written.split())


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of classes.toml."""
    return frozenset(_table("classes")["words"][name])


@cache
def actor_class(name: str) -> frozenset[EntityType]:
    """The entity types of a class of classes.toml."""
    return frozenset(EntityType(value) for value in _table("classes")["actors"][name])


@cache
def actors_called(noun: str) -> frozenset[EntityType] | None:
    """Which actors a noun such as "charity" can stand for, or None if the noun leaves it open."""
    for name, nouns in _table("classes")["owners"].items():
        if noun in nouns:
            return actor_class(name)
    return None


@cache
def _table(name: str) -> dict[str, Any]:
    path = files("loaders") / "data" / "patterns" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _part(written: str, where: str) -> Part:
    bare = written.removesuffix("?")
    optional = bare != written
    try:
        return Part(_what(bare), optional or isinstance(_what(bare), Gap))
    except (KeyError, ValueError) as error:
        raise PatternError(f"{written!r} is no part of a pattern: {error}", where=where) from error


def _what(bare: str) -> Slot | Words | Gap:
    if bare.startswith(("HEAD", "TAIL", "SKIP")):
        return _slot(bare)
    if bare.startswith("@"):
        name = bare[1:].removesuffix("!")
        return Words(frozenset(), word_class(name), agrees=bare.endswith("!"))
    if bare.startswith(("~", "%", "^")):
        return Gap(int(bare[1:]), bare[0])
    return Words(frozenset(bare.split("|")))


def _slot(bare: str) -> Slot:
    end, _, actors = bare.partition(":")
    if actors == "demonym":
        return Slot(end, "demonym", actor_class("STATE"))
    if actors.startswith("its/"):
        return Slot(end, "its", actor_class(actors[4:]))
    return Slot(end.removesuffix("+"), "row" if end.endswith("+") else "name", actor_class(actors))
