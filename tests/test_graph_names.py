"""Names as they are compared."""

import pytest

from graph import ModelError
from graph.names import NameWords, fold, identifies, is_common_body, meeting_name, name_words
from ontology import EntityType


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Orbo Labs", "orbo labs"),
        ("  ORBO\u00a0Labs ", "orbo labs"),
        ("The Orbo Labs", "orbo labs"),
        ("The", "the"),
        ("Søren Łukasz Đorđević", "soren lukasz dordevic"),
        ("Müßig Æther", "mussig aether"),
        ("Agne\u0301s", "agnes"),
        ("R&D", "r and d"),
        ("O’Brien", "obrien"),
        ("U.S.", "us"),
        ("Al-Orbo/Media", "al orbo media"),
        ("ﬁn", "fin"),
        ("Orbo\u200bLabs", "orbolabs"),
        ("オルボ", "オルボ"),
        ("हिंदी", "हिंदी"),
        ("!!!", "!!!"),
    ],
)
def test_fold_makes_spellings_comparable(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("name", "type_", "meets"),
    [
        ("Orbo Labs Ltd.", "Vendor", "orbo labs"),
        ("Orbo Labs, Inc.", "Company", "orbo labs"),
        ("Orbo Labs S.p.A.", "Vendor", "orbo labs"),
        ("Orbo Pty Ltd", "Vendor", "orbo"),
        ("AG", "Vendor", "ag"),
        ("Orbo Limited", "Person", "orbo limited"),
        ("Net Watch e.V.", "NGO", "net watch"),
    ],
)
def test_a_legal_form_tells_no_firms_apart(name: str, type_: str, meets: str) -> None:
    assert meeting_name(name, EntityType(type_)) == meets


@pytest.mark.parametrize(
    ("name", "type_", "may"),
    [
        ("Orbo Labs", "Vendor", True),
        ("netwatch.example", "MediaOutlet", True),
        ("Tove Lind", "Person", False),
        ("the letter", "Document", False),
        ("Open letter", "Document", False),
        ("letter to the prime minister", "Document", False),
        ("A Glimmer of Light: How Ruritania Listens", "Document", True),
        ("journalists", "Group", False),
        ("Journalists", "Group", False),
        ("Red Finch", "Group", True),
        ("the Red Finch", "Group", True),
        ("The undersigned", "Group", False),
        ("APT99", "Group", True),
        ("spyware", "Product", False),
        ("Glimmer", "Product", True),
        ("police", "StateBody", False),
        ("Ruritanian police", "StateBody", True),
        ("Finch Files", "Investigation", True),
        ("the investigation", "Investigation", False),
        ("مشروع", "Investigation", True),
    ],
)
def test_identifies_asks_for_a_proper_name(name: str, type_: str, may: bool) -> None:
    assert identifies(name, EntityType(type_)) is may


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("Supreme Court", True),
        ("Ministry of the Interior", True),
        ("Ministry of Magic", False),
        ("Ruritanian Supreme Court", False),
        ("RBI", False),
    ],
)
def test_a_common_body_has_no_word_of_its_own(name: str, common: bool) -> None:
    assert is_common_body(name) is common


def test_the_word_lists_are_folded() -> None:
    words = name_words()
    assert {"ltd", "spa"} <= words.legal_forms
    assert "court" in words.body_words


@pytest.mark.parametrize("word", ["Ltd", "s.a.", "two words"])
def test_a_word_that_is_not_folded_is_refused(word: str) -> None:
    with pytest.raises(ModelError, match="not one folded word"):
        NameWords(frozenset({word}), frozenset())
