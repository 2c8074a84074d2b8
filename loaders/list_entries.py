"""A list of signatories, cut into its entries: lines, columns, tables, comma lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from graph import Document
from loaders.gazetteer import state_of
from loaders.list_names import is_role
from loaders.list_order import cut_glued, join_by_order
from loaders.list_words import name_words, signature_words
from loaders.signature_sections import Section, is_divider
from loaders.slices import Slice, cells

_NUMBER = re.compile(r"\(?\d{1,3}(?:[.)]|(?=\s*\(joined))\s*|[-*•·▪●○‣–—]\s+")
_LETTER = re.compile(r"[^\W\d_]")
_LEAD = re.compile(r"(?:and, )?[^\W\dA-Z][^:,;()]{3,40}[:,]\s+(?=[A-ZÀ-Þ])")
_AFTERWORD = re.compile(r"\.{1,2}\s+[A-Z][a-z]+ [a-z][^A-Z]*$")
_AFTER_ROLE = re.compile(r"$|,| (?:of|in|at|for|and|on)\b")
_TWO_NAMES = re.compile(r"\w\)\s?[A-ZÀ-Þ]\w+(?: \S|$)")


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


def entries(document: Document, section: Section) -> list[Entry]:
    """The entries of a list in order."""
    if section.prose:
        return [Entry((name,), who or Who.UNSAID) for name, who in _comma_entries(section.body)]
    body = [piece for piece in section.body if _LETTER.search(piece.text) or piece.text in "–—-"]
    if any(piece.text.startswith("|") for piece in body):
        return list(_of_table([cells(document, piece) for piece in body]))
    if rows := _stacked(section.body):
        return list(_of_table(rows))
    if rows := _tabbed(document, body):
        return list(_of_table(rows))
    return list(_of_chunks(document, section, body))


def _of_chunks(document: Document, section: Section, body: Sequence[Slice]) -> Iterator[Entry]:
    """The entries between one heading inside the list and the next."""
    who = _who(section.opening.text) if section.opening else Who.UNSAID
    of_states = 2 * sum(bool(state_of(piece.text)) for piece in body) > len(body)
    state, chunk = None, list[Slice]()
    for piece in body:
        under_state = not of_states and bool(state_of(piece.text))
        if not under_state and not is_divider(piece.text):
            chunk.append(piece)
            continue
        yield from _of_chunk(document, chunk, who, state)
        state = piece if under_state else None
        who, chunk = who if under_state else _who(piece.text), []
    yield from _of_chunk(document, chunk, who, state)


def _who(heading: str) -> Who:
    words = signature_words()
    persons = bool(words.persons.search(heading))
    if persons == bool(words.organisations.search(heading)):
        return Who.UNSAID
    return Who.PERSONS if persons else Who.ORGANISATIONS


def _of_chunk(
    document: Document, chunk: Sequence[Slice], who: Who, state: Slice | None
) -> Iterator[Entry]:
    pieces = [numberless(piece) for piece in chunk]
    if pieces and _is_comma_list(pieces):
        for piece, group in _comma_entries(pieces):
            yield Entry((piece,), group or who, state)
        return
    if who is not Who.ORGANISATIONS and (pairs := _pairs(pieces)):
        for pair in pairs:
            yield Entry(pair, Who.PERSONS, state)
        return
    for piece in _line_entries(document, pieces, who is Who.PERSONS):
        yield Entry((piece,), who, state)


def numberless(piece: Slice) -> Slice:
    """A line without the number or bullet in front."""
    match = _NUMBER.match(piece.text)
    return piece.part(match.end()) if match else piece


# ---- lines and columns


def _line_entries(document: Document, pieces: Sequence[Slice], persons: bool) -> list[Slice]:
    rows = [cells(document, piece) for piece in pieces]
    if sum(len(row) > 1 for row in rows) == 1 and len(rows) > 2:
        # One wide blank in one line is a slip.
        rows = [cells(document, piece, wide=False) for piece in pieces]
    columns = [numberless(cell) for row in rows for cell in row]
    several = len(columns) > len(pieces) or any(_TWO_NAMES.search(one.text) for one in columns)
    return cut_glued(columns, several, persons)


# ---- two lines an entry: a name, then what the person is


def _pairs(pieces: Sequence[Slice]) -> list[tuple[Slice, ...]]:
    """Names, each with the line below that says a role; nothing where lines are not so."""
    found: list[tuple[Slice, ...]] = []
    joined = 0
    for piece in pieces:
        if found and len(found[-1]) == 1 and _says_role(found[-1][0].text, piece.text):
            found[-1] = (*found[-1], piece)
            joined += 1
        else:
            found.append((piece,))
    return found if joined and joined >= 0.4 * len(found) else []


def _says_role(name: str, line: str) -> bool:
    words = name_words()
    if "," in name or len(name.split()) > 7:
        return False
    if words.mandates.match(line) or (line[:1].islower() and " " in line):
        return True
    return any(
        len(line[: role.start()].split()) <= 3 and _AFTER_ROLE.match(line, role.end())
        for role in words.roles.finditer(line.split(",", maxsplit=1)[0])
    )


# ---- comma lists


def _is_comma_list(pieces: Sequence[Slice]) -> bool:
    """A paragraph of names, or what stands on one line after "Signed by:"."""
    if len(pieces) > 3:
        return False
    marks = [len(re.findall(r"[,;]", piece.text)) for piece in pieces]
    if len(pieces) == 1 and marks[0] and pieces[0].start > 0:
        names = top_level(pieces[0], ",;")
        return marks[0] > 3 or not any(is_role(name.text) for name in names[1:])
    return all(count >= 1 + 2 * len(pieces) for count in marks)


def _comma_entries(pieces: Sequence[Slice]) -> Iterator[tuple[Slice, Who | None]]:
    for piece in pieces:
        groups = top_level(piece, ";")
        lists = sum(len(top_level(group, ",")) > 2 for group in groups)
        if len(groups) > 1 and not lists:
            yield from ((group, None) for group in groups)
            continue
        for group in groups:
            yield from _comma_group(group)


def _comma_group(group: Slice) -> Iterator[tuple[Slice, Who | None]]:
    """As in: "persons: A, B and C": the words in front say who follows."""
    group = group.without("—–- ")
    lead = _LEAD.match(group.text)
    who = _who(lead.group()) if lead else None
    names = group.part(lead.end()) if lead else group
    pieces = [_without_and(piece) for piece in top_level(names, ",")]
    joined = join_by_order([piece for piece in pieces if piece])
    for piece in [*joined[:-1], *_last_two(joined[-1:])]:
        yield piece, (None if who is Who.UNSAID else who)


def _without_and(piece: Slice) -> Slice:
    match = re.match(r"and\s+", piece.text)
    return piece.part(match.end()) if match else piece


def _last_two(pieces: Sequence[Slice]) -> list[Slice]:
    """As in: "Y and Z" at the end of a list are two."""
    if not pieces:
        return []
    last = pieces[-1]
    if sentence := _AFTERWORD.search(last.text):
        last = last.part(0, sentence.start())
    at = last.text.rfind(" and ")
    depth = last.text[:at].count("(") - last.text[:at].count(")")
    if at < 0 or depth or not last.text[at + 5 : at + 6].isupper():
        return [last]
    return [last.part(0, at), last.part(at + 5)]


def top_level(piece: Slice, marks: str) -> list[Slice]:
    """The pieces between commas, or other marks, that stand outside brackets and quotes."""
    found, at, depth = [], 0, 0
    for index, letter in enumerate(piece.text):
        depth += (letter in "([") - (letter in ")]")
        if letter in marks and depth <= 0:
            found.append(piece.part(at, index))
            at = index + 1
    found.append(piece.part(at))
    return [one for one in found if one]


# ---- tables


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


def _of_table(rows: Sequence[Sequence[Slice]]) -> Iterator[Entry]:
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
