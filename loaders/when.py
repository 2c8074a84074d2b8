"""The date that a clause gives to what it states."""

from typing import TYPE_CHECKING

from loaders.governors import is_verbal
from loaders.relative_dates import counted_back, day_named, without_year
from loaders.when_cues import when_cues
from loaders.written_dates import date_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graph import Document, PartialDate

_OWN_CLAUSE = frozenset({"relcl", "ccomp", "advcl", "acl", "parataxis", "appos", "csubj", "pcomp"})
_CARRIED = frozenset({"dobj", "attr", "pobj", "prep", "nsubjpass", "oprd", "acomp", "nsubj"})
_HIGHEST = 6


def date_of(token: "Token", document: "Document") -> str:
    """When it happened, by the clause of the predicate `token`: `2021`, `2021-07`, `2021-07-18`.

    "last month" and "on Tuesday" count back from the day the document was published, if that is
    known. Nothing where the clause gives no date, or two different ones.
    """
    for clause in _clauses(token):
        dates = list(dict.fromkeys(_dates(clause, document)))
        if dates:
            return _finest(dates)
        if any(word.lower_ in when_cues().shifts for word in clause.children):
            return ""  # "signed in 2019 and joined a year later": not its partner's date
    return ""


def _finest(dates: list[str]) -> str:
    """The one date that the others merely shorten, else nothing."""
    longest = max(dates, key=len)
    return longest if all(longest.startswith(date) for date in dates) else ""


def _clauses(token: "Token") -> "Iterator[Token]":
    """The predicate, then the verbs whose date it shares: partners, and light verbs over a noun."""
    yield token
    for _ in range(_HIGHEST):
        head = token.head
        if head == token or not (_shares(token) or _is_carried(token)):
            return
        token = head
        if is_verbal(token):
            yield token


def _shares(verb: "Token") -> bool:
    has_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    return verb.dep_ in ("conj", "xcomp") and not has_subject and is_verbal(verb)


def _is_carried(noun: "Token") -> bool:
    if noun.dep_ not in _CARRIED or is_verbal(noun):
        return False
    return not is_verbal(noun.head) or noun.head.lemma_ in when_cues().light_verbs


def _dates(clause: "Token", document: "Document") -> "Iterator[str]":
    published = document.published
    if clause.dep_ == "ROOT":
        yield from _opening(clause.sent[0], published)
    for word in _words(clause):
        if word.dep_ == "prep" and _has_object(word):
            yield from _after(word, published)
        elif word.dep_ in ("npadvmod", "pobj", "advmod"):
            yield from counted_back(word, published)


def _opening(first: "Token", published: "PartialDate | None") -> "Iterator[str]":
    """The date that opens a sentence, also where the parser takes the subject for part of it."""
    yield from _after(first, published)
    yield from counted_back(first, published)


def _after(preposition: "Token", published: "PartialDate | None") -> "Iterator[str]":
    """The date behind a word such as "in" or "on"."""
    if preposition.lower_ not in when_cues().prepositions:
        return
    text, start = preposition.doc.text, preposition.idx + len(preposition) + 1
    date = (
        date_at(text, start)
        or without_year(text, start, published)
        or day_named(text, start, published)
    )
    if date:
        yield date


def _has_object(preposition: "Token") -> bool:
    return any(child.dep_ in ("pobj", "pcomp") for child in preposition.children)


def _words(clause: "Token") -> "Iterator[Token]":
    """The words of a clause, without those of clauses inside it."""
    for child in clause.children:
        if child.dep_ in _OWN_CLAUSE or (child.dep_ == "conj" and is_verbal(child)):
            continue
        yield child
        yield from _words(child)
