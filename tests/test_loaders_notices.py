"""Sanctions lists, numbered demands and notes on experts."""

from hashlib import sha256

import pytest

from graph import Document
from loaders.blocks import to_blocks
from loaders.notices import read_notices
from loaders.reading import Naming, Reading, Referent
from loaders.sanction_lists import read_sanctions
from ontology import EntityType, RelationType, Status

OFFICE = ("Office of Lamps", EntityType.STATE_BODY)


def read(text: str, *names: tuple[str, EntityType]) -> Reading:
    document = Document(text, sha256(text.encode()).hexdigest(), "", "text")
    reading = Reading(document, to_blocks(document))
    for name, type_ in names:
        referent = Referent(type_, name, {name: None})
        reading.referents.append(referent)
        for block in reading.blocks:
            if (at := block.text.find(name)) >= 0:
                reading.namings.append(Naming(block, at, at + len(name), referent))
    reading.namings.sort(key=lambda naming: (naming.block.index, naming.start))
    reading.author = Referent(EntityType.GROUP, "the undersigned")
    read_sanctions(reading)
    read_notices(reading)
    return reading


def edges(reading: Reading, type_: RelationType) -> list[tuple[str, str]]:
    return [(s.head.name, s.tail.name) for s in reading.statements if s.type is type_]


NOTICE = (
    "SANCTIONS BULLETIN 7\n\n"
    "On 4 May the Office of Lamps designated two persons and two entities.\n\n"
    "First round:\n"
    "(a) BROOK, Ana Maria - founder of the firm.\n"
    "(b) RILL-MOOR, Bo (DOB 1971)\n"
    "(c) ORBO S.A. - a maker of lamps.\n"
    "(d) NILEX HOLDINGS ZRT, Hungary. Listed on the same date.\n\n"
    "3. Reasons given\n\n"
    "The Office describes the firm as a label.\n"
)


def test_entries_of_a_notice_are_sanctioned_by_its_authority() -> None:
    reading = read(NOTICE, OFFICE)
    assert edges(reading, RelationType.SANCTIONED) == [
        ("Office of Lamps", name)
        for name in ("Ana Maria Brook", "Bo Rill-Moor", "Orbo S.A.", "Nilex Holdings Zrt")
    ]
    assert {s.status for s in reading.statements} == {Status.CONFIRMED}
    types = {one.name: one.type for one in reading.referents}
    assert types["Ana Maria Brook"] is EntityType.PERSON
    assert types["Orbo S.A."] is EntityType.COMPANY


def test_the_office_of_a_department_is_the_authority() -> None:
    text = NOTICE.replace("Office of Lamps", "Treasury's Office of Lamps")
    reading = read(text, ("Treasury", EntityType.STATE_BODY), OFFICE)
    assert {s.head.name for s in reading.statements} == {"Office of Lamps"}


def test_entries_in_ordinary_letters_follow_what_says_below() -> None:
    text = (
        "NOTICE OF DESIGNATIONS\n\nThe Office of Lamps designated two. Entries stand below.\n\n"
        "1. Ana Brook. Founder of the firm.\n\n2. Orbo Limited. A maker of lamps.\n"
    )
    reading = read(text, OFFICE, ("Ana Brook", EntityType.PERSON))
    assert edges(reading, RelationType.SANCTIONED) == [
        ("Office of Lamps", "Ana Brook"),
        ("Office of Lamps", "Orbo Limited"),
    ]


def test_an_entry_is_quoted_with_its_line() -> None:
    reading = read(NOTICE, OFFICE)
    first = reading.statements[0]
    assert reading.quote(first.at).quote == "(a) BROOK, Ana Maria - founder of the firm."
    assert reading.quote(first.tail_at).quote == "BROOK, Ana Maria"
    assert reading.quote(first.head_at).quote == "Office of Lamps"


def test_a_listed_company_is_its_own_actor() -> None:
    """Also where the text's other namings had been taken for one with another company."""
    reading = read(NOTICE, OFFICE, ("ORBO S.A.", EntityType.VENDOR))
    assert ("Office of Lamps", "ORBO S.A.") in edges(reading, RelationType.SANCTIONED)
    assert [n.text for n in reading.namings].count("ORBO S.A.") == 1


