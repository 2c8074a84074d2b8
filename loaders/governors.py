"""The words that govern a word, one after the other, up to the root of its sentence."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "parataxis", "acl"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "oprd", "attr", "dative", "ccomp", "xcomp"})
_INSIDE = frozenset({"dobj", "attr", "pobj", "oprd", "nsubjpass", "nsubj", "acomp", "prep"})
_SIDE_FACTS = frozenset({"relcl", "appos"})
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Link:
    """One step up: from a word to the one that governs it.

    `through_preposition` where a preposition stands between: "accused of spying".
    """

    child: "Token"
    governor: "Token"
    through_preposition: bool = False

    @property
    def is_shared(self) -> bool:
        """Joined by "and": both have the same governor."""
        return self.child.dep_ == "conj"

    @property
    def is_clause(self) -> bool:
        return self.child.dep_ in _CLAUSES

    @property
    def is_infinitive(self) -> bool:
        return self.child.dep_ in ("xcomp", "pcomp") or any(
            word.dep_ == "aux" and word.lower_ == "to" for word in self.child.children
        )

    @property
    def is_adverbial(self) -> bool:
        return self.child.dep_ == "advcl"

    @property
    def is_object(self) -> bool:
        return self.child.dep_ in _OBJECTS or self.child.dep_ == "pcomp"

    @property
    def is_inside(self) -> bool:
        """Whether both are of one clause, so that what negates the governor negates the child."""
        if self.child.dep_ == "nsubj":
            return self.governor.lemma_ in ("be", "include", "exist", "remain")
        return self.child.dep_ in _INSIDE

    @property
    def has_own_subject(self) -> bool:
        return any(
            word.dep_ in ("nsubj", "nsubjpass", "expl", "aux") for word in self.child.children
        )


def is_verbal(token: "Token") -> bool:
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def chain(token: "Token") -> "Iterator[Link]":
    """The links from a word upwards; a relative clause or apposition is a matter of its own."""
    child = token
    for _ in range(_DEEPEST):
        if child.dep_ in _SIDE_FACTS or child.head is child:
            return
        link = _link(child)
        yield link
        child = link.governor


def _link(child: "Token") -> Link:
    governor = child.head
    if governor.dep_ in ("prep", "agent") and governor.head is not governor:
        return Link(child, governor.head, through_preposition=True)
    return Link(child, governor)


def speaker_of(verb: "Token") -> "Token | None":
    """The head of the noun phrase that says it: subject, by-phrase, or the partner's subject."""
    for _ in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj":
                return child
            if child.dep_ == "agent":
                return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
        if verb.dep_ not in ("conj", "xcomp"):
            return None
        verb = verb.head
    return None
