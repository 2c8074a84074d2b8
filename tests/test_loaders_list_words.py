import re
import tomllib
from pathlib import Path

import pytest

import loaders.list_words
from loaders.joiners import joiner_words
from loaders.letters import letter_words
from loaders.list_words import name_words, signature_words
from loaders.notice_words import notice_words

FOLDER = Path(loaders.list_words.__file__).parent / "data" / "lists"
FILES = sorted(FOLDER.glob("*.toml"))


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [word for inner in value.values() for word in _words(inner)]
    assert isinstance(value, list)
    return [word for inner in value for word in _words(inner)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_data_file_says_what_it_is_and_holds_patterns(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    words = _words(tomllib.loads(text))
    assert words
    for word in words:
        assert word.strip(), "an empty pattern matches everything"
        assert re.compile(word), word


def test_every_file_is_read() -> None:
    assert {path.stem for path in FILES} == {
        "joiners",
        "letters",
        "notices",
        "organisations",
        "people",
        "signatures",
    }
    assert signature_words().headings.fullmatch("Signatories:")
    assert name_words().honorifics.match("Dr. Ana Brook")
    assert letter_words().kinds.search("An open letter to all")
    assert notice_words().sanctions.search("The Office designated two firms")
    assert joiner_words().absent.search("Freedonia did not sign")
