"""Roles of a clause: who does what to whom, through the turns of English syntax."""

from typing import TYPE_CHECKING

import pytest

from loaders.dependents import complements
from loaders.language import nlp
from loaders.role_steps import follow
from loaders.roles import doers, is_passive, undergoers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token


def word(sentence: str, form: str) -> "Token":
    return next(token for token in nlp()(sentence) if token.text == form)


def texts(tokens: "Iterable[Token]") -> list[str]:
    return [str(token) for token in tokens]


@pytest.mark.parametrize(
    ("sentence", "verb", "doer", "undergoer"),
    [
        ("Orbo hacked Ana.", "hacked", ["Orbo"], ["Ana"]),
        ("Ana was hacked by Orbo.", "hacked", ["Orbo"], ["Ana"]),
        ("Ana was hacked.", "hacked", [], ["Ana"]),
        ("The tool Orbo sold failed.", "sold", ["Orbo"], ["tool"]),
        ("The police, who bugged Ana, left.", "bugged", ["who"], ["Ana"]),
        ("Orbo made and sold the tool.", "sold", ["Orbo"], ["tool"]),
        ("Orbo tried to sell the tool.", "sell", ["Orbo"], ["tool"]),
        ("The court ordered Orbo to delete the files.", "delete", ["Orbo"], ["files"]),
        ("The tool built by Orbo failed.", "built", ["Orbo"], ["tool"]),
        ("Orbo was accused of hacking Ana.", "hacking", ["Orbo"], ["Ana"]),
        ("They found the phone was infected.", "infected", [], ["phone"]),
        ("Ana got leave to sue Orbo.", "sue", ["Ana"], ["Orbo"]),
        ("Ana sent a letter urging Orbo to stop.", "urging", ["Ana", "letter"], ["Orbo"]),
        ("Ana joined Ben in urging Orbo to stop.", "urging", ["Ana", "Ben"], ["Orbo"]),
        ("Orbo is majority-owned by Crest.", "owned", ["Crest"], ["Orbo"]),
    ],
)
def test_doers_and_undergoers_are_found_through_syntax(
    sentence: str, verb: str, doer: list[str], undergoer: list[str]
) -> None:
    token = word(sentence, verb)
    assert texts(doers(token)) == doer
    assert texts(undergoers(token)) == undergoer


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("Ana was hacked.", "hacked", True),
        ("The tool built by Orbo failed.", "built", True),
        ("Orbo has hacked Ana.", "hacked", False),
        ("Orbo hacked Ana.", "hacked", False),
    ],
)
def test_passive_is_told_from_active(sentence: str, verb: str, *, passive: bool) -> None:
    assert is_passive(word(sentence, verb)) is passive


@pytest.mark.parametrize(
    ("sentence", "head", "preposition", "found"),
    [
        ("Orbo sold the tool to Freedonia.", "sold", "to", ["Freedonia"]),
        ("Orbo sold the tool to Freedonia and to Erewhon.", "sold", "to", ["Freedonia", "Erewhon"]),
        ("Orbo sent Freedonia a bill.", "sent", "to", ["Freedonia"]),
        ("Ana filed a suit against Orbo.", "filed", "against", ["Orbo"]),
        ("The sale of arms by Orbo ended.", "sale", "by", ["Orbo"]),
        ("The sale of arms ended.", "sale", "by", []),
    ],
)
def test_complements_are_found_after_their_preposition(
    sentence: str, head: str, preposition: str, found: list[str]
) -> None:
    assert texts(complements(word(sentence, head), preposition)) == found


@pytest.mark.parametrize(
    ("sentence", "head", "steps", "found"),
    [
        ("Orbo is a supplier.", "supplier", ("bearer",), ["Orbo"]),
        ("Orbo, a supplier, closed.", "supplier", ("bearer",), ["Orbo"]),
        ("Orbo was named as a supplier.", "supplier", ("bearer",), ["Orbo"]),
        ("Orbo signed a contract.", "contract", ("supporter",), ["Orbo"]),
        ("Its customers include Freedonia.", "customers", ("including",), ["Freedonia"]),
        ("They froze the assets of Orbo.", "froze", ("patient", "of"), ["Orbo"]),
        ("They used the tool to hack Ana.", "hack", ("instrument",), ["tool"]),
        ("They asked that Orbo stop.", "asked", ("clause subject",), ["Orbo"]),
        ("They asked Orbo to stop.", "asked", ("one to act",), ["Orbo"]),
        ("Orbo must stop, they said.", "said", ("one to act",), ["Orbo"]),
        ("They said that Orbo stopped.", "said", ("one to act",), []),
        ("They asked what Orbo sold.", "asked", ("one to act",), []),
        ("They wanted the court to hear Orbo.", "wanted", ("one to act",), []),
        ("Ana, together with Ben, sued Orbo.", "sued", ("with subject",), ["Ben"]),
        ("They sued Orbo together with Crest.", "sued", ("with object",), ["Crest"]),
        ("Ana met with Ben.", "met", ("with object",), []),
    ],
)
def test_steps_lead_from_a_predicate_to_its_roles(
    sentence: str, head: str, steps: tuple[str, ...], found: list[str]
) -> None:
    assert texts(follow(steps, word(sentence, head), None)) == found
