"""Who of a text was watched, and which firms are vendors: judged by the text as a whole."""

import pytest

from graph import Document, Span
from loaders.blocks import to_blocks
from loaders.extract import PARTS
from loaders.language import parse_blocks
from loaders.reading import Naming, Reading, Referent, Statement
from loaders.sellers import type_sellers
from loaders.watched import WatchedCues, type_watched, watched_cues
from ontology import EntityType as E
from ontology import RelationType as R
from ontology import Status


def read(text: str) -> Reading:
    reading = Reading(Document(text, sha256="0" * 64, source="test.txt", format="text"))
    for part in PARTS:
        part(reading)
    type_sellers(reading)
    type_watched(reading)
    return reading


def typed(text: str) -> dict[str, E]:
    return {referent.name: referent.type for referent in read(text).referents}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The phone of the reporter Ilse Varga was infected. Varga has no idea by whom.",
            "Ilse Varga",
        ),
        (
            "Ilse Varga, a lawyer whose phone was hacked in May, has sued. Varga wants to know.",
            "Ilse Varga",
        ),
        (
            "Spyware was on the phones of two people. One is the activist Ilse Varga, the other "
            "the journalist Jonas Pell. Varga and Pell work in one office.",
            "Jonas Pell",
        ),
        (
            "# Targets\n\n- Ilse Varga, editor of a weekly, twice\n- Jonas Pell, priest",
            "Ilse Varga",
        ),
        (
            "Those targeted:\n\n- Ilse Varga, the editor, twice\n- Jonas Pell, the priest",
            "Jonas Pell",
        ),
    ],
)
def test_those_whom_a_text_says_were_watched_are_victims(text: str, name: str) -> None:
    assert typed(text)[name] is E.VICTIM


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The journalist Ilse Varga wrote for a weekly. Varga lives in Paris.", "Ilse Varga"),
        (
            "Spyware was found. Ilse Varga, a researcher, said that phones were infected.",
            "Ilse Varga",
        ),
        ("Phones were hacked. The minister Ilse Varga told parliament about it.", "Ilse Varga"),
        (
            "Phones were hacked in May. Ilse Varga, who owns the spyware maker Orbo Labs, "
            "stood trial for it.",
            "Ilse Varga",
        ),
    ],
)
def test_those_who_speak_of_it_or_did_it_are_no_victims(text: str, name: str) -> None:
    assert typed(text).get(name, E.PERSON) is not E.VICTIM


def test_one_who_was_sanctioned_is_no_victim() -> None:
    text = (
        "The US Treasury Department sanctioned Ilse Varga. The phone of the lawyer Jonas Pell had "
        "been hacked with her spyware. Varga and Pell never met."
    )
    assert typed(text)["Ilse Varga"] is E.PERSON


def test_weights_and_words_belong_together() -> None:
    cues = watched_cues()
    assert all(weight > 0 for weight in cues.signs.values())
    assert not cues.signs.keys() & cues.circumstances.keys()
    assert cues.pattern.deed.search("It was infected")
    assert not cues.pattern.deed.search("It was affected")


def test_a_missing_word_list_is_an_error() -> None:
    with pytest.raises(KeyError, match="device"):
        _ = WatchedCues(0, {}, {}, {"deed": ["hack"]}).pattern


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Quell AB developed the Glimmer spyware.", "Quell AB", E.VENDOR),
        ("Quell AB sold surveillance equipment to the Mexican army.", "Quell AB", E.VENDOR),
        ("Quell AB denied that it sold surveillance tools to Mexico.", "Quell AB", E.COMPANY),
        ("Quell AB rents flats.", "Quell AB", E.COMPANY),
    ],
)
def test_a_firm_that_makes_or_sells_such_goods_is_a_vendor(text: str, name: str, type_: E) -> None:
    assert typed(text)[name] is type_


def test_a_platform_stays_a_company_whatever_it_sells() -> None:
    assert typed("Microsoft sold software to the Mexican army.")["Microsoft"] is E.COMPANY


