from hashlib import sha256

import pytest

from graph import Document
from loaders.blocks import to_blocks
from loaders.joiners import read_joiners
from loaders.reading import Naming, Reading, Referent
from ontology import EntityType

STATES = ("Freedonia", "Erewhon", "Ruritania", "Sylvania", "Osterland")
TYPES = dict.fromkeys(STATES, EntityType.STATE) | {
    "Valley Accord": EntityType.DOCUMENT,
    "Lumen": EntityType.NGO,
}


def read(text: str) -> Reading:
    document = Document(text, sha256(text.encode()).hexdigest(), "", "text")
    reading = Reading(document, to_blocks(document))
    for name, type_ in TYPES.items():
        referent = Referent(type_, name, {name: None})
        for block in reading.blocks:
            if (at := block.text.find(name)) >= 0:
                reading.namings.append(Naming(block, at, at + len(name), referent))
    reading.namings.sort(key=lambda naming: (naming.block.index, naming.start))
    read_joiners(reading)
    return reading


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        (
            "The Valley Accord was signed by Freedonia, Erewhon and Lumen.",
            ["Freedonia", "Erewhon", "Lumen"],
        ),
        (
            "The Valley Accord was issued on 4 May by the governments of Freedonia and Erewhon.",
            ["Freedonia", "Erewhon"],
        ),
        (
            "The Valley Accord was issued by three states: Freedonia, Erewhon and Ruritania.",
            ["Freedonia", "Erewhon", "Ruritania"],
        ),
        (
            "Those endorsing the Valley Accord include Freedonia, Erewhon, and Lumen.",
            ["Freedonia", "Erewhon", "Lumen"],
        ),
        (
            "Here is the Valley Accord. Freedonia, Erewhon and Lumen add their names.",
            ["Freedonia", "Erewhon", "Lumen"],
        ),
        (
            "The Valley Accord was issued by Freedonia and Erewhon. Ruritania and Sylvania came on "
            "board later; Osterland followed in May.",
            ["Freedonia", "Erewhon", "Ruritania", "Sylvania", "Osterland"],
        ),
    ],
)
def test_a_list_in_prose_names_who_signed(text: str, signers: list[str]) -> None:
    assert [s.head.name for s in read(text).statements] == signers


@pytest.mark.parametrize(
    "text",
    [
        "The Valley Accord is about lamps. Freedonia, Erewhon and Lumen met.",
        "The Valley Accord was not signed by Freedonia and Erewhon.",
        "Missing from the Valley Accord, signed by many, are Freedonia and Erewhon.",
        "Freedonia and Erewhon came on board.",
        "The Valley Accord matters. Osterland followed in May.",
        "The Valley Accord, launched by the sea, pleased Freedonia and Erewhon.",
    ],
)
def test_names_beside_a_document_have_not_signed_it(text: str) -> None:
    assert read(text).statements == []


def test_each_step_has_its_date_and_its_clause() -> None:
    reading = read(
        "The Valley Accord was signed by Freedonia and Erewhon on 30 March 2023. "
        "On 18 March 2024, Ruritania and Sylvania came on board."
    )
    assert [(s.head.name, s.date) for s in reading.statements] == [
        ("Freedonia", "2023-03-30"),
        ("Erewhon", "2023-03-30"),
        ("Ruritania", "2024-03-18"),
        ("Sylvania", "2024-03-18"),
    ]
    last = reading.statements[-1]
    assert reading.quote(last.at).quote.endswith("came on board.")
    assert reading.quote(last.tail_at).quote == "Valley Accord"
