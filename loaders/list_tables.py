"""Tables of signatories, and what an entry of any list is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from graph import Document
from loaders.list_names import is_role, looks_like_organisation, looks_like_person
from loaders.list_words import signature_words
from loaders.slices import Slice, cells

_LETTER = re.compile(r"[^\W\d_]")


class Who(Enum):
    """What a list says that its entries are."""

    UNSAID = auto()
    PERSONS = auto()
    ORGANISATIONS = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One signatory, or several in one breath: the name, and what else the list says of it.

    `state` is a heading or cell with the name of a state; `role` and `organisation` are filled
    from a table's columns, else everything stands in `parts`.
    """

    parts: tuple[Slice, ...]
    who: Who = Who.UNSAID
    state: Slice | None = None
    organisation: Slice | None = None


def table_rows(document: Document, body: Sequence[Slice]) -> list[list[Slice]]:
    """The rows of a table, its heads among them; nothing where the lines are no table."""
    if any(piece.text.startswith("|") for piece in body):
        return [cells(document, piece) for piece in body]
    return _stacked(body) or _tabbed(document, body)


def person_rows(document: Document, pieces: Sequence[Slice]) -> list[Entry]:
    """Lines of two cells, a person's name and what the person is; nothing where they are not."""
    rows = [cells(document, piece) for piece in pieces]
    if not rows or any(len(row) != 2 for row in rows):
        return []
    names = [looks_like_person(a.text) and not looks_like_organisation(a.text) for a, _ in rows]
    said = [looks_like_organisation(b.text) or is_role(b.text) for _, b in rows]
    if sum(names) < 0.6 * len(rows) or sum(said) < 0.6 * len(rows):
        return []
    return [Entry((name, rest), Who.PERSONS) for name, rest in rows]


def _stacked(body: Sequence[Slice]) -> list[list[Slice]]:
    """A table whose cells stand below one another: first the heads, then row after row."""
    width = 0
    while width < len(body) and _column(body[width].text):
        width += 1
    if width < 3:
        return []
    return [list(body[at : at + width]) for at in range(0, len(body), width)]


def _tabbed(document: Document, body: Sequence[Slice]) -> list[list[Slice]]:
    rows = [cells(document, piece) for piece in body]
    heads = [bool(rows) and _column(cell.text) for cell in rows[0]] if rows else []
    return rows if len(heads) > 1 and all(heads) else []


def _column(text: str) -> str:
    """Which column a head names, or nothing."""
    for name, pattern in signature_words().columns.items():
        if pattern.fullmatch(text):
            return name
    return ""


def of_table(rows: Sequence[Sequence[Slice]]) -> Iterator[Entry]:
    heads: list[str] = []
    for row in rows:
        if row and all(_column(cell.text) for cell in row):
            heads = [_column(cell.text) for cell in row]
        elif any(_LETTER.search(cell.text) for cell in row):
            yield from _row(row, heads)


def _row(row: Sequence[Slice], heads: Sequence[str]) -> Iterator[Entry]:
    found = {head: cell for head, cell in zip(heads, row, strict=False) if cell.text not in "–—-"}
    name, organisation = found.get("name"), found.get("organisation")
    state = found.get("state")
    if name is None and organisation is None:
        name = row[0] if len(heads) < 2 else None
    if name is not None:
        details = [found[head] for head in ("role", "affiliation") if head in found]
        yield Entry(
            (name, *details), Who.PERSONS if len(heads) > 1 else Who.UNSAID, None, organisation
        )
    if organisation is not None:
        yield Entry((organisation,), Who.ORGANISATIONS, state)
