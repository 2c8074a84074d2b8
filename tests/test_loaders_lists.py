from collections.abc import Sequence
from hashlib import sha256

import pytest

from graph import Document
from loaders.blocks import to_blocks
from loaders.letters import read_letter
from loaders.lists import mark_signatures, read_lists
from loaders.reading import BlockKind, Reading, Referent
from ontology import EntityType, RelationType

LETTER = (
    "Open letter: Stop the cameras of Port Lagosta\n\n"
    "Dear Mr Mayor,\n\n"
    "We, the undersigned, ask you to take the cameras down before the summer, because nobody "
    "was asked whether they should hang there, and nobody can say who looks at the pictures.\n\n"
)


def read(text: str) -> Reading:
    document = Document(text, sha256(text.encode()).hexdigest(), "letter.txt", "text")
    reading = Reading(document, to_blocks(document))
    mark_signatures(document, reading.blocks)
    read_letter(reading)
    read_lists(reading)
    return reading


def signers(reading: Reading) -> list[str]:
    return [s.head.name for s in reading.statements if s.type is RelationType.SIGNED]


def edges(reading: Reading, type_: RelationType) -> list[tuple[str, str]]:
    return [(s.head.name, s.tail.name) for s in reading.statements if s.type is type_]


def actor(reading: Reading, name: str) -> Referent:
    return next(one for one in reading.referents if one.name == name)


LINES = ["Amber Lens", "Borough Watch", "Citizens for Dusk"]


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        pytest.param("Signatories\n\n" + "\n".join(LINES), LINES, id="one a line"),
        pytest.param("Signed by:\n\n" + "\n\n".join(LINES), LINES, id="one a paragraph"),
        pytest.param("Yours sincerely,\n\n" + "\n".join(LINES), LINES, id="after a closing"),
        pytest.param("Signed,\n" + "\n".join(f"- {x}" for x in LINES), LINES, id="bullets"),
        pytest.param(
            "Signatories:\n" + "\n".join(f"{i}. {x}" for i, x in enumerate(LINES, 1)),
            LINES,
            id="numbers",
        ),
        pytest.param(
            "Signed by: Amber Lens, Borough Watch and Quill",
            ["Amber Lens", "Borough Watch", "Quill"],
            id="one line",
        ),
        pytest.param(
            "Signatories: Amber Lens; Borough Watch; Citizens for Dusk.", LINES, id="semicolons"
        ),
        pytest.param(
            "Signatories\n\nAmber Lens    Borough Watch   Citizens for Dusk\n"
            "Delta Forum    Echo Desk",
            [*LINES, "Delta Forum", "Echo Desk"],
            id="columns",
        ),
        pytest.param(
            "Signatories\n\nAmber Lens\tBorough Watch\nCitizens for Dusk\tDelta Forum",
            [*LINES, "Delta Forum"],
            id="tabs",
        ),
        pytest.param(
            "List of signatories\n\n| Organisation | Country |\n|---|---|\n"
            "| Amber Lens | Malta |\n| Borough Watch | Peru |\n",
            ["Amber Lens", "Borough Watch"],
            id="table",
        ),
        pytest.param(
            "Signatories\n\nNo.\nName\nOrganisation\n\n1\nAna Brook\nAmber Lens\n\n"
            "2\nBo Rill\nDelta Forum\n",
            ["Ana Brook", "Amber Lens", "Bo Rill", "Delta Forum"],
            id="table of stacked cells",
        ),
        pytest.param(
            "The following groups have endorsed this letter:\n\n"
            "• Amber Lens • Borough Watch • Citizens for Dusk",
            LINES,
            id="dots on one line",
        ),
        pytest.param(
            "Signatories (as of 12 May 2024):\n" + "\n".join(LINES), LINES, id="a dated heading"
        ),
        pytest.param(
            "Sincerely,\n\nThe undersigned organisations:\n\n" + "\n".join(LINES),
            LINES,
            id="a closing and a heading",
        ),
        pytest.param(
            "Signatories\n\nOrganisations:\nAmber Lens\nBorough Watch\n\n"
            "Individuals:\nAna Brook\nDr Bo Rill",
            ["Amber Lens", "Borough Watch", "Ana Brook", "Bo Rill"],
            id="sub-headings",
        ),
    ],
)
def test_signatories_are_read_in_every_layout(ending: str, expected: Sequence[str]) -> None:
    reading = read(LETTER + ending)
    assert signers(reading) == list(expected)
    assert reading.statement_document is not None
    assert {s.tail for s in reading.statements if s.type is RelationType.SIGNED} == {
        reading.statement_document
    }


