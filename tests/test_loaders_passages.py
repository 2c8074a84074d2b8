"""Victims and those behind a deed, told over several sentences; what a passage is about."""

from collections.abc import Callable

import pytest

from loaders.frames import read_frames
from loaders.passages import (
    product_in_question,
    read_passages,
    state_in_question,
    vendor_in_question,
)
from loaders.reading import Reading, Statement

Mark = Callable[[str], Reading]
HIT = "The phone of [Ana Brook Person] was hacked. "
INFECTED = "Nine reporters were infected with [Glimmer Product] in 2021. "


def passages(reading: Reading) -> list[Statement]:
    read_frames(reading)
    before = len(reading.statements)
    read_passages(reading)
    return reading.statements[before:]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            INFECTED + "Among them were [Ana Brook Person] and [Omar Pell Person].",
            {"Brook", "Pell"},
        ),
        (INFECTED + "They include [Ana Brook Person], a nurse.", {"Brook"}),
        (INFECTED + "One of them is [Ana Brook Person].", {"Brook"}),
        (
            INFECTED + "The reporters are [Ana Brook Person] and [Omar Pell Person].",
            {"Brook", "Pell"},
        ),
        (INFECTED + "One of the nine reporters was [Ana Brook Person].", {"Brook"}),
        (INFECTED + "One of the telephones belonged to [Ana Brook Person].", {"Brook"}),
        (INFECTED + "[Ana Brook Person], whose phone had been hacked too, wept.", {"Brook"}),
        (INFECTED + "Another victim, [Ana Brook Person], wept.", {"Brook"}),
        (
            INFECTED + "Two of them, [Ana Brook Person] and [Omar Pell Person], live abroad.",
            {"Brook", "Pell"},
        ),
        (INFECTED + "So was [Ana Brook Person], a nurse.", {"Brook"}),
        (INFECTED + "The same has befallen [Ana Brook Person].", {"Brook"}),
        (INFECTED + "The chief resigned. So did [Ana Brook Person].", set()),
        (INFECTED + "The photographer is [Ana Brook Person].", set()),
        (INFECTED + "The signatories are [Ana Brook Person] and [Omar Pell Person].", set()),
        (INFECTED + "Among them were friends of [Ana Brook Person].", set()),
        (INFECTED + "The first two were in touch with [Ana Brook Person].", set()),
        (
            INFECTED
            + "It named other surveillance firms: [Ana Brook Person] and [Omar Pell Person].",
            set(),
        ),
        (INFECTED + "The relatives of [Ana Brook Person] were targeted before her death.", set()),
        (INFECTED + "The phones of friends of [Ana Brook Person] were hacked.", set()),
        (INFECTED + "A wiretap had been known to [Ana Brook Person] for years.", set()),
        (INFECTED + "[Ana Brook Person] received an alert from her bank.", {"Brook"}),
        (INFECTED + "[Ana Brook Person] said that it was a shame.", set()),
        (INFECTED + "The report was written by [Ana Brook Person].", set()),
        (INFECTED + "A court charged [Ana Brook Person] over the break-in.", set()),
        (INFECTED + "[Ana Brook Person] was not among them.", set()),
        ("[Glimmer Product] is a tool. Among them were [Ana Brook Person].", set()),
    ],
)
def test_list_after_a_deed_names_victims(mark: Mark, text: str, victims: set[str]) -> None:
    reading = mark(text)
    passages(reading)
    told = [one for one in reading.statements if one.head.name == "Glimmer"]
    people = {"Ana Brook": "Brook", "Omar Pell": "Pell"}
    assert {people[one.tail.name] for one in told if one.tail.name in people} == victims


def test_victims_of_a_list_become_victims(mark: Mark) -> None:
    reading = mark(INFECTED + "Among them was [Ana Brook Person].")
    (statement,) = passages(reading)
    assert str(statement.tail.type) == "Victim"
    assert (
        reading.quote(statement.at).quote
        == INFECTED.replace("[Glimmer Product]", "Glimmer") + "Among them was Ana Brook."
    )
    assert reading.quote(statement.head_at).quote == "Glimmer"


@pytest.mark.parametrize(
    ("opening", "status"),
    [
        ("Nine reporters were infected with [Glimmer Product].", "confirmed"),
        ("Nine reporters were reportedly infected with [Glimmer Product].", "alleged"),
        ("The leaked list shows nine reporters hacked with [Glimmer Product].", "potential"),
        ("Nine reporters had been selected as targets of [Glimmer Product].", "potential"),
    ],
)
def test_list_is_no_surer_than_what_it_continues(mark: Mark, opening: str, status: str) -> None:
    reading = mark(opening + " Among them was [Ana Brook Person].")
    assert [str(one.status) for one in passages(reading)] == [status]


@pytest.mark.parametrize(
    ("deed", "victims"),
    [
        ("The service had wiretapped [Ana Brook Person] with the spyware.", {"Ana Brook"}),
        ("The telephone of [Ana Brook Person] had been hacked.", {"Ana Brook"}),
        ("The telephone of [Ana Brook Person] had been tapped by the police.", set()),
    ],
)
def test_tapped_line_is_no_work_of_the_spyware(mark: Mark, deed: str, victims: set[str]) -> None:
    reading = mark("[Glimmer Product] is sold in Malta. " + deed)
    passages(reading)
    assert {one.tail.name for one in reading.statements if one.head.name == "Glimmer"} == victims


