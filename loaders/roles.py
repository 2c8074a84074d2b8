"""Who does what in a clause: from a predicate to the heads of the noun phrases in its roles.

Every function takes and gives tokens of spaCy's parse; none of them knows names or referents.
"""

from typing import TYPE_CHECKING

from loaders.word_classes import nouns, verbs, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DEEP = frozenset({"dobj", "nsubjpass", "acomp", "attr", "advmod", "prt", "npadvmod", "oprd"})
_INWARD = frozenset(
    {"prep", "agent", "pobj", "dobj", "attr", "conj", "dative", "nsubjpass", "appos", "pcomp"}
)
_NO_CLIMB = 5
_DEEPEST = 6


def is_verb(token: "Token") -> bool:
    """Whether it is a verb, or a participle that the tagger took for an adjective."""
    if token.pos_ == "ADJ":
        return _has(token, "auxpass", "nsubjpass")
    return token.pos_ in VERBAL or token.tag_.startswith("VB")


def children(token: "Token", *relations: str) -> "list[Token]":
    return [child for child in token.children if child.dep_ in relations]


def _has(token: "Token", *relations: str) -> bool:
    return any(child.dep_ in relations for child in token.children)


def _objects_of(prepositions: "Iterable[Token]") -> "list[Token]":
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


def is_main_verb_misread(verb: "Token") -> bool:
    """Whether the parser read a main verb after an apposition as a participle of its subject."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.head.dep_ != "ROOT":
        return False
    after_comma = verb.i > 0 and verb.nbor(-1).text in (",", ")")
    governs = _has(verb, "dobj", "prep", "xcomp", "ccomp")
    return after_comma and governs and not _has(verb, "agent")


def is_passive(verb: "Token") -> bool:
    """Whether the verb's subject is the one it is done to."""
    if _has(verb, "nsubjpass", "auxpass"):
        return True
    if verb.tag_ != "VBN" or is_main_verb_misread(verb):
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if verb.dep_ == "conj" and not _has(verb, "nsubj", "aux"):
        return is_verb(verb.head) and is_passive(verb.head) and not _has(verb, "dobj")
    return _has(verb, "agent") and not _has(verb, "nsubj", "dobj", "aux")


def doers(verb: "Token", climbed: int = 0) -> "list[Token]":
    """Who does it: the subject of an active verb, the by-phrase of a passive one."""
    if is_passive(verb):
        by = [
            c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
        ]
        return _objects_of(by)
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
        near = is_verb(other) and other.i - verb.i <= 4 and not _has(other, "nsubj", "nsubjpass")
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
    return children(noun, "poss") or _objects_of(_prepositions(noun, "by")) or supporters(noun)


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


def complements(word: "Token", preposition: str) -> "list[Token]":
    """What follows a preposition that belongs to the word, or to its object where it is a verb."""
    hosts = [word, *(children(word, *_DEEP) if is_verb(word) else [])]
    found = [noun for host in hosts for noun in _objects_of(_prepositions(host, preposition))]
    if preposition == "to":
        found += [c for c in children(word, "dative") if c.pos_ not in ("ADP", "PART")]
    return found or _objects_of(astray(word, preposition))


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


def _prepositions(host: "Token", preposition: str) -> "list[Token]":
    own = [c for c in host.children if c.dep_ in ("prep", "dative", "agent", "prt")]
    nested = [
        c for word in own if word.lower_ in words("adverbial") for c in children(word, "prep")
    ]
    return [c for c in own + nested if c.lower_ == preposition]


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
    if verb.lemma_ in _COPULAS:
        return doers(verb) or children(verb, "attr")
    return undergoers(verb) or doers(verb)


_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear", "stand", "sit", "lie"})


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
    named = children(verb, "attr") if noun.dep_ == "nsubj" and verb.lemma_ in _COPULAS else []
    return [noun, *named]


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
