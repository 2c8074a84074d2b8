"""Classes of English words by lemma, from data/word_classes.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def _tables() -> dict[str, dict[str, Any]]:
    text = (files("loaders") / "data" / "word_classes.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, Any]] = tomllib.loads(text)
    return tables


@cache
def nouns(name: str) -> frozenset[str]:
    """The lemmas of a class of nouns; KeyError if the file has no such class."""
    return frozenset(_tables()["nouns"][name])


@cache
def verbs(name: str) -> frozenset[str]:
    """The lemmas of a class of verbs; KeyError if the file has no such class."""
    return frozenset(_tables()["verbs"][name])


@cache
def words(name: str) -> frozenset[str]:
    """A list of words in the text's own form; KeyError if the file has no such list."""
    return frozenset(_tables()["words"][name])


@cache
def _lemmas() -> dict[str, str]:
    return dict(_tables()["lemmas"])


def lemma(token: "Token") -> str:
    """The lemma of a word in lower case, put right where the lemmatizer is known to err."""
    found: str = token.lemma_.lower()
    return _lemmas().get(found, found)


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """For each noun of the file the names of the classes it belongs to."""
    found: dict[str, set[str]] = {}
    for name, lemmas in _tables()["nouns"].items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}
