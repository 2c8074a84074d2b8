"""A finished reading is checked: what may not be is left out, what is doubtful needs a claim."""

import pytest

from graph import Document, ModelError, Span
from loaders.finish import finish
from loaders.reading import Block, BlockKind, Naming, Reading, Referent, Statement
from ontology import EntityType, RelationType, Status

TEXT = "Orbo sold Glimmer to Freedonia, Lumen said."
ORBO, GLIMMER, FREEDONIA, LUMEN = Span(0, 4), Span(10, 17), Span(21, 30), Span(32, 37)
ALL = Span(0, len(TEXT))


def reading() -> tuple[Reading, dict[str, Referent]]:
    """A reading of TEXT with its four actors named."""
    document = Document(TEXT, "0", "test", "text")
    block = Block(0, TEXT, range(len(TEXT) + 1), BlockKind.PROSE)
    types = {
        "Orbo": EntityType.VENDOR,
        "Glimmer": EntityType.PRODUCT,
        "Freedonia": EntityType.STATE,
        "Lumen": EntityType.NGO,
    }
    actors = {name: Referent(type_, name, {name: None}) for name, type_ in types.items()}
    found = Reading(document, [block], referents=list(actors.values()))
    for name, actor in actors.items():
        start = TEXT.index(name)
        found.namings.append(Naming(block, start, start + len(name), actor))
    return found, actors


def sale(actors: dict[str, Referent]) -> Statement:
    return Statement(
        actors["Orbo"],
        ORBO,
        RelationType.SELLS_TO,
        actors["Freedonia"],
        FREEDONIA,
        Status.ALLEGED,
        ALL,
        "test",
        actors["Lumen"],
        LUMEN,
        "2021",
    )


def test_finish_keeps_a_claim_with_its_receipt() -> None:
    found, actors = reading()
    found.statements.append(sale(actors))
    extraction = finish(found, "test")
    (claim,) = extraction.claims
    assert (claim.head.entity.name, claim.tail.entity.name) == ("Orbo", "Freedonia")
    assert claim.evidence.quote == TEXT
    assert claim.head.mention.quote == "Orbo"
    assert claim.attributed_to is not None
    assert claim.attributed_to.entity.name == "Lumen"
    assert claim.date == "2021"


def test_finish_counts_the_same_statement_once() -> None:
    found, actors = reading()
    found.statements += [sale(actors), sale(actors)]
    assert len(finish(found, "test").claims) == 1


@pytest.mark.parametrize(
    ("head", "relation", "tail"),
    [
        ("Freedonia", RelationType.SELLS_TO, "Orbo"),
        ("Orbo", RelationType.OWNS, "Orbo"),
        ("Glimmer", RelationType.SIGNED, "Lumen"),
    ],
)
def test_finish_leaves_out_what_may_not_be(head: str, relation: RelationType, tail: str) -> None:
    found, actors = reading()
    statement = sale(actors)
    statement.head, statement.type, statement.tail = actors[head], relation, actors[tail]
    found.statements.append(statement)
    assert finish(found, "test").claims == ()


def test_finish_keeps_a_doubtful_actor_only_where_a_claim_needs_it() -> None:
    found, actors = reading()
    for actor in actors.values():
        actor.weak = True
    assert finish(found, "test").entities == ()
    found.statements.append(sale(actors))
    names = {entity.name for entity in finish(found, "test").entities}
    assert names == {"Orbo", "Freedonia", "Lumen"}


def test_finish_makes_one_entity_of_one_type_and_name() -> None:
    found, actors = reading()
    twin = Referent(EntityType.VENDOR, "Orbo", {"Orbo": None, "Orbo Ltd": None}, known="Orbo Group")
    found.referents.append(twin)
    statement = sale(actors)
    statement.head = twin
    found.statements.append(statement)
    extraction = finish(found, "test")
    (orbo,) = [entity for entity in extraction.entities if entity.name == "Orbo"]
    assert orbo.aliases == ("Orbo Ltd",)
    assert orbo.known == "Orbo Group"
    assert extraction.claims[0].head.entity == orbo


def test_finish_refuses_a_name_that_nobody_has() -> None:
    found, actors = reading()
    actors["Orbo"].name = "O" * 10_000
    found.statements.append(sale(actors))
    extraction = finish(found, "test")
    assert extraction.claims == ()
    assert "O" * 10_000 not in {entity.name for entity in extraction.entities}


def test_finish_puts_everything_in_an_order_of_content() -> None:
    found, actors = reading()
    found.statements.append(sale(actors))
    there = finish(found, "test")
    found.referents.reverse()
    found.namings.reverse()
    back = finish(found, "test")
    assert there == back


def test_a_place_outside_the_text_cannot_become_evidence() -> None:
    found, actors = reading()
    statement = sale(actors)
    statement.at = Span(len(TEXT) + 5, len(TEXT) + 9)
    found.statements.append(statement)
    with pytest.raises(ModelError):
        finish(found, "test")
