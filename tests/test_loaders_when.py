"""When it happened, by the clause of the predicate and the day of publication."""

from collections.abc import Callable

import pytest

from graph import Document, partial_date
from loaders.reading import Reading
from loaders.when import date_of
from loaders.written_dates import date_at

Mark = Callable[[str], Reading]


def when(mark: Mark, sentence: str, word: str, published: str = "") -> str:
    (block,) = mark(sentence).blocks
    assert block.parse is not None
    token = next(token for token in block.parse if token.text == word)
    day = partial_date(published) if published else None
    return date_of(
        token, Document(text="x", sha256="0" * 64, source="x", format="txt", published=day)
    )


@pytest.mark.parametrize(
    ("sentence", "word", "date"),
    [
        ("Orbo sold Glimmer to Malta in 2019.", "sold", "2019"),
        ("In July 2021 Orbo sold Glimmer to Malta.", "sold", "2021-07"),
        ("On 5 March 2024 Orbo sold Glimmer to Malta.", "sold", "2024-03-05"),
        ("On March 5, 2024, Orbo sold Glimmer to Malta.", "sold", "2024-03-05"),
        ("Orbo sold Glimmer to Malta between 2017 and 2019.", "sold", "2017"),
        ("Orbo sold Glimmer to Malta in early 2019.", "sold", "2019"),
        ("Orbo signed a contract with Malta in 2019.", "contract", "2019"),
        ("Malta has been a customer of Orbo since 2019.", "customer", "2019"),
        ("The sale of Glimmer in 2019 angered Malta.", "sale", "2019"),
        # another clause, another deed, no date at all
        ("Lumen said in 2019 that Orbo sold Glimmer to Malta.", "sold", ""),
        ("Orbo sold Glimmer, which was built in 2019, to Malta.", "sold", ""),
        ("Malta cancelled its contract with Orbo in 2019.", "contract", ""),
        ("Orbo sold Glimmer to Malta until 2019.", "sold", ""),
        ("Orbo sold Glimmer to Malta.", "sold", ""),
        ("Orbo sold Glimmer to Malta on 31 June 2019.", "sold", ""),
        ("Orbo was renamed in 2015 and sold a year later.", "sold", ""),
        ("Last month Orbo sold Glimmer to Malta.", "sold", ""),
    ],
)
def test_clause_dates_its_own_deed(mark: Mark, sentence: str, word: str, date: str) -> None:
    assert when(mark, sentence, word) == date


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("Last month", "2024-01-15", "2023-12"),
        ("Last year", "2024-01-15", "2023"),
        ("Last year", "2024", "2023"),
        ("Two years ago", "2024-01-15", "2022"),
        ("On Tuesday", "2024-01-18", "2024-01-16"),
        ("Yesterday", "2024-03-01", "2024-02-29"),
        ("In May", "2024-01-15", "2023-05"),
        ("On 4 January", "2024-01-15", "2024-01-04"),
        ("From July to September 2021", "2024-07-19", "2021-07"),
        ("From December to March 2021", "2024-07-19", "2020-12"),
        ("Between 4 May and 9 June 2021", "2024-07-19", "2021-05-04"),
        ("From July 2020 to September 2021", "2024-07-19", "2020-07"),
        ("From July to 2021", "2024-07-19", ""),
        ("In July, well after the 2019 vote,", "2024-07-19", ""),
        ("From July to September", "2024-11-19", "2024-07"),
        ("Last month", "2024", ""),
        ("On Tuesday", "2024-01", ""),
    ],
)
def test_relative_date_counts_from_publication(
    mark: Mark, words: str, published: str, date: str
) -> None:
    sentence = f"{words} Orbo sold Glimmer to the police."
    assert when(mark, sentence, "sold", published) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-07-18: Orbo", "2021-07-18"),
        ("the 3rd of May 2020.", "2020-05-03"),
        ("Sept. 2020", "2020-09"),
        ("2019/20", "2019"),
        ("20191", ""),
        ("May I", ""),
    ],
)
def test_written_date_is_read_or_left(text: str, date: str) -> None:
    assert date_at(text, 0) == date
