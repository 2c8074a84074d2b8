"""The embedded store: one SQLite file, or memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from graph import sqlite_rows as rows
from graph.errors import ModelError, StoreError
from graph.ids import DocumentId, EntityId
from graph.model import Claim, Document, Entity, Extraction, Mention
from graph.receipts import hold_against_text
from graph.sqlite_check import problems
from graph.sqlite_file import MEMORY, connect, telling, transaction
from graph.store import Outcome, Problem, Selection
from ontology import OntologyError

Value = TypeVar("Value")

_PARTS = ("claims", "mentions", "entities")  # in the order in which they may be deleted
_DAMAGED = "run `spygraph check` to see all that is wrong"


class SqliteStore:
    """A GraphStore in a SQLite file, used by one thread; `:memory:` is gone when closed.

    StoreError if there is no such file and `create` is false, if the file is something else or
    comes from a newer spygraph. `wait` is how many seconds to wait for another program's write.
    """

    def __init__(self, path: str | Path, *, create: bool = True, wait: float = 10.0) -> None:
        self._place = MEMORY if str(path) == MEMORY else str(Path(path).absolute())
        self._db = connect(self._place, create=create, wait=wait)

    def foresee(self, document: Document, extractor: str) -> Outcome:
        with telling(self._place):
            return self._foresee(document, extractor)

    def add(self, extraction: Extraction) -> Outcome:
        document = extraction.document
        hold_against_text(extraction)
        with telling(self._place), transaction(self._db):
            outcome = self._foresee(document, extraction.extractor)
            if not self._holds(document, extraction.extractor):
                self._write(extraction)
            self._move_source(document)
        return outcome

    def remove(self, document: DocumentId) -> None:
        with telling(self._place):
            with transaction(self._db):
                if not self._forget(document):
                    raise StoreError(f"no document {document} is in the store", where=self._place)
            # What was deleted still stands in the write-ahead log until that is emptied.
            busy = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            what = f"{document} is removed, but its text still stands in {self._place}-wal"
            hint = "close the other program that reads the store, then open and close it once"
            raise StoreError(what, where=self._place, hint=hint)

    def documents(self) -> Iterator[Document]:
        for id_ in self._ids("SELECT id FROM documents ORDER BY id"):
            with self._reading():
                document = self._document(id_)
            if document:
                yield document

    def entities(self) -> Iterator[Entity]:
        for id_ in self._ids("SELECT id FROM documents ORDER BY id"):
            with self._reading():
                entities = self._entities(id_)
            yield from entities.values()

    def mentions(self, document: DocumentId) -> Iterator[Mention]:
        yield from self.extraction(document).mentions

    def claims(self, selection: Selection = Selection()) -> Iterator[Claim]:  # noqa: B008 - frozen
        where, values = rows.condition(selection)
        chosen = rows.select("DISTINCT document", "claims", f"WHERE {where} ORDER BY document")
        for id_ in self._ids(chosen, values):
            with self._reading():
                document, entities = self._document(id_), self._entities(id_)
                claims = self._claims(document, entities, where, values) if document else ()
            yield from claims

    def extraction(self, document: DocumentId) -> Extraction:
        with self._reading():
            found = self._document(document)
            if found is None:
                raise StoreError(f"no document {document} is in the store", where=self._place)
            entities = self._entities(document)
            claims = self._claims(found, entities, "TRUE", {})
            mentions = self._mentions(found, entities)
            query = "SELECT extractor, notes FROM documents WHERE id = ?"
            extractor, notes = self._db.execute(query, (document,)).fetchone()
        return Extraction(
            found,
            tuple(entities.values()),
            mentions,
            claims,
            extractor,
            rows.from_strings(notes),
        )

    def check(self) -> Iterator[Problem]:
        return problems(self._db)

    def close(self) -> None:
        with telling(self._place):
            self._db.close()

    # Writing, inside a transaction.

    def _foresee(self, document: Document, extractor: str) -> Outcome:
        query = "SELECT 1 FROM sources WHERE source = ? AND document <> ?"
        if document.source and self._db.execute(query, (document.source, document.id)).fetchone():
            return Outcome.REPLACED
        if self._holds(document, extractor):
            return Outcome.UNCHANGED
        known = self._db.execute("SELECT 1 FROM documents WHERE id = ?", (document.id,)).fetchone()
        return Outcome.REPLACED if known else Outcome.NEW

    def _holds(self, document: Document, extractor: str) -> bool:
        """Whether the store already has all that this extractor reads out of this document.

        Where two sources hold the same bytes but tell different titles or dates, the source that
        sorts first is believed, so that the order of loading changes nothing.
        """
        columns = f"extractor, text_sha256, {rows.TOLD}, {rows.SOURCE}"
        query = rows.select(columns, "documents", "WHERE id = ?")
        found = self._db.execute(query, (document.id,)).fetchone()
        if found is None or found[:2] != (extractor, rows.text_sha256(document)):
            return False
        *told, source = found[2:]
        return tuple(told) == rows.told(document) or _rank(source) < _rank(document.source)

    def _write(self, extraction: Extraction) -> None:
        document = extraction.document
        self._forget_parts(document.id)
        self._db.execute(rows.replace("documents", rows.DOCUMENT), rows.document_row(extraction))
        for table, columns, values in (
            ("entities", rows.ENTITY, map(rows.entity_row, extraction.entities)),
            ("mentions", rows.MENTION, map(rows.mention_row, extraction.mentions)),
            ("claims", rows.CLAIM, map(rows.claim_row, extraction.claims)),
        ):
            self._db.executemany(rows.insert(table, columns), values)

    def _move_source(self, document: Document) -> None:
        """Let the source stand for this document; forget what no source stands for any more."""
        source = document.source
        self._db.execute(rows.insert("sources", "source, document"), (source, document.id))
        if not source:
            return
        query = "SELECT document FROM sources WHERE source = ? AND document <> ?"
        for (old,) in self._db.execute(query, (source, document.id)).fetchall():
            self._db.execute("DELETE FROM sources WHERE source = ? AND document = ?", (source, old))
            query = "SELECT 1 FROM sources WHERE document = ?"
            if not self._db.execute(query, (old,)).fetchone():
                self._forget(old)

    def _forget(self, document: DocumentId) -> bool:
        self._forget_parts(document)
        self._db.execute("DELETE FROM sources WHERE document = ?", (document,))
        deleted = self._db.execute("DELETE FROM documents WHERE id = ?", (document,))
        return deleted.rowcount > 0

    def _forget_parts(self, document: DocumentId) -> None:
        for table in _PARTS:
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))  # noqa: S608

    # Reading.

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One state of the file for all that is read of a document."""
        with telling(self._place):
            self._db.execute("BEGIN")
            with self._db:
                yield

    def _ids(self, query: str, values: dict[str, str] | None = None) -> list[DocumentId]:
        with telling(self._place):
            return [DocumentId(id_) for (id_,) in self._db.execute(query, values or {})]

    def _document(self, id_: DocumentId) -> Document | None:
        query = rows.select(f"{rows.DOCUMENT}, {rows.SOURCE}", "documents", "WHERE id = ?")
        row = self._db.execute(query, (id_,)).fetchone()
        return self._rebuild(rows.to_document, row, id_) if row else None

    def _entities(self, document: DocumentId) -> dict[EntityId, Entity]:
        query = rows.select(rows.ENTITY, "entities", "WHERE document = ? ORDER BY id")
        found = self._db.execute(query, (document,)).fetchall()
        entities = (
            self._rebuild(rows.to_entity, row, f"{document} entity {row[1]}") for row in found
        )
        return {entity.id: entity for entity in entities}

    def _mentions(
        self, document: Document, entities: dict[EntityId, Entity]
    ) -> tuple[Mention, ...]:
        rest = "WHERE document = ? ORDER BY start_at, end_at, entity"
        query = rows.select(rows.MENTION, "mentions", rest)
        found = self._db.execute(query, (document.id,)).fetchall()

        def build(row: rows.Row) -> Mention:
            return rows.to_mention(row, document, entities)

        return tuple(
            self._rebuild(build, row, f"{document.id} mention at {row[1]}") for row in found
        )

    def _claims(
        self,
        document: Document,
        entities: dict[EntityId, Entity],
        where: str,
        values: dict[str, str],
    ) -> tuple[Claim, ...]:
        rest = f"WHERE document = :document AND {where} ORDER BY start_at, end_at, id"
        query = rows.select(rows.CLAIM, "claims", rest)
        found = self._db.execute(query, values | {"document": document.id}).fetchall()

        def build(row: rows.Row) -> Claim:
            return rows.to_claim(row, document, entities)

        return tuple(self._rebuild(build, row, f"{document.id} claim {row[3]}") for row in found)

    def _rebuild(self, build: Callable[[rows.Row], Value], row: rows.Row, where: str) -> Value:
        try:
            if any(isinstance(column, bytes) for column in row):  # SQLite lets them stand anywhere
                raise TypeError("bytes stand in the place of a text")
            return build(row)
        except (ModelError, OntologyError, ValueError, KeyError, TypeError) as error:
            what = f"the store holds what it must not: {error}"
            raise StoreError(what, where=f"{self._place} {where}", hint=_DAMAGED) from error


def _rank(source: str) -> tuple[bool, str]:
    """Sources in the order of belief; one without a name comes last."""
    return (not source, source)
