"""Whatever is changed in the file behind the store's back is found, and nothing else."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph import Extraction, StoreError
from graph.sqlite_store import SqliteStore


@pytest.fixture
def path(tmp_path: Path, sale: Extraction, denial: Extraction) -> Path:
    with closing(SqliteStore(tmp_path / "store.db")) as store:
        store.add(sale)
        store.add(denial)
    return tmp_path / "store.db"


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        yield db


def problems(path: Path) -> list[str]:
    with closing(SqliteStore(path)) as store:
        return [f"{problem.where}: {problem.what}" for problem in store.check()]


SALE = "document = (SELECT document FROM claims WHERE type = 'USED')"

CHANGES = [
    ("UPDATE documents SET text = 'x' || text WHERE title = 'A sale'", "its SHA-256 differs"),
    ("UPDATE documents SET format = 'pdf' WHERE title = 'A sale'", "id: does not follow"),
    ("UPDATE documents SET published = '2021-02-30'", "published: '2021-02-30' is not a date"),
    ("UPDATE documents SET notes = '7'", "notes: '7' is not a list of strings"),
    ("UPDATE documents SET notes = '{'", "notes: Expecting property name"),
    ("UPDATE documents SET text = x'ff' WHERE title = 'A sale'", "text: is not the text"),
    ("UPDATE documents SET title = x'ff' WHERE title = 'A sale'", "title is not text but b"),
    ("UPDATE documents SET extractor = x'ff'", "extractor is not text"),
    ("UPDATE documents SET language = x'ff'", "language is not text"),
    ("UPDATE documents SET id = NULL WHERE title = 'A sale'", "None is no document's id"),
    ("UPDATE claims SET document = x'ff' WHERE type = 'USED'", "b'\\xff' is no document's id"),
    ("UPDATE sources SET source = x'ff'", "source is not text"),
    ("UPDATE entities SET known = x'ff'", "known is not text"),
    ("UPDATE claims SET rule = x'ff'", "rule is not text"),
    (f"DELETE FROM sources WHERE {SALE}", "source: no source stands for the document"),
    ("DELETE FROM documents WHERE title = 'A sale'", "document: is not there, but parts"),
    ("UPDATE entities SET type = 'Spaceship'", "'Spaceship' is not a valid EntityType"),
    ("UPDATE entities SET name = 'Tim' WHERE name = 'Tove Lind'", "the id does not follow from"),
    ("UPDATE entities SET aliases = '[1]'", "'[1]' is not a list of strings"),
    ("UPDATE entities SET acronyms = 'OL'", "Expecting value"),
    ("DELETE FROM entities WHERE name = 'Tove Lind'", "is not there"),
    ("UPDATE mentions SET quote = 'Orbo labs' WHERE quote = 'Orbo Labs'", "the text says 'Orbo"),
    ("UPDATE mentions SET end_at = start_at", "no text lies between"),
    ("UPDATE mentions SET end_at = 'z'", "no text lies between"),
    ("UPDATE mentions SET start_at = -1", "no text lies between -1"),
    ("UPDATE claims SET end_at = 9999 WHERE type = 'USED'", "the text says"),
    ("UPDATE mentions SET kind = 'guess'", "'guess' is not a valid MentionKind"),
    ("UPDATE mentions SET entity = 'e0' WHERE quote = 'Tove Lind'", "entity e0 is not there"),
    ("UPDATE claims SET quote = 'Orbo' WHERE type = 'USED'", "not 'Orbo'"),
    ("UPDATE claims SET head_quote = 'Nobody' WHERE type = 'USED'", "not 'Nobody'"),
    ("UPDATE claims SET said_quote = NULL WHERE type = 'USED'", "not 'None'"),
    ("UPDATE claims SET tail_start = 0 WHERE type = 'USED'", "the text says"),
    ("UPDATE claims SET head = 'e0' WHERE type = 'USED'", "entity e0 is not there"),
    ("UPDATE claims SET said_by = 'e0' WHERE type = 'USED'", "entity e0 is not there"),
    ("UPDATE claims SET status = 'sure' WHERE type = 'USED'", "'sure' is not a valid Status"),
    ("UPDATE claims SET type = 'LIKED' WHERE type = 'USED'", "'LIKED' is not a valid Relation"),
    ("UPDATE claims SET type = 'SIGNED' WHERE type = 'USED'", "is not allowed"),
    ("UPDATE claims SET date = '21' WHERE type = 'USED'", "'21' is not a date"),
    ("UPDATE claims SET id = 'c0' WHERE type = 'USED'", "the id does not follow from the claim's"),
]


def test_a_sound_store_has_no_problems(path: Path) -> None:
    assert problems(path) == []


@pytest.mark.parametrize(("statement", "expected"), CHANGES)
def test_check_finds_what_was_changed(
    path: Path, db: sqlite3.Connection, statement: str, expected: str
) -> None:
    assert db.execute(statement).rowcount > 0
    found = problems(path)
    assert any(expected in problem for problem in found), found


def test_check_does_not_stop_at_the_first(path: Path, db: sqlite3.Connection) -> None:
    for statement in (
        "UPDATE claims SET status = 'sure', date = '21', head_quote = 'Nobody'",
        "UPDATE mentions SET kind = 'guess'",
        "UPDATE entities SET aliases = '7'",
    ):
        db.execute(statement)
    found = " | ".join(problems(path))
    assert found.count("'sure' is not a valid Status") == 3
    assert found.count("'21' is not a date") == 3
    assert found.count("not 'Nobody'") == 3
    assert found.count("'guess' is not a valid MentionKind") == 6
    assert found.count("'7' is not a list of strings") == 6


def test_check_goes_on_where_a_table_cannot_be_read(path: Path, db: sqlite3.Connection) -> None:
    db.execute("UPDATE claims SET type = 'LIKED'")
    db.execute("ALTER TABLE mentions RENAME COLUMN kind TO kinds")
    found = " | ".join(problems(path))
    assert found.count("mentions: cannot be read: no such column: kind") == 2
    assert "'LIKED' is not a valid RelationType" in found


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE claims SET status = 'sure' WHERE type = 'USED'", "claim c"),
        ("UPDATE claims SET type = 'SIGNED' WHERE type = 'USED'", "claim c"),
        ("UPDATE claims SET quote = 'Orbo' WHERE type = 'USED'", "claim c"),
        ("UPDATE claims SET head = 'e0' WHERE type = 'USED'", "claim c"),
        ("UPDATE claims SET id = 'c0' WHERE type = 'USED'", "claim c0"),
        ("UPDATE claims SET said_start = NULL WHERE type = 'USED'", "claim c"),
        ("UPDATE entities SET type = 'Spaceship' WHERE name = 'Glimmer'", "entity e"),
        ("UPDATE entities SET name = 'Glamour' WHERE name = 'Glimmer'", "entity e"),
        ("UPDATE entities SET aliases = 'x' WHERE name = 'Glimmer'", "entity e"),
        ("UPDATE entities SET known = x'ff' WHERE name = 'Glimmer'", "entity e"),
        ("UPDATE documents SET published = 'x' WHERE title = 'A sale'", "d"),
        ("UPDATE documents SET sha256 = 'x' WHERE title = 'A sale'", "d"),
    ],
)
def test_reading_what_was_changed_says_where(
    path: Path, db: sqlite3.Connection, statement: str, where: str
) -> None:
    db.execute(statement)
    with (
        closing(SqliteStore(path)) as store,
        pytest.raises(StoreError, match=rf"store\.db .*{where}.*holds what it must not.*check"),
    ):
        list(store.claims())


def test_reading_a_changed_mention_says_where(
    path: Path, db: sqlite3.Connection, sale: Extraction
) -> None:
    db.execute("UPDATE mentions SET kind = 'guess'")
    with (
        closing(SqliteStore(path)) as store,
        pytest.raises(StoreError, match="mention at 0: the store holds what it must not"),
    ):
        list(store.mentions(sale.document.id))
