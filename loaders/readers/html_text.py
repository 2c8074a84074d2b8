"""The main text of a web page: its furniture out, everything else in, a line a block.

Letters and statements live by their lists of names, which look like menus to tools that weigh
text against links; so nothing is dropped for its looks, only for what its makers call it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.readers.tables import table, words

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[^A-Za-z0-9]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"[\[(]?\d{1,3}[\])]?")
_HEADING = re.compile(r"h[2-6]")
_ARTICLE = ("article", "main")
_MOST = 0.5  # of the letters of the page: no box of furniture holds as much


@dataclass(frozen=True)
class _Rules:
    """The table of page furniture, ready for use."""

    never: frozenset[str]
    around: frozenset[str]
    outside: frozenset[str]
    roles: frozenset[str]
    marks: frozenset[str]
    headings: re.Pattern[str]
    block: frozenset[str]
    line: frozenset[str]


@cache
def _rules() -> _Rules:
    known = table("html")
    return _Rules(
        never=frozenset(words(known, "never")),
        around=frozenset(words(known, "around")),
        outside=frozenset(words(known, "around_outside")),
        roles=frozenset(words(known, "roles")),
        marks=frozenset(words(known, "marks")),
        headings=re.compile("|".join(f"(?:{one})" for one in words(known, "headings"))),
        block=frozenset(words(known, "block")),
        line=frozenset(words(known, "line")),
    )


def main_text(page: "_Element") -> str:
    """The text of a page without its furniture. Changes the tree: it is pruned."""
    _drop_all(page, _rules().never)
    body = page.find("body")
    body = page if body is None else body
    _prune(body)
    return _render(_container(body))


def _drop_all(page: "_Element", tags: frozenset[str]) -> None:
    for element in list(page.iter(*tags)):
        _drop(element)


def _drop(element: "_Element") -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = f"{before.tail or ''} {element.tail}"
        else:
            parent.text = f"{parent.text or ''} {element.tail}"
    parent.remove(element)


def _prune(body: "_Element") -> None:
    """Take out what the makers of the page call furniture."""
    sizes = _sizes(body)
    whole = max(sizes[body], 1)
    keeps = {body} | {up for one in body.iter("h1", *_ARTICLE) for up in one.iterancestors()}
    for element in list(body.iter()):
        if element in keeps or sizes[element] > _MOST * whole or element.tag in _ARTICLE:
            continue
        if _is_furniture(element):
            _drop(element)
    for heading in [one for one in body.iter() if _is_last_heading(one)]:
        _drop_section(heading, keeps)


def _sizes(body: "_Element") -> "dict[_Element, int]":
    """How many letters stand in each element; children come before their parents."""
    sizes: dict[_Element, int] = {}
    for element in reversed(list(body.iter())):
        inner = sum(sizes[child] + len((child.tail or "").strip()) for child in element)
        sizes[element] = inner + len((element.text or "").strip())
    return sizes


def _is_furniture(element: "_Element") -> bool:
    rules, tag = _rules(), str(element.tag)
    if tag in rules.around and not (tag in ("aside", "footer") and _is_notes(element)):
        return True
    if tag in rules.outside and not _inside_article(element) and not _has_paragraphs(element):
        return True
    if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
        return True
    return element.get("role", "").lower() in rules.roles or _is_marked(element)


def _is_marked(element: "_Element") -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"[:500]
    if not names.strip() or element.tag in ("p", "li", "a", "b", "strong", "em", "i", "td", "tr"):
        return _marks_line(names)
    return not _rules().marks.isdisjoint(_name_parts(names))


def _marks_line(names: str) -> bool:
    """Whether a single line is furniture: only its whole name counts."""
    return any(name.lower() in _rules().marks for name in names.split())


def _name_parts(names: str) -> Iterator[str]:
    """`moreFrom-box` gives more, from, box, more-from, from-box."""
    for name in names.split():
        parts = [part.lower() for part in _BETWEEN.split(_CASE.sub("-", name)) if part]
        yield from parts
        yield from (f"{one}-{two}" for one, two in pairwise(parts))


def _inside_article(element: "_Element") -> bool:
    return next(element.iterancestors(*_ARTICLE), None) is not None


def _has_paragraphs(element: "_Element") -> bool:
    return sum(len("".join(one.itertext())) for one in element.iter("p")) > 400


def _is_notes(element: "_Element") -> bool:
    """Footnotes and lists of experts stand in an article's own footer or aside."""
    return _inside_article(element) and "note" in f"{element.get('class')} {element.get('id')}"


