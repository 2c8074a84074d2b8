"""The language pipeline: what is parsed, and where sentences end."""

import pytest

from graph import Document
from loaders.blocks import to_blocks
from loaders.language import nlp, parse_blocks
from loaders.reading import BlockKind


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in nlp()(text).sents]


@pytest.mark.parametrize(
    "text",
    [
        "The court heard Mr. Varga in May.",
        "Three firms sold it: Orbo, Tav and Nilex.",
        "The firm (which denies it) sold the tool.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


def test_two_sentences_stay_two() -> None:
    assert len(sentences("Orbo sold the tool. The ministry denied it.")) == 2


def test_furniture_and_signatures_are_not_parsed() -> None:
    blocks = to_blocks(Document("Orbo sold it.\n\nIt denied.\n\nPell left.", "0" * 64, "t", "text"))
    blocks[1].kind, blocks[2].kind = BlockKind.FURNITURE, BlockKind.SIGNATURES
    parse_blocks(blocks)
    assert blocks[0].parse is not None
    assert blocks[0].parse.text == blocks[0].text
    assert blocks[1].parse is blocks[2].parse is None


def test_the_pipeline_is_loaded_once() -> None:
    assert nlp() is nlp()
