"""The date that a clause gives to what it states."""

import re
from typing import TYPE_CHECKING

from graph import ModelError, partial_date
from loaders.governors import is_verbal
from loaders.relative_dates import counted_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graph import Document

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SHORT = {month[:3]: number for number, month in enumerate(_MONTHS, 1)} | {"sept": 9}
_NUMBERS = {month: number for number, month in enumerate(_MONTHS, 1)} | _SHORT
_INTO = frozenset({"in", "on", "since", "from", "between", "during", "of", "throughout"})
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_AGO = r"(?:early|late|mid|the|spring|summer|autumn|fall|winter|beginning|end|middle|of|in|-| )*"
_SHAPES = tuple(
    re.compile(rf"{_AGO}{shape}(?![\w-]*\d)", re.IGNORECASE)
    for shape in (
        rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_MONTH},? (?:of )?{_YEAR}",
        _YEAR,
    )
)
_OWN_CLAUSE = frozenset({"relcl", "ccomp", "advcl", "acl", "parataxis", "appos", "csubj", "pcomp"})
_TO_VERB = frozenset({"dobj", "attr", "pobj", "prep", "nsubj", "nsubjpass", "oprd", "acomp"})


def date_of(token: "Token", document: "Document") -> str:
    """When it happened, by the clause of the predicate `token`: `2021`, `2021-07`, `2021-07-18`.

    "last month" and "on Tuesday" count back from the day the document was published, if that is
    known. Nothing where the clause gives no date, or two different ones.
    """
    for clause in _clauses(token):
        dates = list(dict.fromkeys(_dates(clause, document)))
        if dates:
            return dates[0] if len(dates) == 1 else _finest(dates)
    return ""


def _finest(dates: list[str]) -> str:
    """The one date that the others merely shorten, else nothing."""
    longest = max(dates, key=len)
    return longest if all(longest.startswith(date) for date in dates) else ""


def _clauses(token: "Token") -> "Iterator[Token]":
    """The predicate, then the verb whose clause it stands in, with partners that share it."""
    yield token
    for _ in range(6):
        shared = token.dep_ in ("conj", "xcomp") and not _has_subject(token)
        inside = token.dep_ in _TO_VERB and not is_verbal(token)
        if token.head == token or not (shared or inside):
            return
        token = token.head
        if is_verbal(token):
            yield token


def _has_subject(token: "Token") -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)


def _dates(clause: "Token", document: "Document") -> "Iterator[str]":
    for word in _words(clause):
        if word.lower_ in _INTO and word.dep_ == "prep":
            yield from _after(word)
        elif word.dep_ in ("npadvmod", "pobj", "advmod"):
            yield from counted_back(word, document.published)


def _words(clause: "Token") -> "Iterator[Token]":
    """The words of a clause, without those of clauses inside it."""
    for child in clause.children:
        if child.dep_ in _OWN_CLAUSE or (child.dep_ == "conj" and is_verbal(child)):
            continue
        yield child
        yield from _words(child)


def _after(preposition: "Token") -> "Iterator[str]":
    if not any(child.dep_ in ("pobj", "pcomp") for child in preposition.children):
        return
    start = preposition.idx + len(preposition) + 1
    for shape in _SHAPES:
        match = shape.match(preposition.doc.text, start, start + 40)
        if match:
            yield from _written(match.groupdict())
            return


def _written(parts: dict[str, str]) -> "Iterator[str]":
    month = _NUMBERS[parts["month"].casefold()] if "month" in parts else 0
    date = parts["year"] + (f"-{month:02}" if month else "")
    if "day" in parts:
        date += f"-{int(parts['day']):02}"
    try:
        yield partial_date(date)
    except ModelError:
        return  # the 31st of June is no date: none is better than a wrong one
