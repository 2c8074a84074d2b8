"""Relationships as a NetworkX graph."""

from collections.abc import Callable, Collection

import pytest

from graph import Extraction
from graph.projection import ASSERTED, to_networkx
from graph.resolve import relationships, resolve
from ontology import Status

Make = Callable[..., Extraction]


def edges(
    extractions: list[Extraction], statuses: Collection[Status] = ASSERTED
) -> dict[tuple[str, str, str], dict[str, object]]:
    claims = [claim for one in extractions for claim in one.claims]
    found = resolve([entity for one in extractions for entity in one.entities], claims)
    graph = to_networkx(relationships(claims, found), statuses)
    names = {node: attributes["name"] for node, attributes in graph.nodes(data=True)}
    assert set(names) <= {actor.id for actor in found.actors}
    return {
        (names[head], key, names[tail]): attributes
        for head, tail, key, attributes in graph.edges(keys=True, data=True)
    }


def test_an_edge_carries_its_receipts(sale: Extraction, denial: Extraction) -> None:
    found = edges([sale, denial])
    assert list(found) == [("Orbo Labs Ltd", "SELLS_TO", "Ruritania")]
    (edge,) = found.values()
    assert edge["status"] == "alleged"
    assert edge["disputed"] is True
    assert edge["dates"] == ("2021-07",)
    assert edge["documents"] == tuple(sorted({sale.document.id, denial.document.id}))
    assert set(edge["claims"]) == {sale.claims[0], *denial.claims}  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("statuses", "relations"),
    [
        ({Status.ALLEGED}, ["SELLS_TO"]),
        ({Status.POTENTIAL}, ["USED"]),
        (set(Status), ["SELLS_TO", "USED"]),
        ({Status.CONFIRMED, Status.DENIED}, []),
        (set(), []),
    ],
)
def test_only_the_statuses_asked_for_come_in(
    sale: Extraction, denial: Extraction, statuses: set[Status], relations: list[str]
) -> None:
    assert sorted(key for _, key, _ in edges([sale, denial], statuses)) == relations


def test_what_is_only_denied_comes_in_when_asked_for(denial: Extraction) -> None:
    assert edges([denial]) == {}
    assert len(edges([denial], {Status.DENIED})) == 1


def test_two_relations_of_the_same_actors_are_two_edges(make: Make) -> None:
    told = [
        ("Orbo", "OWNS", "Acme", "confirmed"),
        ("Orbo", "SUED", "Acme", "alleged"),
        ("Acme", "OWNS", "Orbo", "alleged"),
    ]
    both = make("Orbo owns and sued Acme.", {"Orbo": "Company", "Acme": "Vendor"}, told)
    assert len(edges([both])) == 3


def test_a_node_says_who_it_is(sale: Extraction) -> None:
    claims = sale.claims
    graph = to_networkx(relationships(claims, resolve(sale.entities, claims)))
    nodes = sorted(
        (node["name"], node["type"], node["aliases"]) for _, node in graph.nodes(data=True)
    )
    assert nodes == [
        ("Orbo Labs Ltd", "Vendor", ("OL", "Orbo", "Orbo Labs")),
        ("Ruritania", "State", ()),
    ]
