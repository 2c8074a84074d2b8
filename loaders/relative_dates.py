"""Dates that count from the day a document appeared: "last month", "on Tuesday", "in May"."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from loaders.when_cues import when_cues
from loaders.written_dates import month_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graph import PartialDate

_LONGEST_DAY = len("wednesday,")


def without_year(text: str, start: int, published: "PartialDate | None") -> str:
    """The latest such month or day before publication: "on 4 May"; nothing if that is unknown."""
    month, day = month_at(text, start)
    if not month or published is None or len(published) < 7:
        return ""
    year, this_month = int(published[:4]), int(published[5:7])
    this_day = int(published[8:] or 31)
    if (month, day) > (this_month, this_day):
        year -= 1
    return f"{year}-{month:02}" + (f"-{day:02}" if 0 < day <= 28 else "")


def day_named(text: str, start: int, published: "PartialDate | None") -> str:
    """The last day of that name, for a text that goes on with one: "on Tuesday"."""
    word = text[start : start + _LONGEST_DAY].split(" ", 1)[0].strip(",.").casefold()
    if word not in when_cues().days or published is None or len(published) < 10:
        return ""
    return _day(word, date.fromisoformat(published))


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
    elif len(published) == 10 and (unit in when_cues().days or unit in ("yesterday", "today")):
        yield _day(unit, date.fromisoformat(published))


def _neighbour(unit: str, published: "PartialDate", *, back: int) -> "Iterator[str]":
    if unit == "year":
        yield str(int(published[:4]) - back)
    elif unit == "month" and len(published) >= 7:
        yield _months_before(published, back)


def _ago(word: "Token", published: "PartialDate") -> "Iterator[str]":
    counts = when_cues().counts
    for unit in word.children:
        count = next((counts[c.lower_] for c in unit.children if c.lower_ in counts), 0)
        if count and unit.lemma_ == "year":
            yield str(int(published[:4]) - count)
        elif count and unit.lemma_ == "month" and len(published) >= 7:
            yield _months_before(published, count)


def _months_before(published: "PartialDate", count: int) -> str:
    months = int(published[:4]) * 12 + int(published[5:7]) - 1 - count
    return f"{months // 12}-{months % 12 + 1:02}"


def _day(name: str, published: date) -> str:
    """The last day of that name, the day of publication included."""
    days = when_cues().days
    if name in days:
        back = (published.weekday() - days.index(name)) % 7
    else:
        back = 1 if name == "yesterday" else 0
    return (published - timedelta(days=back)).isoformat()