GLUED = (
    "SIGNATORIES\n\n"
    "Acre Defence   Alder Street ForumAmber Lens  Bay Privacy Desk\n"
    "Beacon for Law, Land and Water  Borough WatchCedar Bar (CB)Citizens for Dusk\n"
    "Delta Forum (DF) Echo Desk   Elm Row Society\n"
    "Fair Line – West QuayGarden Club for Rights  Harbour Eyes\n"
)


def test_glued_names_of_a_sorted_list_part_by_the_alphabet() -> None:
    assert signers(read(LETTER + GLUED)) == [
        "Acre Defence",
        "Alder Street Forum",
        "Amber Lens",
        "Bay Privacy Desk",
        "Beacon for Law, Land and Water",
        "Borough Watch",
        "Cedar Bar",
        "Citizens for Dusk",
        "Delta Forum",
        "Echo Desk",
        "Elm Row Society",
        "Fair Line – West Quay",
        "Garden Club for Rights",
        "Harbour Eyes",
    ]


def test_a_comma_inside_a_name_does_not_part_it_in_a_sorted_list() -> None:
    names = (
        "Acre Defence, Alder Forum, Amber Lens, Bay Desk, Centre for Law, Data and Harbours, Delta "
        "Forum, Echo Desk, Foundation for Rivers, Roads and Rights (FRRR), Garden Club, "
        "Harbour Eyes, Iris & Ode, Barristers, Jetty Watch, Ana Brook (photographer) "
        "and Bo Rill (Echo Desk)."
    )
    found = signers(read(LETTER + "Signed by: " + names))
    assert "Centre for Law, Data and Harbours" in found
    assert "Foundation for Rivers, Roads and Rights" in found
    assert "Iris & Ode, Barristers" in found
    assert found[-2:] == ["Ana Brook", "Bo Rill"]
    assert len(found) == 14


@pytest.mark.parametrize(
    ("line", "name", "forms"),
    [
        ("Amber Lens Network (ALN)", "Amber Lens Network", {"ALN"}),
        ("ALN - Amber Lens Network", "Amber Lens Network", {"ALN"}),
        ("@borough_watch", "borough_watch", {"@borough_watch"}),
        ("Amber Lens / Lente Ámbar", "Amber Lens / Lente Ámbar", {"Amber Lens", "Lente Ámbar"}),
        ("LENS 19: Campaign for Dusk", "LENS 19: Campaign for Dusk", {"LENS 19"}),
        ("Stiller Hafen e.V.", "Stiller Hafen e.V.", set()),
        ("Lawyers Without Lamps", "Lawyers Without Lamps", set()),
        ("harbour.watch", "harbour.watch", set()),
        ("Café & Cámara", "Café & Cámara", set()),
    ],
)
def test_an_organisation_keeps_its_name_and_other_forms(
    line: str, name: str, forms: set[str]
) -> None:
    reading = read(LETTER + f"Signatories\n\nDelta Forum\n{line}\nEcho Desk")
    assert signers(reading) == ["Delta Forum", name, "Echo Desk"]
    assert forms <= set(actor(reading, name).forms)
    assert actor(reading, name).type is EntityType.NGO


def test_an_acronym_of_the_list_names_the_same_actor_elsewhere_in_it() -> None:
    reading = read(LETTER + "Signatories\n\nALN\nAmber Lens Network (ALN)\nEcho Desk")
    assert set(signers(reading)) == {"Amber Lens Network", "Echo Desk"}
    assert list(actor(reading, "Amber Lens Network").acronyms) == ["ALN"]


def test_an_acronym_given_to_two_names_belongs_to_neither() -> None:
    reading = read(LETTER + "Signatories\n\nPort Index (PI)\nPrivate Iris (PI)\nEcho Desk")
    assert not actor(reading, "Port Index").acronyms
    assert "PI" not in actor(reading, "Private Iris").forms


