"""From the word that stands for a speaker to the actor of the document who speaks."""

from typing import TYPE_CHECKING

from loaders.coreference import antecedent
from loaders.places import naming_at, place_of
from loaders.word_classes import nouns
from ontology import COMPANIES, ORGANISATIONS, PEOPLE, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graph import Span
    from loaders.reading import Reading, Referent

_SPEAKERS = PEOPLE | ORGANISATIONS | {EntityType.STATE, EntityType.GROUP, EntityType.INVESTIGATION}
_BODIES = frozenset({EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY})
_WORKS = frozenset({EntityType.DOCUMENT})
_NEARBY = 3  # sentences
_DEEP = 3


def said_by(reading: "Reading", speaker: "Token | None") -> "tuple[Referent, Span] | None":
    """The actor for whom the noun phrase headed by `speaker` stands, and where it is named.

    "a spokesman for Orbo" speaks for Orbo, "she" and "the firm" for whom they refer to, "we" for
    the author. None where the text does not name the speaker.
    """
    if speaker is None:
        return None
    return _named(reading, speaker) or _referred_to(reading, speaker)


def _named(reading: "Reading", token: "Token", depth: int = 0) -> "tuple[Referent, Span] | None":
    naming = naming_at(reading, token)
    if naming is not None and naming.referent.type in _SPEAKERS | _WORKS:
        return naming.referent, naming.span
    if depth == _DEEP:
        return None
    for child in _inner(token):
        found = _named(reading, child, depth + 1)
        if found:
            return found
    return None


def _inner(token: "Token") -> "Iterator[Token]":
    """Words of the phrase that may name the speaker: names in apposition before employers."""
    children = list(token.children)
    for kinds in (("appos",), ("compound", "nmod", "poss")):
        yield from (child for child in children if child.dep_ in kinds)
    for child in children:
        if child.dep_ in ("prep", "agent"):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _referred_to(reading: "Reading", token: "Token") -> "tuple[Referent, Span] | None":
    word = token.lower_
    if word in ("we", "i"):
        return (reading.author, place_of(reading, token)) if reading.author else None
    types = _types_for(token)
    referent = antecedent(reading, token, types, within=_NEARBY) if types else None
    return (referent, place_of(reading, token)) if referent else None


def _types_for(token: "Token") -> frozenset[EntityType]:
    word, lemma = token.lower_, token.lemma_.lower()
    if word in ("he", "she"):
        return PEOPLE
    if word == "it":
        return ORGANISATIONS
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in token.children)
    if not definite or token.tag_ not in ("NN", "NNP"):
        return frozenset()
    if lemma in nouns("body"):
        return _BODIES
    if lemma in nouns("company"):
        return COMPANIES
    civil = frozenset({EntityType.NGO, EntityType.MEDIA_OUTLET})
    return civil if lemma in nouns("organisation") else frozenset()
