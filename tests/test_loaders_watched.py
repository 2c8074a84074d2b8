"""Who of a text was watched, and which firms are vendors: judged by the text as a whole."""

import pytest

from graph import Document
from loaders.extract import PARTS, parse
from loaders.reading import Reading
from loaders.sellers import type_sellers
from loaders.victims import sightings
from loaders.watched import WatchedCues, type_watched, watched_cues
from ontology import EntityType as E


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


def test_who_was_watched_does_not_depend_on_earlier_runs() -> None:
    text = "The phone of the reporter Ilse Varga was infected. Varga has no idea by whom."
    assert typed(text) == typed(text)
    assert parse in PARTS
    assert list(sightings(read(text))) is not None


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