@pytest.mark.parametrize(
    ("line", "name", "states"),
    [
        ("Amber Lens (Malta)", "Amber Lens", ["Malta"]),
        ("Amber Lens, Peru", "Amber Lens", ["Peru"]),
        ("Amber Lens – the Netherlands", "Amber Lens", ["Netherlands"]),
        ("Amber Lens (Germany/Greece)", "Amber Lens", ["Germany", "Greece"]),
        ("Amber Lens (AL), Kenya", "Amber Lens", ["Kenya"]),
        ("Amber Lens Kenya", "Amber Lens Kenya", []),
        ("Amber Lens, Port Lagosta", "Amber Lens, Port Lagosta", []),
        ("Amber Lens (weekly)", "Amber Lens", []),
    ],
)
def test_a_state_beside_a_name_is_where_it_is_based(
    line: str, name: str, states: list[str]
) -> None:
    reading = read(LETTER + f"Signatories\n\nDelta Forum\n{line}\nEcho Desk")
    assert signers(reading) == ["Delta Forum", name, "Echo Desk"]
    assert edges(reading, RelationType.BASED_IN) == [(name, state) for state in states]


def test_a_heading_with_a_state_places_those_below_it() -> None:
    reading = read(
        LETTER + "Signatories\n\nMalta\nAmber Lens\nBorough Watch\n\nPeru\nDelta Forum\nEcho Desk"
    )
    assert edges(reading, RelationType.BASED_IN) == [
        ("Amber Lens", "Malta"),
        ("Borough Watch", "Malta"),
        ("Delta Forum", "Peru"),
        ("Echo Desk", "Peru"),
    ]


def test_states_sign_as_states() -> None:
    reading = read(LETTER + "Signatories\n\nMalta\nPeru\nThe Netherlands")
    assert signers(reading) == ["Malta", "Peru", "Netherlands"]
    assert {one.type for one in reading.referents} >= {EntityType.STATE}


@pytest.mark.parametrize(
    ("line", "persons", "bodies"),
    [
        ("Dr Ana Brook, Relay Lab, Malta", ["Ana Brook"], ["Relay Lab"]),
        ("Ana Brook (Relay Lab)", ["Ana Brook"], ["Relay Lab"]),
        ("Ana Brook - legal adviser, Relay Foundation", ["Ana Brook"], ["Relay Foundation"]),
        ("Ana Brook — reporter — The Lagosta Bell", ["Ana Brook"], ["The Lagosta Bell"]),
        (
            "Prof. em. Ana Brook, Chair of Maritime Law, University of Sand",
            ["Ana Brook"],
            ["University of Sand"],
        ),
        (
            "Ana Brook, former judge of the Sandport Regional Court (retired)",
            ["Ana Brook"],
            ["Sandport Regional Court"],
        ),
        (
            "Ana Brook and Bo Rill, co-founders, Relay Lab",
            ["Ana Brook", "Bo Rill"],
            ["Relay Lab", "Relay Lab"],
        ),
        ("Ana Brook, Relay Fellow", ["Ana Brook"], ["Relay"]),
        ("Ana Brook, barrister", ["Ana Brook"], []),
        ("Ana Brook, Sandport, software engineer", ["Ana Brook"], []),
        ("ANA BROOK, Relay Lab", ["Ana Brook"], ["Relay Lab"]),
        ("Sir Ana Brook KC", ["Ana Brook"], []),
        (
            "Ana Brook, fellow at the Centre for Tides, and columnist of Lagosta Bell",
            ["Ana Brook"],
            ["Centre for Tides", "Lagosta Bell"],
        ),
        (
            "Ana Brook, Dean, Faculty of Law, University of Sand",
            ["Ana Brook"],
            ["Faculty of Law, University of Sand"],
        ),
    ],
)
def test_a_person_has_a_name_and_an_affiliation(
    line: str, persons: list[str], bodies: list[str]
) -> None:
    reading = read(LETTER + f"Individuals\n\nCy Marsh, teacher\n{line}\nDee Moor, nurse")
    assert signers(reading) == ["Cy Marsh", *persons, "Dee Moor"]
    assert [tail for _, tail in edges(reading, RelationType.AFFILIATED_WITH)] == bodies
    assert {actor(reading, name).type for name in persons} == {EntityType.PERSON}


