"""Whether a text is English: the rules know no other language."""

import re
from functools import cache
from importlib.resources import files

from graph import Document

_LEAST_SHARE = 0.12
_SAMPLE = 20_000
_FEW = 40
_WORD = re.compile(r"[^\W\d_]+")


def is_english(document: Document) -> bool:
    """True for English prose, also where the declared language is wrong.

    A text of few words is taken at its word: what was declared or detected decides.
    """
    declared = document.language[:2].casefold() in ("", "en")
    words = _WORD.findall(document.text[:_SAMPLE].casefold())
    if declared or len(words) < _FEW:
        return declared
    return sum(word in _function_words() for word in words) / len(words) >= _LEAST_SHARE


@cache
def _function_words() -> frozenset[str]:
    lines = files("loaders").joinpath("data/english_words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
