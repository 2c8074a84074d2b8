"""Companions: those who do it, or to whom it is done, along with somebody else.

"Lumen, together with Quill, calls on ...": companions of the subject stand before the verb, all
others after it. After the verb they may be companions of either: the frame has to know.
"""

from typing import TYPE_CHECKING

from loaders.dependents import children, is_verb
from loaders.word_classes import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def companions_before(verb: "Token") -> "list[Token]":
    """Companions that the clause names before its verb."""
    return [noun for noun in _companions(verb) if noun.i < verb.i]


def companions_after(verb: "Token") -> "list[Token]":
    """Companions that the clause names after its verb."""
    return [noun for noun in _companions(verb) if noun.i > verb.i]


def _companions(verb: "Token") -> "list[Token]":
    if not is_verb(verb):
        return []
    hosts = [verb, *children(verb, "nsubj", "nsubjpass", "dobj", "prep", "dative")]
    hosts += [noun for host in hosts for noun in children(host, "pobj", "advmod")]
    every = [word for host in hosts for word in children(host, "prep") if _is_company(word)]
    every += [again for word in every for again in children(word, "conj") if again.pos_ == "ADP"]
    return [noun for word in every for noun in children(word, "pobj")]


def _is_company(word: "Token") -> bool:
    if word.lower_ in words("company"):
        return True
    return word.lower_ == "with" and word.i > 0 and word.nbor(-1).lower_ in words("company_with")
