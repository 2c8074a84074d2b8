"""Dates that count from the day a document appeared: "last month", "on Tuesday", "in May"."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from loaders.when_cues import when_cues
from loaders.written_dates import month_at, names_year, range_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graph import PartialDate

_LONGEST_DAY = len("wednesday,")


def without_year(text: str, start: int, published: "PartialDate | None") -> str:
    """The latest such month or day before publication: "on 4 May"; nothing if that is unknown.

    In a range it has the year that closes the range; beside another year it has no date.
    """
    month, day, end = month_at(text, start)
    if not month:
        return ""
    closing = range_end(text, end)
    if closing or names_year(text, end):
        return _opening_of(closing, month, day)
    if published is None or len(published) < 7:
        return ""
    year, this_month = int(published[:4]), int(published[5:7])
    this_day = int(published[8:] or 31)
    if (month, day) > (this_month, this_day):
        year -= 1
    return _written(year, month, day)


def _opening_of(closing: str, month: int, day: int) -> str:
    """The first date of a range that has its year from the last: "from July to May 2021"."""
    if len(closing) < 7:
        return ""  # a year of another date: no date is better than a wrong one
    year, last_month = int(closing[:4]), int(closing[5:7])
    return _written(year if month <= last_month else year - 1, month, day)


def _written(year: int, month: int, day: int) -> str:
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