def _is_last_heading(element: "_Element") -> bool:
    if not isinstance(element.tag, str) or not _HEADING.fullmatch(element.tag):
        return False
    words_ = _BLANKS.sub(" ", "".join(element.itertext())).strip().lower()
    return len(words_) < 60 and _rules().headings.fullmatch(words_) is not None


def _drop_section(heading: "_Element", keeps: "set[_Element]") -> None:
    """Take out what stands under a heading such as `Related`: its box, or up to the next one."""
    parent = heading.getparent()
    if parent is None:
        return
    box = parent.tag in ("section", "div", "aside") and parent not in keeps
    if box and not _before(heading) and parent.find(".//h2") in (None, heading):
        _drop(parent)
        return
    for follower in list(heading.itersiblings()):
        if _HEADING.fullmatch(str(follower.tag)) or follower in keeps:
            break
        _drop(follower)
    _drop(heading)


def _before(heading: "_Element") -> bool:
    return any("".join(one.itertext()).strip() for one in heading.itersiblings(preceding=True))


def _container(body: "_Element") -> "_Element":
    """The element that holds the text: main or article where it holds most of what is left."""
    sizes = _sizes(body)
    for tag in ("main", "article"):
        found = max(body.iter(tag), key=lambda one: sizes[one], default=None)
        if found is not None and sizes[found] > _MOST * sizes[body]:
            return found
    return body


def _render(root: "_Element") -> str:
    """The lines of an element: blocks apart by an empty line, items and rows a line each."""
    from lxml import etree

    rules, out = _rules(), _Lines()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            out.open(tag, tag in rules.block, tag in rules.line)
            if not _is_note_mark(element):
                out.add(element.text or "", verbatim=tag == "pre")
        else:
            out.close(tag, tag in rules.block, tag in rules.line)
            if element is not root:
                out.add(element.tail or "", verbatim=False)
    return out.text()


def _is_note_mark(element: "_Element") -> bool:
    """A raised number that leads to a note is no part of the word before it."""
    if element.tag not in ("sup", "a"):
        return False
    raised = element.tag == "sup" or next(element.iterancestors("sup"), None) is not None
    words_ = "".join(element.itertext()).strip()
    linked = element.tag == "a" or element.find(".//a") is not None
    return raised and linked and _NOTE_MARK.fullmatch(words_) is not None


class _Lines:
    """Pieces of text on their way to lines."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.now: list[str] = []
        self.gap = False

    def open(self, tag: str, block: bool, line: bool) -> None:
        if block or line:
            self.end(block)
        if tag == "li":
            self.now.append("- ")
        elif tag in ("td", "th") and any(piece.strip() for piece in self.now):
            self.now.append(" | ")

    def close(self, tag: str, block: bool, line: bool) -> None:
        if block or (line and tag != "br"):
            self.end(block)

    def add(self, text: str, *, verbatim: bool) -> None:
        self.now.append(text if verbatim else _BLANKS.sub(" ", text))

    def end(self, block: bool) -> None:
        line = "".join(self.now)
        line = re.sub(r" {2,}", " ", line).strip(" |") if "\n" not in line else line.strip("\n")
        self.now = []
        if line and line != "-":
            if self.gap and self.done:
                self.done.append("")
            self.done.append(line)
            self.gap = False
        self.gap = self.gap or block

    def text(self) -> str:
        self.end(block=True)
        return "\n".join(self.done)
