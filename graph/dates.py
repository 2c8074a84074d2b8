"""Dates as documents give them: a year, a year and month, or a day."""

import re
from datetime import date
from typing import NewType

from graph.errors import ModelError

PartialDate = NewType("PartialDate", str)

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def partial_date(text: str) -> PartialDate:
    """`2021`, `2021-07` or `2021-07-18`; ModelError for anything else, also for the 31st of June.

    >>> partial_date("2021-07")
    '2021-07'
    """
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise ModelError(f"{text!r} is not a date", hint="write 2021, 2021-07 or 2021-07-18")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError as error:
        raise ModelError(f"{text!r} is not a date: {error}") from error
    return PartialDate(text)


def first_day(when: PartialDate) -> str:
    """The first day that the date may mean, for comparing."""
    return when + "-01-01"[len(when) - 4 :] if len(when) < 10 else when


def last_day(when: PartialDate) -> str:
    """The last day that the date may mean, for comparing (31 stands for any month's end)."""
    return when + "-12-31"[len(when) - 4 :] if len(when) < 10 else when
