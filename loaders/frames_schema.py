"""Predicate frames as the files in data/frames state them: what a word says about whom.

A file holds tables `[[frame]]` with these keys:

id       the name of the frame, unique over all files
verbs    patterns of verbs: a lemma, then what must stand with it: "spy on", "take over",
         "put [name] to" (in brackets: lemmas of a noun that the word governs, with "|" between)
nouns    the same for nouns, also "<Product>" for any name of that type
words    the same for adjectives, prepositions and adverbs
needs    names of word lists (word_classes.toml): the sentence must have a word of one of them
unless   names of word lists: the sentence must have none
roles    by name: `from`, the sources that are looked at; `types`, a name in TYPES; and maybe
         `via` ("direct": only names and what refers back to them; "device": only by a thing of
         theirs; "personal": organisations only by somebody or something of theirs; "whole": not
         by single members of theirs), `groups` (true: sets of people without a name too) and
         `first` (true: only the first found)
emit     what follows: `head` and `tail` (names of roles, two with "+" between them), `type`, and
         maybe `status` (at most so sure) and `unless` (a role that must then be empty)
yes, no  sentences that the tests read: "[Orbo Vendor] sold ... => Orbo SELLS_TO Freedonia"

A source is a path of steps with ">" between them, from the predicate outwards: "object > with".
A step is one of STEPS in loaders/role_steps.py or a preposition. "else" before it: only if the
sources before it gave nothing. "maker of" before the path: the makers of the products it gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ontology import (
    COMPANIES,
    ORGANISATIONS,
    PEOPLE,
    EntityType,
    RelationType,
    SpygraphError,
    Status,
)

_E = EntityType
_GOVERNMENT = frozenset({_E.STATE, _E.STATE_BODY})

TYPES: Mapping[str, frozenset[EntityType]] = {
    "any": frozenset(_E),
    "firm": COMPANIES,
    "vendor": frozenset({_E.VENDOR}),
    "government": _GOVERNMENT,
    "buyer": _GOVERNMENT | {_E.INTERGOVERNMENTAL_BODY},
    "authority": _GOVERNMENT | {_E.INTERGOVERNMENTAL_BODY},
    "state": frozenset({_E.STATE}),
    "body": frozenset({_E.STATE_BODY, _E.INTERGOVERNMENTAL_BODY}),
    "product": frozenset({_E.PRODUCT}),
    "wares": frozenset({_E.PRODUCT}) | COMPANIES,
    "ware": frozenset({_E.PRODUCT, _E.VENDOR}),
    "person": PEOPLE,
    "organisation": ORGANISATIONS,
    "private organisation": ORGANISATIONS - {_E.STATE_BODY, _E.INTERGOVERNMENTAL_BODY},
    "document": frozenset({_E.DOCUMENT}),
    "publication": frozenset({_E.DOCUMENT, _E.INVESTIGATION}),
    "agent": _GOVERNMENT | COMPANIES | {_E.PRODUCT, _E.PERSON, _E.GROUP, _E.NGO},
    "operator": _GOVERNMENT | COMPANIES | {_E.PRODUCT, _E.GROUP},
    "human": PEOPLE | {_E.GROUP},
    "victim": ORGANISATIONS - COMPANIES | PEOPLE | {_E.GROUP},
    "party": PEOPLE | ORGANISATIONS | {_E.STATE, _E.GROUP},
    "addressee": ORGANISATIONS - {_E.NGO} | {_E.STATE, _E.GROUP},
    "researcher": frozenset({_E.NGO, _E.MEDIA_OUTLET, _E.INVESTIGATION, _E.COMPANY, _E.PERSON}),
    "lab": frozenset({_E.NGO, _E.MEDIA_OUTLET, _E.INVESTIGATION, _E.COMPANY}),
    "researched": _GOVERNMENT | {_E.VENDOR, _E.PRODUCT},
    "sanctioned": COMPANIES | PEOPLE | {_E.STATE_BODY, _E.GROUP},
    "owner": COMPANIES | {_E.PERSON, _E.GROUP},
    "owned": COMPANIES | {_E.MEDIA_OUTLET},
}


class FrameError(SpygraphError):
    """A frame file that says something that cannot be."""


class Pattern(NamedTuple):
    """A predicate: its lemma, and the particles and bracketed nouns that must stand with it."""

    lemma: str
    pieces: tuple["str | frozenset[str]", ...] = ()


class Source(NamedTuple):
    """Where the fillers of a role are looked for."""

    steps: tuple[str, ...]
    is_fallback: bool = False
    makers: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What may fill a role and where it stands."""

    sources: tuple[Source, ...]
    types: frozenset[EntityType]
    via: str = ""
    groups: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Emit:
    """A statement that follows from filled roles."""

    head: str
    type: RelationType
    tail: str
    status: Status | None = None
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What some predicates say about those in their roles."""

    id: str
    verbs: tuple[Pattern, ...]
    nouns: tuple[Pattern, ...]
    words: tuple[Pattern, ...]
    roles: Mapping[str, Role]
    emits: tuple[Emit, ...]
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    yes: tuple[str, ...] = field(default=(), compare=False)
    no: tuple[str, ...] = field(default=(), compare=False)


def roles_of(emit: Emit) -> list[str]:
    """The names of all roles that a statement needs."""
    named = [*emit.head.split("+"), *emit.tail.split("+"), emit.unless]
    return [name.strip() for name in named if name]
