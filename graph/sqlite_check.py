"""Every problem of an embedded store, from its raw rows, of which nothing is believed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from graph import sqlite_rows as rows
from graph.dates import partial_date
from graph.errors import ModelError
from graph.ids import DocumentId, claim_id, document_id, entity_id
from graph.model import MentionKind
from graph.store import Problem
from ontology import EntityType, OntologyError, RelationType, Status, check_ends

Types = dict[str, str]
"""Entity id -> type, of one document."""

_FILE = DocumentId("")  # the problem is that of the file, not of one document
_WRONG = (ModelError, OntologyError, ValueError, TypeError)


def problems(db: sqlite3.Connection) -> Iterator[Problem]:
    """All that is wrong, document by document, never stopping at the first."""
    yield from _tolerant(_FILE, "file", _of_file(db))
    ids: list[DocumentId] = []
    yield from _tolerant(_FILE, "documents", _collect(db, ids))
    for id_ in ids:
        yield from _tolerant(id_, "document", _of_document(db, id_))
        yield from _tolerant(id_, "entities", _of_entities(db, id_))
        yield from _tolerant(id_, "mentions", _of_mentions(db, id_))
        yield from _tolerant(id_, "claims", _of_claims(db, id_))


def _tolerant(document: DocumentId, where: str, found: Iterator[Problem]) -> Iterator[Problem]:
    """What a part of the check finds; a part that cannot be read is a problem of its own."""
    try:
        yield from found
    except sqlite3.Error as error:
        yield Problem(document, where, f"cannot be read: {error}")


def _collect(db: sqlite3.Connection, ids: list[DocumentId]) -> Iterator[Problem]:
    """Ids of all documents, also of those of which only parts are left."""
    found = {id_ for (id_,) in db.execute("SELECT id FROM documents")}
    for part in ("entities", "mentions", "claims", "sources"):
        found.update(id_ for (id_,) in db.execute(rows.select("DISTINCT document", part, "")))
    for id_ in sorted(found, key=repr):
        if isinstance(id_, str):
            ids.append(DocumentId(id_))
        else:
            yield Problem(_FILE, "documents", f"{id_!r} is no document's id")


def _of_file(db: sqlite3.Connection) -> Iterator[Problem]:
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem(_FILE, "file", line)


def _of_document(db: sqlite3.Connection, id_: DocumentId) -> Iterator[Problem]:
    query = rows.select(rows.DOCUMENT, "documents", "WHERE id = ?")
    row = db.execute(query, (id_,)).fetchone()
    if row is None:
        yield Problem(id_, "document", "is not there, but parts of it are")
        return
    _, source_sha, text_sha, format_, extractor, *told, notes, text = row
    title, publisher, published, language, url = told
    yield from _texts(id_, "document", extractor=extractor, title=title, publisher=publisher)
    yield from _texts(id_, "document", language=language, url=url)
    if sha256(str(text).encode()).hexdigest() != text_sha:
        yield Problem(id_, "text", "is not the text that was stored: its SHA-256 differs")
    if document_id(source_sha, format_) != id_:
        yield Problem(id_, "id", "does not follow from the SHA-256 of the source and the format")
    yield from _try(id_, "published", _date, published)
    yield from _try(id_, "notes", rows.from_strings, notes)
    sources = db.execute("SELECT source FROM sources WHERE document = ?", (id_,)).fetchall()
    for (source,) in sources:
        yield from _texts(id_, "source", source=source)
    if not sources:
        yield Problem(id_, "source", "no source stands for the document")


def _of_entities(db: sqlite3.Connection, document: DocumentId) -> Iterator[Problem]:
    query = rows.select(rows.ENTITY, "entities", "WHERE document = ? ORDER BY id")
    for _, id_, type_, name, known, aliases, acronyms in db.execute(query, (document,)):
        where = f"entity {id_}"
        yield from _texts(document, where, name=name, known=known)
        yield from _try(document, where, EntityType, type_)
        yield from _try(document, where, rows.from_strings, aliases)
        yield from _try(document, where, rows.from_strings, acronyms)
        if entity_id(document, type_, name) != id_:
            yield Problem(document, where, "the id does not follow from type and name")


def _of_mentions(db: sqlite3.Connection, document: DocumentId) -> Iterator[Problem]:
    text, types = _text(db, document), _types(db, document)
    query = rows.select(rows.MENTION, "mentions", "WHERE document = ?")
    for _, start, end, entity, kind, quote in db.execute(query, (document,)):
        where = f"mention at {start}"
        yield from _quote(document, where, text, (start, end, quote))
        yield from _there(document, where, types, entity)
        yield from _try(document, where, MentionKind, kind)


def _of_claims(db: sqlite3.Connection, document: DocumentId) -> Iterator[Problem]:
    text, types = _text(db, document), _types(db, document)
    query = rows.select(rows.CLAIM, "claims", "WHERE document = ?")
    for row in db.execute(query, (document,)):
        _, start, end, id_, head, *head_at, type_, tail = row[:10]
        *tail_at, status, quote, rule, date, by = row[10:18]
        where = f"claim {id_}"
        yield from _texts(document, where, rule=rule)
        yield from _quote(document, where, text, (start, end, quote))
        for entity, at in ((head, head_at), (tail, tail_at), (by, row[18:])):
            if entity is not None:
                yield from _quote(document, where, text, at)
                yield from _there(document, where, types, entity)
        yield from _try(document, where, Status, status)
        yield from _try(document, where, _date, date)
        if head in types and tail in types:
            yield from _try(document, where, _check_ends, types[head], type_, types[tail])
        parts = (document, head, type_, tail, status, start, end, by or "", date or "")
        if claim_id(*parts) != id_:
            yield Problem(document, where, "the id does not follow from the claim's content")


def _texts(document: DocumentId, where: str, **columns: object) -> Iterator[Problem]:
    """A problem for each column that must be text and is not; SQLite lets bytes stand anywhere."""
    for name, column in columns.items():
        if not isinstance(column, str):
            yield Problem(document, where, f"{name} is not text but {str(column)[:80]}")


def _date(column: str | None) -> None:
    if column is not None:
        partial_date(column)


def _check_ends(head: str, relation: str, tail: str) -> None:
    check_ends(EntityType(head), RelationType(relation), EntityType(tail))


def _text(db: sqlite3.Connection, document: DocumentId) -> str:
    row = db.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()
    return str(row[0]) if row else ""


def _types(db: sqlite3.Connection, document: DocumentId) -> Types:
    query = "SELECT id, type FROM entities WHERE document = ?"
    return dict(db.execute(query, (document,)).fetchall())


def _quote(document: DocumentId, where: str, text: str, at: Iterable[Any]) -> Iterator[Problem]:
    start, end, quote = at
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        yield Problem(document, where, f"no text lies between {start} and {end}")
    elif text[start:end] != quote or len(text) < end:
        found = text[start:end]
        yield Problem(document, where, f"the text says {found[:80]!r}, not {str(quote)[:80]!r}")


def _there(document: DocumentId, where: str, types: Types, entity: str) -> Iterator[Problem]:
    if entity not in types:
        yield Problem(document, where, f"entity {entity} is not there")


def _try(
    document: DocumentId, where: str, look: Callable[..., object], *columns: object
) -> Iterator[Problem]:
    """A problem if the columns cannot be what they should be."""
    try:
        look(*columns)
    except _WRONG as error:
        yield Problem(document, where, str(error))
