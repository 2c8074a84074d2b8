"""Mentions: who and what a text names, with types, in sentences."""

from itertools import pairwise

import pytest

from graph import Document, MentionKind
from loaders.blocks import to_blocks
from loaders.coreference import resolve
from loaders.cues import cues
from loaders.furniture import mark_furniture
from loaders.head_types import head_type
from loaders.language import parse_blocks
from loaders.mentions import find_mentions
from loaders.naming_rules import NamePattern, by_pattern, name_patterns
from loaders.reading import Block, BlockKind, Reading
from ontology import EntityType as E


def read(text: str) -> Reading:
    reading = Reading(Document(text, sha256="0" * 64, source="test.txt", format="text"))
    reading.blocks = to_blocks(reading.document)
    mark_furniture(reading.blocks)
    parse_blocks(reading.blocks)
    find_mentions(reading)
    resolve(reading)
    return reading


def named(text: str) -> dict[str, E]:
    return {r.name: r.type for r in read(text).referents if not r.weak}


def prose(text: str) -> Block:
    return Block(0, text, range(len(text) + 1), BlockKind.PROSE)


@pytest.mark.parametrize("pattern", name_patterns(), ids=lambda pattern: pattern.finds[1])
def test_each_pattern_finds_its_example(pattern: NamePattern) -> None:
    sentence, name = pattern.finds
    found = {(c.text, c.type) for c in by_pattern(prose(sentence))}
    assert (name, pattern.type) in found


@pytest.mark.parametrize("pattern", name_patterns(), ids=lambda pattern: pattern.leaves)
def test_each_pattern_leaves_its_counterexample(pattern: NamePattern) -> None:
    found = [c for c in by_pattern(prose(pattern.leaves)) if c.type is pattern.type]
    assert not [c for c in found if pattern.find.search(pattern.leaves)]


def test_each_cue_looks_somewhere() -> None:
    assert all(cue.before or cue.after for cue in cues())
    assert {cue.type for cue in cues()} >= {E.VENDOR, E.PRODUCT, E.PERSON, E.MEDIA_OUTLET, E.NGO}


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Ministry of Mines", E.STATE_BODY),
        ("Freedonian Security Bureau", E.STATE_BODY),
        ("Lumen Trust", E.NGO),
        ("Committee of Free Lawyers", E.NGO),
        ("Fundación Aurora", E.NGO),
        ("Harbour Gazette", E.MEDIA_OUTLET),
        ("Orbo Holdings", E.COMPANY),
        ("UN Working Group on Housing", E.INTERGOVERNMENTAL_BODY),
        ("Declaration on Housing", None),
        ("Ilse Varga", None),
    ],
)
def test_head_words_tell_the_type(name: str, type_: E | None) -> None:
    assert head_type(name) is type_


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The interior ministry of Kenya bought it.", "interior ministry of Kenya", E.STATE_BODY),
        ("Kenya's interior ministry bought it.", "Kenya's interior ministry", E.STATE_BODY),
        ("The Israeli authorities said nothing.", "Israel", E.STATE),
        ("Washington denied the report.", "United States", E.STATE),
        ("They sold a spyware called Nimbus to the police.", "Nimbus", E.PRODUCT),
        ("The spyware maker Blue Heron denied it.", "Blue Heron", E.VENDOR),
        ("It was seen by the newspaper Harbour Lamp.", "Harbour Lamp", E.MEDIA_OUTLET),
        ("The digital rights group Open Relay sued.", "Open Relay", E.NGO),
        ("The fund was run by Tav Capital Partners.", "Tav Capital Partners", E.COMPANY),
        ("A lawyer, Ilse Varga, was hacked too.", "Ilse Varga", E.PERSON),
        ("Ilse Varga, the UN Special Rapporteur on housing, spoke.", "Ilse Varga", E.UN_EXPERT),
        ('The report "Ears in the Wall" came out.', "Ears in the Wall", E.DOCUMENT),
        ("It is part of the Nimbus Files.", "Nimbus Files", E.INVESTIGATION),
        ("A group tracked as Blue Heron did it.", "Blue Heron", E.GROUP),
        ("The European Parliament voted.", "European Parliament", E.INTERGOVERNMENTAL_BODY),
    ],
)
def test_each_type_is_found_in_a_sentence(text: str, name: str, type_: E) -> None:
    assert named(text).get(name) is type_


