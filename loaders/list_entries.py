"""A list of signatories, cut into its entries: lines, columns, tables, comma lists."""

import re
from collections.abc import Iterator, Sequence

from graph import Document
from loaders.gazetteer import state_of
from loaders.list_names import is_role
from loaders.list_order import cut_glued, join_by_order
from loaders.list_tables import Entry, Who, of_table, person_rows, table_rows
from loaders.list_words import name_words, signature_words
from loaders.signature_sections import Section, is_divider
from loaders.slices import Slice, cells

_NUMBER = re.compile(r"\(?\d{1,3}(?:[.)]|(?=\s*\(joined))\s*|[-*•·▪●○‣–—]\s+")
_LETTER = re.compile(r"[^\W\d_]")
_LEAD = re.compile(r"(?:and, )?[^\W\dA-Z][^:,;()]{3,40}[:,]\s+(?=[A-ZÀ-Þ])")
_AFTERWORD = re.compile(r"\.{1,2}\s+[A-Z][a-z]+ [a-z][^A-Z]*$")
_AFTER_ROLE = re.compile(r"$|,| (?:of|in|at|for|and|on)\b")
_BLANK = re.compile(r"\n[^\S\n]*\r?\n")
_TWO_NAMES = re.compile(r"\w\)\s?[A-ZÀ-Þ]\w+(?: \S|$)")


def entries(document: Document, section: Section) -> list[Entry]:
    """The entries of a list in order."""
    if section.prose:
        return [Entry((name,), who or Who.UNSAID) for name, who in _comma_entries(section.body)]
    body = section.body
    if rows := table_rows(document, body):
        return list(of_table(rows))
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
    pieces = [numberless(piece) for piece in chunk if _LETTER.search(piece.text)]
    if pieces and _is_comma_list(pieces):
        for piece, group in _comma_entries(pieces):
            yield Entry((piece,), group or who, state)
        return
    if who is not Who.ORGANISATIONS:
        persons = person_rows(document, pieces) or [
            Entry(row, Who.PERSONS, state)
            for row in _paragraphs(document, pieces) or _pairs(pieces)
        ]
        if persons:
            yield from persons
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


# ---- some lines an entry: a name, then what the person is


def _paragraphs(document: Document, pieces: Sequence[Slice]) -> list[tuple[Slice, ...]]:
    """Names with the lines below, blank lines between; nothing where the lines are not so."""
    found: list[list[Slice]] = []
    for piece in pieces:
        last = found[-1][-1] if found else None
        if last is None or _BLANK.search(document.text[last.span.end : piece.span.start]):
            found.append([piece])
        else:
            found[-1].append(piece)
    longer = [group for group in found if 2 <= len(group) <= 4]
    said = [group for group in longer if _says_role(group[0].text, group[1].text)]
    if len(longer) < 0.6 * len(found) or len(said) < 0.5 * len(found) or len(longer) < 1:
        return []
    return [tuple(group) for group in found]


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
