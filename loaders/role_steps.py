"""Steps from a predicate to the heads of the noun phrases around it, by the names frames use."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from loaders.bearers import clause_subjects, instruments, said_to_be
from loaders.bidding import bidden
from loaders.company import companions_after, companions_before
from loaders.dependents import children, complements, is_verb
from loaders.roles import doers, supporters, undergoers
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
    """Every noun in what the word governs: the whole of what is found or told.

    Also what stands before it: "Orbo sold Glimmer, Lumen found"; "Orbo, as Lumen showed, sold it".
    """
    after = [c for c in word.subtree if c.i > word.i]
    before = [c for clause in children(word, "ccomp") if clause.i < word.i for c in clause.subtree]
    around: list[Token] = []
    if word.dep_ in ("advcl", "parataxis") and (word.dep_ == "parataxis" or _is_as(word)):
        own = {c.i for c in word.subtree}
        around = [c for c in word.head.subtree if c.i not in own]
    return [c for c in (*after, *before, *around) if c.pos_ in ("PROPN", "NOUN")]


def _is_as(verb: "Token") -> bool:
    return any(child.lower_ == "as" for child in children(verb, "mark", "advmod"))


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
