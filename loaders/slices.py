"""Pieces of blocks, for what is read by its layout: each knows where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph import Document, Span
from loaders.reading import Block

_TRIM = " \t\u00a0"
_LINES = re.compile(r"[\t\n]")
_WIDE = re.compile(r"[\t\n]|\s{2,}")  # between columns


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a block's clean text, blanks at its ends left aside. May be empty."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The place in the document; the slice must not be empty."""
        return self.block.span(self.start, self.end)

    def __bool__(self) -> bool:
        return self.start < self.end

    def part(self, start: int, end: int | None = None) -> "Slice":
        """A piece of this piece, counted in its own text."""
        left = self.start + start
        right = self.end if end is None else self.start + end
        return trimmed(self.block, left, right)

    def without(self, marks: str) -> "Slice":
        """The same without such letters at either end."""
        return trimmed(self.block, self.start, self.end, marks + _TRIM)

    def split(self, pattern: "re.Pattern[str]") -> list["Slice"]:
        """The pieces between the matches, empty ones left out."""
        pieces, at = [], 0
        for match in pattern.finditer(self.text):
            pieces.append(self.part(at, match.start()))
            at = match.end()
        pieces.append(self.part(at))
        return [piece for piece in pieces if piece]

    def to(self, other: "Slice") -> "Slice":
        """From the start of this piece to the end of a later one of the same block."""
        return Slice(self.block, self.start, other.end)


def trimmed(block: Block, start: int, end: int, marks: str = _TRIM) -> Slice:
    """A piece of a block without blanks, or other marks, at its ends."""
    text = block.text[start:end]
    left = len(text) - len(text.lstrip(marks))
    right = len(text.rstrip(marks))
    return Slice(block, start + left, start + max(left, right))


def whole(block: Block) -> Slice:
    """All of a block."""
    return trimmed(block, 0, len(block.text))


def cells(document: Document, piece: Slice, wide: bool = True) -> list[Slice]:
    """The columns of a line: what stands between tabs, line ends, dots, or two and more blanks.

    In a line that begins with an upright bar, bars part the columns. Without `wide`, blanks
    part nothing.
    """
    found, at = [], 0
    for gap in _gaps(document, piece, _WIDE if wide else _LINES):
        found.append(piece.part(at, gap))
        at = gap + 1
    found.append(piece.part(at))
    return [cell for cell in found if cell]


def _gaps(document: Document, piece: Slice, gap: "re.Pattern[str]") -> Iterator[int]:
    """Where, counted in the piece, one column ends and the next begins."""
    places, barred = piece.block.places, piece.text.startswith("|")
    for at, letter in enumerate(piece.text):
        if letter in "•▪●" or (letter == "|" and barred):
            yield at
        if letter == " ":
            here = piece.start + at
            if gap.search(document.text, places[here], places[here + 1]):
                yield at
