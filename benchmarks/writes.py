"""What keeping an extraction costs against a bare executemany of the same rows."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from graph import Claim, Document, End, Entity, Evidence, Extraction, Mention
from graph.sqlite_store import SqliteStore
from measure import Line
from ontology import EntityType, RelationType, Status

_DOCUMENTS = 400
_CLAIMS = 30
_TABLES = ("documents", "sources", "entities", "mentions", "claims")


def lines() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        # Made anew each time, so that no id is at hand that a first write would have to make.
        ours = min(_seconds(partial(_keep, _made(), folder, n)) for n in ("a", "b", "c"))
        peer = _Peer(Path(folder, "a.db"))
        each = min(_seconds(partial(peer.write, folder, n, whole=False)) for n in ("d", "e", "f"))
        once = min(_seconds(partial(peer.write, folder, n, whole=True)) for n in ("g", "h", "i"))
    figure = f"{peer.count / ours:.0f} rows/s"
    yield Line("store writes", figure, ours / each, "executemany, commit a document", 3.0)
    yield Line("store writes", figure, ours / once, "executemany, one commit", 3.0)


def _made() -> list[Extraction]:
    return [_extraction(number) for number in range(_DOCUMENTS)]


def _seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _keep(extractions: list[Extraction], folder: str, name: str) -> None:
    store = SqliteStore(Path(folder, f"{name}.db"))
    for extraction in extractions:
        store.add(extraction)
    store.close()


class _Peer:
    """The rows of a store, written again by nothing but sqlite3."""

    def __init__(self, path: Path) -> None:
        with sqlite3.connect(path) as db:
            self._schema = [
                sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
            ]
            documents = [id_ for (id_,) in db.execute("SELECT id FROM documents")]
            self._rows = [
                {table: self._of(db, table, id_) for table in _TABLES} for id_ in documents
            ]
        self.count = sum(len(rows) for one in self._rows for rows in one.values())

    def _of(self, db: sqlite3.Connection, table: str, document: str) -> list[tuple[object, ...]]:
        column = "id" if table == "documents" else "document"
        return db.execute(f"SELECT * FROM {table} WHERE {column} = ?", (document,)).fetchall()

    def write(self, folder: str, name: str, *, whole: bool) -> None:
        db = sqlite3.connect(Path(folder, f"{name}.db"), isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        for sql in self._schema:
            db.execute(sql)
        if whole:
            db.execute("BEGIN")
        for one in self._rows:
            if not whole:
                db.execute("BEGIN")
            for table, rows in one.items():
                if rows:
                    marks = ", ".join("?" * len(rows[0]))
                    db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            if not whole:
                db.execute("COMMIT")
        if whole:
            db.execute("COMMIT")
        db.close()


def _extraction(number: int) -> Extraction:
    """A document of 3 kB with as many actors and claims as a news page has."""
    random_ = random.Random(number)
    vendors = [f"Vendor {number} {n}" for n in range(10)]
    states = [f"State {number} {n}" for n in range(10)]
    pairs = [(random_.choice(vendors), random_.choice(states)) for _ in range(_CLAIMS)]
    told = [
        f"{vendor} sold its systems to {state}, and was paid for it in {2000 + n}."
        for n, (vendor, state) in enumerate(pairs)
    ]
    text = "\n".join(told)
    document = Document(text, sha256(text.encode()).hexdigest(), f"{number}.txt", "text", "A title")
    entities = {
        name: Entity(document.id, type_, name, (f"the {name}",))
        for names, type_ in ((vendors, EntityType.VENDOR), (states, EntityType.STATE))
        for name in names
    }
    mentions, claims, start = [], [], 0
    for sentence, (vendor, state) in zip(told, pairs, strict=True):
        ends = [
            _end(document, entities[name], start + sentence.index(name)) for name in (vendor, state)
        ]
        evidence = Evidence.at(document, start, start + len(sentence))
        mentions += [Mention(end.entity, end.mention) for end in ends]
        head, tail = ends
        claims.append(Claim(head, RelationType.SELLS_TO, tail, Status.ALLEGED, evidence, "bench"))
        start += len(sentence) + 1
    return Extraction(document, tuple(entities.values()), tuple(mentions), tuple(claims), "bench")


def _end(document: Document, entity: Entity, start: int) -> End:
    return End(entity, Evidence.at(document, start, start + len(entity.name)))
