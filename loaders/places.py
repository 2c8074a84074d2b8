"""Where a word of a parse stands: its block, its place in the document, the namings around it."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from graph import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from loaders.reading import Block, Naming, Reading

_KEY = "spygraph block"


def block_of(reading: "Reading", token: "Token") -> "Block":
    """The block that the word is read from; each parse is told its block once."""
    block: Block | None = token.doc.user_data.get(_KEY)
    if block is None or reading.blocks[block.index : block.index + 1] != [block]:
        for one in reading.blocks:
            if one.parse is not None:
                one.parse.user_data[_KEY] = one
        block = token.doc.user_data[_KEY]
    return block


def place_of(reading: "Reading", token: "Token") -> Span:
    """The place of the word in the document."""
    return block_of(reading, token).span(token.idx, token.idx + len(token))


def sentence_place(block: "Block", sentence: "TokenSpan") -> Span:
    """The place of a sentence in the document, without blanks around it."""
    start = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
    return block.span(start, start + len(sentence.text.strip()))


def namings_before(reading: "Reading", token: "Token") -> "Iterator[Naming]":
    """The namings that begin before a word, nearest first."""
    here = (block_of(reading, token).index, token.idx)
    first = bisect_left(reading.namings, here, key=lambda one: (one.block.index, one.start))
    for index in range(first - 1, -1, -1):
        yield reading.namings[index]


def naming_at(reading: "Reading", token: "Token") -> "Naming | None":
    """The naming that the word is part of."""
    nearest = next(namings_before(reading, token.nbor() if _has_next(token) else token), None)
    if nearest is None or nearest.block is not block_of(reading, token):
        return None
    return nearest if nearest.start <= token.idx < nearest.end else None


def _has_next(token: "Token") -> bool:
    return token.i + 1 < len(token.doc)


def characters_between(naming: "Naming", block: "Block", offset: int) -> int:
    """How far back a naming stands from a place of a block, in characters of the document."""
    return block.places[offset] - naming.block.places[naming.end]


def give_tokens(reading: "Reading") -> None:
    """Give each naming in a parsed block its tokens, also those that a list's layout found."""
    for naming in reading.namings:
        parse = naming.block.parse
        if naming.tokens is None and parse is not None:
            naming.tokens = parse.char_span(naming.start, naming.end, alignment_mode="expand")
