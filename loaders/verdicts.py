"""What type each referent is of, by all that speaks for it in the document."""

import re
from functools import cache

from loaders.gazetteer import known_names, plain, un_experts
from loaders.head_types import head_type
from loaders.naming_rules import name_like
from loaders.reading import Reading, Referent
from loaders.wordlists import word_set
from ontology import PEOPLE, EntityType

_ORDER = tuple(EntityType)
_CHANNEL_BEFORE = re.compile(
    r"(?:\b(?:on|via|through|over|from|to|by|his|her|their|its|a|an|the|our|my)|'s) (?:\w+ and )?$"
)
_CHANNEL_AFTER = re.compile(
    r"(?:'s)? (?:account|page|post|message|group|profile|user|chat|call|channel|video|thread|link"
    r"|app|feed|number|handle)"
)
_EXPERTS = re.compile(r"\b(?:[Rr]apporteurs?|[Mm]andate|(?:UN|U\.N\.|United Nations) experts?)\b")
_EXPERT = 7
_SURE = 4
"""From this weight on, a referent stands by itself."""


def settle_types(reading: Reading) -> None:
    """Sets the type of each referent to what most speaks for, and whether it is weak."""
    channels = _only_channels(reading)
    speaks_of_experts = _EXPERTS.search(reading.document.text) is not None
    for referent in reading.referents:
        referent.type = _verdict(referent)
        if referent.type is EntityType.PERSON and speaks_of_experts:
            known = any(plain(form) in un_experts() for form in referent.forms)
            referent.type = EntityType.UN_EXPERT if known else referent.type
        referent.weak = _weak(referent) or id(referent) in channels


def shape_of(name: str) -> EntityType:
    """The likeliest type of a name of which nothing is known but how it is written."""
    if name.isupper() and 3 <= len(name) <= 6:
        return EntityType.NGO
    if 2 <= len(name.split()) <= 4 and name_like(name, EntityType.PERSON) and "&" not in name:
        return EntityType.PERSON
    return EntityType.COMPANY


def _verdict(referent: Referent) -> EntityType:
    votes = _of_known(referent)
    if not votes:
        return referent.type
    best = _best(votes)
    if votes.get(EntityType.UN_EXPERT, 0) >= _EXPERT and best in PEOPLE:
        return EntityType.UN_EXPERT
    if best is EntityType.COMPANY and votes.get(EntityType.VENDOR, 0) >= 2:
        # A legal form speaks for a company of either kind: what it does decides.
        legal = 4 if head_type(referent.name) is EntityType.COMPANY else 0
        if votes[EntityType.VENDOR] >= votes[EntityType.COMPANY] - legal:
            return EntityType.VENDOR
    return best


def _of_known(referent: Referent) -> dict[EntityType, float]:
    """The votes; of a known name only those for what it is known as."""
    known = _known_types().get(referent.known, frozenset())
    return {t: v for t, v in referent.votes.items() if t in known} or referent.votes


@cache
def _known_types() -> dict[str, frozenset[EntityType]]:
    types: dict[str, set[EntityType]] = {}
    for name in known_names():
        types.setdefault(name.name, set()).add(name.type)
    return {name: frozenset(found) for name, found in types.items()}


def _best(votes: dict[EntityType, float]) -> EntityType:
    return max(votes, key=lambda type_: (votes[type_], -_ORDER.index(type_)))


def _weak(referent: Referent) -> bool:
    strength = max(referent.votes.values(), default=0)
    if referent.known:
        return False
    if referent.type is EntityType.PERSON and " " not in referent.name:
        return strength < _SURE
    return strength < 3


def _only_channels(reading: Reading) -> set[int]:
    """The platforms that the text names only as the channel of a message."""
    acting: set[int] = set()
    seen: set[int] = set()
    for naming in reading.namings:
        if naming.referent.known in word_set("channel"):
            before = naming.block.text[max(0, naming.start - 40) : naming.start]
            after = naming.block.text[naming.end : naming.end + 20]
            seen.add(id(naming.referent))
            if not _CHANNEL_BEFORE.search(before) and not _CHANNEL_AFTER.match(after):
                acting.add(id(naming.referent))
    return seen - acting
