import pytest

from spygraph.filenames import FileNames, stem_of


@pytest.mark.parametrize(
    ("source", "stem"),
    [
        ("/letters/open letter.txt", "open letter"),
        ("/a.zip!deep/b.tar.gz", "b.tar"),
        ("/a.zip!b.eml!annex.pdf", "annex"),
        ("/news.jsonl:12", "news-12"),
        ("/odd:name.txt", "odd_name"),
        ("stdin:0a1b", "stdin"),
        ("/..", "document"),
        ("", "document"),
        ("/Ñandú – «cita».txt", "Ñandú _ _cita_"),
        ("/bad\udcff.txt", "bad_"),
        ("/" + "ß" * 300 + ".txt", "ß" * 75),
    ],
)
def test_stem_is_fit_for_a_file(source: str, stem: str) -> None:
    assert stem_of(source) == stem


def test_names_that_agree_are_numbered() -> None:
    names = FileNames()
    sources = ["/a/x.txt", "/b/X.txt", "/c/x.html", "/d/y.txt"]
    assert [names.name(source) for source in sources] == ["x", "X-2", "x-3", "y"]
