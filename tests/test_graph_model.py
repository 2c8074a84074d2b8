"""Values that are right from birth."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace

import pytest

from graph import (
    Actor,
    Document,
    Evidence,
    Extraction,
    Mention,
    ModelError,
    Relationship,
    Span,
    partial_date,
    strongest,
)
from graph.ids import ActorId
from ontology import EntityType, OntologyError, RelationType, Status

Make = Callable[..., Extraction]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_holds_text(start: int, end: int) -> None:
    with pytest.raises(ModelError, match=f"no text lies between {start} and {end}"):
        Span(start, end)


def test_spans_are_sorted_by_place() -> None:
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 3)]) == [Span(0, 3), Span(0, 9), Span(4, 5)]


DOCUMENT = Document("Orbo 𝔘 Labs", "00", "/one.txt", "txt")


def test_evidence_counts_code_points() -> None:
    assert Evidence.at(DOCUMENT, 5, 6).quote == "𝔘"


@pytest.mark.parametrize(("start", "end", "quote"), [(0, 4, "orbo"), (0, 4, ""), (7, 12, "Labs")])
def test_evidence_cannot_be_built_unless_the_text_says_so(start: int, end: int, quote: str) -> None:
    with pytest.raises(ModelError, match=DOCUMENT.id):
        Evidence(DOCUMENT, Span(start, end), quote)


def test_evidence_outside_the_text_cannot_be_built() -> None:
    with pytest.raises(ModelError):
        Evidence.at(DOCUMENT, 7, 99)
    with pytest.raises(ModelError):
        Evidence.at(DOCUMENT, 90, 99)


def test_values_are_frozen(sale: Extraction) -> None:
    with pytest.raises(FrozenInstanceError):
        sale.document.text = ""  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        sale.claims[0].status = Status.CONFIRMED  # type: ignore[misc]


def test_the_id_of_a_document_is_that_of_its_bytes() -> None:
    assert replace(DOCUMENT, source="/two.txt", title="Two").id == DOCUMENT.id
    assert replace(DOCUMENT, sha256="01").id != DOCUMENT.id
    assert replace(DOCUMENT, format="md").id != DOCUMENT.id


def test_the_id_of_an_entity_is_that_of_its_type_and_name(sale: Extraction) -> None:
    entity = sale.entities[0]
    assert replace(entity, aliases=(), known="").id == entity.id
    assert replace(entity, name="Orbo").id != entity.id
    assert replace(entity, type=EntityType.COMPANY).id != entity.id


def test_a_claim_is_another_one_if_anything_it_says_changes(sale: Extraction) -> None:
    claim, other = sale.claims
    ids = {
        claim.id,
        replace(claim, status=Status.DENIED).id,
        replace(claim, attributed_to=None).id,
        replace(claim, attributed_to=other.tail).id,
        replace(claim, date=None).id,
        replace(claim, date=partial_date("2021")).id,
        replace(claim, evidence=Evidence.at(sale.document, 0, 40)).id,
        other.id,
    }
    assert len(ids) == 8
    assert replace(claim, rule="another").id == claim.id


def test_a_claim_respects_the_ends_of_its_relation(sale: Extraction) -> None:
    claim = sale.claims[0]
    with pytest.raises(OntologyError, match="State SELLS_TO Vendor is not allowed"):
        replace(claim, head=claim.tail, tail=claim.head)


def test_a_claim_rests_on_one_document(sale: Extraction, denial: Extraction) -> None:
    claim, elsewhere = sale.claims[0], denial.claims[0]
    for changed in (
        {"head": elsewhere.head},
        {"attributed_to": elsewhere.head},
        {"evidence": elsewhere.evidence},
    ):
        with pytest.raises(ModelError, match="a claim rests on one document"):
            replace(claim, **changed)


def test_an_extraction_holds_every_entity_it_uses(sale: Extraction) -> None:
    with pytest.raises(ModelError, match="not among the entities"):
        replace(sale, entities=sale.entities[1:])
    with pytest.raises(ModelError, match="not among the entities"):
        Extraction(sale.document, mentions=(Mention(sale.entities[0], sale.mentions[0].evidence),))


@pytest.mark.parametrize(
    ("statuses", "status", "disputed"),
    [
        (["confirmed"], "confirmed", False),
        (["alleged", "confirmed", "potential"], "confirmed", False),
        (["denied", "potential"], "potential", True),
        (["denied", "confirmed"], "confirmed", True),
        (["denied", "denied"], "denied", False),
    ],
)
def test_a_relationship_shows_the_strongest_support_and_the_denial(
    make: Make, statuses: list[str], status: str, disputed: bool
) -> None:
    claims = tuple(
        make(
            f"{i}: Orbo made Glimmer.",
            {"Orbo": "Vendor", "Glimmer": "Product"},
            [("Orbo", "DEVELOPS", "Glimmer", told)],
        ).claims[0]
        for i, told in enumerate(statuses)
    )
    orbo, glimmer = (
        Actor(ActorId(f"a{end.entity.name}"), end.entity.type, end.entity.name, (), ())
        for end in claims[0].ends
    )
    view = Relationship(orbo, RelationType.DEVELOPS, glimmer, claims)
    assert (view.status, view.disputed) == (status, disputed)
    assert view.documents == tuple(sorted(claim.evidence.document.id for claim in claims))


def test_strongest_is_the_status_that_supports_most() -> None:
    assert strongest(reversed(list(Status))) is Status.CONFIRMED


@pytest.mark.parametrize(
    ("title", "source", "name"),
    [
        ("A sale", "/news/one.txt", "A sale"),
        ("", "/news/one.txt", "one.txt"),
        ("", "/news/all.zip!drafts/one.txt", "one.txt"),
        ("", "/news/feed.jsonl:7", "feed.jsonl:7"),
        ("", "https://example.org/news/one/", "one"),
        ("", "stdin:00ff", "stdin"),
        ("", "", "d"),
    ],
)
def test_document_is_called_by_its_title_or_its_file(title: str, source: str, name: str) -> None:
    one = Document(text="Words.", sha256="00ff", source=source, format="txt", title=title)
    assert one.name == (one.id if name == "d" else name)
