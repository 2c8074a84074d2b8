"""Whose it is: the actor for whom "its", "his" or "the firm's" stands."""

from typing import TYPE_CHECKING

from loaders.places import block_of, characters_between, namings_before
from loaders.word_classes import nouns
from ontology import COMPANIES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.reading import Naming, Reading, Referent
    from ontology import EntityType

_FAR = 350  # characters: about the sentence before
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def owner(reading: "Reading", token: "Token", types: "frozenset[EntityType]") -> "Referent | None":
    """The actor that the owner stands for: of its own sentence if it can be, else of the last.

    In its own sentence the subject, else the nearest; in the sentence before the subject, else
    the one named last.
    """
    types = _narrowed(token, types)
    block = block_of(reading, token)
    here: list[Naming] = []
    before: list[Naming] = []
    for naming in namings_before(reading, token):
        if characters_between(naming, block, token.idx) > _FAR:
            break
        if naming.referent.type not in types or naming.tokens is None:
            continue
        same = naming.block is block and naming.start >= token.sent.start_char
        (here if same else before).append(naming)
    if here and here[0].tokens and here[0].tokens.end >= token.i - 1:
        return here[0].referent  # "Orbo and its parent"
    for namings in (here, before):
        if namings:
            subjects = [one for one in namings if one.tokens and one.tokens.root.dep_ in _SUBJECTS]
            return (subjects or namings)[0].referent
    return None


def _narrowed(token: "Token", types: "frozenset[EntityType]") -> "frozenset[EntityType]":
    """The types that the noun allows: "the company's" is no newspaper's."""
    is_firm = token.lemma_.lower() in nouns("company") - nouns("organisation")
    return types & COMPANIES or types if is_firm else types
