"""Who is to act: the subject of what is demanded, by the mood of the clause that says it."""

from typing import TYPE_CHECKING

from loaders.dependents import children, is_verb
from loaders.roles import undergoers
from loaders.word_classes import verbs, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLS_OF_FACTS = frozenset({"VBD", "VBZ", "VBP"})


def bidden(verb: "Token") -> "list[Token]":
    """Those of whom the verb demands a deed: "asked Orbo to stop", "said that Orbo must stop".

    Nobody is, where the clause tells or asks what is the case: "asked Orbo what it sold", nor
    where a court is asked, as any party to a case does.
    """
    if not is_verb(verb):
        return []
    told = verb.lemma_.lower() in verbs("saying")
    clauses = [one for one in children(verb, "ccomp", "xcomp") if _is_demand(one, told=told)]
    named = [noun for one in clauses for noun in children(one, "nsubj", "nsubjpass")]
    found = named or (undergoers(verb) if clauses else [])
    return [] if any(noun.lemma_.lower() in words("courts") for noun in found) else found


def _is_demand(clause: "Token", *, told: bool) -> bool:
    """Whether a clause has a modal of duty or, unless it is told, an infinitive or subjunctive."""
    auxiliaries = children(clause, "aux", "auxpass")
    modal = [one for one in auxiliaries if one.tag_ == "MD"]
    if modal:
        return any(one.lemma_.lower() in verbs("duty") for one in modal)
    if told or any(one.tag_ in _TELLS_OF_FACTS for one in auxiliaries):
        return False
    return clause.tag_ == "VB" or any(one.tag_ in ("TO", "VB") for one in auxiliaries)
