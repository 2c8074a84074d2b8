"""Paths in, documents and failures out, in one order, none lost."""

import io
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

import pytest

from graph import Document
from loaders.documents import from_text, read, read_one, read_source
from loaders.errors import LoadError, refusing
from loaders.formats import format_by_name, format_of
from loaders.readers import tables
from loaders.sources import MAX_DEPTH, Source, printable

PROSE = "The ministry of Ruritania bought the spyware Harrier."


def _texts(found: "list[Document | LoadError]") -> list[str]:
    return [one.text if isinstance(one, Document) else f"! {one.what}" for one in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/.hidden.txt", "picture.png", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{PROSE} {name}")
    return tmp_path


def test_read_walks_folders_in_order_without_the_hidden_and_unknown(folder: Path) -> None:
    names = [one.source for one in read([folder]) if isinstance(one, Document)]
    assert names == [str(folder / name) for name in ("a.md", "b.txt", "sub/c.txt")]


def test_read_follows_no_link_to_a_folder(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder)
    assert len(list(read([folder]))) == 3


def test_read_hands_out_failures_in_their_place(folder: Path) -> None:
    (folder / "aa.txt").write_bytes(b"")
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    found = _texts(list(read([folder, folder / "missing.txt"])))
    assert [text[:9] for text in found] == [
        "The minis", "! is empt", "The minis", "! cannot ", "The minis", "! cannot ",
    ]  # fmt: skip


def test_read_is_lazy(folder: Path) -> None:
    found = read([folder / "a.md", folder / "b.txt"])
    next(found)
    (folder / "b.txt").write_text("It was changed in the meantime.")
    assert _texts(list(found)) == ["It was changed in the meantime."]


def test_read_gives_a_document_its_bytes_and_its_place(folder: Path) -> None:
    document = read_one(folder / "sub" / ".." / "b.txt")
    assert document.sha256 == sha256((folder / "b.txt").read_bytes()).hexdigest()
    assert document.source == str(folder / "b.txt")
    assert (document.format, document.language) == ("txt", "")


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        (PROSE.encode(), "txt"),
        (b"---\ntitle: A\n---\n" + PROSE.encode(), "md"),
        (f'{{"text": "{PROSE}"}}\n'.encode(), "jsonl"),
        (b"From: a@b.example\nMessage-ID: <1>\n\n" + PROSE.encode(), "eml"),
        (b"\n<!-- x --><!DOCTYPE html><p>" + PROSE.encode(), "html"),
    ],
)
def test_read_tells_what_standard_input_is(
    monkeypatch: pytest.MonkeyPatch, content: bytes, format_: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    document = read_one("-")
    assert (document.format, document.text.strip()) == (format_, PROSE)
    assert document.source.startswith(f"stdin:{sha256(content).hexdigest()}")


def test_read_refuses_endless_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.sources.MAX_BYTES", 10)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 99)))
    assert _texts(list(read(["-"]))) == ["! is larger than 0 MB (0 MB)"]


def test_read_refuses_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    (failure,) = read(["-"])
    assert str(failure) == "stdin: is closed (pipe a document into it)"


def test_read_one_wants_exactly_one(tmp_path: Path) -> None:
    lines = tmp_path / "two.jsonl"
    lines.write_text(f'{{"text": "{PROSE}"}}\n{{"text": "{PROSE}"}}\n')
    with pytest.raises(LoadError, match="more than one"):
        read_one(lines)
    with pytest.raises(LoadError, match="no document"):
        read_one(_empty(tmp_path))
    with pytest.raises(LoadError, match="no such file"):
        read_one(tmp_path / "none.txt")


def test_read_opens_no_address() -> None:
    (failure,) = read(["https://courier.example/a.html"])
    assert str(failure).startswith("https://courier.example/a.html: is an address, not a file")


def _empty(tmp_path: Path) -> Path:
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


def test_from_text_makes_a_document() -> None:
    document = from_text(f"Zenda, 3 May 2021\r\n{PROSE}", "note")
    assert (document.source, document.published) == ("note", "2021-05-03")
    assert document.text == f"Zenda, 3 May 2021\n{PROSE}"
    assert from_text(PROSE).source == f"text:{sha256(PROSE.encode()).hexdigest()}"
    with pytest.raises(LoadError, match="holds no text"):
        from_text(" \n ")


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("a.txt", b"%PDF-1.7 ...", "pdf"),
        ("a.pdf", b"<html><p>Not found</p></html>", "html"),
        ("a.txt", b"<!doctype HTML>\n<p>x", "html"),
        ("a.md", b"<div>inline</div> text", "md"),
        ("a.eml", b"<html> in a mail", "eml"),
        ("a.unknown", b"plain words", "txt"),
        ("A.HTM", b"plain words", "html"),
    ],
)
def test_format_of_believes_the_bytes_first(name: str, content: bytes, format_: str) -> None:
    assert format_of(name, content) == format_


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.pdf", b"plain words", "is not what .pdf promises"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "is an old or a locked Office file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n....", "is a picture"),
        ("a.txt", b"{\\rtf1 words}", "is a rich text file"),
        ("a.exe", b"MZ\x90\0....", "is a program"),
        ("a.zip", b"PK\x03\x04....", "is damaged"),
    ],
)
def test_format_of_says_what_cannot_be_read(name: str, content: bytes, what: str) -> None:
    with pytest.raises(LoadError, match=what):
        format_of(name, content)


def test_format_of_tells_office_files_from_archives() -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    with pytest.raises(LoadError, match="is not a Word document"):
        format_of("sheet.xlsx", packed.getvalue())


def test_every_suffix_has_a_reader(tmp_path: Path) -> None:
    from loaders.documents import READERS
    from loaders.formats import formats

    assert set(formats().suffixes.values()) == set(READERS)
    assert format_by_name("a.zip!Letter.MD") == "md"


def test_part_says_how_deep_it_lies() -> None:
    source = Source("a.zip", b"", depth=MAX_DEPTH)
    with pytest.raises(LoadError, match=r"a\.zip!b\.txt: lies more than"):
        source.part("b.txt", b"")


def test_printable_shows_what_cannot_be_seen() -> None:
    name = os.fsdecode(b"a\nb\xff\xe2\x80\x8f.txt")
    assert printable(name) == "a\\nb\\udcff\\u200f.txt"


@pytest.mark.parametrize("check", [tables.words, tables.word, tables.pairs, tables.rows])
def test_a_table_of_the_wrong_shape_is_refused(check: "object") -> None:
    assert callable(check)
    with pytest.raises(LoadError, match="must be"):
        check({"key": {"a": 1} if check is not tables.pairs else ["a"]}, "key")
    with pytest.raises(LoadError, match="must be a table"):
        tables.part({}, "key")


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_document_that_exhausts_its_reader_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def exhausted(_: Source) -> NoReturn:
        raise error

    monkeypatch.setattr("loaders.readers.text.read", exhausted)
    (failure,) = read_source(Source("a.txt", b"Words."))
    assert str(failure) == f"a.txt: needs too much memory ({error.__name__})"


def test_refusing_passes_our_own_errors_on() -> None:
    with pytest.raises(LoadError, match="ours"), refusing("here", "theirs"):
        raise LoadError("ours")
    with pytest.raises(LoadError, match="here: theirs: KeyError"), refusing("here", "theirs"):
        raise KeyError
