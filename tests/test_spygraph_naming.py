from hashlib import sha256
from pathlib import Path

import pytest

from graph import Document
from queries.errors import QueryError
from spygraph.naming import find_document


def document(source: str, title: str = "", sha256: str = "00") -> Document:
    return Document(text="Words.", sha256=sha256, source=source, format="txt", title=title)


ONE = document("/news/one.txt", "The first report", "01")
TWO = document("/news/two.txt", "The second report", "02")
COPY = document("/archive/one.txt", "The first report", "03")
NAMELESS = document("", "", "04")
PACKED = document("/news/all.zip!drafts/three.txt", "", "06")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (ONE.id, ONE),
        (ONE.id[:9], ONE),
        ("the FIRST report", ONE),
        ("/news/one.txt", ONE),
        ("/news/../news/two.txt", TWO),
        ("/news/three.txt", None),
        ("three.txt", PACKED),
        ("x" * 5000, None),
        ("nul\0.txt", None),
        ("one.txt", ONE),
        ("TWO.TXT", TWO),
        (NAMELESS.id, NAMELESS),
    ],
)
def test_document_is_found_by_what_people_call_it(name: str, found: Document | None) -> None:
    if found is None:
        with pytest.raises(QueryError):
            find_document([ONE, TWO, NAMELESS, PACKED], name)
    else:
        assert find_document([ONE, TWO, NAMELESS, PACKED], name) == found.id


def test_relative_path_is_a_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    here = document(str(tmp_path / "folder" / "one.txt"), sha256="05")
    assert find_document([ONE, here], "folder/one.txt") == here.id


def test_file_of_the_same_bytes_is_a_name(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"Words.")
    one = document("/news/one.txt", sha256=sha256(b"Words.").hexdigest())
    assert find_document([TWO, one], str(copy)) == one.id
    copy.write_bytes(b"Other words.")
    with pytest.raises(QueryError, match="no document is called"):
        find_document([TWO, one], str(copy))


def test_odd_letters_of_a_path_are_as_the_store_writes_them() -> None:
    odd = document("/news/a\\nb.txt", sha256="07")
    assert find_document([ONE, odd], "/news/a\nb.txt") == odd.id


@pytest.mark.parametrize("name", ["The first report", "one.txt"])
def test_shared_name_lists_the_candidates(name: str) -> None:
    with pytest.raises(QueryError, match="2 documents are called") as refusal:
        find_document([ONE, TWO, COPY], name)
    assert ONE.id in str(refusal.value)
    assert COPY.id in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("The frist report", "did you mean The first report?"),
        ("tow.txt", "did you mean two.txt?"),
        ("d", "`spygraph documents` lists them"),
    ],
)
def test_unknown_name_says_what_comes_near(name: str, advice: str) -> None:
    with pytest.raises(QueryError, match=r"no document is called") as refusal:
        find_document([ONE, TWO], name)
    assert advice in str(refusal.value)