@pytest.mark.parametrize(
    "text",
    [
        "An Israeli firm sold it.",
        "The tool was sold in two phases.",
        "Signal strength was low in the valley.",
        "Predators were seen near the farm.",
        "WEATHER AND TRAFFIC IN THE REGION TODAY.",
    ],
)
def test_plain_words_name_nothing(text: str) -> None:
    assert named(text) == {}


def test_everyday_words_are_names_where_the_text_makes_them_one() -> None:
    assert named("Traces of Predator spyware were found.")["Predator"] is E.PRODUCT
    assert named("She was warned by Apple in May.")["Apple"] is E.COMPANY


def test_state_bodies_carry_their_state() -> None:
    reading = read("The Hungarian Ministry of Mines asked Kenya's interior ministry.")
    states = {r.name: r.state for r in reading.referents if r.type is E.STATE_BODY}
    assert set(states.values()) == {"Hungary", "Kenya"}
    assert {r.name for r in reading.referents if r.type is E.STATE} >= {"Hungary", "Kenya"}


def test_two_names_joined_by_and_are_two() -> None:
    assert set(named("Researchers at Citizen Lab and Lumen Trust wrote it.")) == {
        "Citizen Lab",
        "Lumen Trust",
    }


def test_names_do_not_overlap_and_stand_in_order() -> None:
    text = "Orbo Ltd, a spyware firm of Cyprus, sold Nimbus spyware to Kenya's army in May."
    namings = read(text).namings
    ends = [(n.start, n.end) for n in namings]
    assert ends == sorted(ends)
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert all(n.kind is MentionKind.NAME and n.tokens is not None for n in namings)


def test_every_naming_quotes_the_document() -> None:
    reading = read("“Orbo\u00a0 Ltd” sold Nimbus spyware.\n")
    for naming in reading.namings:
        quote = reading.quote(naming.span).quote
        assert " ".join(quote.split()) == naming.text


def test_experts_sign_above_their_mandate() -> None:
    text = "We ask the Government to answer.\n\nIlse Varga\n\nSpecial Rapporteur on housing\n"
    assert named(text)["Ilse Varga"] is E.UN_EXPERT


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("She posted a photo on Instagram in May.", False),
        ("Her Instagram account was closed.", False),
        ("Instagram closed the account in May.", True),
    ],
)
def test_platforms_that_are_only_a_channel_are_weak(text: str, kept: bool) -> None:
    assert ("Instagram" in named(text)) is kept


def test_firms_of_one_group_are_apart_where_the_text_parts_them() -> None:
    text = "The office listed Intellexa S.A. of Greece and Intellexa Limited of Ireland."
    assert {"Intellexa S.A.", "Intellexa Limited"} <= set(named(text))
    assert list(named("It sued Intellexa S.A. in May. Intellexa denied it.")) == ["Intellexa S.A."]


def test_titles_are_forms_of_a_name_not_the_name() -> None:
    (judge,) = read("The case went to Judge Ilse Varga in May.").referents
    assert judge.name == "Ilse Varga"
    assert "Judge Ilse Varga" in judge.forms


