"""Whose it is: the actor for whom "its", "his" or "the firm's" stands."""

import re
from typing import TYPE_CHECKING

from loaders.patterns import actors_called
from loaders.places import block_of, characters_between, namings_before

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from loaders.reading import Naming, Reading, Referent
    from ontology import EntityType

_FAR = 350  # characters: about the sentence before
_BESIDE = 20  # characters: "the rescue charity Lumen"
_DESCRIBED = re.compile(r",? (?:\(\w+\), )?(?:an?|the|another) [^,.;()]{0,60}")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def owner(
    reading: "Reading",
    token: "Token",
    types: "frozenset[EntityType]",
    others: "Collection[Referent]" = (),
) -> "Referent | None":
    """The actor that the owner stands for: of its own sentence if it can be, else of the last.

    One whom the text calls by the noun comes first: "the charity Lumen ... the charity's head".
    In its own sentence the subject, else the nearest; in the sentence before the subject, else
    the one named last. Never one of `others`: "Crest, its owner" does not own itself.
    """
    types = _narrowed(token, types)
    block = block_of(reading, token)
    called = _called(reading, token, types)
    if called is not None:
        return called
    here: list[Naming] = []
    before: list[Naming] = []
    for naming in namings_before(reading, token):
        if characters_between(naming, block, token.idx) > _FAR:
            break
        if naming.referent.type not in types or naming.tokens is None:
            continue
        if naming.referent in others:
            continue
        same = naming.block is block and naming.start >= token.sent.start_char
        (here if same else before).append(naming)
    if here and _is_joined(here[0], token):
        return here[0].referent
    for namings in (here, before):
        if namings:
            subjects = [one for one in namings if one.tokens and one.tokens.root.dep_ in _SUBJECTS]
            return (subjects or namings)[0].referent
    return None


def _called(
    reading: "Reading", token: "Token", types: "frozenset[EntityType]"
) -> "Referent | None":
    """The last actor whom the text before has called by the noun, in its name or beside it."""
    if token.pos_ != "NOUN":
        return None
    noun = re.compile(rf"\b{re.escape(token.lower_)}\b", re.IGNORECASE)
    for naming in namings_before(reading, token):
        if naming.referent.type not in types:
            continue
        text = naming.block.text
        before = text[max(0, naming.start - _BESIDE) : naming.start].rpartition(".")[2]
        after = _DESCRIBED.match(text, naming.end)
        if noun.search(naming.text) or noun.search(before) or (after and noun.search(after[0])):
            return naming.referent
    return None


def _is_joined(naming: "Naming", owner_word: "Token") -> bool:
    """Whether it is the "Orbo" of "Orbo and its parent"."""
    if naming.tokens is None or naming.tokens.end != owner_word.i - 1:
        return False
    return owner_word.nbor(-1).lower_ == "and"


def _narrowed(token: "Token", types: "frozenset[EntityType]") -> "frozenset[EntityType]":
    """The types that the noun allows: "the company's" is no newspaper's."""
    called = actors_called(token.lemma_.lower())
    return types if called is None else types & called
