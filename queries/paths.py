"""Relationship paths: how one actor is connected to another, hop by hop."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph import Relationship, strongest
from ontology import Status
from queries.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx

    from graph import Actor
    from graph.ids import ActorId


@dataclass(frozen=True, slots=True)
class Hop:
    """A step from one actor to the next, over all relationships between them, either way."""

    start: "Actor"
    end: "Actor"
    relationships: tuple[Relationship, ...]

    @property
    def status(self) -> Status:
        """That of the strongest relationship."""
        return strongest(one.status for one in self.relationships)


@dataclass(frozen=True, slots=True)
class Path:
    """Hops from one actor to another; no actor comes twice."""

    hops: tuple[Hop, ...]

    @property
    def status(self) -> Status:
        """That of the weakest hop: no chain is surer than that."""
        return min((hop.status for hop in self.hops), key=lambda status: status.strength)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far to look, round whom to go, and how many paths are enough (None: all)."""

    max_hops: int = 4
    avoid: frozenset["ActorId"] = frozenset()
    count: int | None = None


def find_paths(
    relationships: Iterable[Relationship],
    start: "Actor",
    end: "Actor",
    limits: Limits = Limits(),
) -> list[Path]:
    """All paths between two actors: shorter ones first, then surer ones, then by names.

    Relationships are walked both ways. QueryError if the two are one actor, or one is avoided.
    """
    _refuse(start, end, limits)
    steps = _steps(relationships, limits.avoid)
    ordered = _in_order(steps, start.id, end.id, limits.max_hops)
    return list(islice(ordered, limits.count))


def _refuse(start: "Actor", end: "Actor", limits: Limits) -> None:
    if start.id == end.id:
        raise QueryError(f"both names stand for {start.name}", hint="name two different actors")
    for actor in (start, end):
        if actor.id in limits.avoid:
            raise QueryError(f"{actor.name} is an end of the paths and cannot be avoided")
    if limits.max_hops < 1:
        raise QueryError("a path has at least one hop", hint="ask for --max-hops 1 or more")


@dataclass(frozen=True, slots=True)
class _Step:
    """Two actors with all that joins them, whichever way it leads."""

    ends: tuple["Actor", "Actor"]
    relationships: tuple[Relationship, ...]
    strength: int

    def hop(self, start: "ActorId") -> Hop:
        first, second = self.ends
        if first.id != start:
            first, second = second, first
        return Hop(first, second, self.relationships)


_Steps = Mapping[frozenset["ActorId"], _Step]


def _steps(relationships: Iterable[Relationship], avoid: frozenset["ActorId"]) -> _Steps:
    """Pairs of actors with their relationships, in an order of content alone."""
    joined: dict[frozenset[ActorId], list[Relationship]] = defaultdict(list)
    for one in relationships:
        ends = frozenset((one.head.id, one.tail.id))
        if len(ends) == 2 and not ends & avoid:
            joined[ends].append(one)
    steps = [_step(between) for between in joined.values()]
    steps.sort(key=lambda step: [(actor.name, actor.id) for actor in step.ends])
    return {frozenset(actor.id for actor in step.ends): step for step in steps}


def _step(between: list[Relationship]) -> _Step:
    ends = (between[0].head, between[0].tail)
    first, second = sorted(ends, key=lambda actor: (actor.name, actor.id))
    ranked = [(-one.status.strength, one.type, one.head.name, one.head.id, one) for one in between]
    ranked.sort(key=lambda rank: rank[:-1])
    return _Step((first, second), tuple(rank[-1] for rank in ranked), -ranked[0][0])


def _in_order(steps: _Steps, start: "ActorId", end: "ActorId", max_hops: int) -> Iterator[Path]:
    """Length by length, and in each from sure to unsure, so that a limit can end the search."""
    strengths = sorted({step.strength for step in steps.values()}, reverse=True)
    fields = [(strength, _Field.of(steps, strength, end)) for strength in strengths]
    for length in range(1, max_hops + 1):
        for strength, field in fields:
            for actors in field.ways([start], length):
                hops = [steps[frozenset(pair)] for pair in pairwise(actors)]
                if min(step.strength for step in hops) == strength:
                    starts = zip(hops, actors, strict=False)
                    yield Path(tuple(step.hop(actor) for step, actor in starts))


@dataclass(frozen=True, slots=True)
class _Field:
    """The actors that steps of at least one strength join, and how far each is from the end."""

    end: "ActorId"
    graph: "nx.Graph[ActorId]"
    distances: Mapping["ActorId", int]

    @classmethod
    def of(cls, steps: _Steps, strength: int, end: "ActorId") -> "_Field":
        import networkx as nx

        # Steps come sorted, so the neighbours of every actor do, and so do the ways.
        strong = (step.ends for step in steps.values() if step.strength >= strength)
        graph: nx.Graph[ActorId] = nx.Graph((first.id, second.id) for first, second in strong)
        graph.add_node(end)
        return cls(end, graph, nx.single_source_shortest_path_length(graph, end))

    def ways(self, walked: list["ActorId"], left: int) -> Iterator[list["ActorId"]]:
        """All that lead on to the end in exactly that many hops, by the names on the way.

        networkx can list simple paths too, but goes astray for long where an actor has many
        neighbours, as it does not know which of them are near enough to the end.
        """
        if left == 0:
            yield walked
        elif walked[-1] in self.graph:
            for actor in self.graph.adj[walked[-1]]:
                near = self.distances.get(actor, left) < left
                if near and actor not in walked and (actor != self.end or left == 1):
                    yield from self.ways([*walked, actor], left - 1)
