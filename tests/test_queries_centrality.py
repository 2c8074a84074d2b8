import networkx as nx
import pytest

from graph import Extraction
from graph.ids import ActorId
from graph.projection import to_networkx
from graph.resolve import relationships, resolve
from ontology import OntologyError
from queries.centrality import Measure, rank
from queries.errors import QueryError


def star(*edges: str) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in edges:
        head, tail = edge.split(">")
        for end in (head, tail):
            graph.add_node(end, name=end.upper())
        graph.add_edge(head, tail)
    return graph


CHAIN = star("a>b", "b>c", "c>d")


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("degree", "1 b 2, 1 c 2, 3 a 1, 3 d 1"),
        ("in_degree", "1 b 1, 1 c 1, 1 d 1, 4 a 0"),
        ("out_degree", "1 a 1, 1 b 1, 1 c 1, 4 d 0"),
        ("betweenness", "1 b 0.333333, 1 c 0.333333, 3 a 0, 3 d 0"),
        ("closeness", "1 d 0.5, 2 c 0.444444, 3 b 0.333333, 4 a 0"),
        ("harmonic", "1 d 1.83333, 2 c 1.5, 3 b 1, 4 a 0"),
        ("eigenvector", "1 b 0.601501, 1 c 0.601501, 3 a 0.371748, 3 d 0.371748"),
        ("pagerank", "1 d 0.370145, 2 c 0.298811, 3 b 0.214888, 4 a 0.116156"),
    ],
)
def test_chain_ranks_as_known(measure: str, expected: str) -> None:
    ranked = rank(CHAIN, Measure.parse(measure))
    found = [f"{one.rank} {one.actor} {round(one.score, 6):.6g}" for one in ranked]
    assert ", ".join(found) == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("in_degree", {"a": 1, "b": 2, "c": 2, "d": 1}),
        ("betweenness", {"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0}),
    ],
)
def test_both_ways_lets_relations_lead_back(measure: str, expected: dict[str, float]) -> None:
    ranked = rank(CHAIN, Measure.parse(measure), both_ways=True)
    assert {one.actor: one.score for one in ranked} == pytest.approx(expected)


@pytest.mark.parametrize("measure", list(Measure))
def test_order_of_edges_does_not_matter(measure: Measure) -> None:
    edges = ["a>b", "b>c", "c>a", "d>b", "e>f"]
    assert rank(star(*edges), measure) == rank(star(*reversed(edges)), measure)


@pytest.mark.parametrize("measure", list(Measure))
def test_empty_graph_has_no_ranks(measure: Measure) -> None:
    assert rank(nx.MultiDiGraph(), measure) == []


def test_parallel_edges_and_loops_do_not_count_twice() -> None:
    ranked = rank(star("a>b", "a>b", "b>a", "b>b"), Measure.DEGREE)
    assert [(one.actor, one.score) for one in ranked] == [("a", 1), ("b", 1)]


def test_graph_of_loops_alone_has_scores_of_zero() -> None:
    assert [one.score for one in rank(star("a>a"), Measure.EIGENVECTOR)] == [0]


def test_measure_that_does_not_settle_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.centrality._MOST_STEPS", 1)
    for measure in (Measure.EIGENVECTOR, Measure.PAGERANK):
        with pytest.raises(QueryError, match=f"{measure} does not settle"):
            rank(star("a>b", "b>c", "c>a", "d>a"), measure)


def test_unknown_measure_lists_those_there_are() -> None:
    with pytest.raises(OntologyError, match="betweenness"):
        Measure.parse("fame")


def test_hub_of_the_trade_comes_first(trade: list[Extraction]) -> None:
    claims = [claim for one in trade for claim in one.claims]
    identities = resolve([entity for one in trade for entity in one.entities], claims)
    graph = to_networkx(relationships(claims, identities))
    ranked = rank(graph, Measure.DEGREE)
    assert [identities.by_id[ActorId(one.actor)].name for one in ranked] == [
        "Glimmer",
        "Orbo Labs",
        "Ruritania",
        "Velm Watch",
    ]
