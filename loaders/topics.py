"""The vendor that a text is about at a place: named often, early, lately and as a subject."""

from collections import Counter
from typing import TYPE_CHECKING

from loaders.places import block_of, characters_between, namings_before
from ontology import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.reading import Naming, Reading, Referent

_REACH = 4000  # characters
_SENTENCE = 150  # characters, on average
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def topic_vendor(reading: "Reading", token: "Token") -> "Referent | None":
    """The vendor whose customers, contracts and sales a text means when it does not say so."""
    vendors = [n for n in reading.namings if n.referent.type is EntityType.VENDOR]
    if not vendors:
        return None
    counts = Counter(id(naming.referent) for naming in vendors)
    block = block_of(reading, token)

    def salience(naming: "Naming") -> float:
        away = characters_between(naming, block, token.idx) / _SENTENCE
        subject = naming.tokens is not None and naming.tokens.root.dep_ in _SUBJECTS
        share = counts[id(naming.referent)] / len(vendors)
        first = naming.referent is vendors[0].referent
        return -0.2 * away + 0.9 * subject + 3 * share + 0.5 * first

    near = []
    for naming in namings_before(reading, token):
        if characters_between(naming, block, token.idx) > _REACH:
            break
        if naming.referent.type is EntityType.VENDOR:
            near.append(naming)
    if near:
        return max(near, key=salience).referent
    return max(vendors, key=lambda naming: counts[id(naming.referent)]).referent
