"""Where the paragraphs of a text begin and end, also where its lines are cut at a fixed width."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[-*+•·▪–—●○‣]|\(?\d{1,3}[.)]|\(?[a-z][.)]|>+|#{1,6})(?:\s|$)")
_RULE = re.compile(r"\s*([-*_=~+])(?:\s*\1){2,}\s*$")
_ADDRESS = re.compile(r"\]\([^()]*\)")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]*]*\s*$")

NARROW, WIDE = 45, 118
"""Between these widths, in letters, a line may have been cut by a typesetter."""
LONGEST = 5000
"""No paragraph is longer than this, in letters: longer ones are cut where a sentence ends."""


class Piece(NamedTuple):
    """Two places of a text: a line, or a paragraph."""

    start: int
    end: int


def paragraphs(text: str) -> Iterator[Piece]:
    """The paragraphs of a text in order; a line is one unless it was cut at a fixed width."""
    runs = list(_runs(text))
    widths = [_width([text[a:b] for a, b in run]) for run in runs]
    usual = _usual(runs, widths)
    for run, width in zip(runs, widths, strict=True):
        longest = max(_seen_length(text[a:b]) for a, b in run)
        yield from _of_run(text, run, width or (usual if longest <= usual else 0))


def _runs(text: str) -> Iterator[list[Piece]]:
    """The runs of lines without a blank line between them."""
    run: list[Piece] = []
    for line in _lines(text):
        if text[line.start : line.end].strip("\ufeff \t\u00a0\u200b"):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _usual(runs: list[list[Piece]], widths: list[int]) -> int:
    """The width at which most lines of the text were cut, 0 where they were not."""
    cut = sum(len(run) for run, width in zip(runs, widths, strict=True) if width)
    return max(widths, default=0) + 4 if cut > 0.4 * sum(map(len, runs)) else 0


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written: `---`, `***`, `====`."""
    return bool(_RULE.match(line))


def _lines(text: str) -> Iterator[Piece]:
    at = 0
    for match in _LINE_END.finditer(text):
        yield Piece(at, match.start())
        at = match.end()
    if at < len(text):
        yield Piece(at, len(text))


def _of_run(text: str, run: list[Piece], width: int) -> Iterator[Piece]:
    start = None
    for this, following in zip(run, [*run[1:], None], strict=True):
        start = this.start if start is None else start
        if following is None or not _goes_on(text, this, following, width):
            yield from _cut(text, Piece(start, this.end))
            start = None


def _seen_length(line: str) -> int:
    """The length of a line without the addresses of its links."""
    return len(_ADDRESS.sub("]", line).rstrip()) if "](" in line else len(line.rstrip())


def _width(lines: list[str]) -> int:
    """The width at which the lines of a run were cut, 0 where they were not."""
    lengths = [_seen_length(line) for line in lines]
    width = max(lengths)
    if len(lines) < 2 or not NARROW <= width <= WIDE:
        return 0
    followers = [line.lstrip() for line in lines[1:]]
    lower = sum(line[:1].islower() for line in followers)
    full = sum(
        length + len(line.split(" ", 1)[0]) >= 0.9 * width
        for length, line in zip(lengths, followers, strict=False)
    )
    return width if lower >= 0.3 * len(followers) and full >= 0.5 * len(followers) else 0


def _goes_on(text: str, this: Piece, following: Piece, width: int) -> bool:
    line = text[this.start : this.end].rstrip()
    then = text[following.start : following.end].lstrip()
    if is_rule(line) or is_rule(then) or _ITEM.match(then) or line.lstrip().startswith("#"):
        return False
    if line.endswith(("-", "\xad")) and then[:1].isalpha() and line[-2:-1].isalpha():
        return True
    if not width:
        return False
    fits = len(line) + 1 + len(then.split(" ", 1)[0]) <= width
    if line.count("[") > line.count("]"):
        return True
    if then[:1].islower():
        return not _SENTENCE_END.search(line) or not fits
    return not fits if _SENTENCE_END.search(line) else len(line) >= 0.75 * width


def _cut(text: str, piece: Piece) -> Iterator[Piece]:
    """A paragraph, in parts of bounded length."""
    start, end = piece
    while end - start > LONGEST:
        stop = _good_end(text, start, start + LONGEST)
        yield Piece(start, stop)
        start = stop
    if text[start:end].strip():
        yield Piece(start, end)


def _good_end(text: str, start: int, limit: int) -> int:
    half = start + LONGEST // 2
    for mark in (". ", "! ", "? ", '" ', "; ", ", ", " "):
        found = text.rfind(mark, half, limit)
        if found > 0:
            return found + len(mark)
    return limit