def test_two_lines_make_one_person() -> None:
    reading = read(
        LETTER + "Respectfully,\n\nDr Ana Brook\nSenior Lecturer in Optics, University of Sand\n\n"
        "Bo Rill\nChief Engineer, Relay Lab\n\nCy Marsh\nIndependent\n"
    )
    assert signers(reading) == ["Ana Brook", "Bo Rill", "Cy Marsh"]
    assert edges(reading, RelationType.AFFILIATED_WITH) == [
        ("Ana Brook", "University of Sand"),
        ("Bo Rill", "Relay Lab"),
    ]


def test_lines_between_blank_lines_make_one_person() -> None:
    reading = read(
        LETTER + "Respectfully submitted,\n\nAna Brook\nExecutive Director\nRelay Lab\n\n"
        "Bo Rill\nPresident\nDelta Forum\n"
    )
    assert signers(reading) == ["Ana Brook", "Bo Rill"]
    assert edges(reading, RelationType.AFFILIATED_WITH) == [
        ("Ana Brook", "Relay Lab"),
        ("Bo Rill", "Delta Forum"),
    ]


def test_two_columns_may_be_persons_and_where_they_belong() -> None:
    reading = read(LETTER + "Signatories\n\nAna Brook\tRelay Lab\nBo Rill\tfreelance reporter\n")
    assert signers(reading) == ["Ana Brook", "Bo Rill"]
    assert edges(reading, RelationType.AFFILIATED_WITH) == [("Ana Brook", "Relay Lab")]


def test_a_city_between_a_name_and_its_state_is_no_part_of_the_name() -> None:
    reading = read(LETTER + "Signatories\n\nDelta Forum, Sandport, Malta\nEcho Desk\n")
    assert signers(reading) == ["Delta Forum", "Echo Desk"]
    assert edges(reading, RelationType.BASED_IN) == [("Delta Forum", "Malta")]


def test_a_reporter_belongs_to_an_outlet() -> None:
    reading = read(
        LETTER + "Individuals\n\nAna Brook, editor, Denna Stop\nBo Rill, nurse\nCy Marsh, poet"
    )
    assert actor(reading, "Denna Stop").type is EntityType.MEDIA_OUTLET


def test_mandate_holders_are_members_of_the_united_nations_where_the_text_names_it() -> None:
    names = (
        "Respectfully,\n\nAna Brook\nSpecial Rapporteur on the right to dusk\n\n"
        "Bo Rill\nIndependent Expert on harbours\n"
    )
    named = read(LETTER + "We report to the United Nations Council on Lamps.\n\n" + names)
    assert edges(named, RelationType.MEMBER_OF) == [
        ("Ana Brook", "United Nations"),
        ("Bo Rill", "United Nations"),
    ]
    assert actor(named, "Ana Brook").type is EntityType.UN_EXPERT
    assert not edges(read(LETTER + names), RelationType.MEMBER_OF)


def test_lines_with_dashes_at_the_end_of_a_letter_need_no_heading() -> None:
    lines = [f"{name} Brook — engineer — Relay Lab" for name in ("Ana", "Bo", "Cy", "Dee", "Eva")]
    reading = read(LETTER + "(4) answer.\n\n" + "\n".join(lines) + "\n\nWrite to us if you wish.")
    assert signers(reading) == ["Ana Brook", "Bo Brook", "Cy Brook", "Dee Brook", "Eva Brook"]


@pytest.mark.parametrize(
    "after",
    [
        "Signatures received by noon. For the press: press@lens.example (Eve Hall).",
        "Notably missing from the list are Vexo Union and Plum Society.",
        "c.c.: Harbour Authority",
        "Copyright © Lagosta Bell 2024",
        "This letter has also been sent to the Guild of Bells, which has not answered it.",
        "Note to readers: Please click the share buttons.",
    ],
)
def test_what_follows_a_list_is_not_signed(after: str) -> None:
    reading = read(LETTER + "Signatories\n\n" + "\n".join(LINES) + "\n\n" + after)
    assert signers(reading) == LINES


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Menu\nHome\nOrganisations\nRelay Lab\nEcho Desk\nDelta Forum\n\n"
            "The harbour has cameras.",
            id="a menu",
        ),
        pytest.param("The Bell has learnt that Amber Lens and Delta Forum signed it.", id="prose"),
        pytest.param(
            "Signed by the mayor himself, the order was put up on the door of the harbour office.",
            id="a sentence",
        ),
        pytest.param(
            "Sectors\n\nLens makers\nHarbour works\n\nThe organisations met in May.", id="headings"
        ),
        pytest.param(
            "HARBOUR INSTITUTE\nDirector: Ana Brook   Deputy: Bo Rill\n\nThe cameras hang.",
            id="a letterhead",
        ),
    ],
)
def test_a_text_without_a_list_has_no_signatories(text: str) -> None:
    assert signers(read(text)) == []


