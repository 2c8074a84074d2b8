"""A document's text, cut into blocks: clean paragraphs that know where they came from."""

import re

from graph import Document
from loaders.cleaning import clean
from loaders.paragraphs import is_rule, paragraphs
from loaders.reading import Block, BlockKind
from loaders.wordlists import word_set

_MARK = re.compile(
    r"[\s\ufeff]*(?:(?P<heading>\#{1,6}(?!\w))|(?P<quote>(?:>\s*)+)"
    r"|(?P<item>[-*+•·▪●○‣–—](?=\s)|\(?\d{1,3}[.)](?=\s)|\(?[a-z][.)](?=\s)))\s*"
)
_STOPS = (".", "!", "?", ";", ",", '."', "…", ".'", ".)")
_HEADING_WORDS = 16


def to_blocks(document: Document) -> list[Block]:
    """The blocks of a document's text in order; every letter of a block knows its place."""
    blocks: list[Block] = []
    section = ""
    for piece in paragraphs(document.text):
        block = _block(document.text, piece.start, piece.end, len(blocks))
        if block is None:
            continue
        block.section = section
        if block.kind is BlockKind.HEADING:
            section = block.text
        blocks.append(block)
    return blocks


def _block(text: str, start: int, end: int, index: int) -> Block | None:
    if end - start < 200 and is_rule(text[start:end]):
        return None
    mark = _MARK.match(text, start, end)
    # A number stays in the text of an item: "1. In 2019 ..." may be cited by it.
    body = mark.end() if mark and (mark["item"] or "")[-1:] not in {".", ")"} else start
    words, places = clean(text, body, end)
    if not words:
        return None
    return Block(index, words, places, _kind(mark, words))


def _kind(mark: re.Match[str] | None, words: str) -> BlockKind:
    if mark and mark["heading"]:
        return BlockKind.HEADING
    if mark and mark["item"]:
        return BlockKind.ITEM
    return BlockKind.HEADING if _looks_like_heading(words) else BlockKind.PROSE


def _looks_like_heading(words: str) -> bool:
    if len(words) > 200 or words.endswith(_STOPS) or len(words.split()) > _HEADING_WORDS:
        return False
    if words.endswith(":") and _says_something(words):
        return False
    first = words.lstrip("\"'([")[:1]
    return first.isupper() or first.isdigit()


def _says_something(words: str) -> bool:
    """Whether a line that ends with a colon is a sentence, not the heading of a list."""
    parts = words.split()
    first_small = sum(part[0].islower() for part in parts) > len(parts) / 2
    return len(parts) > 4 and first_small and any(part in word_set("finite") for part in parts)
