"""Partial dates."""

import pytest

from graph import ModelError, partial_date
from graph.dates import first_day, last_day


@pytest.mark.parametrize("text", ["2021", "2021-07", "2021-07-18", "2024-02-29", "0001"])
def test_a_partial_date_is_a_year_a_month_or_a_day(text: str) -> None:
    assert partial_date(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21",
        "2021-",
        "2021-7",
        "2021-13",
        "2021-06-31",
        "2023-02-29",
        "18.07.2021",
        "2021-07-18T00:00",
        " 2021",
        "2021\n",
        "0000",
        "２０２１",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ModelError, match="is not a date"):
        partial_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-07", "2021-07-01", "2021-07-31"),
        ("2021-07-18", "2021-07-18", "2021-07-18"),
    ],
)
def test_a_partial_date_spans_days(text: str, first: str, last: str) -> None:
    when = partial_date(text)
    assert (first_day(when), last_day(when)) == (first, last)
