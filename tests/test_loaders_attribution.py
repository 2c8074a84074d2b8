"""From the word that speaks to the actor who speaks."""

from collections.abc import Callable

import pytest

from loaders.attribution import said_by
from loaders.reading import Reading

Mark = Callable[[str], Reading]


def speaker(reading: Reading, word: str) -> tuple[str, str]:
    """Who speaks, and the words that the claim will show for it."""
    (block,) = reading.blocks
    assert block.parse is not None
    token = next(token for token in block.parse if token.text == word)
    found = said_by(reading, token)
    return (found[0].name, reading.quote(found[1]).quote) if found else ("", "")


@pytest.mark.parametrize(
    ("text", "word", "name", "quote"),
    [
        ("[Lumen NGO] said so.", "Lumen", "Lumen", "Lumen"),
        ("A spokesman for [Orbo Vendor] said so.", "spokesman", "Orbo", "Orbo"),
        ("Researchers at [Lumen NGO] said so.", "Researchers", "Lumen", "Lumen"),
        ("A report by [Lumen NGO] says so.", "report", "Lumen", "Lumen"),
        ("The lawyer [Ana Brook Person] said so.", "Brook", "Ana Brook", "Ana Brook"),
        ("[Ana Brook Person] came. She said so.", "She", "Ana Brook", "She"),
        ("[Orbo Vendor] closed. The company said so.", "company", "Orbo", "company"),
        ("Nobody said so.", "Nobody", "", ""),
        ("[Ana Brook Person] came. Officials said so.", "Officials", "", ""),
    ],
)
def test_speaker_is_named_or_referred_to(
    mark: Mark, text: str, word: str, name: str, quote: str
) -> None:
    assert speaker(mark(text), word) == (name, quote)


def test_we_is_the_author(mark: Mark) -> None:
    reading = mark("[Lumen NGO] wrote this. We say so.")
    assert speaker(reading, "We") == ("", "")
    reading.author = reading.referents[0]
    assert speaker(reading, "We") == ("Lumen", "We")


def test_no_speaker_gives_none(mark: Mark) -> None:
    assert said_by(mark("[Lumen NGO] said so."), None) is None
