"""Which deed a noun of a sentence underwent, and which it only stands beside."""

from collections.abc import Callable

import pytest

from loaders.deeds import deeds_of, undergone
from loaders.reading import Reading

Mark = Callable[[str], Reading]


def deed(mark: Mark, sentence: str, name: str) -> str:
    """The word of the deed that the bearer of the name underwent, or nothing."""
    (block,) = mark(sentence).blocks
    assert block.parse is not None
    token = next(token for token in block.parse if token.text == name)
    found = undergone(token)
    return found.text if found is not None else ""


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("They hacked Ana Brook.", "hacked"),
        ("Ana Brook was hacked.", "hacked"),
        ("Ana Brook was arrested and hacked.", "hacked"),
        ("Ana Brook was later found by Lumen to be infected too.", "infected"),
        ("They infected the phone of Ana Brook.", "infected"),
        ("Ana Brook's phone was copied.", "copied"),
        ("The phones of Omar Pell and of Ana Brook were copied.", "copied"),
        (
            "They infected the phones of Omar Pell, a nurse, and of the writer Ana Brook.",
            "infected",
        ),
        ("The attack on Ana Brook failed.", "attack"),
        ("The surveillance of Ana Brook went on.", "surveillance"),
        ("They found traces of a tool on the telephone of Ana Brook.", "traces"),
        ("They left traces on the telephone of Ana Brook.", "traces"),
        ("They broke into the telephone of Ana Brook.", "broke"),
        ("They hacked nine reporters, including Ana Brook.", "hacked"),
        ("Ana Brook is among those whose telephones were hacked.", "hacked"),
        ("Tests revealed the phones of Ana Brook, a nurse, were infected.", "infected"),
        # beside it
        ("They hacked relatives of Ana Brook.", ""),
        ("They infected the phones of friends of Ana Brook.", ""),
        ("They hacked Omar Pell, a friend of Ana Brook.", ""),
        ("Ana Brook hacked them.", ""),
        ("The attacks of Ana Brook failed.", ""),
        ("They copied a letter of Ana Brook.", ""),
        ("Sanctions hit Ana Brook.", ""),
        ("They watched Ana Brook on the stage.", ""),
        ("Ana Brook is among those who paid.", ""),
        ("They hacked a ministry in the town of Ana Brook.", ""),
        ("The phone of Ana Brook rang.", ""),
    ],
)
def test_noun_underwent_the_deed_that_the_parse_ties_it_to(
    mark: Mark, sentence: str, word: str
) -> None:
    assert deed(mark, sentence, "Brook") == word


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They hacked her and copied her phone.", ["hacked", "copied"]),
        ("The spyware left a trace.", ["spyware", "trace"]),
        ("It named six other surveillance firms.", []),
        ("They copied a letter.", []),
        ("They opened the window.", []),
        ("Who was watched?", ["watched"]),
        ("Who watched the match?", []),
    ],
)
def test_sentence_is_about_the_deeds_that_it_names(
    mark: Mark, sentence: str, words: list[str]
) -> None:
    (block,) = mark(sentence).blocks
    assert block.parse is not None
    assert [token.text for token in deeds_of(block.parse[:])] == words
