"""For whom or what a pronoun stands."""

from typing import TYPE_CHECKING

from loaders.counted import counted
from loaders.dependents import children, is_verb
from loaders.roles import undergoers
from loaders.standing import Standing, Via
from loaders.word_classes import lemma, verbs, words
from ontology import PEOPLE, EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from loaders.noun_phrases import Asked, NounPhrases
    from loaders.reading import Referent

_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_WHO = PEOPLE | {EntityType.GROUP, EntityType.STATE, EntityType.STATE_BODY}
_PRONOUN_TAGS = frozenset({"WDT", "WP", "WP$", "PRP", "PRP$"})


def is_pronoun(token: "Token") -> bool:
    return token.pos_ == "PRON" or token.tag_ in _PRONOUN_TAGS


def read_pronoun(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    """What a pronoun stands for, by its word; of a quantity: what it is a quantity of."""
    word = asked.token.lower_
    if word == "that" and asked.token.tag_ == "DT":
        return _these(phrases, asked)
    for forms, read in _READERS:
        if word in forms:
            return read(phrases, asked)
    return _quantity(phrases, asked)


def rest_of_experts(phrases: "NounPhrases", asked: "Asked", referent: "Referent") -> list[Standing]:
    """The experts whom a group of UN experts is made of."""
    name = referent.name.casefold().split()
    are_experts = name[-1].rstrip("*.s") in words("experts") and "and" not in name
    if referent.type is not EntityType.GROUP or not are_experts:
        return []
    experts = [r for r in phrases.reading.referents if r.type is EntityType.UN_EXPERT]
    return phrases.pointing(asked, *experts)


def _relative(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    clause = asked.token
    for _ in range(4):
        clause = clause.head
        if clause.dep_ in ("relcl", "acl"):
            return _bearer(phrases, asked, clause) + _row_before(phrases, clause)
    return []


def _bearer(phrases: "NounPhrases", asked: "Asked", clause: "Token") -> list[Standing]:
    """Whom the clause follows; "who" passes over a thing: "a manager at Orbo, whom ..."."""
    personal = asked.token.lower_ in ("who", "whom")
    noun = clause.head
    for _ in range(4):
        found = phrases.alone(asked.about(noun))
        if not personal or _are_people(found) or not found:
            return found
        if noun.dep_ not in ("pobj", "compound", "appos", "conj"):
            return []
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return []


def _are_people(found: list[Standing]) -> bool:
    return all(one.referent.type in _WHO or one.via is not Via.ITSELF for one in found)


def _row_before(phrases: "NounPhrases", clause: "Token") -> list[Standing]:
    """The rest of a row of names before a clause in the plural: "A and B, who are ..."."""
    row = phrases.row(clause.head)
    if not row or phrases.naming(clause.head) is not row[-1]:
        return []
    plural = any(c.tag_ == "VBP" or c.lower_ == "were" for c in (clause, *clause.children))
    return [Standing(n.referent, n.span, Via.ITSELF) for n in row[:-1]] if plural else []


def _author(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    return phrases.pointing(asked, phrases.reading.author)


def _addressee(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    return phrases.pointing(asked, phrases.reading.addressee)


def _person(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    return _speaker(phrases, asked, PEOPLE) or phrases.back(asked, PEOPLE, 3)


def _thing(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    within = 4 if asked.token.lower_ == "its" else 2
    types = asked.types - PEOPLE - {EntityType.GROUP}
    if EntityType.PRODUCT in types and _is_tool(asked.token):
        types = frozenset({EntityType.PRODUCT})
    return _speaker(phrases, asked, types) or phrases.back(asked, types, within)


def _is_tool(token: "Token") -> bool:
    """Whether something is done with it: "hacked with it", "used it against"."""
    if token.dep_ == "dobj":
        return lemma(token.head) in verbs("using")
    return token.dep_ == "pobj" and token.head.lower_ in ("with", "via")


def _speaker(
    phrases: "NounPhrases", asked: "Asked", types: frozenset[EntityType]
) -> list[Standing]:
    """The subject of the clause around: "Orbo announced that it would stop"."""
    verb = asked.token.head
    if asked.token.dep_ != "nsubj" or verb.dep_ != "ccomp" or not is_verb(verb.head):
        return []
    namings = [phrases.naming(noun) for noun in children(verb.head, "nsubj")]
    meant = [n.referent for n in namings if n is not None and n.referent.type in types]
    return phrases.pointing(asked, *meant[:1])


def _many(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    """They are the last subject in the plural, in this sentence or the one before."""
    told = _told(asked.token)
    if told:
        return phrases.more(asked, told)
    subject = _plural_subject(asked.token)
    return phrases.more(asked, [subject]) if subject is not None else []


def _told(token: "Token") -> "list[Token]":
    """Those who are told what happened to them: "warned A and B that they had been hacked"."""
    clause = token.head
    if clause.dep_ == "poss" or not is_verb(clause):
        clause = clause.head
    governor = clause.head
    told = clause.dep_ == "ccomp" and is_verb(governor) and lemma(governor) in verbs("telling")
    return undergoers(governor) if told else []


def _plural_subject(token: "Token") -> "Token | None":
    doc, sentence = token.doc, token.sent
    first = doc[sentence.start - 1].sent.start if sentence.start else 0
    for candidate in reversed(doc[first : token.i]):
        subject = candidate.dep_ in ("nsubj", "nsubjpass") and is_verb(candidate.head)
        if subject and _is_plural(candidate):
            return candidate
    return None


def _is_plural(noun: "Token") -> bool:
    return noun.tag_ in ("NNS", "NNPS", "CD") or bool(children(noun, "conj"))


def _these(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    """In "Among those who were hit were A and B" those are A and B."""
    token = asked.token
    if token.dep_ == "pobj" and token.head.lower_ == "among" and lemma(token.head.head) == "be":
        verb = token.head.head
        return phrases.more(asked, children(verb, "nsubj", "attr"))
    return _quantity(phrases, asked)


def _quantity(phrases: "NounPhrases", asked: "Asked") -> list[Standing]:
    phrase = phrases.phrase(asked.token)
    found = phrases.named(asked, phrase.of_, Via.MEMBER)
    if not found and phrase.number:
        types = asked.types & PEOPLE or asked.types
        found = phrases.pointing(asked, *counted(phrases, asked.token, phrase.number, types))
    return found


_READERS: "tuple[tuple[frozenset[str], Callable[[NounPhrases, Asked], list[Standing]]], ...]" = (
    (_RELATIVE, _relative),
    (frozenset({"we", "us", "our", "ourselves", "i", "my"}), _author),
    (frozenset({"you", "your"}), _addressee),
    (frozenset({"he", "she", "him", "her", "his", "himself", "herself"}), _person),
    (frozenset({"it", "its", "itself"}), _thing),
    (frozenset({"they", "them", "their", "themselves"}), _many),
    (frozenset({"those", "these"}), _these),
)
