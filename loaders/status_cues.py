"""Words by which English says how sure a statement is, as read from `data/cues/status.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from ontology import RelationType

Words = frozenset[str]
Table = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VerbCues:
    """Lemmas of verbs that govern a clause, by what they do to it."""

    fact: Words
    say: Words
    deny: Words
    doubt: Words
    ask: Words
    attempt: Words
    refuse: Words
    allege: Words


@dataclass(frozen=True, slots=True)
class NounCues:
    """Lemmas of nouns that a clause hangs on, and of speakers whose word is a finding."""

    doubt: Words
    report: Words
    likelihood: Words
    fact: Words
    deny: Words
    attempt: Words
    authorities: Words


@dataclass(frozen=True, slots=True)
class AdverbCues:
    """Adverbs, as written."""

    doubt: Words
    negation: Words
    not_negation: Words


@dataclass(frozen=True, slots=True)
class AdjectiveCues:
    """Adjectives, as written."""

    doubt: Words
    potential: Words
    deny: Words


@dataclass(frozen=True, slots=True)
class ModalCues:
    """Auxiliaries and conjunctions, as written."""

    doubt: Words
    potential: Words
    unreal: Words
    marks_unreal: Words


@dataclass(frozen=True, slots=True)
class StatusCues:
    """All the words of `status.toml`."""

    acts: frozenset[RelationType]
    sides: frozenset[RelationType]
    attempts_count: frozenset[RelationType]
    verbs: VerbCues
    nouns: NounCues
    adverbs: AdverbCues
    adjectives: AdjectiveCues
    modals: ModalCues
    predicates: dict[RelationType, Words]
    """Lemmas of predicates that mean no more than a potential relation."""


@cache
def status_cues() -> StatusCues:
    """The words, read once; TypeError if a key of the file is missing or unknown."""
    text = (files("loaders") / "data" / "cues" / "status.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    relations = {name: _relations(words) for name, words in table["relations"].items()}
    predicates = {
        RelationType(name): frozenset(words) for name, words in table["predicates"].items()
    }
    return StatusCues(
        **relations,
        verbs=_words(VerbCues, table["verbs"]),
        nouns=_words(NounCues, table["nouns"]),
        adverbs=_words(AdverbCues, table["adverbs"]),
        adjectives=_words(AdjectiveCues, table["adjectives"]),
        modals=_words(ModalCues, table["modals"]),
        predicates=predicates,
    )


def _relations(names: list[str]) -> frozenset[RelationType]:
    return frozenset(RelationType(name) for name in names)


def _words(kind: type[T], table: Table) -> T:
    return kind(**{name: frozenset(words) for name, words in table.items()})
