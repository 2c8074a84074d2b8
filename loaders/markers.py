"""Small words beside a word that deny or hedge it: "never", "no customer", "in all likelihood"."""

from typing import TYPE_CHECKING

from loaders.status_cues import status_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = ("neg", "advmod", "preconj", "det", "intj", "cc")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")


def negates(child: "Token") -> bool:
    """Whether a child of a verb denies it: "never", "nobody", the "no" of "no customer".

    "not only sold" was sold.
    """
    adverbs = status_cues().adverbs
    if child.lower_ in adverbs.negation and child.dep_ in _MARKS:
        return not (child.i + 1 < len(child.doc) and child.nbor().lower_ in adverbs.not_negation)
    if child.dep_ not in _ARGUMENTS:
        return False
    words = [child, *(word for word in child.children if word.dep_ in ("det", "neg"))]
    return any(word.lower_ in adverbs.negation for word in words)


def is_no(child: "Token") -> bool:
    """Whether a child of a noun denies it: "no evidence", "neither firm"."""
    return child.dep_ == "det" and child.lower_ in ("no", "neither")


def shares_negation(verb: "Token") -> bool:
    """Whether what denies a verb denies its partner too: "never bought or used"."""
    joined = any(child.dep_ == "cc" and child.lower_ in ("or", "nor") for child in verb.children)
    return joined and any(map(negates, verb.children))


def is_doubted(noun: "Token") -> bool:
    """Whether an adjective takes a noun for doubtful: "the alleged use to spy on Brook"."""
    doubt = status_cues().adjectives.doubt
    return any(child.dep_ == "amod" and child.lower_ in doubt for child in noun.children)


def hedges(child: "Token") -> bool:
    """Whether a child of a verb hedges it: "probably", "in all likelihood"."""
    cues = status_cues()
    if child.dep_ == "prep":
        return any(noun.lemma_ in cues.nouns.likelihood for noun in child.children)
    return child.dep_ in ("advmod", "npadvmod", "acomp") and child.lower_ in cues.adverbs.doubt


def disowns(child: "Token") -> bool:
    """Whether it is the "false" of "it is false that ...", or "true" where that is denied."""
    if child.dep_ != "acomp":
        return False
    negated = any(map(negates, child.head.children))
    return child.lower_ in status_cues().adjectives.deny or (negated and child.lower_ == "true")
