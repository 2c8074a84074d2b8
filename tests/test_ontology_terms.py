"""Every term has a definition, and every relation its ends."""

import pytest

from ontology import ENDS, EntityType, OntologyError, RelationType, Status, Term, allowed


@pytest.mark.parametrize("term", [*EntityType, *RelationType, *Status])
def test_every_term_has_a_definition_in_a_sentence(term: Term) -> None:
    assert term.definition.endswith(".")
    assert len(term.definition.split()) >= 4


def test_every_relation_has_its_ends() -> None:
    assert set(ENDS) == set(RelationType)


@pytest.mark.parametrize(
    ("head", "relation", "tail", "may"),
    [
        ("Vendor", "SELLS_TO", "State", True),
        ("State", "SELLS_TO", "Vendor", False),
        ("Product", "TARGETED", "Victim", True),
        ("Victim", "TARGETED", "Product", False),
        ("NGO", "SIGNED", "Document", True),
        ("NGO", "CALLED_ON", "NGO", False),
        ("StateBody", "PART_OF", "State", True),
        ("Person", "BASED_IN", "State", False),
        ("Group", "SUED", "Vendor", True),
    ],
)
def test_allowed_says_which_ends_a_relation_may_have(
    head: str, relation: str, tail: str, may: bool
) -> None:
    assert allowed(EntityType(head), RelationType(relation), EntityType(tail)) is may


@pytest.mark.parametrize("word", ["vendor", "VENDOR", " Vendor "])
def test_parse_takes_any_case(word: str) -> None:
    assert EntityType.parse(word) is EntityType.VENDOR


def test_parse_of_an_unknown_word_lists_the_known_ones() -> None:
    with pytest.raises(OntologyError, match="there are: confirmed, alleged, potential, denied"):
        Status.parse("perhaps")


@pytest.mark.parametrize(
    ("kind", "word", "meant"),
    [(RelationType, "sels_to", "SELLS_TO"), (EntityType, "vendr", "Vendor")],
)
def test_parse_of_a_mistyped_word_says_what_was_meant(
    kind: type[Term], word: str, meant: str
) -> None:
    with pytest.raises(OntologyError, match=rf"did you mean {meant}\? there are: "):
        kind.parse(word)


def test_statuses_are_ordered_by_strength() -> None:
    assert sorted(Status, key=lambda s: s.strength) == [
        Status.DENIED,
        Status.POTENTIAL,
        Status.ALLEGED,
        Status.CONFIRMED,
    ]
