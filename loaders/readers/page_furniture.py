"""Which parts of a web page are furniture: menus, banners, related headlines, comments.

Letters and statements live by their lists of names, which look like menus to tools that weigh
text against links; so nothing is furniture for its looks, only for what its makers call it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.readers.tables import table, words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element

_BLANKS = re.compile(r"\s+")
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[^A-Za-z0-9]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"[\[(]?\d{1,3}[\])]?")
_HEADING = re.compile(r"h[2-6]")
_LONGEST_HEADING = 60
_MOST = 0.5  # of the letters of the page: no box of furniture but comments holds as much
_SHORT = 400  # letters: a form that holds more is around the page; less is no article
ARTICLE = ("article", "main")


@dataclass(frozen=True)
class _Rules:
    """The table of page furniture, ready for use."""

    never: frozenset[str]
    around: frozenset[str]
    outside: frozenset[str]
    roles: frozenset[str]
    marks: frozenset[str]
    crowds: frozenset[str]
    states: tuple[str, ...]
    lines: frozenset[str]
    headings: re.Pattern[str]


@cache
def _rules() -> _Rules:
    known = table("html")
    return _Rules(
        never=frozenset(words(known, "never")),
        around=frozenset(words(known, "around")),
        outside=frozenset(words(known, "around_outside")),
        roles=frozenset(words(known, "roles")),
        marks=frozenset(words(known, "marks")),
        crowds=frozenset(words(known, "crowds")),
        states=words(known, "states"),
        lines=frozenset(words(known, "marked_whole")),
        headings=re.compile("|".join(f"(?:{one})" for one in words(known, "headings"))),
    )


def find_furniture(body: "_Element") -> "set[_Element]":
    """The elements to leave out, with all that lies in them but the text behind them."""
    out: set[_Element] = set(body.iter(*_rules().never))
    sizes = count_letters(body, out)
    most = _MOST * max(sizes[body], 1)
    keeps = {body} | {up for one in body.iter("h1", *ARTICLE) for up in one.iterancestors()}
    for element in body.iter():
        if element in keeps or element.tag in ARTICLE:
            continue
        large = sizes[element] > most
        if large and (sizes[body] - sizes[element] < _SHORT or not _is_crowd(element)):
            continue
        if _is_furniture(element, sizes[element]) or _is_note_mark(element):
            out.add(element)
    for heading in body.iter("h2", "h3", "h4", "h5", "h6"):
        if sizes[heading] < _LONGEST_HEADING and _is_headed(heading):
            out.update(_section(heading, keeps, sizes, most))
    return out


def count_letters(body: "_Element", out: "AbstractSet[_Element]") -> "dict[_Element, int]":
    """How many letters stand in each element, those of elements left `out` not counted."""
    sizes: dict[_Element, int] = {}
    for element in reversed(list(body.iter())):  # children come before their parents
        inner = sum(sizes[child] + len((child.tail or "").strip()) for child in element)
        sizes[element] = 0 if element in out else inner + len((element.text or "").strip())
    return sizes


def _is_furniture(element: "_Element", size: int) -> bool:
    rules, tag = _rules(), str(element.tag)
    if tag in rules.around:
        return not (_inside_article(element) and _holds_notes(element))
    if tag in rules.outside and size < _SHORT and not _inside_article(element):
        return True
    if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
        return True
    return element.get("role", "").lower() in rules.roles or _is_marked(element)


def _is_marked(element: "_Element") -> bool:
    """Whether class or id call it furniture; of a single line only a whole name does."""
    rules = _rules()
    names = f"{element.get('class', '')} {element.get('id', '')}"[:500].split()
    names = [name for name in names if not name.lower().startswith(rules.states)]
    if element.tag in rules.lines:
        return any(name.lower() in rules.marks for name in names)
    return any(not rules.marks.isdisjoint(_name_parts(name)) for name in names)


def _is_crowd(element: "_Element") -> bool:
    """Whether it holds the readers' comments, which may be longer than the text."""
    names = f"{element.get('class', '')} {element.get('id', '')}"[:500].split()
    return any(not _rules().crowds.isdisjoint(_name_parts(name)) for name in names)


def _name_parts(name: str) -> Iterator[str]:
    """`moreFrom-box` gives more, from, box, more-from, from-box."""
    parts = [part.lower() for part in _BETWEEN.split(_CASE.sub("-", name)) if part]
    yield from parts
    yield from (f"{one}-{two}" for one, two in pairwise(parts))


def _inside_article(element: "_Element") -> bool:
    return next(element.iterancestors(*ARTICLE), None) is not None


def _holds_notes(element: "_Element") -> bool:
    """Footnotes and lists of experts stand in an article's own footer or aside."""
    return "note" in f"{element.get('class', '')} {element.get('id', '')}".lower()


def _is_note_mark(element: "_Element") -> bool:
    """A raised number that leads to a note is no part of the word before it."""
    if element.tag != "sup" or len(element) > 1:
        return False
    links = [one for one in (element.getparent(), *element) if one is not None and one.tag == "a"]
    pieces = [element.text, *(piece for child in element for piece in (child.text, child.tail))]
    words_ = "".join(piece or "" for piece in pieces if len(piece or "") < 10)
    return bool(links) and _NOTE_MARK.fullmatch(words_.strip()) is not None


def _is_headed(heading: "_Element") -> bool:
    """Whether a heading is one that stands above other articles, comments or a form."""
    words_ = _BLANKS.sub(" ", "".join(heading.itertext())).strip().lower()
    return _rules().headings.fullmatch(words_) is not None


def _section(
    heading: "_Element", keeps: "set[_Element]", sizes: "dict[_Element, int]", most: float
) -> "list[_Element]":
    """What stands under such a heading: the box it opens, or all up to the next heading."""
    parent = heading.getparent()
    if parent is None:
        return []
    opens = next(iter(parent), None) is heading and not (parent.text or "").strip()
    if opens and parent.tag in ("section", "div") and parent not in keeps and sizes[parent] < most:
        return [parent]
    found = [heading]
    for follower in heading.itersiblings():
        if _HEADING.fullmatch(str(follower.tag)) or follower in keeps:
            break
        found.append(follower)
    return found if sum(sizes[one] for one in found) < most else []
