from collections.abc import Callable, Iterable
from random import Random

import networkx as nx
import pytest

from graph import Actor, Extraction, Relationship
from graph.resolve import find_actor, relationships, resolve
from ontology import RelationType, Status
from queries.errors import QueryError
from queries.paths import Limits, Path, find_paths
from queries.wanted import Wanted

Make = Callable[..., Extraction]
NO_LIMITS = Limits()


class Asked:
    """The relationships of some extractions, asked by name."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        told = list(extractions)
        claims = [claim for one in told for claim in one.claims]
        self.identities = resolve([e for one in told for e in one.entities], claims)
        self.all = list(relationships(claims, self.identities))

    def actor(self, name: str) -> Actor:
        return find_actor(self.identities, name)

    def paths(self, start: str, end: str, limits: Limits = NO_LIMITS) -> list[Path]:
        return self.paths_of(Wanted(), start, end, limits)

    def paths_of(
        self, wanted: Wanted, start: str, end: str, limits: Limits = NO_LIMITS
    ) -> list[Path]:
        joined: list[Relationship] = list(wanted.among(self.all))
        return find_paths(joined, self.actor(start), self.actor(end), limits)


@pytest.fixture
def asked(trade: list[Extraction]) -> Asked:
    return Asked(trade)


def told(path: Path) -> tuple[str, str]:
    """The names on the way, and how sure the path is."""
    return (
        " > ".join([path.hops[0].start.name, *(hop.end.name for hop in path.hops)]),
        path.status,
    )


@pytest.fixture
def mesh(make: Make) -> Asked:
    """Everybody owns those of a later letter; only steps to and from C are unsure."""
    names = ["Alva", "Bero", "Cimo", "Duro", "Elko"]
    pairs = [(a, b) for a in names for b in names if a < b]
    return Asked(
        make(
            f"{head} owns {tail}.",
            {head: "Company", tail: "Company"},
            [(head, "OWNS", tail, "alleged" if "Cimo" in (head, tail) else "confirmed")],
            source=f"/{head}/{tail}.txt",
        )
        for head, tail in pairs
    )


def test_paths_come_shortest_first(asked: Asked) -> None:
    assert [told(path) for path in asked.paths("Orbo Labs", "Velm Watch")] == [
        ("Orbo Labs > Glimmer > Velm Watch", "confirmed"),
        ("Orbo Labs > Ruritania > Glimmer > Velm Watch", "alleged"),
    ]


def test_paths_of_one_length_come_surest_first_then_by_name(mesh: Asked) -> None:
    assert [told(path) for path in mesh.paths("Alva", "Elko", Limits(max_hops=3))] == [
        ("Alva > Elko", "confirmed"),
        ("Alva > Bero > Elko", "confirmed"),
        ("Alva > Duro > Elko", "confirmed"),
        ("Alva > Cimo > Elko", "alleged"),
        ("Alva > Bero > Duro > Elko", "confirmed"),
        ("Alva > Duro > Bero > Elko", "confirmed"),
        ("Alva > Bero > Cimo > Elko", "alleged"),
        ("Alva > Cimo > Bero > Elko", "alleged"),
        ("Alva > Cimo > Duro > Elko", "alleged"),
        ("Alva > Duro > Cimo > Elko", "alleged"),
    ]


def test_limit_keeps_the_first_paths(mesh: Asked) -> None:
    every = mesh.paths("Alva", "Elko")
    assert mesh.paths("Alva", "Elko", Limits(count=5)) == every[:5]
    assert len(every) == 16


def test_order_of_relationships_does_not_matter(mesh: Asked) -> None:
    expected = mesh.paths("Bero", "Cimo")
    for seed in range(5):
        Random(seed).shuffle(mesh.all)
        assert mesh.paths("Bero", "Cimo") == expected


@pytest.mark.parametrize("seed", range(6))
def test_paths_are_all_that_networkx_knows(make: Make, seed: int) -> None:
    chance = Random(seed)
    names = [f"Firm{number}" for number in range(9)]
    pairs = {(chance.choice(names[:5]), chance.choice(names[5:])) for _ in range(16)}
    pairs |= {(names[number], names[number + 1]) for number in range(1, 8)}
    asked = Asked(
        make(
            f"{head} owns {tail}.",
            {head: "Company", tail: "Company"},
            [(head, "OWNS", tail, chance.choice(["confirmed", "alleged"]))],
            source=f"/{head}/{tail}.txt",
        )
        for head, tail in sorted(pairs)
    )
    found = [told(path)[0] for path in asked.paths("Firm0", "Firm1", Limits(5))]
    graph: nx.Graph[str] = nx.Graph(pairs)
    expected = nx.all_simple_paths(graph, "Firm0", "Firm1", cutoff=5)
    assert sorted(found) == sorted(" > ".join(names) for names in expected)


def test_paths_walk_relationships_both_ways(asked: Asked) -> None:
    there, back = asked.paths("Orbo Labs", "Velm Watch"), asked.paths("Velm Watch", "Orbo Labs")
    assert [path.status for path in there] == [path.status for path in back]
    assert told(back[0]) == ("Velm Watch > Glimmer > Orbo Labs", "confirmed")


def test_max_hops_bounds_the_length(asked: Asked) -> None:
    assert [len(path.hops) for path in asked.paths("Orbo Labs", "Velm Watch", Limits(2))] == [2]
    assert asked.paths("Orbo Labs", "Velm Watch", Limits(1)) == []


def test_avoided_actors_are_on_no_path(asked: Asked) -> None:
    limits = Limits(avoid=frozenset({asked.actor("Glimmer").id}))
    assert [told(path) for path in asked.paths("Orbo Labs", "Ruritania", limits)] == [
        ("Orbo Labs > Ruritania", "confirmed")
    ]


def test_denied_relationship_is_on_no_path_unless_asked_for(asked: Asked) -> None:
    assert asked.paths("Kessen Systems", "Ruritania") == []
    every = Wanted(frozenset(Status))
    found = asked.paths_of(every, "Kessen Systems", "Ruritania")
    assert told(found[0]) == ("Kessen Systems > Ruritania", "denied")


def test_disputed_relationship_shows_both_sides(asked: Asked) -> None:
    hop = asked.paths("Orbo Labs", "Ruritania")[0].hops[0]
    assert [one.disputed for one in hop.relationships] == [True]
    assert [claim.status for claim in hop.relationships[0].claims].count(Status.DENIED) == 1
    assert hop.status is Status.CONFIRMED


def test_parallel_relationships_are_one_hop(make: Make) -> None:
    two = make(
        "Orbo Labs sued Kessen, which owns it.",
        {"Orbo Labs": "Vendor", "Kessen": "Company"},
        [
            ("Orbo Labs", "SUED", "Kessen", "alleged"),
            ("Kessen", "OWNS", "Orbo Labs", "confirmed"),
        ],
    )
    (path,) = Asked([two]).paths("Orbo Labs", "Kessen")
    assert [one.type for one in path.hops[0].relationships] == ["OWNS", "SUED"]
    assert path.status is Status.CONFIRMED


def test_only_wanted_types_are_walked(asked: Asked) -> None:
    wanted = Wanted(types=frozenset({RelationType.SELLS_TO, RelationType.USED}))
    assert [told(path) for path in asked.paths_of(wanted, "Orbo Labs", "Glimmer")] == [
        ("Orbo Labs > Ruritania > Glimmer", "alleged")
    ]


def test_actor_without_relationships_has_no_path(asked: Asked) -> None:
    assert asked.paths("Tove Lind", "Orbo Labs") == []


@pytest.mark.parametrize(
    ("start", "end", "limits", "message"),
    [
        ("Glimmer", "glimmer", Limits(), "both names stand for Glimmer"),
        ("Glimmer", "Ruritania", Limits(max_hops=0), "at least one hop"),
    ],
)
def test_question_without_sense_is_refused(
    asked: Asked, start: str, end: str, limits: Limits, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        asked.paths(start, end, limits)


@pytest.mark.parametrize("end", ["Orbo Labs", "Ruritania"])
def test_an_end_cannot_be_avoided(asked: Asked, end: str) -> None:
    limits = Limits(avoid=frozenset({asked.actor(end).id}))
    with pytest.raises(QueryError, match=f"{end} is an end"):
        asked.paths("Orbo Labs", "Ruritania", limits)
