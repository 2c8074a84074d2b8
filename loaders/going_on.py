"""By what a sentence that goes on from a deed says of somebody that he was watched too."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.deeds import clause_of, first_of_row, is_device, undergone, word
from loaders.governors import is_verbal
from loaders.victim_cues import victim_cues
from ontology import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from loaders.reading import Naming

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPENING = 3  # words
_ITEM_START = 10  # characters: bullet, number, title


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """The sentence on a deed that a list goes on from, and whom it says to have been struck."""

    deeds: "tuple[Token, ...]"
    struck: frozenset[str]
    """Lemmas of the nouns for them: "reporter" of "nine reporters were hacked"."""

    @property
    def is_main(self) -> bool:
        """Whether the deed is what the sentence states, so that "so was Brook" repeats it."""
        return any(deed.dep_ == "ROOT" for deed in self.deeds)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a naming: its sentence, the deed before it and how near that is."""

    sentence: "TokenSpan"
    deeds: "tuple[Token, ...]"
    opened: Opened | None
    since: int
    """How many sentences ago the list that was opened ran on: 0, the last one."""
    announced: bool
    """Whether it is an item of a list that the sentence before the list announced: "Targets:"."""


def how_watched(naming: "Naming", head: "Token", around: Around) -> str:
    """By what the sentence says it: "device", "notice", "list", "echo"; nothing if it does not.

    `head` is the word on which the row of the naming hangs.
    """
    goes_on = around.opened is not None and around.since == 0
    if (around.deeds and _whose_device(naming)) or (goes_on and _is_same_of_device(head)):
        return "device"
    if naming.referent.type not in PEOPLE:
        return ""
    if _is_told(head):
        return "notice" if around.deeds or around.opened is not None else ""
    if word(clause_of(head)) in victim_cues().other_deeds:
        return ""
    if _is_listed(naming, head, around):
        return "list"
    return "echo" if goes_on and _echoes(head) else ""


def _is_listed(naming: "Naming", head: "Token", around: Around) -> bool:
    if around.announced and naming.start < _ITEM_START:
        return True
    if around.opened is None:
        return False
    if word(head) in victim_cues().struck and head.dep_ in (*_SUBJECTS, "ROOT"):
        return True
    if _opens(around.sentence, victim_cues().pointers):
        return _is_named_in_list(head) or head.i - around.sentence.start < _OPENING
    return around.since == 0 and _runs_on(head, around.sentence, around.opened)


def _runs_on(head: "Token", sentence: "TokenSpan", opened: Opened) -> bool:
    """Whether it belongs to the list or repeats the verb of the very sentence before."""
    if _opens(sentence, victim_cues().repeats):
        return opened.is_main and head.dep_ in _SUBJECTS
    if _opens(sentence, victim_cues().openers) and _is_named_in_list(head):
        return True
    return _is_said_to_be(head, opened)


def _opens(sentence: "TokenSpan", openers: frozenset[str]) -> bool:
    words = [token.lower_ for token in sentence if token.is_alpha][:_OPENING]
    return any(" ".join(words[:count]) in openers for count in range(1, _OPENING + 1))


def _whose_device(naming: "Naming") -> bool:
    """Whether a clause about a deed to his things hangs on the name: "Brook, whose phone ..."."""
    if naming.tokens is None:
        return False
    clauses = [child for child in naming.tokens.root.children if child.dep_ == "relcl"]
    words = (token for clause in clauses for token in clause.subtree)
    owned = (token.head for token in words if token.lower_ == "whose")
    return any(is_device(thing) and undergone(thing) is not None for thing in owned)


def _is_same_of_device(head: "Token") -> bool:
    """Whether it says the same of his things: "Brook's handset too", "One belonged to Brook"."""
    verb = clause_of(head)
    if head.dep_ == "poss" and is_device(head.head):
        thing = first_of_row(head.head)
        return thing.dep_ in ("ROOT", "attr") or (thing.dep_ in _SUBJECTS and _echoes(thing))
    if head.dep_ != "pobj" or head.head.lower_ not in ("of", "to"):
        return False
    owner = head.head.head
    if is_device(owner):
        return first_of_row(owner).dep_ in ("ROOT", "attr")
    belongs = owner == verb and word(verb) == "belong"
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    return belongs and any(_is_one_of_those(one) for one in subjects)


def _is_one_of_those(subject: "Token") -> bool:
    """Whether it is one of the things spoken of: "one of them", "a second handset", "it"."""
    return is_device(subject) or subject.pos_ in ("PRON", "NUM") or subject.tag_ == "CD"


def _is_named_in_list(head: "Token") -> bool:
    """Whether it is what a sentence lists, and not what is said of another by the way."""
    if head.dep_ == "pobj" and head.head.lower_ in ("of", "to", "as"):
        return _is_same_of_device(head)
    clause = clause_of(head)
    is_main = clause.dep_ in ("ROOT", "conj", "ccomp", "parataxis") or not is_verbal(clause)
    if head.dep_ in ("pobj", "poss", "compound", "nmod", "amod") or not is_main:
        return False
    return word(clause) in victim_cues().naming or not is_verbal(clause)


def _is_told(head: "Token") -> bool:
    """Whether a warning reached him: "Brook received an alert", "Orbo notified Brook"."""
    cues, verb = victim_cues(), head.head
    lemma = word(verb)
    if head.dep_ in ("dobj", "nsubjpass") and lemma in cues.informing:
        return True
    objects = [word(child) for child in verb.children if child.dep_ == "dobj"]
    return head.dep_ == "nsubj" and lemma in cues.receiving and bool(cues.notices & set(objects))


def _is_said_to_be(head: "Token", opened: Opened) -> bool:
    """Whether the sentence says who is meant: "The reporter is Brook", "Those hit include Brook".

    Only if the noun is one of those who were struck.
    """
    verb = clause_of(head)
    if word(verb) not in victim_cues().naming or head.dep_ in (*_SUBJECTS, "poss", "pobj"):
        return False
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    nouns = [word(noun) for one in subjects for noun in (one, *_partitive(one))]
    return bool(set(nouns) & opened.struck) or (
        len(nouns) == 1 and nouns[0] in victim_cues().watched
    )


def _partitive(noun: "Token") -> "Iterator[Token]":
    """The "reporters" of "one of the reporters"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from child.children


def _echoes(head: "Token") -> bool:
    """Whether a clause says the same of him: "Brook was too", "it was the turn of Brook"."""
    clause = clause_of(head)
    befell = head.dep_ == "dobj" and word(clause) in ("befall", "befell")
    is_meant = befell or head.dep_ in (*_SUBJECTS, "attr")
    if not is_meant or word(clause) not in victim_cues().naming:
        return False
    below = [one for child in clause.children for one in (child, *child.children)]
    return any(one.lower_ in victim_cues().echoes for one in (below if befell else clause.children))
