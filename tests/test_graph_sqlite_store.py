"""The file under the embedded store: opening, errors, removal, killed processes."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph import Extraction, StoreError
from graph.sqlite_file import connect
from graph.sqlite_store import SqliteStore
from graph.store import Outcome

Make = Callable[..., Extraction]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a store #1?.db"


@pytest.fixture
def filled(path: Path, sale: Extraction) -> Path:
    with closing(SqliteStore(path)) as store:
        store.add(sale)
    return path


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement)


def test_a_store_keeps_its_documents_when_closed(filled: Path, sale: Extraction) -> None:
    with closing(SqliteStore(str(filled), create=False)) as store:
        assert [document.id for document in store.documents()] == [sale.document.id]
    assert [one.name for one in filled.parent.iterdir()] == [filled.name]


def test_a_reference_to_nothing_cannot_be_written(filled: Path) -> None:
    with closing(connect(str(filled), create=False, wait=1)) as db:
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("UPDATE mentions SET entity = 'e0'")
        assert db.execute("PRAGMA secure_delete").fetchone() == (1,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_file_becomes_a_store(path: Path, sale: Extraction) -> None:
    path.touch()
    with closing(SqliteStore(path)) as store:
        assert store.add(sale) is Outcome.NEW


def test_no_store_is_made_unless_asked_for(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        SqliteStore(path, create=False)
    assert not path.exists()


def test_a_missing_folder_is_a_clear_error(path: Path) -> None:
    with pytest.raises(StoreError, match=r"folder of the store does not exist .*make the folder"):
        SqliteStore(path / "deeper" / "store.db")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder"):
        SqliteStore(tmp_path)


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder that nobody writes to")
def test_a_folder_that_cannot_be_written_to_is_a_clear_error() -> None:
    with pytest.raises(StoreError, match=r"cannot be (written to|opened)"):
        SqliteStore("/sys/kernel/store.db")


@pytest.mark.parametrize(
    "content", [b"Dear editor,\n", b"\0" * 4096, b"SQLite format 2\0 and more", b"%PDF-1.7"]
)
def test_a_foreign_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a spygraph store"):
        SqliteStore(path)
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE claims (id)", "PRAGMA user_version = 1", "PRAGMA application_id = 7"],
)
def test_the_database_of_another_program_is_refused_and_left_as_it_is(
    path: Path, statement: str
) -> None:
    execute(path, statement)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a spygraph store"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_a_newer_store_is_refused_and_left_as_it_is(filled: Path) -> None:
    execute(filled, "PRAGMA user_version = 99")
    before = filled.read_bytes()
    with pytest.raises(StoreError, match=r"has schema 99, this .* knows up to 1 \(update spygraph"):
        SqliteStore(filled)
    assert filled.read_bytes() == before


def test_a_damaged_store_is_a_clear_error(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    filled.write_bytes(content)
    with closing(SqliteStore(filled)) as store:
        with pytest.raises(StoreError, match=r"the store is damaged.*build it anew"):
            list(store.documents())
        problems = list(store.check())
    assert problems
    assert {problem.document for problem in problems} == {""}


def test_a_store_cut_short_is_a_clear_error(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[:50])
    with pytest.raises(StoreError, match=r"not a spygraph store|damaged"):
        SqliteStore(filled)


def test_a_locked_store_is_a_clear_error(filled: Path, denial: Extraction) -> None:
    with (
        closing(sqlite3.connect(filled, isolation_level=None)) as other,
        closing(SqliteStore(filled, wait=0.05)) as store,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"another program is writing.*try again"):
            store.add(denial)
        other.execute("ROLLBACK")
        assert store.add(denial) is Outcome.NEW


def test_a_reader_sees_whole_documents_while_another_writes(
    filled: Path, sale: Extraction, denial: Extraction
) -> None:
    with closing(SqliteStore(filled)) as writer, closing(SqliteStore(filled)) as reader:
        documents = reader.documents()
        next(documents)
        writer.add(denial)
        writer.remove(sale.document.id)
        assert list(documents) == []
        assert [one.id for one in reader.documents()] == [denial.document.id]


def test_removed_text_is_gone_from_the_files(filled: Path, make: Make) -> None:
    secret = "Zdenka Quillfeather"
    text = f"{secret} was targeted with Glimmer. " * 400
    types = {secret: "Victim", "Glimmer": "Product"}
    told = [("Glimmer", "TARGETED", secret, "confirmed")]
    private = make(text, types, told, source="/news/private.txt", title=secret)
    with closing(SqliteStore(filled)) as store:
        store.add(private)
        assert any(secret.encode() in one.read_bytes() for one in filled.parent.iterdir())
        store.remove(private.document.id)
        for file in filled.parent.iterdir():
            assert secret.encode() not in file.read_bytes(), file.name


def test_removal_says_if_a_reader_keeps_the_text_alive(filled: Path, sale: Extraction) -> None:
    with (
        closing(SqliteStore(filled, wait=0.05)) as store,
        closing(sqlite3.connect(filled, isolation_level=None)) as other,
    ):
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM documents").fetchone()
        with pytest.raises(StoreError, match="is removed, but its text still stands"):
            store.remove(sale.document.id)
        assert list(store.documents()) == []


@pytest.fixture
def still_folder(filled: Path) -> Iterator[Path]:
    """The folder of a store in which nobody may write, and no power to overrule that."""
    folder = filled.parent
    for one in (folder, *folder.parents[:2]):
        one.chmod(0o755)
    filled.chmod(0o444)
    (folder / "empty.db").touch()
    (folder / "secret.db").touch(mode=0o000)
    folder.chmod(0o555)
    root = os.getuid() == 0
    if root:
        os.setresuid(65534, 65534, 0)
    try:
        yield folder
    finally:
        if root:
            os.setresuid(0, 0, 0)
        folder.chmod(0o755)


def test_a_store_that_cannot_be_written_to_can_still_be_read(
    still_folder: Path, filled: Path, sale: Extraction
) -> None:
    with closing(SqliteStore(filled)) as store:
        assert len(list(store.claims())) == 2
        assert list(store.check()) == []
        with pytest.raises(StoreError, match="the store cannot be written to"):
            store.remove(sale.document.id)


def test_no_store_can_be_made_where_nobody_may_write(still_folder: Path) -> None:
    with pytest.raises(StoreError, match="the folder cannot be written to"):
        SqliteStore(still_folder / "new.db")


def test_an_empty_file_that_cannot_be_written_to_is_a_clear_error(still_folder: Path) -> None:
    with pytest.raises(StoreError, match="the store is empty or has an old schema"):
        SqliteStore(still_folder / "empty.db")


def test_a_file_that_cannot_be_read_is_a_clear_error(still_folder: Path) -> None:
    with pytest.raises(StoreError, match=r"the store cannot be read: Permission denied"):
        SqliteStore(still_folder / "secret.db")


_FILLER = """
import sys
from contextlib import closing
from hashlib import sha256
from graph import Claim, Document, End, Entity, Evidence, Extraction, Mention
from graph.sqlite_store import SqliteStore
from ontology import EntityType, RelationType, Status

