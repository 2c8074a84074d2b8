"""The words that hang on a word in spaCy's parse, also where the parser hung them elsewhere."""

from typing import TYPE_CHECKING

from loaders.word_classes import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
_DEEP = frozenset({"dobj", "nsubjpass", "acomp", "attr", "advmod", "prt", "npadvmod", "oprd"})
_INWARD = frozenset(
    {"prep", "agent", "pobj", "dobj", "attr", "conj", "dative", "nsubjpass", "appos", "pcomp"}
)
_DEEPEST = 6


def is_verb(token: "Token") -> bool:
    """Whether it is a verb, or a participle that the tagger took for an adjective."""
    if token.pos_ == "ADJ":
        return has(token, "auxpass", "nsubjpass")
    return token.pos_ in VERBAL or token.tag_.startswith("VB")


def children(token: "Token", *relations: str) -> "list[Token]":
    return [child for child in token.children if child.dep_ in relations]


def has(token: "Token", *relations: str) -> bool:
    return any(child.dep_ in relations for child in token.children)


def objects_of(prepositions: "Iterable[Token]") -> "list[Token]":
    every = [one for word in prepositions for one in (word, *_repeats(word))]
    return [noun for word in every for noun in (*children(word, "pobj", "pcomp"), *_cut_off(word))]


def _cut_off(preposition: "Token") -> "list[Token]":
    """A name right after a preposition that was given to a later word: "on Ana months later"."""
    if preposition.i + 1 >= preposition.sent.end:
        return []
    name = preposition.nbor()
    if name.pos_ != "PROPN":
        return []
    top = name
    while top.dep_ in ("compound", "nmod", "poss", "amod", "det", "conj") and top.head.i > top.i:
        top = top.head
    return [] if top.head is preposition or top.head == preposition else [name]


def _repeats(preposition: "Token") -> "list[Token]":
    """The same preposition again after a comma or "and": "of A, who ..., of B and of C"."""
    doc, word = preposition.doc, preposition.lower_
    return [
        token
        for token in doc[preposition.i + 2 : preposition.sent.end]
        if token.lower_ == word and doc[token.i - 1].lower_ in words("joins_prepositions")
    ]


def complements(word: "Token", preposition: str) -> "list[Token]":
    """What follows a preposition that belongs to the word, or to its object where it is a verb."""
    hosts = [word, *(children(word, *_DEEP) if is_verb(word) else [])]
    found = [noun for host in hosts for noun in objects_of(prepositions_of(host, preposition))]
    if preposition == "to":
        found += [c for c in children(word, "dative") if c.pos_ not in ("ADP", "PART")]
    return found or objects_of(astray(word, preposition))


def astray(word: "Token", preposition: str) -> "list[Token]":
    """A preposition of the word where the parser hung it on a noun further in.

    "filed by Ana against Orbo": against hangs on Ana, who has no such complement.
    """
    layer = [word] if preposition in words("roaming") else []
    for _ in range(_DEEPEST):
        layer = [c for host in layer for c in host.children if _goes_on_inward(c, word)]
        found = [c for c in layer if c.dep_ == "prep" and c.lower_ == preposition]
        if found:
            return found
    return []


def _goes_on_inward(child: "Token", word: "Token") -> bool:
    if child.head == word and is_verb(word) and child.lower_ in words("keeping"):
        return False
    return child.i > word.i and child.dep_ in _INWARD


def prepositions_of(host: "Token", preposition: str) -> "list[Token]":
    own = [c for c in host.children if c.dep_ in ("prep", "dative", "agent", "prt")]
    nested = [
        c for word in own if word.lower_ in words("adverbial") for c in children(word, "prep")
    ]
    return [c for c in own + nested if c.lower_ == preposition]
