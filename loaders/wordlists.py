"""The word lists of data/words.toml, and the shapes of names, for use in patterns."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ontology import EntityType, SpygraphError

UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚẠ-ỸΑ-ΩА-Я]"
WORD = rf"(?:(?:{UPPER}\.){{2,4}}(?!\w)|{UPPER}\.(?!\w)|{UPPER}(?:[\w-]|&(?=\w)|'(?!s\b|\W|$))*)"


class WordsError(SpygraphError):
    """A pattern of the data files that asks for a list that words.toml does not have."""


@cache
def _tables() -> Mapping[str, object]:
    return tomllib.loads(files("loaders").joinpath("data/words.toml").read_text("utf-8"))


@cache
def words(name: str, part: str = "") -> tuple[str, ...]:
    """A list of words.toml, in its order; `part` names a list within a table."""
    found = _tables().get(name)
    if part and isinstance(found, dict):
        found = found.get(part)
    if not isinstance(found, str):
        raise WordsError(f"no list is called {name} {part}".strip(), where="data/words.toml")
    return tuple(dict.fromkeys(found.split()))


@cache
def word_set(name: str, part: str = "") -> frozenset[str]:
    """A list of words.toml as a set."""
    return frozenset(words(name, part))


@cache
def heads() -> Mapping[str, EntityType]:
    """The type that the head word of an organisation's name tells, by the word in lower case."""
    order = (
        EntityType.STATE_BODY,
        EntityType.NGO,
        EntityType.MEDIA_OUTLET,
        EntityType.VENDOR,
        EntityType.COMPANY,
    )
    table: dict[str, EntityType] = {}
    for type_ in order:
        for word in words("heads", type_.value):
            table.setdefault(word, type_)
    return table


def any_of(names: tuple[str, ...]) -> str:
    """A regular expression for one of the words; a hyphen in a list also stands for a blank."""
    longest_first = sorted(names, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\-", "[- ]") for word in longest_first)


@cache
def _shapes() -> Mapping[str, str]:
    small, joint = any_of(words("particle")), any_of(words("joint"))
    person = rf"{WORD}(?: (?:\"{WORD}\" )?(?:(?:{small}) ){{0,2}}{WORD})"
    more = rf"(?: &| [–-])? (?:(?:{joint}) (?:the )?)?{WORD}|\.[a-z]{{2,4}}\b|'s {WORD}"
    return {
        "W": WORD,
        "NAME": person + "{1,4}",
        "NAME1": person + "{0,4}",
        "ORG": rf"{WORD}(?:{more}){{0,6}}",
        "outlet": any_of((*words("outlet"), *words("outlet_pair"))),
        "ngo": any_of((*words("ngo"), *words("ngo_pair"))),
    }


def fill(pattern: str) -> str:
    """A pattern of a data file with its {lists} and {shapes} put in."""

    def put(match: re.Match[str]) -> str:
        name = match.group(1)
        return _shapes()[name] if name in _shapes() else any_of(words(name))

    return re.sub(r"\{([A-Za-z]\w*)\}", put, pattern)