def reading_of(text: str, types: dict[str, E]) -> tuple[Reading, dict[str, Referent]]:
    """A parsed text with the named referents at their first place, and no statement as yet."""
    reading = Reading(Document(text, sha256="0" * 64, source="test.txt", format="text"))
    reading.blocks = to_blocks(reading.document)
    parse_blocks(reading.blocks)
    found = {name: Referent(type_, name, {name: None}) for name, type_ in types.items()}
    for block in reading.blocks:
        for name, referent in found.items():
            if (start := block.text.find(name)) >= 0:
                end = start + len(name)
                tokens = block.parse.char_span(start, end) if block.parse else None
                reading.namings.append(Naming(block, start, end, referent, tokens=tokens))
    reading.referents = list(found.values())
    return reading, found


def state(reading: Reading, head: Referent, type_: R, tail: Referent, status: Status) -> None:
    at = Span(0, 5)
    reading.statements.append(Statement(head, at, type_, tail, at, status, at, "test"))


@pytest.mark.parametrize(
    ("tail", "relation", "type_"),
    [
        (E.VENDOR, R.AFFILIATED_WITH, E.PERSON),
        (E.COMPANY, R.AFFILIATED_WITH, E.PERSON),
        (E.STATE_BODY, R.AFFILIATED_WITH, E.PERSON),
        (E.VENDOR, R.OWNS, E.PERSON),
        (E.MEDIA_OUTLET, R.AFFILIATED_WITH, E.VICTIM),
        (E.VENDOR, R.SUED, E.VICTIM),
    ],
)
def test_what_a_person_does_tells_the_side(tail: E, relation: R, type_: E) -> None:
    reading, found = reading_of(
        "Phones were hacked. Ilse Varga and Orbo met in court. Ilse Varga is on the list.",
        {"Ilse Varga": E.PERSON, "Orbo": tail},
    )
    state(reading, found["Ilse Varga"], relation, found["Orbo"], Status.CONFIRMED)
    type_watched(reading)
    assert found["Ilse Varga"].type is type_


def test_a_target_is_a_victim_and_so_may_be_the_one_beside_her() -> None:
    reading, found = reading_of(
        "Orbo spied on Ilse Varga. The phone of the lawyer Jonas Pell was hacked too.",
        {"Orbo": E.VENDOR, "Ilse Varga": E.PERSON, "Jonas Pell": E.PERSON},
    )
    state(reading, found["Orbo"], R.TARGETED, found["Ilse Varga"], Status.ALLEGED)
    type_watched(reading)
    assert [found[name].type for name in ("Ilse Varga", "Jonas Pell")] == [E.VICTIM, E.VICTIM]


@pytest.mark.parametrize(
    ("relation", "tail", "status", "type_"),
    [
        (R.DEVELOPS, E.PRODUCT, Status.CONFIRMED, E.VENDOR),
        (R.SELLS_TO, E.STATE, Status.ALLEGED, E.VENDOR),
        (R.SELLS_TO, E.STATE, Status.DENIED, E.COMPANY),
        (R.SUED, E.STATE, Status.CONFIRMED, E.COMPANY),
    ],
)
def test_a_firm_is_what_its_relations_make_it(
    relation: R, tail: E, status: Status, type_: E
) -> None:
    reading, found = reading_of("Quell met Glim.", {"Quell": E.COMPANY, "Glim": tail})
    state(reading, found["Quell"], relation, found["Glim"], status)
    type_sellers(reading)
    assert found["Quell"].type is type_


def test_a_firm_that_does_what_no_vendor_does_stays_a_company() -> None:
    reading, found = reading_of(
        "Quell met Glim and Lumen.",
        {"Quell": E.COMPANY, "Glim": E.PRODUCT, "Lumen": E.VENDOR},
    )
    state(reading, found["Quell"], R.DEVELOPS, found["Glim"], Status.CONFIRMED)
    state(reading, found["Quell"], R.SANCTIONED, found["Lumen"], Status.CONFIRMED)
    type_sellers(reading)
    assert found["Quell"].type is E.COMPANY


def test_a_dealer_stays_a_company() -> None:
    reading, found = reading_of("Quell met Glim.", {"Quell": E.COMPANY, "Glim": E.STATE})
    found["Quell"].votes = {E.COMPANY: 4}
    state(reading, found["Quell"], R.SELLS_TO, found["Glim"], Status.CONFIRMED)
    type_sellers(reading)
    assert found["Quell"].type is E.COMPANY
