"""The words that govern a word, one after the other, up to the root of its sentence."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "parataxis", "acl"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "oprd", "attr", "dative", "pcomp"}) | _CLAUSES
_INSIDE = frozenset({"dobj", "attr", "pobj", "oprd", "nsubjpass", "nsubj", "acomp", "prep"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_TIMES = frozenset({"time", "day", "week", "month", "year", "occasion", "moment"})
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Link:
    """One step up: from a word to the one that governs it, prepositions left out."""

    child: "Token"
    governor: "Token"
    is_clause: bool

    @property
    def is_shared(self) -> bool:
        """Joined by "and": both have the same governor."""
        return self.child.dep_ == "conj"

    @property
    def is_side_fact(self) -> bool:
        """A relative clause or apposition: what governs its noun says nothing about it."""
        return self.child.dep_ in ("relcl", "appos") and not self.is_clause

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
        return self.child.dep_ in _OBJECTS

    @property
    def is_inside(self) -> bool:
        """Whether both are of one clause, so that what negates the governor negates the child."""
        if self.child.dep_ == "nsubj":
            return self.governor.lemma_ in ("be", "include", "exist", "remain")
        return self.child.dep_ in _INSIDE

    @property
    def is_report(self) -> bool:
        """Whether the governor is what is heard of it: "reports that ...", "reports of ..."."""
        by_of = self.child.dep_ == "pobj" and self.child.head.lower_ in ("of", "about")
        return self.is_clause or (by_of and self.governor.tag_ == "NNS")

    @property
    def has_own_subject(self) -> bool:
        return any(word.dep_ in (*_SUBJECTS, "aux") for word in self.child.children)


def is_verbal(token: "Token") -> bool:
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def chain(token: "Token") -> "Iterator[Link]":
    """The links from a word upwards, to the root or to the noun whose side fact it is."""
    child = token
    for _ in range(_DEEPEST):
        if child.head == child:
            return
        link = _link(child)
        yield link
        if link.is_side_fact:
            return
        child = link.governor


def _link(child: "Token") -> Link:
    governor = child.head
    if governor.dep_ in ("prep", "agent") and governor.head != governor:
        return Link(child, governor.head, child.dep_ in _CLAUSES)
    if child.dep_ == "relcl" and governor.lemma_ in _TIMES:
        # "said at the time that ...": the clause is the verb's, the parser gives it to the noun
        while governor.head != governor and not is_verbal(governor):
            governor = governor.head
        return Link(child, governor, is_clause=True)
    return Link(child, governor, child.dep_ in _CLAUSES)
