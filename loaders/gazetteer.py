"""Known names: states, vendors, products, bodies and outlets of the field (data/names)."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ontology import EntityType, SpygraphError

_COLUMNS = ["name", "type", "aliases", "state", "maker"]
_STATE_COLUMNS = ["name", "forms", "demonyms", "capitals"]
_WORD = re.compile(r"[^\W_]+|[^\w\s]")


class GazetteerError(SpygraphError):
    """A file of names that does not keep to its own columns."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the gazetteer: an actor or thing of the field."""

    name: str
    type: EntityType
    state: str = ""
    maker: str = ""


class Known(NamedTuple):
    """A place in a text where a known name stands, and what it may stand for.

    `unsure`: the form is an everyday word or stands for several things.
    """

    start: int
    end: int
    names: tuple[KnownName, ...]
    unsure: bool


class _Form(NamedTuple):
    words: tuple[str, ...]
    names: tuple[KnownName, ...]
    unsure: bool


def find_known(text: str) -> list[Known]:
    """The known names in a clean text, longest first where they overlap, in order."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    index, found, skip_to = _index(), [], 0
    for place, (word, start, _) in enumerate(words):
        forms = index.get(word)
        if forms is None or place < skip_to or (start and text[start - 1] in "@_#"):
            continue
        for form in forms:
            end = place + len(form.words)
            if tuple(w for w, _, _ in words[place:end]) == form.words:
                stop = words[end - 1][2]
                if stop < len(text) and text[stop] == "_":
                    continue
                found.append(Known(start, stop, form.names, form.unsure))
                skip_to = end
                break
    return found


def state_of(word: str) -> str:
    """The common English name of the state that a country's name or a demonym means, or ''."""
    words = _states()
    bare = re.sub(r"^[Tt]he ", "", word.strip().removesuffix("'s").removesuffix("'"))
    return words.get(bare) or words.get(bare.removesuffix("s"), "")


@cache
def makers() -> Mapping[str, str]:
    """The vendor of each known product, by the gazetteer's names."""
    return {name.name: name.maker for name in known_names() if name.maker}


@cache
def capitals() -> Mapping[str, str]:
    """The state for which each capital stands when a text makes the city act."""
    rows = _rows("states", _STATE_COLUMNS)
    return {city: row["name"].removesuffix("?") for row in rows for city in _split(row["capitals"])}


@cache
def demonyms() -> frozenset[str]:
    """Adjectives and nouns for what belongs to a state."""
    rows = _rows("states", _STATE_COLUMNS)
    return frozenset(word for row in rows for word in _split(row["demonyms"]))


@cache
def known_names() -> tuple[KnownName, ...]:
    """All names of the gazetteer, states included."""
    return tuple(dict.fromkeys(name for _, name, _ in _entries()))


@cache
def given_names() -> frozenset[str]:
    """Common given names of persons."""
    lines = files("loaders").joinpath("data/names/given_names.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def un_experts() -> frozenset[str]:
    """Holders of mandates of the United Nations, as `plain` writes their names."""
    lines = files("loaders").joinpath("data/names/un_experts.txt").read_text("utf-8").splitlines()
    return frozenset(plain(line) for line in lines if line and not line.startswith("#"))


def plain(text: str) -> str:
    """A name for comparison: no accents, case, punctuation, leading article or possessive."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = re.sub(r"'s\b", "", bare.casefold().replace("&", " and "))
    bare = re.sub(r"[^\w\s]|_", " ", bare.replace(".", ""))
    return re.sub(r"^(?:the|mr|mrs|ms|dr) (?=\S)", "", " ".join(bare.split()))


def known_as(form: str) -> KnownName | None:
    """What a form stands for without doubt, however it is written, or None."""
    return _by_plain().get(plain(form))


@cache
def _by_plain() -> Mapping[str, KnownName]:
    found: dict[str, KnownName] = {}
    for form, name, unsure in _entries():
        if not unsure:
            found.setdefault(plain(form), name)
    return found


@cache
def _states() -> Mapping[str, str]:
    words: dict[str, str] = {}
    for row in _rows("states", _STATE_COLUMNS):
        for form in [row["name"], *_split(row["forms"]), *_split(row["demonyms"])]:
            words.setdefault(form.removesuffix("?"), row["name"].removesuffix("?"))
    return words


def _entries() -> Iterator[tuple[str, KnownName, bool]]:
    """Each form, what it stands for, and whether it is unsure."""
    for row in _rows("states", _STATE_COLUMNS):
        state = KnownName(row["name"].removesuffix("?"), EntityType.STATE)
        for form in [row["name"], *_split(row["forms"])]:
            yield form.removesuffix("?"), state, form.endswith("?")
    for file in _FILES:
        for row in _rows(file, _COLUMNS):
            bare = row["name"].removesuffix("?")
            name = KnownName(bare, EntityType.parse(row["type"]), row["state"], row["maker"])
            for form in [row["name"], *_split(row["aliases"])]:
                yield form.removesuffix("?"), name, form.endswith("?")


_FILES = (
    "vendors",
    "products",
    "ngos",
    "media",
    "companies",
    "intergovernmental",
    "state_bodies",
    "investigations",
)


def _rows(file: str, columns: list[str]) -> list[dict[str, str]]:
    path = files("loaders").joinpath(f"data/names/{file}.csv")
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    reader = csv.DictReader(lines)
    rows = list(reader)
    wrong = [row for row in rows if None in row or None in row.values() or not row["name"]]
    if reader.fieldnames != columns or wrong:
        raise GazetteerError(
            f"not {len(columns)} columns: {wrong[0] if wrong else reader.fieldnames}",
            where=str(path),
            hint=f"the columns are {','.join(columns)}",
        )
    return rows


def _split(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


@cache
def _index() -> Mapping[str, tuple[_Form, ...]]:
    """The forms by their first word, longest first."""
    meanings: dict[tuple[str, ...], tuple[dict[KnownName, None], bool]] = {}
    for form, name, unsure in _entries():
        for written in _ways(form, unsure):
            words = tuple(_WORD.findall(written))
            names, doubt = meanings.get(words, ({}, False))
            names[name] = None
            meanings[words] = (names, doubt or unsure)
    index: dict[str, list[_Form]] = {}
    for words, (names, doubt) in meanings.items():
        index.setdefault(words[0], []).append(_Form(words, tuple(names), doubt))
    return {w: tuple(sorted(f, key=lambda form: -len(form.words))) for w, f in index.items()}


def _ways(form: str, unsure: bool) -> Iterator[str]:
    """How a form may be written: as it is, without accents, in capitals."""
    yield form
    bare = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    if bare != form:
        yield bare
    if len(form) > 4 and not unsure and not form.isupper():
        yield form.upper()
