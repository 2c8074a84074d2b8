"""Steps from a predicate to the heads of the noun phrases around it, by the names frames use."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from loaders.bidding import bidden
from loaders.company import companions_after, companions_before
from loaders.roles import (
    children,
    clause_subjects,
    complements,
    doers,
    instruments,
    is_verb,
    said_to_be,
    supporters,
    undergoers,
)
from loaders.word_classes import lemma, verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

Step = Callable[["Token"], "list[Token]"]


def _subject(word: "Token") -> "list[Token]":
    return doers(word) if is_verb(word) else said_to_be(word)


def _object(word: "Token") -> "list[Token]":
    return undergoers(word) if is_verb(word) else children(word, "pobj", "pcomp")


def _modifiers(word: "Token") -> "list[Token]":
    return children(word, "compound", "nmod", "amod")


def _including(word: "Token") -> "list[Token]":
    """Those listed after the word: "customers including A", "the customers are A and B"."""
    found = complements(word, "including") + complements(word, "like") + _such_as(word)
    verb = word.head
    if word.dep_ in ("nsubj", "nsubjpass") and lemma(verb) in verbs("listing"):
        found += children(verb, "dobj", "attr", "oprd") + complements(verb, "in")
    return found


def _such_as(word: "Token") -> "list[Token]":
    prepositions = [c for c in children(word, "prep") if c.lower_ == "as"]
    return [
        noun for p in prepositions if p.nbor(-1).lower_ == "such" for noun in children(p, "pobj")
    ]


def _governor(word: "Token") -> "list[Token]":
    return [word.head] if word.head is not word else []


def _within(word: "Token") -> "list[Token]":
    """Every noun after the word in what it governs: the whole of what is found or told."""
    return [c for c in word.subtree if c.i > word.i and c.pos_ in ("PROPN", "NOUN")]


LOOK_UPS = frozenset(
    {"product in question", "state in question", "vendor in question", "head before"}
)
"""Sources that are looked up in the text around the clause, by the interpreter of frames."""

STEPS: Mapping[str, Step] = {
    "subject": _subject,
    "object": _object,
    "patient": undergoers,
    "bearer": said_to_be,
    "supporter": supporters,
    "possessor": lambda word: children(word, "poss"),
    "modifier": _modifiers,
    "apposition": lambda word: children(word, "appos"),
    "including": _including,
    "instrument": instruments,
    "clause subject": clause_subjects,
    "its subject": lambda word: children(word, "nsubj", "nsubjpass"),
    "one to act": bidden,
    "with subject": companions_before,
    "with object": companions_after,
    "within": _within,
    "itself": lambda word: [word],
    "governor": _governor,
    "attribute": lambda word: children(word, "attr", "oprd", "acomp"),
}


def follow(steps: Sequence[str], word: "Token", objects: "list[Token] | None") -> "list[Token]":
    """The heads at the end of a path of steps; `objects`, if any, is what "object" means first."""
    heads = [word]
    for number, step in enumerate(steps):
        if number == 0 and step == "object" and objects is not None:
            heads = objects
            continue
        heads = [found for head in heads for found in _one(step, head)]
    return heads


def _one(step: str, head: "Token") -> "list[Token]":
    take = STEPS.get(step)
    return take(head) if take is not None else complements(head, step)
