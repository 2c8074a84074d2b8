"""Known names: found in a text, by every form, and only where they stand."""

import pytest

from loaders.gazetteer import capitals, find_known, known_as, known_names, makers, plain, state_of
from ontology import EntityType


def found(text: str) -> list[tuple[str, str]]:
    return [(text[k.start : k.end], k.names[0].name) for k in find_known(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It sued NSO Group Technologies.", [("NSO Group Technologies", "NSO Group")]),
        ("NSO's phones", [("NSO", "NSO Group")]),
        ("in the Suddeutsche Zeitung", [("Suddeutsche Zeitung", "Süddeutsche Zeitung")]),
        ("AMNESTY INTERNATIONAL SAID", [("AMNESTY INTERNATIONAL", "Amnesty International")]),
        ("a U.S.-based firm", [("U.S.", "United States")]),
        ("the UK and South Korea", [("UK", "United Kingdom"), ("South Korea", "South Korea")]),
        ("by @FBI_watch and the FBIs", []),
        ("an unknown firm", []),
    ],
)
def test_known_names_are_found_by_their_forms(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_everyday_words_are_unsure() -> None:
    unsure = {text: known.unsure for text in ("Apple", "Citizen Lab") for known in find_known(text)}
    assert unsure == {"Apple": True, "Citizen Lab": False}


def test_a_name_of_several_things_gives_all_of_them() -> None:
    (known,) = find_known("FinFisher")
    assert {name.type for name in known.names} == {EntityType.VENDOR, EntityType.PRODUCT}


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Israeli", "Israel"),
        ("Israelis", "Israel"),
        ("the Netherlands", "Netherlands"),
        ("Hungary's", "Hungary"),
        ("US", "United States"),
        ("Milan", ""),
        ("Orbo", ""),
    ],
)
def test_state_of_knows_demonyms_and_countries(word: str, state: str) -> None:
    assert state_of(word) == state


def test_makers_and_capitals_point_at_names_that_exist() -> None:
    vendors = {n.name for n in known_names() if n.type in {EntityType.VENDOR, EntityType.COMPANY}}
    states = {n.name for n in known_names() if n.type is EntityType.STATE}
    assert set(makers().values()) <= vendors
    assert set(capitals().values()) <= states
    assert {n.state for n in known_names() if n.state} <= states


def test_makers_know_who_makes_what() -> None:
    assert makers()["Pegasus"] == "NSO Group"


@pytest.mark.parametrize(
    ("form", "same"),
    [("The Orbo Group’s".replace("’", "'"), "orbo group"), ("Área S.p.A.", "area spa")],
)
def test_plain_names_compare(form: str, same: str) -> None:
    assert plain(form) == same


def test_known_as_needs_a_sure_form() -> None:
    name = known_as("the Citizen lab")
    assert name is not None
    assert name.name == "Citizen Lab"
    assert known_as("signal") is None