def extraction(number):
    text = f"Document {number}. " + "Orbo made Glimmer. " * 40
    document = Document(text, sha256(text.encode()).hexdigest(), f"/{number}", "txt")
    orbo = Entity(document.id, EntityType.VENDOR, "Orbo")
    glimmer = Entity(document.id, EntityType.PRODUCT, "Glimmer")
    starts = [i for i in range(len(text)) if text.startswith("Orbo made", i)]
    heads = [Evidence.at(document, i, i + 4) for i in starts]
    tails = [Evidence.at(document, i + 10, i + 17) for i in starts]
    claims = tuple(
        Claim(End(orbo, head), RelationType.DEVELOPS, End(glimmer, tail), Status.CONFIRMED,
              Evidence.at(document, head.span.start, tail.span.end), "test")
        for head, tail in zip(heads, tails)
    )
    mentions = tuple(Mention(orbo, one) for one in heads) + tuple(
        Mention(glimmer, one) for one in tails)
    return Extraction(document, (orbo, glimmer), mentions, claims, "test")

store = SqliteStore(sys.argv[1])
for number in range(int(sys.argv[2]), 10**9):
    whole = extraction(number)
    store.add(whole)
    print(whole.document.id, flush=True)
"""


def test_a_killed_process_loses_no_document_and_leaves_none_half(path: Path) -> None:
    chance = random.Random(20)
    reported: set[str] = set()
    for round_ in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", _FILLER, str(path), str(round_ * 100_000)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[1],
        ) as process:
            assert process.stdout is not None
            reported.add(process.stdout.readline().strip())
            time.sleep(chance.uniform(0, 0.08))
            process.send_signal(signal.SIGKILL)
            lines = process.stdout.read().split("\n")
        reported.update(lines[:-1])  # the last may be half a line
    with closing(SqliteStore(path, create=False)) as store:
        assert list(store.check()) == []
        kept = {document.id for document in store.documents()}
        assert reported <= kept
        assert len(kept) - len(reported) <= 20
        for id_ in kept:
            whole = store.extraction(id_)
            assert (len(whole.claims), len(whole.mentions), len(whole.entities)) == (40, 80, 2)
    assert len(reported) > 40


def test_processes_that_make_one_store_at_the_same_time_all_succeed(path: Path) -> None:
    code = _FILLER.replace("10**9", "int(sys.argv[2]) + 5")
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), str(number * 100)],
            stdout=subprocess.DEVNULL,
            cwd=Path(__file__).parents[1],
        )
        for number in range(4)
    ]
    assert [process.wait() for process in processes] == [0, 0, 0, 0]
    with closing(SqliteStore(path, create=False)) as store:
        assert len(list(store.documents())) == 20
        assert list(store.check()) == []
