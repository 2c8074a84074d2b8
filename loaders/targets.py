"""Whom a text names as those behind a surveillance: the state or body, and the product."""

from typing import TYPE_CHECKING

from loaders.passages import product_in_question, state_in_question
from loaders.standing import Standing, Via
from ontology import COMPANIES, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.makers import Makers
    from loaders.reading import Reading, Referent

_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})


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
    products = products[:1] or looked_up(reading, product_in_question(reading, token))
    governments = governments or looked_up(reading, state_in_question(reading, token))
    return [*governments, *products] or firms


def looked_up(reading: "Reading", referent: "Referent | None") -> list[Standing]:
    """A referent that the text around a clause is about, as if the clause referred to it."""
    if referent is None:
        return []
    for naming in reading.namings:
        if naming.referent is referent:
            return [Standing(referent, naming.span, Via.ANAPHORA)]
    return []
