"""The parts of a noun phrase around its head, by the parse alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.counted import NUMBERS
from loaders.word_classes import verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "said", "such"})


@dataclass(slots=True)
class Phrase:
    """What stands around the head of a noun phrase, as heads of its own."""

    plural: bool = False
    definite: bool = False
    determined: bool = False
    """Whether it has an article or the like."""
    number: int = 0
    """How many the phrase says there are: "the two firms", "both"."""
    quantified: bool = False
    """Whether a number stands in it, in words or figures."""
    possessors: list["Token"] = field(default_factory=list)
    modifiers: list["Token"] = field(default_factory=list)
    of_: list["Token"] = field(default_factory=list)
    by: list["Token"] = field(default_factory=list)
    from_: list["Token"] = field(default_factory=list)
    at: list["Token"] = field(default_factory=list)
    in_: list["Token"] = field(default_factory=list)
    appositions: list["Token"] = field(default_factory=list)
    including: list["Token"] = field(default_factory=list)
    """What follows "including", "such as", "like"."""
    called: list["Token"] = field(default_factory=list)
    """The name after "called", "named", "known as"."""
    belonging: list["Token"] = field(default_factory=list)
    """The owner after "belonging to", "used by", "owned by"."""

    @classmethod
    def of(cls, head: "Token", children: Iterable["Token"]) -> "Phrase":
        """The parts of the phrase of a head whose children are given."""
        phrase = cls(plural=head.tag_ in ("NNS", "NNPS"), number=NUMBERS.get(head.lower_, 0))
        for child in children:
            phrase._take(child)
        return phrase

    def _take(self, child: "Token") -> None:
        relation = child.dep_
        if relation == "det":
            self.determined = True
            self.definite |= child.lower_ in _DEFINITE
            self.number = self.number or NUMBERS.get(child.lower_, 0)
        elif relation == "poss":
            self.possessors.append(child)
            self.definite = True
        elif relation in ("amod", "compound", "nmod", "npadvmod"):
            self.modifiers.append(child)
        elif relation == "nummod":
            self.quantified = True
            self.number = NUMBERS.get(child.lower_, 0)
        elif relation == "appos":
            self.appositions.append(child)
        elif relation == "prep":
            self._take_preposition(child)
        elif relation in ("acl", "relcl"):
            self._take_clause(child)

    def _take_preposition(self, word: "Token") -> None:
        nouns = [c for c in word.children if c.dep_ in ("pobj", "pcomp")]
        self._slot(word).extend(nouns)

    def _slot(self, word: "Token") -> list["Token"]:
        if word.lower_ == "as" and word.i > 0 and word.nbor(-1).lower_ == "such":
            return self.including
        slots = {
            "of": self.of_,
            "by": self.by,
            "from": self.from_,
            "at": self.at,
            "with": self.at,
            "for": self.at,
            "in": self.in_,
            "including": self.including,
            "like": self.including,
        }
        return slots.get(word.lower_, [])

    def _take_clause(self, clause: "Token") -> None:
        if clause.lemma_ in verbs("naming"):
            self.called += [c for c in clause.children if c.dep_ in ("oprd", "dobj", "attr")]
            self.called += _after(clause, ("as",))
        elif clause.lemma_ in verbs("belonging"):
            self.belonging += _after(clause, ("to", "by"))


def _after(clause: "Token", prepositions: tuple[str, ...]) -> list["Token"]:
    words = [c for c in clause.children if c.dep_ in ("prep", "agent")]
    return [
        noun
        for word in words
        if word.lower_ in prepositions
        for noun in word.children
        if noun.dep_ == "pobj"
    ]