@pytest.mark.parametrize(
    "text", ["It is a matter of Human Rights.", "They sell Information Technology."]
)
def test_general_words_with_capitals_name_nothing(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("It was bought from Orbo Labs of Milan.", "Orbo Labs", E.VENDOR),
        ("The tender went to Quell Forensics GmbH.", "Quell Forensics GmbH", E.VENDOR),
        ("The money lay at the Central Bank of Kenya.", "Central Bank of Kenya", E.STATE_BODY),
        (
            "The Department for Trade, Energy and Industrial Strategy allowed it.",
            "Department for Trade, Energy and Industrial Strategy",
            E.STATE_BODY,
        ),
        (
            "The Foreign, Mining and Development Office allowed it.",
            "Foreign, Mining and Development Office",
            E.STATE_BODY,
        ),
        (
            "The Ministry of Justice, Public Order and Human Rights allowed it.",
            "Ministry of Justice, Public Order and Human Rights",
            E.STATE_BODY,
        ),
        (
            "The National Cyber and Crypto Agency bought it.",
            "National Cyber and Crypto Agency",
            E.STATE_BODY,
        ),
        ("The Government of Erewhon denied it.", "Erewhon", E.STATE),
        ("The rapporteur Sophie in 't Veld wrote the report.", "Sophie in 't Veld", E.PERSON),
        (
            "David Kaye, as UN Special Rapporteur, had asked for a ban.",
            "David Kaye",
            E.UN_EXPERT,
        ),
        ("UN experts spoke. Irene Khan wants a ban.", "Irene Khan", E.UN_EXPERT),
    ],
)
def test_a_name_ends_where_it_should(text: str, name: str, type_: E) -> None:
    assert named(text)[name] is type_


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("The Governments of Kenya, Canada and Denmark signed.", "Governments of Kenya"),
        ("It asked a judge in Brookton about the phones of Orbo Labs.", "Brookton"),
        ("He met the Director General, Ilse Varga.", "Director General"),
        ("It rests on the Forensic Evidence that was kept.", "Forensic Evidence"),
        ("The judgment of the General Court came in May.", "Court"),
        ("Chiang Mai, 18 January 2023 - The tender was secret.", "Chiang Mai"),
    ],
)
def test_offices_places_and_headings_are_no_actors(text: str, no_name: str) -> None:
    assert no_name not in named(text)


def test_several_governments_are_the_states() -> None:
    text = "The Governments of Kenya, Canada and Denmark signed the letter."
    assert {"Kenya", "Canada", "Denmark"} <= set(named(text))


def test_an_expert_by_name_needs_a_text_about_experts() -> None:
    assert named("The singer Irene Khan gave a concert.")["Irene Khan"] is E.PERSON


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Committee to Free Reporters", E.NGO),
        ("Freedonian Helsinki Committee", E.NGO),
        ("Committee on Mining", E.STATE_BODY),
        ("Privacy Commissioner of Freedonia", E.STATE_BODY),
        ("Civil Court", E.STATE_BODY),
        ("Quell Optics Ltd", E.VENDOR),
        ("Quell Trading Ltd", E.COMPANY),
        ("Forensic Evidence", None),
    ],
)
def test_the_head_word_of_a_name_weighs_what_it_says(name: str, type_: E | None) -> None:
    assert head_type(name) is type_


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("He works for Vodafone Kenya in Nairobi.", "Vodafone Kenya", E.COMPANY),
        ("The presidential guard of Nueva Marca bought it.", "Nueva Marca", E.STATE),
        ("The Paris prosecutor opened a case.", "Paris prosecutor", E.STATE_BODY),
    ],
)
def test_branches_and_bodies_of_places_are_actors(text: str, name: str, type_: E) -> None:
    types = {referent.name: referent.type for referent in read(text).referents}
    assert types[name] is type_


def test_members_of_a_body_are_no_body() -> None:
    assert "Members of Parliament" not in named("The Members of Parliament asked Orbo Labs.")


@pytest.mark.parametrize(
    ("sentence", "names", "not_named"),
    [
        ("In Hungary Citizen Lab found it.", {"Citizen Lab", "Hungary"}, {"Hungary Citizen Lab"}),
        ("In France Amnesty International sued.", {"Amnesty International"}, set[str]()),
        ("They met Zsombor Quindt and Anna Brook.", {"Zsombor Quindt", "Anna Brook"}, set[str]()),
        ("Relay Institute and Anna Brook wrote it.", {"Anna Brook"}, set[str]()),
    ],
)
def test_names_are_parted_from_places_and_found_in_rows(
    sentence: str, names: set[str], not_named: set[str]
) -> None:
    found = named(sentence)
    assert names <= set(found)
    assert not not_named & set(found)
    assert found.get("Relay Institute") is not E.PERSON
