"""Who was behind what a passage has told: five ways to say it, and what only looks like it."""

from collections.abc import Callable

import pytest

from loaders.frames import read_frames
from loaders.passages import read_passages
from loaders.reading import Reading

Mark = Callable[[str], Reading]
HACKED = "[Ana Brook Person] was hacked with [Glimmer Product]. "


def charged(mark: Mark, text: str) -> set[tuple[str, str, str]]:
    """Who is said to have targeted whom by the passage, and how sure that is."""
    reading = mark(text)
    read_frames(reading)
    read_passages(reading)
    told = [one for one in reading.statements if one.rule == "passage:behind-it"]
    return {(one.head.name, one.tail.name, str(one.status)) for one in told}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The researchers attributed the attack to [Malta State].", "alleged"),
        ("The attack was traced to [Malta State].", "alleged"),
        ("The trail leads to [Malta State].", "alleged"),
        ("[Malta State] was behind it.", "confirmed"),
        ("Behind the attack stood [Malta State].", "confirmed"),
        ("The operator was [Malta State].", "confirmed"),
        ("[Malta State] was responsible for the attack.", "confirmed"),
        ("[Malta State] is the probable operator.", "alleged"),
        ("Lumen believes that [Malta State] was behind the attack.", "alleged"),
        ("According to Lumen, the operator was [Malta State].", "alleged"),
    ],
)
def test_sentence_after_a_deed_says_who_was_behind_it(
    mark: Mark, sentence: str, status: str
) -> None:
    assert charged(mark, HACKED + sentence) == {("Malta", "Ana Brook", status)}


@pytest.mark.parametrize(
    "text",
    [
        HACKED + "[Malta State] was not behind it.",
        HACKED + "[Malta State] denied that it was behind it.",
        HACKED + "Nobody knows whether [Malta State] was behind it.",
        HACKED + "The operator met [Malta State].",
        HACKED + "It came from servers that were traced to [Malta State].",
        HACKED + "The letter was sent to [Malta State].",
        HACKED + "The road leads to [Malta State].",
        HACKED + "[Malta State] was responsible for the harbour.",
        HACKED + "They attributed the rise in prices to [Malta State].",
        HACKED + "[Malta State] stood behind the minister.",
        HACKED + "It rained on the old town by the sea. " * 30 + "[Malta State] was behind it.",
        "[Iceland State] hacked [Ana Brook Person]. [Malta State] was behind it.",
        "It rained. [Malta State] was behind it.",
        "Nobody hacked [Ana Brook Person]. [Malta State] was behind it.",
    ],
)
def test_nobody_is_charged_by_what_only_looks_like_it(mark: Mark, text: str) -> None:
    assert charged(mark, text) == set()


def test_charge_is_quoted_with_the_deed_and_no_surer(mark: Mark) -> None:
    reading = mark(
        "[Ana Brook Person] was reportedly hacked with [Glimmer Product]."
        " [Malta State] was behind it."
    )
    read_frames(reading)
    read_passages(reading)
    (one,) = [one for one in reading.statements if one.rule == "passage:behind-it"]
    assert str(one.status) == "alleged"
    assert reading.quote(one.at).quote == reading.document.text
