"""A clean copy of a piece of text, in which each letter knows its place in the original."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.wordlists import word_set

_QUOTES = dict.fromkeys("‘’‚‛ʼ′´`", "'") | dict.fromkeys("“”„‟″«»＂", '"')
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">"}

# Soft hyphens, zero-width and direction marks, control characters: seen by nobody.
_UNSEEN = r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f]+"
# Marks of Markdown and HTML. Each part has a bound, so that no line costs more than its length.
_URL = r"(?:[^()\s]++|\([^()\s]{0,200}\)){1,20}+"
_MARKUP = rf"""
    !\[[^\]\n]{{0,400}}\]\([^()\n]{{0,2000}}\)            # an image
  | \[\^?\d{{1,3}}\](?!\()                              # a note's number
  | (?<=\])\({_URL}(?:\ "[^"\n]{{0,300}}")?\)  # where a link leads
  | \[(?=[^\[\]]{{1,400}}\]\({_URL}[\s)])         # the bracket in front of a link's words
  | \](?=\({_URL}[\s)])                           # and the one behind
  | <(?:/?[A-Za-z][A-Za-z0-9]{{0,12}}(?:\s[^<>\n]{{0,1000}})?/?|!--[^>\n]{{0,1000}}--)>
  | \*\*+ | __+ | (?<![\w\\*])[*_](?=\S) | (?<=[^\s\\*])[*_](?!\w)
  | \\(?=[\\*_\#\[\]()>.!@+-])
"""
_CHANGE = re.compile(
    rf"""(?P<unseen>{_UNSEEN})
      | (?P<markup>{_MARKUP})
      | (?P<hyphen>(?<=[^\W\d_])[-\u2010\xad](?:\r\n|\n)[ \t>]*(?=[^\W\d_]))
      | (?P<blank>(?:[^\S\ ]|&nbsp;|\ (?=\s|&nbsp;))(?:\s|&nbsp;)*)
      | (?P<swap>[{"".join(_QUOTES)}{"".join(_LIGATURES)}] | {"|".join(map(re.escape, _ENTITIES))})
    """,
    re.VERBOSE,
)
_SWAPS = _QUOTES | _LIGATURES | _ENTITIES
_WORD = re.compile(r"[^\W\d_]+")


@dataclass
class _Copy:
    pieces: list[str] = field(default_factory=list)
    places: "array[int]" = field(default_factory=lambda: array("q"))

    def keep(self, text: str, start: int, end: int) -> None:
        self.pieces.append(text[start:end])
        self.places.extend(range(start, end))

    def put(self, letters: str, place: int) -> None:
        self.pieces.append(letters)
        self.places.extend([place] * len(letters))


def clean(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """The piece of `text` between two places as a clean copy, and the place of each letter.

    The places are one more than the letters: the last is that of the end. Blanks at either
    end are left out.
    """
    copy, at = _Copy(), start
    for match in _CHANGE.finditer(text, start, end):
        copy.keep(text, at, match.start())
        copy.put(_instead(match, text), match.start())
        at = match.end()
    copy.keep(text, at, end)
    return _trimmed("".join(copy.pieces), copy.places, end)


def _instead(match: re.Match[str], text: str) -> str:
    if match.lastgroup == "hyphen":
        return "-" if _keeps_hyphen(text, match) else ""
    if match.lastgroup == "blank":
        return " "
    if match.lastgroup == "swap":
        return _SWAPS[match.group()]
    return ""


def _keeps_hyphen(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 40]
    first, second = _WORD.findall(before)[-1], _WORD.findall(after)[0]
    if second[0].isupper() or first.isupper() or first.casefold() in word_set("compound_start"):
        return True
    words = _vocabulary(text)
    return f"{first}-{second}".casefold() in words and (first + second).casefold() not in words


@lru_cache(maxsize=1)
def _vocabulary(text: str) -> frozenset[str]:
    """The words of the text's first half million letters: how it writes its own compounds."""
    return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text[:500_000].casefold()))


def _trimmed(text: str, places: "array[int]", end: int) -> tuple[str, Sequence[int]]:
    # Marks that were dropped may leave two blanks side by side.
    if "  " in text:
        kept = [i for i, letter in enumerate(text) if letter != " " or text[i - 1 : i] != " "]
        text, places = "".join(text[i] for i in kept), array("q", [places[i] for i in kept])
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    if right <= left:
        return "", array("q", [end])
    places.append(end)
    if right < len(text):
        places[right] = places[right - 1] + 1
    return text[left:right], places[left : right + 1]
