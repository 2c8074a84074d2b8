"""Who does what in a clause: from a verb to the heads of its subject and its object.

Through passives, relative clauses, conjunction, control and raising. Every function takes and
gives tokens of spaCy's parse; none of them knows names or referents.
"""

from typing import TYPE_CHECKING

from loaders.dependents import children, has, is_verb, objects_of, prepositions_of
from loaders.word_classes import nouns, verbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_NO_CLIMB = 5


def is_main_verb_misread(verb: "Token") -> bool:
    """Whether the parser read a main verb after an apposition as a participle of its subject."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.head.dep_ != "ROOT":
        return False
    after_comma = verb.i > 0 and verb.nbor(-1).text in (",", ")")
    governs = has(verb, "dobj", "prep", "xcomp", "ccomp")
    return after_comma and governs and not has(verb, "agent")


def is_passive(verb: "Token") -> bool:
    """Whether the verb's subject is the one it is done to."""
    if has(verb, "nsubjpass", "auxpass"):
        return True
    if verb.tag_ != "VBN" or is_main_verb_misread(verb):
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if verb.dep_ == "conj" and not has(verb, "nsubj", "aux"):
        return is_verb(verb.head) and is_passive(verb.head) and not has(verb, "dobj")
    return has(verb, "agent") and not has(verb, "nsubj", "dobj", "aux")


def doers(verb: "Token", climbed: int = 0) -> "list[Token]":
    """Who does it: the subject of an active verb, the by-phrase of a passive one."""
    if is_passive(verb):
        by = [
            c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
        ]
        return objects_of(by)
    own = children(verb, "nsubj", "csubj") or _stray_subject(verb)
    return own or _controllers(verb, climbed)


def _stray_subject(verb: "Token") -> "list[Token]":
    """The name right before a main verb that the parser left without a subject.

    "In the week after the leak Ana, a lawyer, called on ...": Ana was read as the leak's.
    """
    if verb.dep_ not in ("ROOT", "conj") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        reaches = token.right_edge.i + 1 == verb.i and token.pos_ == "PROPN"
        begins = verb.dep_ == "ROOT" or _follows_and(token)
        if reaches and begins and token.dep_ in ("appos", "conj", "npadvmod", "dep"):
            return [token]
    return []


def _follows_and(token: "Token") -> bool:
    first = token.left_edge
    return first.i > 1 and first.nbor(-1).dep_ == "cc" and first.nbor(-2).text == ","


