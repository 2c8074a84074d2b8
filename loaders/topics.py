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


class Topics:
    """What one text is about, counted once."""

    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._vendors = [n for n in reading.namings if n.referent.type is EntityType.VENDOR]
        self._counts = Counter(id(naming.referent) for naming in self._vendors)

    def vendor(self, token: "Token") -> "Referent | None":
        """The vendor whose customers, contracts and sales a text means when it does not say so."""
        if not self._vendors:
            return None
        block = block_of(self._reading, token)
        near: list[tuple[float, int, Naming]] = []
        for naming in namings_before(self._reading, token):
            away = characters_between(naming, block, token.idx)
            if away > _REACH:
                break
            if naming.referent.type is EntityType.VENDOR:
                near.append((self._salience(naming, away / _SENTENCE), len(near), naming))
        if near:
            return max(near, key=lambda one: (one[0], -one[1]))[2].referent
        return max(self._vendors, key=lambda naming: self._counts[id(naming.referent)]).referent

    def _salience(self, naming: "Naming", sentences: float) -> float:
        subject = naming.tokens is not None and naming.tokens.root.dep_ in _SUBJECTS
        share = self._counts[id(naming.referent)] / len(self._vendors)
        first = naming.referent is self._vendors[0].referent
        return -0.2 * sentences + 0.9 * subject + 3 * share + 0.5 * first
