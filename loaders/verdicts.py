"""What type each referent is of, by all that speaks for it in the document."""

from loaders.heads import head_type
from loaders.reading import Reading, Referent
from ontology import PEOPLE, EntityType

_ORDER = tuple(EntityType)
_SURE = 4
"""From this weight on, a referent stands by itself."""


def settle_types(reading: Reading) -> None:
    """Sets the type of each referent to what most speaks for, and whether it is weak."""
    for referent in reading.referents:
        referent.type = _verdict(referent)
        referent.weak = _weak(referent)


def _verdict(referent: Referent) -> EntityType:
    votes = referent.votes
    if not votes:
        return referent.type
    if votes.get(EntityType.UN_EXPERT, 0) >= 7 and _best(votes) in PEOPLE:
        return EntityType.UN_EXPERT
    best = _best(votes)
    if best is EntityType.COMPANY and votes.get(EntityType.VENDOR, 0) >= 2 and not referent.known:
        # A legal form speaks for a company of either kind: what it does decides.
        legal = 4 if head_type(referent.name) is EntityType.COMPANY else 0
        if votes[EntityType.VENDOR] >= votes[EntityType.COMPANY] - legal:
            return EntityType.VENDOR
    return best


def _best(votes: dict[EntityType, float]) -> EntityType:
    return max(votes, key=lambda type_: (votes[type_], -_ORDER.index(type_)))


def _weak(referent: Referent) -> bool:
    strength = max(referent.votes.values(), default=0)
    if referent.known:
        return False
    if referent.type is EntityType.PERSON and " " not in referent.name:
        return strength < _SURE
    return strength < 3
