"""What a sentence says was done to somebody's telephone or to himself, by its parse."""

from typing import TYPE_CHECKING

from loaders.governors import is_verbal
from loaders.victim_cues import victim_cues
from loaders.word_classes import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_LONGEST_ROW = 30
_DEEPEST = 6
_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd"})
_EXAMPLES = frozenset({"including", "like", "as", "among", "excluding"})
_OWNING = frozenset({"of", "by", "to", "from"})


def word(token: "Token") -> str:
    """The stem in lower case, put right where the lemmatizer errs."""
    return lemma(token)


def is_device(token: "Token") -> bool:
    return word(token) in victim_cues().devices


def first_of_row(token: "Token") -> "Token":
    """The word that a row or apposition hangs on."""
    for _ in range(_LONGEST_ROW):
        if token.dep_ not in ("conj", "appos") or is_verbal(token.head):
            return token
        token = token.head
    return token


def clause_of(token: "Token") -> "Token":
    """The verb in whose clause a word stands, or the root."""
    for _ in range(_LONGEST_ROW):
        if token.head == token or is_verbal(token):
            return token
        token = token.head
    return token


def deeds_of(sentence: "TokenSpan") -> "list[Token]":
    """The words of a sentence by which it is about a deed: verbs, nouns, then tools."""
    return [token for token in sentence if _is_deed(token)]


def _is_deed(token: "Token") -> bool:
    cues = victim_cues()
    stem = word(token)
    if is_verbal(token):
        return stem in cues.strikes or (stem in cues.handles and _handles_device(token))
    if token.dep_ in ("compound", "amod", "nmod") and token.ent_type_ == "":
        return False  # "surveillance firms", "the spyware trade"
    return stem in cues.acts or stem in cues.tools


def _handles_device(verb: "Token") -> bool:
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    if any(child.lower_ == "who" and child.dep_ == "nsubjpass" for child in objects):
        return True  # "Who was watched"
    objects += [noun for prep in verb.children if prep.dep_ == "prep" for noun in prep.children]
    return any(map(is_device, objects))


def undergone(head: "Token", depth: int = 0) -> "Token | None":
    """The deed that the one for whom a noun stands underwent, in its own sentence.

    "They infected the phones of Brook": the infecting, for "phones" and for "Brook"; not for the
    "Lumen" of "the editor of Lumen", nor for the "Pell" of "relatives of Pell".
    """
    head = first_of_row(head)
    if depth > _DEEPEST:
        return None
    if head.dep_ in _OBJECTS:
        return _strike(head) or _torn_passive(head)
    if head.dep_ == "nsubj":
        return _passive_below(head) or _among_those(head)
    if head.dep_ == "poss" and is_device(head.head):
        return undergone(head.head, depth + 1)
    if head.dep_ == "pobj":
        return _behind_preposition(head, depth)
    return None


def _strike(head: "Token") -> "Token | None":
    """The verb whose object is struck by it, also the second: "was arrested and bugged"."""
    cues = victim_cues()
    verbs: list[Token] = [head.head]
    if head.dep_ == "nsubjpass":
        verbs += _below(head.head)
    for verb in verbs:
        fits = word(verb) in cues.strikes or (word(verb) in cues.handles and is_device(head))
        if is_verbal(verb) and fits:
            return verb
    return None


def _torn_passive(thing: "Token") -> "Token | None":
    """The passive that the parser tore off: "Tests revealed the phones, all new, were hacked"."""
    if thing.dep_ != "dobj" or not is_device(thing):
        return None
    for verb in thing.head.children:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        if verb.dep_ in ("conj", "ccomp") and passive and not _has_subject(verb) and _is_deed(verb):
            return verb
    return None


def _below(verb: "Token") -> "Iterator[Token]":
    """The passives that share its subject: "was arrested and bugged", "was found to be bugged"."""
    for child in verb.children:
        if child.dep_ in ("conj", "xcomp", "acomp", "oprd") and not _has_subject(child):
            if child.tag_ == "VBN" and child.dep_ != "acomp":
                yield child
            yield from _below(child)


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _passive_below(head: "Token") -> "Token | None":
    """The deed of which it is the subject where the parser missed the passive."""
    cues = victim_cues()
    for verb in (head.head, *_below(head.head)):
        passive = verb.tag_ == "VBN" and any(c.lemma_ in ("be", "get") for c in verb.children)
        fits = word(verb) in cues.strikes or (word(verb) in cues.handles and is_device(head))
        if passive and fits:
            return verb
    return None


def _among_those(head: "Token") -> "Token | None":
    """The deed of "Brook is among those whose telephones were hacked"."""
    for preposition in head.head.children:
        if preposition.lower_ != "among" or word(head.head) != "be":
            continue
        for those in preposition.children:
            for clause in those.children:
                if clause.dep_ in ("relcl", "acl"):
                    for one in clause.subtree:
                        if _is_deed(one):
                            return one
    return None


def _behind_preposition(head: "Token", depth: int) -> "Token | None":
    form, owner = head.head.lower_, _owner(head.head)
    if form in _OWNING and is_device(owner):
        return undergone(owner, depth + 1) if _adjoins(head.head, owner) else None
    if form in _EXAMPLES:
        return undergone(owner, depth + 1)
    if form not in victim_cues().targeting:
        return None
    return _directed(head, form, owner)


def _adjoins(preposition: "Token", thing: "Token") -> bool:
    """Whether it stands right behind the thing or goes on after "and".

    In "the phones of Brook, founder of Lumen" the parser may hang the second "of" on the phones.
    """
    before = preposition.nbor(-1)
    verbal = before.head == thing and before.dep_ == "acl"  # "the phone used by Brook"
    return before == thing or before.dep_ in ("cc", "punct") or verbal


def _owner(preposition: "Token") -> "Token":
    """What a preposition hangs on; "the phones of Brook and of Pell" has two on one noun."""
    while preposition.dep_ == "conj" and preposition.head.dep_ == "prep":
        preposition = preposition.head
    owner = preposition.head
    if preposition.lower_ == "of" and is_verbal(owner):
        things = (child for child in owner.children if child.dep_ == "dobj" and is_device(child))
        return next(things, owner)
    return owner


def _directed(head: "Token", form: str, owner: "Token") -> "Token | None":
    """The deed that a preposition directs at somebody or his things: "an attack on Brook"."""
    cues = victim_cues()
    stem = word(owner)
    if is_verbal(owner):
        if form != "of" and (stem in cues.strikes or (stem in cues.handles and is_device(head))):
            return owner
        found = [child for child in owner.children if child.dep_ in _OBJECTS]
        return _trace(found) if form == "on" and is_device(head) else None
    if stem in (cues.endured if form == "of" else cues.acts):
        return owner
    return _trace([owner, owner.head.head]) if form == "on" and is_device(head) else None


def _trace(nouns: "list[Token]") -> "Token | None":
    """What of a deed is found on somebody's telephone: "traces of the same tool on it"."""
    cues = victim_cues()
    return next((one for one in nouns if word(one) in cues.tools | cues.acts), None)
