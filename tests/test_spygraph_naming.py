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


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (ONE.id, ONE),
        (ONE.id[:9], ONE),
        ("the FIRST report", ONE),
        ("/news/one.txt", ONE),
        ("/news/../news/two.txt", None),
        ("one.txt", ONE),
        ("TWO.TXT", TWO),
        (NAMELESS.id, NAMELESS),
    ],
)
def test_document_is_found_by_what_people_call_it(name: str, found: Document | None) -> None:
    if found is None:
        with pytest.raises(QueryError):
            find_document([ONE, TWO, NAMELESS], name)
    else:
        assert find_document([ONE, TWO, NAMELESS], name) == found.id


def test_relative_path_is_a_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    here = document(str(tmp_path / "folder" / "one.txt"), sha256="05")
    assert find_document([ONE, here], "folder/one.txt") == here.id


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
