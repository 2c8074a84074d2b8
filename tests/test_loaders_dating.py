"""Dates are read as they are written, and never guessed."""

import pytest

from loaders.dating import find_dateline, read_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T23:30:00-05:00", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("20240305", "2024-03-05"),
        ("D:20240305101500Z", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("5 Mar. 2024, 10:15", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("Sept 3rd, 2021", "2021-09-03"),
        ("the 3rd", None),
        ("3rd of May 2020", "2020-05-03"),
        ("Tuesday, 5 March 2024", "2024-03-05"),
        ("March 2024", "2024-03"),
        ("03/09/2021", "2021"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("05.05.2021", "2021-05-05"),
        ("202403051", None),
        ("31 June 2021", None),
        ("2021-13-01", None),
        ("last week", None),
        ("", None),
    ],
)
def test_read_date_reads_what_is_clear(written: str, date: str | None) -> None:
    assert read_date(written) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("GENEVA (22 January 2020) - Two experts said so.", "2020-01-22"),
        ("Title\n\nZENDA, 18 October 2025. It rained.", "2025-10-18"),
        ("Strelsau, 15 Feb 2024 - The firm is closed.", "2024-02-15"),
        ("To the Minister\n\n28 July 2021\n\nDear Sir,", "2021-07-28"),
        ("A Letter\n*Zenda, 12 February 2024*\n\nWe write.", "2024-02-12"),
        ("By Hedda Moor | 17 January 2024 | 3 comments", "2024-01-17"),
        ("Published on June 6, 2023 by Lantern Rights", "2023-06-06"),
        ("Wen Radley · 3 February 2023, 10:15 GMT · 4 min read", "2023-02-03"),
        ("On 5 March 2024 the Office designated two firms.", None),
        ("The raid of 3 May 2021 was the first of many.", None),
        ("Updated 3 May 2021", None),
        ("\n".join(["A line of the story."] * 20 + ["3 May 2021"]), None),
        ("31 June 2021", None),
        ("", None),
    ],
)
def test_find_dateline_takes_only_the_day_of_publication(text: str, date: str | None) -> None:
    assert find_dateline(text) == date
