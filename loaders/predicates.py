"""Predicates: which frames a word of a sentence can open, by its lemma and what stands with it."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from loaders.dependents import astray, is_verb
from loaders.frame_files import frames
from loaders.frames_schema import Frame, Pattern
from loaders.roles import undergoers
from loaders.word_classes import lemma, words
from ontology import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_Index = dict[str, list[tuple[Frame, Pattern]]]
_WORDS = "spygraph words by sentence"
_PARTICLES = frozenset({"prt", "prep", "advmod", "agent", "dative", "advcl", "npadvmod"})
_GOVERNED = frozenset({"dobj", "attr", "nsubjpass", "oprd", "pobj", "acomp", "xcomp"})


class Match(NamedTuple):
    """A frame that a predicate opens; `objects`, if any, are the object that its pattern names."""

    frame: Frame
    objects: "list[Token] | None"


@cache
def _indexes() -> tuple[_Index, _Index, _Index]:
    """Frames by the lemma of their verbs, nouns and other words."""
    verbs: _Index = {}
    nouns: _Index = {}
    others: _Index = {}
    for frame in frames():
        for index, patterns in ((verbs, frame.verbs), (nouns, frame.nouns), (others, frame.words)):
            for pattern in patterns:
                index.setdefault(pattern.lemma, []).append((frame, pattern))
    return verbs, nouns, others


def matches(token: "Token") -> Iterator[Match]:
    """The frames that the token opens, each once, the first fitting pattern of each."""
    candidates = _index_for(token).get(lemma(token))
    if not candidates:
        return
    if _is_restrained(token):
        return
    seen: set[str] = set()
    for frame, pattern in candidates:
        if frame.id in seen:
            continue
        match = _match(token, frame, pattern)
        if match is not None and _fits_sentence(token, frame):
            seen.add(frame.id)
            yield match


def _is_restrained(token: "Token") -> bool:
    """Whether the deed is only spoken of as banned or to be banned: "a moratorium on its sale"."""
    head = token
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ == "pobj" and lemma(head.head.head) in words("restraints")


def matches_of_name(token: "Token", type_: EntityType) -> Iterator[Match]:
    """The frames that a name opens by its type alone."""
    for frame, _ in _indexes()[1].get(f"<{type_}>", ()):
        if _fits_sentence(token, frame):
            yield Match(frame, None)


def _index_for(token: "Token") -> _Index:
    verbs, nouns, others = _indexes()
    if is_verb(token):
        return verbs
    return nouns if token.pos_ in ("NOUN", "PROPN") else others


def _match(token: "Token", frame: Frame, pattern: Pattern) -> Match | None:
    anchors = [token]
    for piece in pattern.pieces:
        hosts = anchors if anchors == [token] else [*anchors, token]
        if isinstance(piece, str):
            anchors = [c for host in hosts for c in host.children if _is_particle(c, piece)]
            anchors = anchors or astray(token, piece)
        else:
            anchors = [noun for host in hosts for noun in _governed(host) if lemma(noun) in piece]
        if not anchors:
            return None
    return Match(frame, _objects(token, pattern, anchors))


def _is_particle(child: "Token", word: str) -> bool:
    if child.lower_ != word or child.dep_ not in _PARTICLES:
        return False
    has_object = any(other.dep_ == "dobj" for other in child.head.children)
    return child.dep_ != "prep" or not has_object or word not in words("particles")


def _governed(host: "Token") -> "list[Token]":
    found = [c for c in host.children if c.dep_ in _GOVERNED]
    if is_verb(host):
        found += [noun for noun in undergoers(host) if noun not in found]
        found += [host.head for noun in found if noun.tag_ == "WDT" and host.dep_ == "relcl"]
    return found


def _objects(token: "Token", pattern: Pattern, anchors: "list[Token]") -> "list[Token] | None":
    if not pattern.pieces:
        return None
    if not isinstance(pattern.pieces[-1], str):
        return None
    again = [c for anchor in anchors for c in anchor.children if c.dep_ in ("conj", "prep")]
    anchors = [*anchors, *(c for c in again if c.lower_ == pattern.pieces[-1])]
    found = [c for anchor in anchors for c in anchor.children if c.dep_ in ("pobj", "pcomp")]
    return found or undergoers(token)


def _words_of(sentence: "Span") -> set[str]:
    known: dict[int, set[str]] = sentence.doc.user_data.setdefault(_WORDS, {})
    if sentence.start not in known:
        known[sentence.start] = {form for word in sentence for form in (lemma(word), word.lower_)}
    return known[sentence.start]


def _words_before(token: "Token") -> set[str]:
    """The words of the sentence before: what is talked about does not change at a full stop."""
    start = token.sent.start
    return _words_of(token.doc[start - 1].sent) if start else set()


def _fits_sentence(token: "Token", frame: Frame) -> bool:
    if not frame.needs and not frame.unless:
        return True
    lemmas = _words_of(token.sent)
    if "surveillance_talk" in frame.needs and not lemmas & words("surveillance_talk"):
        lemmas = lemmas | _words_before(token)
    needed = [words(name) for name in frame.needs]
    barred = [words(name) for name in frame.unless]
    return (not needed or any(lemmas & listed for listed in needed)) and not any(
        lemmas & listed for listed in barred
    )
