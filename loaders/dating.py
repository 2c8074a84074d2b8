"""When a document appeared: dates as people and machines write them; never a guess."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from graph import ModelError, PartialDate, partial_date
from loaders.readers.tables import pairs, table, words

_LINES = 14  # a date below that belongs to the story
_LONG = 300
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")
_COMPACT = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?!\d(?!\d{5}))")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")
_YEAR = re.compile(r"(\d{4})")
_MARKS = re.compile(r"[*_#>]+")
_PARTS = re.compile(r"\s*[|·•]\s*|\s{3,}")
_CLOCK = r"(?:[,\s]*(?:at\s*)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?"
_PLACE = r"[A-ZÀ-Þ][\w .'’/-]{1,40}"


@dataclass(frozen=True)
class _Shapes:
    """The patterns of a written date, made from the table of months."""

    months: dict[str, str]
    written: re.Pattern[str]
    """A date at the start of a string."""
    alone: re.Pattern[str]
    """A line or part of a line that gives the day of publication and no more."""
    dateline: re.Pattern[str]
    """The start of a story: `GENEVA (22 January 2020) - `."""


@cache
def _shapes() -> _Shapes:
    known = table("dates")
    months = pairs(known, "months")
    month = rf"(?:{'|'.join(sorted(months, key=len, reverse=True))})\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    full = rf"{day}\s+(?:of\s+)?{month},?\s+\d{{4}}|{month}\s+{day},?\s+\d{{4}}"
    iso = r"\d{4}-\d{2}-\d{2}"
    before = "|".join(sorted(words(known, "before"), key=len, reverse=True))
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    return _Shapes(
        months,
        re.compile(rf"(?:{full}|{month},?\s+\d{{4}})(?![\d-])", re.IGNORECASE),
        re.compile(
            rf"(?:{_PLACE}[,:]\s+)?(?i:(?:(?:{before}):?\s+)?{weekday}(?P<date>{full}|{iso}))"
            rf"{_CLOCK}(?:\s+by\s.{{1,80}})?\.?"
        ),
        re.compile(
            rf"{_PLACE}(?:,\s*|\s*\(\s*|\s+[-–—]\s+)(?i:(?P<date>{full}))\s*\)?\s*"
            rf"(?:[-–—:.]|\([A-Z])"
        ),
    )


def read_date(written: str) -> PartialDate | None:
    """The date that a string begins with, or none.

    `03/09/2021` may be two days of that year, so it means the year alone.

    >>> read_date("5 March 2024"), read_date("2024-03-05T10:00:00Z"), read_date("03/09/2021")
    ('2024-03-05', '2024-03-05', '2021')
    """
    written = written.strip()[:80]
    for shape, reading in ((_ISO, _read_iso), (_SLASHED, _read_slashed), (_COMPACT, _read_iso)):
        if match := shape.match(written):
            return reading(match)
    if match := _YEAR.fullmatch(written):
        return _checked(match[1])
    match = _shapes().written.match(_without_weekday(written))
    return _read_words(match[0]) if match else None


def find_dateline(text: str) -> PartialDate | None:
    """The day of publication where the first lines of a text say it clearly, or none."""
    for line in islice(_first_lines(text), _LINES):
        plain = _MARKS.sub("", line[: 2 * _LONG]).strip()
        match = _shapes().dateline.match(plain) or _alone(plain)
        if match and (date := read_date(match["date"])):
            return date
    return None


def _first_lines(text: str) -> Iterator[str]:
    return (line for line in text[:20_000].split("\n") if line.strip())


def _alone(line: str) -> re.Match[str] | None:
    if len(line) > _LONG:
        return None
    whole = _shapes().alone.fullmatch(line)
    found = (_shapes().alone.fullmatch(part) for part in _PARTS.split(line))
    return whole or next((match for match in found if match), None)


def _without_weekday(written: str) -> str:
    return re.sub(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", "", written, flags=re.I)


def _read_iso(match: re.Match[str]) -> PartialDate | None:
    return _checked("-".join(part for part in match.groups() if part))


def _read_slashed(match: re.Match[str]) -> PartialDate | None:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if first > 12 or first == second:
        return _checked(f"{year}-{second:02}-{first:02}")
    if second > 12:
        return _checked(f"{year}-{first:02}-{second:02}")
    return _checked(year)


def _read_words(written: str) -> PartialDate | None:
    numbers = re.findall(r"\d+", written)
    name = re.search(r"[A-Za-z]{3,}", re.sub(r"\d+(?:st|nd|rd|th)|\bof\b", "", written))
    month = _shapes().months.get(name[0].lower(), "") if name else ""
    day = f"-{int(numbers[0]):02}" if len(numbers) > 1 else ""
    return _checked(f"{numbers[-1]}-{month}{day}")


def _checked(written: str) -> PartialDate | None:
    try:
        return partial_date(written)
    except ModelError:
        return None
