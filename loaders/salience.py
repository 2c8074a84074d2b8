"""Whom "the company", "she" or "it" stands for: the most salient referent named before."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from loaders.reading import Block, Naming, Reading, Referent
from ontology import EntityType

if TYPE_CHECKING:
    import spacy.tokens

_LATELY = 300
"""How many namings back are counted, so that a long document costs no more than its length."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def antecedent(
    reading: Reading,
    token: "spacy.tokens.Token",
    types: Collection[EntityType],
    within: int = 8,
) -> Referent | None:
    """Whom a pronoun or a description such as "the company" stands for, or None.

    The most salient referent of these types named before the token, at most `within` sentences
    back: named lately, as a subject, often, and first in the document. Needs the namings in order.
    """
    block = _block_of(reading, token)
    if block is None:
        return None
    last = bisect_left(
        reading.namings,
        (block.index, token.idx),
        key=lambda naming: (naming.block.index, naming.start),
    )
    lately = [n for n in reading.namings[max(0, last - _LATELY) : last] if n.referent.type in types]
    near = list(_near(reading, lately, block, token.idx, within))
    if not near:
        return None
    counts = Counter(id(naming.referent) for naming in lately)
    first = id(next((n.referent for n in reading.namings if n.referent.type in types), None))

    def salience(pair: tuple[Naming, int]) -> tuple[float, int, int]:
        naming, steps = pair
        who = id(naming.referent)
        subject = naming.tokens is not None and naming.tokens.root.dep_ in _SUBJECTS
        share = counts[who] / len(lately)
        score = -0.6 * steps + 0.9 * subject + 2 * share + 0.4 * (who == first)
        vendor = naming.referent.type is EntityType.VENDOR
        return (score + 0.4 * vendor, naming.block.index, naming.start)

    return max(near, key=salience)[0].referent


def _block_of(reading: Reading, token: "spacy.tokens.Token") -> Block | None:
    index = token.doc.user_data.get("block")
    if isinstance(index, int) and index < len(reading.blocks):
        block = reading.blocks[index]
        if block.parse is token.doc:
            return block
    return next((block for block in reading.blocks if block.parse is token.doc), None)


def _near(
    reading: Reading, lately: list[Naming], here: Block, offset: int, within: int
) -> Iterator[tuple[Naming, int]]:
    """The namings at most `within` sentences back, each with its distance, nearest first."""
    block, starts = here, [s for s in _sentence_starts(here) if s <= offset]
    passed = 0
    for naming in reversed(lately):
        while block is not naming.block:
            passed += len(starts)
            block = reading.blocks[block.index - 1]
            starts = _sentence_starts(block)
        steps = passed + sum(start > naming.start for start in starts)
        if steps > within:
            return
        yield naming, steps


def _sentence_starts(block: Block) -> list[int]:
    return [] if block.parse is None else [s.start_char for s in block.parse.sents]
