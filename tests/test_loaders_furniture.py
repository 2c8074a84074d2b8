"""Furniture: what surrounds an article makes no claim, the article does."""

import pytest

from graph import Document
from loaders.blocks import to_blocks
from loaders.furniture import mark_furniture
from loaders.reading import Block, BlockKind

BODY = (
    "Orbo sold the tool to the ministry in May of that year, and the auditors were told nothing.",
    "The ministry has never said what it was for, nor whom it followed in the months after that.",
)


def marked(*lines: str) -> dict[str, BlockKind]:
    blocks: list[Block] = to_blocks(Document("\n\n".join(lines), "0" * 64, "test.txt", "text"))
    mark_furniture(blocks)
    return {block.text: block.kind for block in blocks}


@pytest.mark.parametrize(
    "line",
    [
        "By Ilse Varga and Jon Ode",
        "Photo: Ilse Varga / Blue Agency",
        "Skip to main content",
        "Share on Mastodon",
        "Subscribe for two crowns a week",
        "We use cookies to make this site better. Read what they are for.",
        "© 2021 Blue Lantern Ltd",
        "Home | News | Sport",
        "RELATED: Bakers ask for flour",
        "3,120 views",
        "Updated on 3 May 2021",
        "(Reporting by Ilse Varga; editing by Jon Ode)",
        "https://lantern.example/a/b",
    ],
)
def test_what_surrounds_an_article_is_furniture(line: str) -> None:
    assert marked(line, *BODY)[line] is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Related companies of Orbo were paid as well, said the auditors who read the books.",
        "By the end of May the ministry had bought a second licence from the same firm.",
        "Home ministers of both states met in May and signed what nobody was shown.",
        "Photographs of the boxes were shown to the court by the lawyers of the union.",
    ],
)
def test_sentences_that_begin_like_furniture_are_prose(line: str) -> None:
    assert marked(BODY[0], line, BODY[1])[line] is BlockKind.PROSE


def test_short_lines_above_the_article_are_a_menu() -> None:
    kinds = marked(
        "World", "Sport", "Weather map", "Orbo sold tool to ministry, audit finds", *BODY
    )
    assert kinds["World"] is kinds["Weather map"] is BlockKind.FURNITURE
    assert kinds["Orbo sold tool to ministry, audit finds"] is BlockKind.HEADING


def test_comments_take_the_rest_of_the_page() -> None:
    comment = "They are all the same, my cousin sold them a box himself, believe me."
    kinds = marked(*BODY, "2 comments", comment)
    assert kinds[comment] is BlockKind.FURNITURE
    assert kinds[BODY[1]] is BlockKind.PROSE


def test_a_furniture_heading_is_no_section() -> None:
    blocks = to_blocks(Document("Advertisement\n\n" + BODY[0], "0" * 64, "test.txt", "text"))
    mark_furniture(blocks)
    assert blocks[1].section == ""
