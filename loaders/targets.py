"""Whom a text names as those behind a surveillance: the state or body, and the product."""

from itertools import islice
from typing import TYPE_CHECKING

from loaders.passages import product_in_question, state_in_question
from loaders.places import block_of, namings_before
from loaders.standing import Standing, Via
from loaders.word_classes import lemma, words
from ontology import COMPANIES, EntityType, RelationType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from loaders.makers import Makers
    from loaders.reading import Naming, Reading, Referent

_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_NEAR = 2  # sentences
_LOOK_BACK = 200  # namings
_LATELY = 60  # statements
_DEEDS = frozenset({RelationType.TARGETED, RelationType.USED})


def heads_of_targeting(
    reading: "Reading", token: "Token", agents: list[Standing], makers: "Makers | None"
) -> list[Standing]:
    """The heads of a TARGETED statement, given those that the clause names.

    The state or body and the product, looked up in the text around where the clause lacks
    them; a firm only if neither is known, a group only if it is named in their place. Nobody
    if the clause makes a person or an association the doer. Without `makers` nothing is
    looked up: who denies a deed denies it for himself.
    """
    governments = [one for one in agents if one.referent.type in _GOVERNMENT]
    products = [one for one in agents if one.referent.type is EntityType.PRODUCT]
    firms = [one for one in agents if one.referent.type in COMPANIES]
    others = [one for one in agents if one not in [*governments, *products, *firms]]
    if others and not governments and not products:
        return [one for one in others if one.referent.type is EntityType.GROUP]
    if makers is None:
        return governments or products or firms
    for firm in firms:
        if firm.via is Via.PRODUCT:
            made = makers.products_of(firm.referent)[:1]
            products += [Standing(one, firm.at, firm.via) for one in made]
    products = products[:1] or _product_around(reading, token)
    governments = governments or _agent_around(reading, token)
    return [*governments, *products] or firms


def _product_around(reading: "Reading", token: "Token") -> list[Standing]:
    """The product that the text is about, where the deed is one that needs a product."""
    talk = {form for word in token.sent for form in (lemma(word), word.lower_)}
    if lemma(token) not in words("infecting") and not talk & words("infection_talk"):
        return []
    return looked_up(reading, token, product_in_question(reading, token))


def _agent_around(reading: "Reading", token: "Token") -> list[Standing]:
    """Who acted in one of the two sentences before, if this one is not about another state."""
    if any(naming.referent.type in _GOVERNMENT for naming in _named_in_sentence(reading, token)):
        return []
    agents = {
        id(statement.head): statement.head
        for statement in reading.statements[-_LATELY:]
        if statement.head.type in _GOVERNMENT
        and statement.type in _DEEDS
        and _is_near(reading, token, statement.at.start)
    }
    agent = state_in_question(reading, token)
    return (
        looked_up(reading, token, agent) if agent is not None and set(agents) == {id(agent)} else []
    )


def _named_in_sentence(reading: "Reading", token: "Token") -> "Iterator[Naming]":
    block, sentence = block_of(reading, token), token.sent
    for naming in namings_before(reading, sentence[-1]):
        if naming.block is not block or naming.end <= sentence.start_char:
            return
        yield naming


def _is_near(reading: "Reading", token: "Token", place: int) -> bool:
    """Whether a place lies in this sentence or the two before it, in the same block."""
    block = block_of(reading, token)
    first = token.sent
    for _ in range(_NEAR):
        if first.start:
            first = token.doc[first.start - 1].sent
    return block.places[first.start_char] <= place <= block.places[token.idx]


def looked_up(reading: "Reading", token: "Token", referent: "Referent | None") -> list[Standing]:
    """A referent that the text around a clause is about, as if the clause referred to it."""
    if referent is None:
        return []
    for naming in (*islice(namings_before(reading, token), _LOOK_BACK), *reading.namings):
        if naming.referent is referent:
            return [Standing(referent, naming.span, Via.CONTEXT)]
    return []
