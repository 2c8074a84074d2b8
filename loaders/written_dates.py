"""Dates as they are written in running text: "5 March 2024", "July 2021", "in late 2019"."""

import re
from functools import cache

from graph import ModelError, partial_date
from loaders.when_cues import when_cues

_LONGEST = 40


def date_at(text: str, start: int) -> str:
    """The partial date that begins at a place of a text, or nothing.

    >>> date_at("in late July 2021, it", 3)
    '2021-07'
    """
    for shape in _shapes():
        match = shape.match(text, start, start + _LONGEST)
        if match:
            return _partial(match.groupdict())
    return ""


def month_at(text: str, start: int) -> tuple[int, int, int]:
    """The month and day (0: none) of a date without a year at a place of a text, and its end.

    (0, 0, start) where there is none.
    """
    for shape in _shapes_without_year():
        match = shape.match(text, start, start + _LONGEST)
        if match:
            parts = match.groupdict()
            return _number(parts["month"]), int(parts.get("day") or 0), match.end()
    return 0, 0, start


def range_end(text: str, start: int) -> str:
    """The date that closes a range of which one end stands before `start`, or nothing.

    >>> range_end("from July to September 2021", 9)
    '2021-09'
    """
    joint = _joint().match(text, start)
    return date_at(text, joint.end()) if joint else ""


def names_year(text: str, start: int) -> bool:
    """Whether the rest of a sentence, from `start` on, names a year."""
    return bool(_year_to_come().match(text, start))


@cache
def _parts() -> tuple[str, str, str]:
    names = sorted(when_cues().month_numbers, key=len, reverse=True)
    before = rf"(?:(?:{'|'.join(when_cues().before_date)}|-)[ -]?)*"
    return before, rf"(?P<month>{'|'.join(names)})\b\.?", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:{'|'.join(map(re.escape, when_cues().range_joints))})\s*", re.IGNORECASE
    )


@cache
def _year_to_come() -> re.Pattern[str]:
    return re.compile(r"[^.;!?]{0,60}\b(?:19|20)\d\d\b")


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    before, month, day = _parts()
    year = r"(?P<year>(?:19|20)\d\d)"
    shapes = (
        rf"{year}-(?P<number>[01]\d)(?:-(?P<day>[0-3]\d))?",
        rf"{day} (?:of )?{month},? {year}",
        rf"{month} {day},? {year}",
        rf"{month},? (?:of )?{year}",
        year,
    )
    return tuple(re.compile(rf"{before}{s}(?![\w-]*\d)", re.IGNORECASE) for s in shapes)


@cache
def _shapes_without_year() -> tuple[re.Pattern[str], ...]:
    before, month, day = _parts()
    shapes = (rf"{day} (?:of )?{month}", rf"{month} {day}(?!\d)", month)
    return tuple(re.compile(before + shape, re.IGNORECASE) for shape in shapes)


def _number(month: str) -> int:
    return when_cues().month_numbers[month.casefold()]


def _partial(parts: dict[str, str | None]) -> str:
    name = parts.get("month")
    month = _number(name) if name else int(parts.get("number") or 0)
    date = (parts["year"] or "") + (f"-{month:02}" if month else "")
    if parts.get("day"):
        date += f"-{int(parts['day'] or 0):02}"
    try:
        return partial_date(date)
    except ModelError:
        return ""  # the 31st of June: no date is better than a wrong one
