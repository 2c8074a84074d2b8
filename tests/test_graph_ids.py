"""Ids: from content alone, and different for different content."""

import pytest

from graph.ids import actor_id, claim_id, digest, document_id, entity_id


@pytest.mark.parametrize(
    ("made", "letter"),
    [
        (document_id("00ff", "txt"), "d"),
        (entity_id(document_id("00ff", "txt"), "Vendor", "Orbo"), "e"),
        (actor_id("Company", "orbo"), "a"),
        (claim_id("d1", "e1", "USED", "e2", "alleged", 0, 9), "c"),
    ],
)
def test_an_id_is_a_letter_and_sixteen_digits(made: str, letter: str) -> None:
    assert made.startswith(letter)
    assert len(made) == 17
    assert int(made[1:], 16) >= 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", ""), ("a",)),
        (("a", "b"), ("b", "a")),
        (("é",), ("e\u0301",)),
        (("\ud800",), ("\ud801",)),
        ((1, 23), (12, 3)),
    ],
)
def test_different_parts_give_different_digests(
    one: tuple[str | int, ...], other: tuple[str | int, ...]
) -> None:
    assert digest(*one) != digest(*other)


def test_a_digest_stays_what_it_is_for_ever() -> None:
    assert digest("orbo", 7) == "41077f287c6ec52d"
