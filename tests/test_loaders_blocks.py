"""Blocks: clean words, and where each letter came from."""

import pytest

from graph import Document
from loaders.blocks import to_blocks
from loaders.reading import Block, BlockKind


def document(text: str) -> Document:
    return Document(text, sha256="0" * 64, source="test.txt", format="text")


def blocks_of(text: str) -> list[Block]:
    return to_blocks(document(text))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Orbo’s “Glimmer”", 'Orbo\'s "Glimmer"'),
        ("Orbo \u00a0 sold  it", "Orbo sold it"),
        ("the sur\u00adveil\u00adlance trade", "the surveillance trade"),
        ("an o\ufb03ce of \ufb01ve", "an office of five"),
        ("\ufeffOrbo\u200b sold\u200f it", "Orbo sold it"),
        ("The *Glimmer* tool of **Orbo**", "The Glimmer tool of Orbo"),
        ("[Orbo](https://orbo.example/a_(b)) sold it", "Orbo sold it"),
        ("![a logo](logo.png)Orbo sold it", "Orbo sold it"),
        ("Orbo <b>sold</b> it<br/> here", "Orbo sold it here"),
        ("Orbo sold it [7] in May", "Orbo sold it in May"),
        ("See @blue_heron_x and 3 * 4", "See @blue_heron_x and 3 * 4"),
        ("if a < b and c > d", "if a < b and c > d"),
    ],
)
def test_clean_text_leaves_out_what_no_reader_sees(raw: str, clean: str) -> None:
    assert [block.text for block in blocks_of(raw + "\n")] == [clean]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("It is a surveil-\nlance firm.", "It is a surveillance firm."),
        ("It is a self-\ncontrol rule.", "It is a self-control rule."),
        ("The Franco-\nGerman firm.", "The Franco-German firm."),
        ("A spy-wire here, a spy-\nwire there.", "A spy-wire here, a spy-wire there."),
    ],
)
def test_broken_words_are_joined_where_english_joins_them(raw: str, clean: str) -> None:
    assert blocks_of(raw)[0].text == clean


WRAPPED = """The ministry of Freedonia bought a licence for the tool called Glimmer in
the spring of 2019, and its own auditors wrote later that nobody had asked
what it was for. Orbo, the maker, has denied that it knew of any of this.

A second paragraph begins here and is long enough to have been cut by the
same hand at the same width.
"""


def test_lines_cut_at_a_width_are_one_paragraph() -> None:
    blocks = blocks_of(WRAPPED)
    assert len(blocks) == 2
    assert "Glimmer in the spring of 2019, and its own auditors" in blocks[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Lumen Trust\nOpen Relay\nCivic Lamp\nQuill International\n",
        "Orbo sold it to Freedonia in May.\nThe ministry said that it had not.\n",
        "Comments (2)\nana.m: good note, thanks for that\nPell: they are all the same!\n",
    ],
)
def test_lines_that_end_by_themselves_stay_lines(text: str) -> None:
    assert len(blocks_of(text)) == len(text.splitlines())


def test_carriage_returns_end_lines_too() -> None:
    assert [b.text for b in blocks_of("Orbo sold it.\r\n\r\nIt denied.\r\n")] == [
        "Orbo sold it.",
        "It denied.",
    ]


def test_headings_and_items_are_known_and_give_sections() -> None:
    text = "# What was sold\n\nOrbo sold a tool to Freedonia, it said.\n\n- It cost two million.\n"
    heading, prose, item = blocks_of(text)
    kinds = (heading.kind, prose.kind, item.kind)
    assert kinds == (BlockKind.HEADING, BlockKind.PROSE, BlockKind.ITEM)
    assert heading.text == prose.section == item.section == "What was sold"


@pytest.mark.parametrize("name", ["Orbo Ltd", "Glimmer", "surveillance office"])
def test_spans_lead_back_to_the_text_as_written(name: str) -> None:
    raw = "“Orbo\u00a0 Ltd” runs  a sur\u00adveil-\nlance o\ufb03ce that makes *Glimmer* for you.\n"
    written = {
        "Orbo Ltd": "Orbo\u00a0 Ltd",
        "Glimmer": "Glimmer",
        "surveillance office": "sur\u00adveil-\nlance o\ufb03ce",
    }
    doc = document(raw)
    block = to_blocks(doc)[0]
    start = block.text.index(name)
    span = block.span(start, start + len(name))
    assert doc.text[span.start : span.end] == written[name]


def test_every_letter_has_a_place_in_order() -> None:
    for block in blocks_of(WRAPPED + "\n> “quoted”  text — with *marks*\n"):
        places = list(block.places)
        assert len(places) == len(block.text) + 1
        assert places == sorted(places)


def test_one_endless_line_is_cut_at_sentence_ends() -> None:
    blocks = blocks_of("The firm sold the tool to them. " * 2_000)
    assert max(len(block.text) for block in blocks) <= 5_000
    assert all(block.text.endswith("them.") for block in blocks)


@pytest.mark.parametrize("text", ["", "\n\n", "---\n***\n", "\u200b\ufeff"])
def test_nothing_gives_no_blocks(text: str) -> None:
    assert blocks_of(text) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("#StopTheEars", BlockKind.PROSE),
        ("#StopTheEars is what they wrote on the wall of the ministry.", BlockKind.PROSE),
        ("# What they wrote", BlockKind.HEADING),
        ("The court has ordered the following firms to pay:", BlockKind.PROSE),
        ("Signatories:", BlockKind.HEADING),
        ("Organisations and Individuals in Support of this Letter:", BlockKind.HEADING),
    ],
)
def test_a_line_is_a_heading_only_if_it_says_nothing(line: str, kind: BlockKind) -> None:
    assert blocks_of(line)[0].kind is kind


def test_a_hashtag_keeps_its_sign() -> None:
    assert blocks_of("#StopTheEars")[0].text == "#StopTheEars"