def test_product_of_another_page_is_not_the_one_in_question(mark: Mark) -> None:
    far = "It rained and rained on the old town by the sea. " * 60
    reading = mark("[Glimmer Product] is old. " + far + "[Ana Brook Person] was hacked.")
    assert passages(reading) == []


def test_product_may_be_named_right_after(mark: Mark) -> None:
    after = "The tool that did it was [Glimmer Product]."
    reading = mark("[Shade Product] is old. " + "It rained by the sea. " * 90 + HIT + after + after)
    read_passages(reading)
    (one,) = [one for one in reading.statements if one.tail.name == "Ana Brook"]
    assert one.head.name == "Glimmer"
    assert reading.quote(one.at).quote.startswith("The phone of Ana Brook")


def test_list_after_an_agent_goes_on_with_it(mark: Mark) -> None:
    reading = mark(
        "[Malta State] hacked nine reporters with [Glimmer Product]."
        " Among them was [Ana Brook Person]."
    )
    found = {(one.head.name, one.tail.name) for one in passages(reading)}
    assert found == {("Malta", "Ana Brook"), ("Glimmer", "Ana Brook")}


def test_employees_of_a_vendor_are_no_victims(mark: Mark) -> None:
    reading = mark(
        INFECTED + "The firm is [Orbo Vendor]. [Ana Brook Person] founded [Orbo Vendor]."
        " It infected a phone. Among them was [Ana Brook Person]."
    )
    assert not any(one.tail.name == "Ana Brook" for one in passages(reading))


def test_topic_is_the_nearest_named_before(mark: Mark) -> None:
    reading = mark(
        "[Orbo Vendor] sold [Glimmer Product]. [Crest Vendor] sold [Shade Product]. A phone rang."
    )
    (block,) = reading.blocks
    assert block.parse is not None
    phone = next(token for token in block.parse if token.text == "phone")
    product, vendor = product_in_question(reading, phone), vendor_in_question(reading, phone)
    assert (product.name if product else "") == "Shade"
    assert (vendor.name if vendor else "") == "Crest"
    assert state_in_question(reading, phone) is None


def test_section_headed_by_a_state_is_about_it(mark: Mark) -> None:
    reading = mark("[Malta State] is an island. A phone was hacked.")
    (block,) = reading.blocks
    assert block.parse is not None
    phone = next(token for token in block.parse if token.text == "phone")
    assert state_in_question(reading, phone) is None
    block.section = "Malta"
    state = state_in_question(reading, phone)
    assert (state.name if state else "") == "Malta"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Orbo Vendor] sold it to [Malta State]. Among them were [Cyprus State] and"
            " [Iceland State].",
            {("Orbo", "SELLS_TO", "Cyprus"), ("Orbo", "SELLS_TO", "Iceland")},
        ),
        ("[Orbo Vendor] sold it to [Malta State]. They asked [Cyprus State] to deny it.", set()),
        ("[Orbo Vendor] closed. Among them were [Cyprus State] and [Iceland State].", set()),
        (
            "[Glimmer Product] is old. Operators were at work in [Malta State] and [Cyprus State].",
            {("Malta", "USED", "Glimmer"), ("Cyprus", "USED", "Glimmer")},
        ),
        ("[Glimmer Product] is old. The operator in [Malta State] slept.", set()),
        ("Operators were at work in [Malta State] and [Cyprus State].", set()),
    ],
)
def test_customers_and_operators_are_named_after_the_list_opens(
    mark: Mark, text: str, expected: set[tuple[str, str, str]]
) -> None:
    found = {(one.head.name, str(one.type), one.tail.name) for one in passages(mark(text))}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Somebody had sent [Ana Brook Person] a link to [Glimmer Product].", {"Ana Brook"}),
        ("[Ana Brook Person] wept. They had sent her a link to [Glimmer Product].", {"Ana Brook"}),
        ("[Ana Brook Person] received a link to [Glimmer Product].", {"Ana Brook"}),
        ("[Ana Brook Person] was sent a link to [Glimmer Product].", {"Ana Brook"}),
        ("[Ana Brook Person] sent a link to [Glimmer Product].", set()),
        ("[Ana Brook Person] sent the police a link to [Glimmer Product].", set()),
        ("[Ana Brook Person] received a link to a report on [Glimmer Product].", set()),
        ("[Ana Brook Person] received no link to [Glimmer Product].", set()),
        ("They sent [Lumen Trust NGO] a link to [Glimmer Product].", set()),
        ("[Glimmer Product] was sent to [Ana Brook Person].", set()),
    ],
)
def test_link_to_a_product_lures_whom_it_is_sent(mark: Mark, text: str, victims: set[str]) -> None:
    reading = mark(text)
    read_passages(reading)
    assert {one.tail.name for one in reading.statements} == victims
    assert all(str(one.tail.type) == "Victim" for one in reading.statements)


def test_those_under_sanctions_are_hit_otherwise(mark: Mark) -> None:
    reading = mark(
        "[Glimmer Product] is spyware. The [Treasury StateBody] sanctioned [Ana Brook Person]"
        " over the hacking. [Ana Brook Person] was hit in May."
    )
    passages(reading)
    assert "Ana Brook" not in {
        one.tail.name for one in reading.statements if one.head.name == "Glimmer"
    }
