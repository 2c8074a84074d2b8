"""Those who signed a document, as prose lists them: "issued by A, B and C; D followed in May"."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph import Span
from loaders.dating import read_date
from loaders.list_actors import by_block
from loaders.reading import Block, BlockKind, Naming, Reading, Statement
from ontology import ORGANISATIONS, EntityType, RelationType, Status

_DATA = Path(__file__).parent / "data" / "lists" / "joiners.toml"
_CLAUSE = re.compile(r"(?<=[.!?;])\s+|(?<=[a-z]\.)\s+(?=[A-Z])")
_WHEN = re.compile(r"\b[Oo]n (?=\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4})|\b[Ii]n (?=\w+ \d{4})")
_PARTIES = ORGANISATIONS | {EntityType.STATE}
_LEAST = 2


@dataclass(frozen=True, slots=True)
class JoinerWords:
    """How prose says who signed."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    further: re.Pattern[str]
    absent: re.Pattern[str]
    between: re.Pattern[str]
    first: re.Pattern[str]


@cache
def joiner_words() -> JoinerWords:
    """The contents of `joiners.toml`."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    joined = {
        name: words if isinstance(words, str) else "(?:" + "|".join(words) + ")"
        for name, words in table.items()
    }
    return JoinerWords(**{name: re.compile(joined[name], re.I) for name in JoinerWords.__slots__})


def read_joiners(reading: Reading) -> None:
    """Add who signed which document, where a sentence lists at least two by their layout."""
    document: Naming | None = None
    found: list[Statement] = []
    named = by_block(reading)
    for block in reading.blocks:
        here = named.get(block.index, [])
        documents = [naming for naming in here if naming.referent.type is EntityType.DOCUMENT]
        if block.kind is BlockKind.PROSE and (document or documents):
            found += _of_block(block, here, document)
        document = documents[-1] if documents else document
    reading.statements += found


def _of_block(
    block: Block, namings: Sequence[Naming], document: Naming | None
) -> Iterator[Statement]:
    step = False
    for start, end in _clauses(block.text):
        inside = [n for n in namings if start <= n.start and n.end <= end]
        named = [n for n in inside if n.referent.type is EntityType.DOCUMENT]
        document = named[0] if named else document
        if document is None or joiner_words().absent.search(block.text, start, end):
            continue
        signers = _signers(block.text, (start, end), inside, step)
        step = step or bool(signers)
        date = _date(block.text[start:end])
        for naming in signers:
            yield Statement(
                naming.referent,
                naming.span,
                RelationType.SIGNED,
                document.referent,
                document.span,
                Status.CONFIRMED,
                _around(block.span(start, end), document.span),
                "list:joiners",
                date=date,
            )


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _CLAUSE.finditer(text):
        yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _signers(
    text: str, clause: tuple[int, int], namings: Sequence[Naming], step: bool
) -> list[Naming]:
    words, (start, end) = joiner_words(), clause
    parties = [naming for naming in namings if naming.referent.type in _PARTIES]
    for cue in words.behind.finditer(text, start, end):
        found = _run(text, cue.end(), parties)
        if len(found) >= _LEAST:
            return found
    for pattern, least in ((words.before, _LEAST), (words.further, 1 if step else 99)):
        for cue in pattern.finditer(text, start, end):
            found = _run_before(text, cue.start(), parties)
            if len(found) >= least:
                return found
    return []


def _run(text: str, at: int, parties: Sequence[Naming]) -> list[Naming]:
    """The names of a list that begins at a place."""
    found: list[Naming] = []
    for naming in parties:
        if naming.start < at:
            continue
        gap = joiner_words().between if found else joiner_words().first
        if not gap.fullmatch(text[at : naming.start]):
            break
        found.append(naming)
        at = naming.end
    return found


def _run_before(text: str, at: int, parties: Sequence[Naming]) -> list[Naming]:
    """The names of a list that ends at a place."""
    found: list[Naming] = []
    for naming in reversed(parties):
        if naming.end > at:
            continue
        between = text[naming.end : at]
        fits = joiner_words().between.fullmatch(between) if found else not between.strip(" ,")
        if not fits:
            break
        found.insert(0, naming)
        at = naming.start
    return found


def _date(clause: str) -> str:
    for match in _WHEN.finditer(clause):
        written = " ".join(clause[match.end() :].split()[:3]).rstrip(",;.:")
        for words in (written, " ".join(written.split()[:2]).rstrip(",;.:")):
            if (date := read_date(words)) is not None:
                return date
    return ""


def _around(at: Span, document: Span) -> Span:
    """The clause, or from the document's name to it where that stands before."""
    return Span(min(at.start, document.start), at.end) if document.end <= at.start else at
