"""Dates that count from the day a document appeared: "last month", "on Tuesday", "two years ago"."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graph import PartialDate

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}


def counted_back(word: "Token", published: "PartialDate | None") -> "Iterator[str]":
    """The date that a word such as the "month" of "last month" means; none if nobody knows."""
    if published is None:
        return
    modifiers = {child.lower_ for child in word.children}
    unit = word.lower_
    if "last" in modifiers or "this" in modifiers:
        yield from _neighbour(unit, published, back=1 if "last" in modifiers else 0)
    elif unit == "ago":
        yield from _ago(word, published)
    elif len(published) == 10 and (unit in _DAYS or unit in ("yesterday", "today")):
        yield _day(unit, date.fromisoformat(published))


def _neighbour(unit: str, published: "PartialDate", *, back: int) -> "Iterator[str]":
    if unit == "year":
        yield str(int(published[:4]) - back)
    elif unit == "month" and len(published) >= 7:
        yield _months_before(published, back)


def _ago(word: "Token", published: "PartialDate") -> "Iterator[str]":
    for unit in word.children:
        count = next((_COUNTS[c.lower_] for c in unit.children if c.lower_ in _COUNTS), 0)
        if not count:
            continue
        if unit.lemma_ == "year":
            yield str(int(published[:4]) - count)
        elif unit.lemma_ == "month" and len(published) >= 7:
            yield _months_before(published, count)


def _months_before(published: "PartialDate", count: int) -> str:
    months = int(published[:4]) * 12 + int(published[5:7]) - 1 - count
    return f"{months // 12}-{months % 12 + 1:02}"


def _day(name: str, published: date) -> str:
    """The last day of that name, the day of publication included."""
    if name in _DAYS:
        back = (published.weekday() - _DAYS.index(name)) % 7
    else:
        back = 1 if name == "yesterday" else 0
    return (published - timedelta(days=back)).isoformat()
