"""The SQLite file under the embedded store: opening it, its schema, its errors in plain words."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from graph.errors import StoreError

MEMORY = ":memory:"

_APPLICATION = 0x73707967  # "spyg": marks a file as ours
_MAGIC = b"SQLite format 3\0"
_SCHEMAS = ("0001.sql",)  # the n-th leads from version n-1 to version n

_WORDS = {  # primary result code of SQLite -> what failed, what to do next
    sqlite3.SQLITE_BUSY: (
        "another program is writing to the store",
        "wait until it is done, then try again",
    ),
    sqlite3.SQLITE_READONLY: (
        "the store cannot be written to",
        "copy it to a folder that you may write to, or change its permissions",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the store cannot be opened",
        "see that the folder exists and that you may write to it",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the store is damaged",
        "take a copy from before, or build it anew from the documents",
    ),
    sqlite3.SQLITE_NOTADB: (
        "this is not a spygraph store",
        "name another file; this one was left as it is",
    ),
    sqlite3.SQLITE_FULL: ("the disk is full", "make room, then try again; nothing is half-written"),
    sqlite3.SQLITE_TOOBIG: ("a text is too long for the store", "split the document"),
}
_GAVE_UP = ("the store gave up", "run `spygraph check` to see what is wrong")


@contextmanager
def telling(place: str) -> Iterator[None]:
    """Turn an error of SQLite into a StoreError that says where and what to do next."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        what, hint = _WORDS.get(code & 0xFF if code else 0, _GAVE_UP)
        raise StoreError(f"{what}: {error}", where=place, hint=hint) from error
    except UnicodeEncodeError as error:
        what = f"{error.object[error.start : error.end]!r} is half a character and cannot be stored"
        raise StoreError(what, where=place, hint="read the document in another encoding") from error


def connect(place: str, *, create: bool, wait: float) -> sqlite3.Connection:
    """Open a store with the newest schema; `wait` is how many seconds to wait for other writers.

    StoreError if there is none and `create` is false, if the file is something else, or if it
    comes from a newer version: such a file is left as it is.
    """
    writable = True
    address = MEMORY
    if place != MEMORY:
        path = Path(place).absolute()
        writable = _look(path, create)
        address = _address(path, writable)
    with telling(place):
        db = sqlite3.connect(address, timeout=wait, isolation_level=None, uri=place != MEMORY)
    try:
        with telling(place):
            version = _version(db, place)
            if writable:
                _make_ready(db, wait)
            db.execute("PRAGMA foreign_keys = ON")
            if version < len(_SCHEMAS):
                _migrate(db, place, writable)
    except BaseException:
        db.close()
        raise
    return db


def _look(path: Path, create: bool) -> bool:
    """Whether the file may be written; StoreError where there can be no store."""
    if path.is_dir():
        raise StoreError("this is a folder", where=str(path), hint="name a file in it")
    if not path.exists():
        if not create:
            hint = "build one first, or name another with --store"
            raise StoreError("there is no store", where=str(path), hint=hint)
        if not path.parent.is_dir():
            hint = f"make the folder {path.parent} first"
            raise StoreError("the folder of the store does not exist", where=str(path), hint=hint)
        if not os.access(path.parent, os.W_OK):
            hint = "choose another folder with --store"
            raise StoreError("the folder cannot be written to", where=str(path), hint=hint)
        return True
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        what = f"the store cannot be read: {error.strerror}"
        raise StoreError(what, where=str(path), hint="change its permissions") from error
    if start and start != _MAGIC:
        raise _foreign(str(path))
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _address(path: Path, writable: bool) -> str:
    """The file as SQLite wants it named; `immutable` lets it read in a folder it cannot write."""
    if writable:
        return path.as_uri() + "?mode=rwc"
    log = path.with_name(path.name + "-wal")
    still = not (log.exists() and log.stat().st_size)
    return path.as_uri() + ("?mode=ro&immutable=1" if still else "?mode=ro")


def _make_ready(db: sqlite3.Connection, wait: float) -> None:
    _switch_to_wal(db, wait)
    # Safe against a killed process; only a power cut may take back the last moments, whole.
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA secure_delete = ON")


def _switch_to_wal(db: sqlite3.Connection, wait: float) -> None:
    """SQLite does not wait by itself for another program that is making the same new file."""
    deadline = time.monotonic() + wait
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _version(db: sqlite3.Connection, place: str) -> int:
    """The version of the schema; 0 for a new file, StoreError for a foreign or newer one."""
    version, application, tables = db.execute(
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if application != _APPLICATION and (application or version or tables):
        raise _foreign(place)
    if version > len(_SCHEMAS):
        what = f"the store has schema {version}, this spygraph knows up to {len(_SCHEMAS)}"
        raise StoreError(what, where=place, hint="update spygraph, or build a new store")
    return int(version)


def _migrate(db: sqlite3.Connection, place: str, writable: bool) -> None:
    """All missing steps in one transaction; another program may have taken them meanwhile."""
    if not writable:
        hint = "open it once where it can be written to"
        raise StoreError("the store is empty or has an old schema", where=place, hint=hint)
    with transaction(db):
        for step in range(_version(db, place), len(_SCHEMAS)):
            script = files("graph").joinpath("schema", _SCHEMAS[step]).read_text(encoding="utf-8")
            for statement in script.split(";\n"):  # executescript would commit on its own
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {len(_SCHEMAS)}")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing of it, also when interrupted."""
    db.execute("BEGIN IMMEDIATE")
    with db:
        yield


def _foreign(place: str) -> StoreError:
    what, hint = _WORDS[sqlite3.SQLITE_NOTADB]
    return StoreError(what, where=place, hint=hint)