def undergoers(verb: "Token") -> "list[Token]":
    """To whom or what it is done: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return children(verb, "nsubjpass") or _passive_subject(verb)
    # A second object is an apposition: "hacked Ana, a reporter".
    found = [name for noun in children(verb, "dobj")[:1] for name in _before_adjective(noun)]
    if found:
        return found
    return _gap(verb) or _shared_object(verb)


def _before_adjective(noun: "Token") -> "list[Token]":
    """A name that was read as part of an adjective after it: "designating Ana pursuant to ..."."""
    if noun.pos_ != "ADJ":
        return [noun]
    return [c for c in children(noun, "amod", "nmod", "compound") if c.pos_ == "PROPN"] or [noun]


def _passive_subject(verb: "Token") -> "list[Token]":
    head = verb.head
    if verb.dep_ in ("acl", "relcl", "amod"):
        return [head]
    if verb.dep_ == "conj" and is_verb(head):
        return undergoers(head) if is_passive(head) else doers(head)
    auxiliaries = children(verb, "auxpass")
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "acomp", "oprd") and not auxiliaries:
        return _controllers(verb)
    return [noun for word in auxiliaries for noun in children(word, "nsubj", "attr")]


def _gap(verb: "Token") -> "list[Token]":
    """The noun before a relative clause that has a subject of its own: "the tool Orbo sold"."""
    if verb.dep_ != "relcl":
        return []
    own = [c for c in children(verb, "nsubj") if c.tag_ not in ("WDT", "WP")]
    return [verb.head] if own else []


def _shared_object(verb: "Token") -> "list[Token]":
    """The object that follows a second verb close by: "made and sold Glimmer"."""
    for other in children(verb, "conj"):
        near = is_verb(other) and other.i - verb.i <= 4 and not has(other, "nsubj", "nsubjpass")
        if near and not is_passive(other):
            return children(other, "dobj")
    return []


def _subject_of_any(verb: "Token", climbed: int) -> "list[Token]":
    if climbed >= _NO_CLIMB:
        return []
    if is_passive(verb):
        return children(verb, "nsubjpass") or _passive_subject(verb)
    return doers(verb, climbed + 1)


def _controllers(verb: "Token", climbed: int = 0) -> "list[Token]":
    """The understood subject of a verb that has none of its own."""
    find = _CONTROL.get(verb.dep_)
    return find(verb, climbed) if find is not None else []


def _of_participle(verb: "Token", _climbed: int) -> "list[Token]":
    active = verb.tag_ in ("VBG", "VB") or is_main_verb_misread(verb)
    return _those_behind(verb.head) + said_of(verb.head) if active else []


def _those_behind(noun: "Token") -> "list[Token]":
    """Whose deed it is in "leave to sue Orbo" and "a letter urging Orbo to stop"."""
    word, governor = noun.lemma_.lower(), noun.head
    if word in nouns("permission") and is_verb(governor):
        return children(governor, "nsubjpass") or doers(governor)
    if word not in nouns("work") | nouns("ruling"):
        return []
    return children(noun, "poss") or objects_of(prepositions_of(noun, "by")) or supporters(noun)


def _of_relative(verb: "Token", _climbed: int) -> "list[Token]":
    return [verb.head]


def _of_conjunct(verb: "Token", climbed: int) -> "list[Token]":
    return _subject_of_any(verb.head, climbed) if is_verb(verb.head) else []


def _of_preposition(verb: "Token", climbed: int) -> "list[Token]":
    """As in "by selling it, Orbo ..." and "accused of spying"."""
    governor = verb.head.head
    if is_verb(governor):
        joined = undergoers(governor) if governor.lemma_ in verbs("joining") else []
        return [*_of_complement_in(verb, governor, climbed), *joined]
    if governor.pos_ in _NOMINAL:
        return children(governor, "poss") or [governor]
    return _of_adjective(governor, climbed)


def _of_complement(verb: "Token", climbed: int) -> "list[Token]":
    head = verb.head
    if is_verb(head):
        return _of_complement_in(verb, head, climbed)
    return _those_behind(head) or _of_adjective(head, climbed)


def _of_adjective(head: "Token", climbed: int) -> "list[Token]":
    if head.pos_ == "ADJ" and is_verb(head.head):
        return _subject_of_any(head.head, climbed)
    return []


def _of_complement_in(verb: "Token", governor: "Token", climbed: int) -> "list[Token]":
    given = undergoers(governor) if governor.lemma_ in verbs("object_control") else []
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
        return given if verb.tag_ == "VBN" else []
    return given or _subject_of_any(governor, climbed)


_CONTROL: "dict[str, Callable[[Token, int], list[Token]]]" = {
    "acl": _of_participle,
    "relcl": _of_relative,
    "conj": _of_conjunct,
    "pcomp": _of_preposition,
    "xcomp": _of_complement,
    "advcl": _of_complement,
    "ccomp": _of_complement,
    "acomp": _of_complement,
    "oprd": _of_complement,
}


def supporters(noun: "Token") -> "list[Token]":
    """Whose deed the noun is, by the verb it hangs on: "Orbo signed a contract"."""
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ not in ("dobj", "pobj"):
        return []
    if is_verb(governor):
        return doers(governor)
    return said_of(governor) if noun.head.lower_ == "with" else []


def said_of(noun: "Token") -> "list[Token]":
    """The noun, and what it is said to be: "the only body with a contract is the ministry"."""
    verb = noun.head
    named = children(verb, "attr") if noun.dep_ == "nsubj" and verb.lemma_ in COPULAS else []
    return [noun, *named]


COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear", "stand", "sit", "lie"})
