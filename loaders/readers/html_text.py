"""The main text of a web page: its furniture out, everything else in, a line a block."""

import re
from typing import TYPE_CHECKING

from loaders.readers.page_furniture import count_letters, find_furniture
from loaders.readers.tables import table, words

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_RUNS = re.compile(r" {2,}")
_MOST = 0.5


def main_text(page: "_Element") -> str:
    """The text of a page without its furniture.

    Blocks stand apart by an empty line; items of a list (after `- `), lines and rows of a
    table take a line each; the cells of a row stand apart by ` | `.
    """
    body = page.find("body")
    body = page if body is None else body
    out = find_furniture(body)
    return _render(_container(body, out), out)


def _container(body: "_Element", out: "set[_Element]") -> "_Element":
    """The element that holds the text: main or article where it holds most of what is left."""
    sizes = count_letters(body, out)
    for tag in ("main", "article"):
        found = max(body.iter(tag), key=lambda one: sizes[one], default=None)
        if found is not None and sizes[found] > _MOST * sizes[body]:
            return found
    return body


def _render(root: "_Element", out: "set[_Element]") -> str:
    from lxml import etree

    lines = _Lines(
        frozenset(words(table("html"), "block")), frozenset(words(table("html"), "line"))
    )
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            lines.close(str(element.tag))
            lines.add((element.tail or "") if element is not root else "")
        else:
            lines.open(str(element.tag))
            if element in out:
                walker.skip_subtree()
            else:
                lines.add(element.text or "")
    return lines.text()


class _Lines:
    """Pieces of text on their way to lines."""

    def __init__(self, block: frozenset[str], line: frozenset[str]) -> None:
        self.block, self.line = block, line
        self.done: list[str] = []
        self.now: list[str] = []
        self.gap = False
        self.verbatim = 0

    def open(self, tag: str) -> None:
        if tag in self.block or tag in self.line:
            self.end(gap=tag in self.block)
        if tag == "li":
            self.now.append("- ")
        elif tag in ("td", "th") and any(not piece.isspace() for piece in self.now):
            self.now.append(" | ")
        self.verbatim += tag == "pre"

    def close(self, tag: str) -> None:
        if tag in self.block or (tag in self.line and tag != "br"):
            self.end(gap=tag in self.block)
        self.verbatim -= tag == "pre"

    def add(self, text: str) -> None:
        if text:
            self.now.append(text if self.verbatim else _BLANKS.sub(" ", text))

    def end(self, *, gap: bool) -> None:
        """Close the line; `gap` asks for an empty line before the next one."""
        line = "".join(self.now)
        line = line.strip("\n") if self.verbatim else _RUNS.sub(" ", line).strip(" |")
        self.now = []
        if line and line != "-":
            if self.gap and self.done:
                self.done.append("")
            self.done.append(line)
            self.gap = False
        self.gap = self.gap or gap

    def text(self) -> str:
        self.end(gap=True)
        return "\n".join(self.done)