def test_letterhead_names_do_not_sign() -> None:
    head = "HARBOUR INSTITUTE\nDirector: Prof. Eve Hall   Deputy: Fay Quay\n\n"
    assert signers(read(head + LETTER + "Signed:\n" + "\n".join(LINES))) == LINES


def test_every_quote_of_a_list_is_verbatim() -> None:
    text = (
        LETTER.replace("\n", "\r\n")
        + "**Signatories**\n\n* Ámber\u00a0Lens Network (ALN), Malta\n* Dr Ana Brook, Relay  Lab\n"
        + "* Echo Desk\n"
    )
    reading = read(text)
    assert signers(reading) == ["Ámber Lens Network", "Ana Brook", "Echo Desk"]
    quotes = [reading.quote(naming.span).quote for naming in reading.namings]
    assert "Ámber\u00a0Lens Network" in quotes
    assert "Relay  Lab" in quotes
    for statement in reading.statements:
        assert reading.quote(statement.at).quote.strip() == reading.quote(statement.at).quote
        assert " ".join(reading.quote(statement.head_at).quote.split()) in statement.head.forms


def test_signature_blocks_are_marked_and_prose_is_not() -> None:
    reading = read(LETTER + "Signatories\n\n" + "\n".join(LINES) + "\n\nContact: Eve Hall")
    kinds = [block.kind for block in reading.blocks]
    assert kinds.count(BlockKind.SIGNATURES) == 4
    assert kinds[2] is BlockKind.PROSE
    assert kinds[-1] is BlockKind.FURNITURE


def test_a_signatory_known_from_the_text_is_the_same_actor() -> None:
    document = Document(
        text := LETTER + "Signatories\n\nAmber Lens\nEcho Desk",
        sha256(text.encode()).hexdigest(),
        "",
        "text",
    )
    lens = Referent(EntityType.MEDIA_OUTLET, "Amber Lens", {"Amber Lens": None})
    reading = Reading(document, to_blocks(document), referents=[lens])
    mark_signatures(document, reading.blocks)
    read_letter(reading)
    read_lists(reading)
    assert reading.statements[0].head is lens
    assert lens.type is EntityType.MEDIA_OUTLET


@pytest.mark.parametrize(
    "sentence",
    [
        "We, the undersigned Amber Lens, Borough Watch and Citizens for Dusk, call on the mayor.",
        "We, the undersigned groups: Amber Lens, Borough Watch, Citizens for Dusk, urge calm.",
        "We, Amber Lens, Borough Watch and Citizens for Dusk, the undersigned, write to you.",
        "We are a coalition of Amber Lens, Borough Watch and Citizens for Dusk. It is dark here.",
    ],
)
def test_a_sentence_may_name_the_signatories(sentence: str) -> None:
    reading = read("Open letter: Lamps of the quay\n\nDear Mayor,\n\n" + sentence)
    assert signers(reading) == LINES
    assert reading.blocks[-1].kind is not BlockKind.SIGNATURES


def test_a_sentence_without_names_has_no_signatories() -> None:
    text = "Open letter: Lamps\n\nWe, the undersigned citizens of Sandport, call on the mayor."
    assert signers(read(text)) == []


def test_late_signatures_are_read_too() -> None:
    reading = read(
        LETTER
        + "Signatories\n\n"
        + "\n".join(LINES)
        + "\n\n(Signatures added after 24 July: Delta Forum; Dr Ana Brook, Sandport.)"
    )
    assert signers(reading) == [*LINES, "Delta Forum", "Ana Brook"]