def test_a_person_known_by_surname_gets_the_full_name() -> None:
    reading = read(NOTICE, OFFICE, ("BROOK", EntityType.PERSON))
    assert ("Office of Lamps", "Ana Maria Brook") in edges(reading, RelationType.SANCTIONED)
    assert "BROOK" in next(r for r in reading.referents if r.name == "Ana Maria Brook").forms


def test_entries_follow_what_announces_them_in_any_text() -> None:
    text = (
        "Lamps and harbours\n\nA year went by.\n\n"
        "The Office of Lamps added the following to its list:\n- Orbo, a maker of lamps\n- Nilex\n"
    )
    reading = read(text, OFFICE, ("Orbo", EntityType.VENDOR), ("Nilex", EntityType.COMPANY))
    assert edges(reading, RelationType.SANCTIONED) == [
        ("Office of Lamps", "Orbo"),
        ("Office of Lamps", "Nilex"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lamps\n\nThe Office of Lamps lifted the ban.\n\n- Orbo said nothing.\n",
        "Lamps\n\nThe Office of Lamps sanctioned nobody so far.\n\n- Orbo makes lamps.\n",
        "- Orbo makes lamps.\n- Nilex too.\n\nThe Office of Lamps designated the following:\n",
    ],
)
def test_items_that_no_notice_announces_are_not_sanctioned(text: str) -> None:
    reading = read(text, OFFICE, ("Orbo", EntityType.VENDOR))
    assert edges(reading, RelationType.SANCTIONED) == []


def test_numbered_addressees_are_called_upon_by_those_who_say_we() -> None:
    text = (
        "Therefore we ask:\n\n1. Freedonia: Who signed?\n2. The Harbour Board: What for?\n"
        "3. All of you: why?\n"
    )
    names = (("Freedonia", EntityType.STATE), ("Harbour Board", EntityType.STATE_BODY))
    reading = read(text, *names)
    assert edges(reading, RelationType.CALLED_ON) == [
        ("the undersigned", "Freedonia"),
        ("the undersigned", "Harbour Board"),
    ]


def test_named_callers_call_themselves() -> None:
    text = "It was dark. Lumen and Quill call on:\n- the government of Freedonia to stop;\n"
    names = (
        ("Lumen", EntityType.NGO),
        ("Quill", EntityType.NGO),
        ("Freedonia", EntityType.STATE),
    )
    assert edges(read(text, *names), RelationType.CALLED_ON) == [
        ("Lumen", "Freedonia"),
        ("Quill", "Freedonia"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We were asked:\n\nFreedonia said no.\n",
        "What we found:\n1. Freedonia: it has lamps.\n",
    ],
)
def test_items_below_no_call_are_not_called_upon(text: str) -> None:
    assert edges(read(text, ("Freedonia", EntityType.STATE)), RelationType.CALLED_ON) == []


EXPERTS = (
    "The experts: Ms. Ana Brook, Special Rapporteur on the right to dusk; Mr. Bo Rill (Malta), "
    "Chair, and Dee Moor, Working Group on Harbour Lamps; and Prof. Cy Marsh, "
    "Independent Expert on tides."
)


def test_a_note_lists_experts_by_mandate() -> None:
    reading = read("The United Nations spoke.\n\n" + EXPERTS)
    experts = [r.name for r in reading.referents if r.type is EntityType.UN_EXPERT]
    assert experts == ["Ana Brook", "Bo Rill", "Cy Marsh"]
    assert edges(reading, RelationType.MEMBER_OF) == [
        ("Ana Brook", "United Nations"),
        ("Bo Rill", "United Nations"),
        ("Bo Rill", "Working Group on Harbour Lamps"),
        ("Cy Marsh", "United Nations"),
    ]


def test_experts_are_members_of_nothing_that_the_text_does_not_name() -> None:
    assert ("Ana Brook", "United Nations") not in edges(read(EXPERTS), RelationType.MEMBER_OF)


def test_a_sentence_about_an_expert_is_no_note() -> None:
    reading = read(
        "Ana Brook, Special Rapporteur on the right to dusk, called it dark; so did all."
    )
    assert reading.referents == []
