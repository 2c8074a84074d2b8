"""Who bears a noun, who acts in a clause below, with what: what is told around a predicate."""

from typing import TYPE_CHECKING

from loaders.dependents import children, complements, is_verb
from loaders.roles import COPULAS, doers, is_passive, undergoers

if TYPE_CHECKING:
    from spacy.tokens import Token


def said_to_be(word: "Token") -> "list[Token]":
    """Who is said to be what the word says: "Orbo is a maker", "Orbo, a maker", "named as ..."."""
    head, relation = word.head, word.dep_
    if relation == "conj" and head.dep_ in ("attr", "appos"):
        return said_to_be(head)
    if relation in ("attr", "acomp", "oprd", "prep"):
        return _bearer_in(head) if is_verb(head) else [head]
    if relation == "appos":
        return [head]
    if relation == "pobj" and head.lower_ in ("as", "among", "of"):
        return _bearer_in(head.head) if is_verb(head.head) and head.lower_ != "of" else []
    return []


def _bearer_in(verb: "Token") -> "list[Token]":
    if is_passive(verb):
        return undergoers(verb)
    if verb.lemma_ in COPULAS:
        return doers(verb) or children(verb, "attr")
    return undergoers(verb) or doers(verb)


def fellows(noun: "Token") -> "list[Token]":
    """The heads of the other roles of the clause in which a noun is an object or a complement."""
    verb = noun.head
    while verb.dep_ in ("prep", "pobj", "agent", "dative") and not is_verb(verb):
        verb = verb.head
    if noun.dep_ not in ("dobj", "pobj", "dative", "nsubjpass") or not is_verb(verb):
        return []
    others = [*doers(verb), *(undergoers(verb) if noun.dep_ == "pobj" else [])]
    return [other for other in others if other.i != noun.i]


def clause_subjects(verb: "Token") -> "list[Token]":
    """Whose deed it is in the clause that the verb governs: "asked that Orbo stop"."""
    clauses = children(verb, "ccomp", "xcomp", "advcl")
    return [noun for clause in clauses for noun in children(clause, "nsubj", "nsubjpass")]


def instruments(verb: "Token") -> "list[Token]":
    """With what it is done: "with Glimmer", "using Glimmer", "used Glimmer to ..."."""
    found = [
        n for word in ("with", "via", "through", "by", "using") for n in complements(verb, word)
    ]
    users = [c for c in children(verb, "advcl", "xcomp", "acl") if c.lemma_ in _USING]
    if verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in _USING:
        users.append(verb.head)
    return found + [noun for user in users for noun in undergoers(user)]


_USING = frozenset({"use", "deploy", "employ", "utilise", "utilize"})
