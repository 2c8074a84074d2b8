from hashlib import sha256

import pytest

from graph import Document
from loaders.blocks import to_blocks
from loaders.letters import read_letter
from loaders.reading import Naming, Reading, Referent
from ontology import EntityType

BODY = (
    "Nobody was asked whether the cameras should hang in the harbour, nobody can say who looks at "
    "the pictures, and the company that sold them to the council has not answered a single one of "
    "the letters that the people of the quay have sent to it since the spring of last year.\n\n"
)
SIGNED = "Signatories\n\nAmber Lens\nEcho Desk\n"


def read(text: str, title: str = "", **names: EntityType) -> Reading:
    document = Document(text, sha256(text.encode()).hexdigest(), "", "text", title=title)
    reading = Reading(document, to_blocks(document))
    for name, type_ in names.items():
        referent = Referent(type_, name, {name: None})
        reading.referents.append(referent)
        for block in reading.blocks:
            if (at := block.text.find(name)) >= 0:
                reading.namings.append(Naming(block, at, at + len(name), referent))
    read_letter(reading)
    return reading


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "Open letter: Stop the lamps\n\nDear Mayor,\n\n",
            "Open letter: Stop the lamps",
            id="first line",
        ),
        pytest.param(
            "Menu | Home | Donate\n\nJoint statement on lamps\n\n4 May 2024\n\n",
            "Joint statement on lamps",
            id="below a menu",
        ),
        pytest.param(
            "Four years of dark, no lamp\n\nAn open letter to the Council\n\nSir,\n\n",
            "Four years of dark, no lamp",
            id="above its subtitle",
        ),
        pytest.param(
            "LAMP SOCIETY OF THE QUAY\n\nTo the President of Sand\n\n4 May 2024\n\n"
            "No lamp for the harbour\n\nDear Mayor,\n\n",
            "No lamp for the harbour",
            id="above the salutation",
        ),
        pytest.param(
            "Ref.: QL 4/2022\n\n9 May 2022\n\nExcellency,\n\n", "QL 4/2022", id="by its reference"
        ),
        pytest.param(
            "JOINT STATEMENT\nON THE LAMPS OF THE QUAY\n\n",
            "JOINT STATEMENT ON THE LAMPS OF THE QUAY",
            id="two lines of capitals",
        ),
    ],
)
def test_the_title_names_the_document(head: str, expected: str) -> None:
    document = read(head + BODY + SIGNED).statement_document
    assert document is not None
    assert document.type is EntityType.DOCUMENT
    assert document.name == expected


def test_the_line_that_introduces_a_list_may_name_what_was_signed() -> None:
    reading = read(
        "What comes next\n\n"
        + BODY
        + "The full list of those who support the Joint Representation on Lamps sent to the "
        "council is given below:\n\nAmber Lens\nEcho Desk\nDelta Forum\n"
    )
    assert reading.statement_document is not None
    assert reading.statement_document.name.startswith("Joint Representation")


def test_what_stands_behind_a_colon_names_the_document_too() -> None:
    text = "Open letter: Stop the lamps\n\nDear Mayor,\n\n" + BODY + SIGNED
    document = read(text).statement_document
    assert document is not None
    assert {"Open letter", "Stop the lamps"} <= set(document.forms)


def test_a_text_that_nobody_signed_is_no_document() -> None:
    assert read("Open letter: Stop the lamps\n\nDear Mayor,\n\n" + BODY).statement_document is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We, the 46 undersigned groups and persons, write to you.",
            "the 46 undersigned groups and persons",
        ),
        ("The undersigned organisations call on you to stop.", "The undersigned organisations"),
        (
            "We, researchers from nine countries, have measured it.",
            "researchers from nine countries",
        ),
        ("They hang in the harbour.", "the signatories"),
    ],
)
def test_the_author_is_who_says_we(sentence: str, expected: str) -> None:
    author = read(
        "Open letter: Lamps\n\nDear Mayor,\n\n" + sentence + "\n\n" + BODY + SIGNED
    ).author
    assert author is not None
    assert (author.type, author.name) == (EntityType.GROUP, expected)


def test_the_addressee_is_the_body_that_the_head_names() -> None:
    text = "Open letter: Lamps\n\nTo: Mr Eve Hall, Orbo\n\nDear Mr Hall,\n\n" + BODY + SIGNED
    reading = read(text, Orbo=EntityType.VENDOR)
    assert reading.addressee is not None
    assert reading.addressee.name == "Orbo"


def test_two_addressees_are_nobody_in_particular() -> None:
    text = "Open letter: Lamps\n\nTo: Orbo and Nilex\n\nDear all,\n\n" + BODY + SIGNED
    reading = read(text, Orbo=EntityType.VENDOR, Nilex=EntityType.VENDOR)
    assert reading.addressee is None


def test_the_documents_own_title_decides_between_headings() -> None:
    text = "Letters of the quay\n\nThe harbour goes dark\n\n" + BODY + SIGNED
    document = read(text, title="The harbour goes dark | Lagosta Bell").statement_document
    assert document is not None
    assert document.name == "The harbour goes dark"
