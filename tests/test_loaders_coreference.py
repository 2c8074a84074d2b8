"""Coreference: which names of a text name the same, and whom "the company" stands for."""

import pytest

from graph import Document
from loaders.blocks import to_blocks
from loaders.coreference import antecedent, resolve, state_referent
from loaders.language import parse_blocks
from loaders.mentions import find_mentions
from loaders.reading import Reading, Referent
from ontology import EntityType as E


def read(text: str) -> Reading:
    reading = Reading(Document(text, sha256="0" * 64, source="test.txt", format="text"))
    reading.blocks = to_blocks(reading.document)
    parse_blocks(reading.blocks)
    find_mentions(reading)
    resolve(reading)
    return reading


def called(reading: Reading, form: str) -> Referent:
    (referent,) = [r for r in reading.referents if form in r.forms]
    return referent


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The Lumen Watch Network (LWN) sued. LWN won.", {"Lumen Watch Network", "LWN"}),
        ("The Lumen Watch Network sued. Later LWN (Lumen Watch Network) won.", {"LWN"}),
        ("The lawyer Ilse Varga sued. Varga won.", {"Ilse Varga", "Varga"}),
        ("The lawyer Ilse Varga sued. Then Ilse Maria Varga won.", {"Ilse Maria Varga"}),
        ("Varga Systems Ltd sold it. Varga Systems denied it.", {"Varga Systems"}),
        ("The spyware maker Orbo Ltd, formerly Tav Ltd, sold it.", {"Orbo Ltd", "Tav Ltd"}),
        (
            "Kenya's interior ministry bought it. The interior ministry denied.",
            {"interior ministry"},
        ),
        ("Mr Jon Harbottle won. Mr Jon Harbotle lost.", {"Jon Harbottle", "Jon Harbotle"}),
        ("NSO Group sold it. NSO denied it.", {"NSO", "NSO Group"}),
    ],
)
def test_forms_of_one_name_are_one_referent(text: str, forms: set[str]) -> None:
    reading = read(text)
    assert any(forms <= set(referent.forms) for referent in reading.referents)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The lawyer Ilse Varga sued. The lawyer Jon Ode won.", "Ilse Varga", "Jon Ode"),
        ("Lumen Trust sued. Quill Trust won.", "Lumen Trust", "Quill Trust"),
        ("Kenya's police bought it. Uganda's police did not.", "Kenya's police", "Uganda's police"),
        ("Mr Jon Ode won. Mr Jan Ode lost.", "Jon Ode", "Jan Ode"),
    ],
)
def test_different_names_stay_apart(text: str, one: str, other: str) -> None:
    reading = read(text)
    assert called(reading, one) is not called(reading, other)


def test_defined_acronyms_are_kept_as_such() -> None:
    referent = called(read("The Lumen Watch Network (LWN) sued."), "LWN")
    assert referent.name == "Lumen Watch Network"
    assert list(referent.acronyms) == ["LWN"]


def test_states_are_called_by_their_common_names() -> None:
    assert called(read("The UAE bought it."), "UAE").name == "United Arab Emirates"


def test_a_state_that_nothing_names_is_added_once() -> None:
    reading = read("Orbo Ltd sold it.")
    state = state_referent(reading, "Kenya")
    assert state is state_referent(reading, "Kenya")
    assert (state.type, state.weak) == (E.STATE, True)


@pytest.mark.parametrize(
    ("text", "word", "types", "who"),
    [
        (
            "Orbo Ltd sold Nimbus spyware. The company denied it.",
            "company",
            {E.COMPANY, E.VENDOR},
            "Orbo Ltd",
        ),
        ("The lawyer Ilse Varga met Orbo Ltd. She sued.", "She", {E.PERSON}, "Ilse Varga"),
        ("Orbo Ltd sold Nimbus spyware. The software spread.", "software", {E.PRODUCT}, "Nimbus"),
        ("Kenya's army asked Orbo Ltd. The army denied it.", "denied", {E.PERSON}, None),
        ("The company denied it. Orbo Ltd did too.", "company", {E.COMPANY, E.VENDOR}, None),
    ],
)
def test_descriptions_stand_for_the_salient_name_before(
    text: str, word: str, types: set[E], who: str | None
) -> None:
    reading = read(text)
    tokens = [t for b in reading.blocks if b.parse is not None for t in b.parse if t.text == word]
    found = antecedent(reading, tokens[0], types)
    assert (found.name if found else None) == who


def test_what_was_named_long_ago_is_forgotten() -> None:
    reading = read("Orbo Ltd sold it. " + "It rained all day. " * 12 + "The company denied it.")
    tokens = [
        t for b in reading.blocks if b.parse is not None for t in b.parse if t.text == "company"
    ]
    assert antecedent(reading, tokens[0], {E.COMPANY, E.VENDOR}) is None
    assert antecedent(reading, tokens[0], {E.COMPANY, E.VENDOR}, within=20) is not None


def test_the_same_text_reads_the_same_twice() -> None:
    text = (
        "Orbo Ltd sold Nimbus spyware to Kenya's army. Orbo denied it. Ilse Varga, a lawyer, sued."
    )
    one, two = ([(r.name, r.type, *r.forms) for r in read(text).referents] for _ in range(2))
    assert one == two


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "The Lumen Law Clinic tested the phones. In a letter the Clinic named Orbo Labs.",
            "Clinic",
            "Lumen Law Clinic",
        ),
        (
            "The Kenyan Mining Commission ruled in May. In June the Commission told Orbo Labs.",
            "Commission",
            "Mining Commission",
        ),
    ],
)
def test_a_head_word_stands_for_the_full_name(text: str, short: str, full: str) -> None:
    reading = read(text)
    assert full in called(reading, full).forms
    assert not [r for r in reading.referents if r.name == short]


def test_a_head_word_without_a_full_name_is_no_actor() -> None:
    assert "Commission" not in {r.name for r in read("He wrote to the Commission.").referents}


def test_an_organ_that_one_word_names_is_a_state_body() -> None:
    types = {r.name: r.type for r in read("A member of Parliament asked about it.").referents}
    assert types.get("Parliament", E.STATE_BODY) is E.STATE_BODY


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The Kenyan Mining Office bought it.", "Kenyan Mining Office"),
        ("Kenya's Mining Office bought it.", "Kenya's Mining Office"),
        ("The Mining Office of Kenya bought it.", "Mining Office"),
    ],
)
def test_a_body_has_forms_with_and_without_its_state(text: str, form: str) -> None:
    assert called(read(text), form).type is E.STATE_BODY


@pytest.mark.parametrize(
    "text",
    [
        "The domestic intelligence service, BDSI, bought it.",
        "It was bought by BDSI, the domestic intelligence service, in May.",
    ],
)
def test_a_body_and_the_words_for_it_are_one(text: str) -> None:
    bodies = [r for r in read(text).referents if r.type is E.STATE_BODY]
    assert [body.name for body in bodies] == ["BDSI"]
