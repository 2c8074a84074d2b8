"""What a passage is about: the product, the state and the vendor in question at a word."""

from typing import TYPE_CHECKING

from loaders.gazetteer import state_of
from loaders.places import block_of, characters_between, namings_before, place_of
from ontology import EntityType, RelationType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

    from loaders.reading import Naming, Reading, Referent

_NEAR = 500  # characters: about three sentences
_PASSAGE = 1800  # about twelve
_FAR = 1800
_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_LATEST = 40  # statements looked back over


def product_in_question(reading: "Reading", token: "Token") -> "Referent | None":
    """The product that the text is talking about at a word: just named, or the only one."""
    return _in_question(reading, token, EntityType.PRODUCT)


def vendor_in_question(reading: "Reading", token: "Token") -> "Referent | None":
    """The vendor that the text is talking about at a word."""
    return _in_question(reading, token, EntityType.VENDOR)


def nearest_product(reading: "Reading", token: "Token", main: "Referent | None") -> "Naming | None":
    """Where the product in question is named: just before a word, else the main one, else after.

    None if it is named too far off for one passage to tell of both.
    """
    near = next(_within(reading, token, {EntityType.PRODUCT}, _NEAR), None)
    if near is not None:
        return near
    for naming in _within(reading, token, {EntityType.PRODUCT}, _PASSAGE):
        if naming.referent is main:
            return naming
    return _named_after(reading, token, main)


def _named_after(reading: "Reading", token: "Token", main: "Referent | None") -> "Naming | None":
    """The main product, where the rest of the paragraph names it."""
    block = block_of(reading, token)
    for naming in reading.namings:
        if naming.block is block and naming.start > token.idx and naming.referent is main:
            return naming if naming.start - token.idx <= _NEAR else None
    return None


def state_in_question(reading: "Reading", token: "Token") -> "Referent | None":
    """The state or body that acts where a word stands: of the section, or of the last deed."""
    section = state_of(block_of(reading, token).section)
    if section:
        for referent in reading.referents:
            if referent.type is EntityType.STATE and referent.name == section:
                return referent
    here = place_of(reading, token).start
    for statement in reversed(reading.statements[-_LATEST:]):
        acts = statement.type in (RelationType.TARGETED, RelationType.USED)
        if acts and statement.head.type in _GOVERNMENT:
            return statement.head if 0 <= here - statement.at.end <= _NEAR else None
    return None


def _in_question(reading: "Reading", token: "Token", type_: EntityType) -> "Referent | None":
    naming = next(_within(reading, token, {type_}, _FAR), None)
    if naming is not None:
        return naming.referent
    named = [naming.referent for naming in reading.namings if naming.referent.type is type_]
    return named[0] if named and all(one is named[0] for one in named) else None


def _within(
    reading: "Reading", token: "Token", types: "Collection[EntityType]", reach: int
) -> "Iterator[Naming]":
    """The namings of some types before a word, nearest first, no further than `reach`."""
    block = block_of(reading, token)
    for naming in namings_before(reading, token):
        if characters_between(naming, block, token.idx) > reach:
            return
        if naming.referent.type in types:
            yield naming
