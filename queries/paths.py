"""Relationship paths: how one actor is connected to another, hop by hop."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph import Relationship, strongest
from ontology import Status
from queries.errors import QueryError

if TYPE_CHECKING:
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

    @property
    def strength(self) -> int:
        return strongest(one.status for one in self.relationships).strength

    def hop(self, start: "ActorId") -> Hop:
        first, second = self.ends
        if first.id != start:
            first, second = second, first
        return Hop(first, second, self.relationships)


_Steps = Mapping[frozenset["ActorId"], _Step]


def _steps(relationships: Iterable[Relationship], avoid: frozenset["ActorId"]) -> _Steps:
    """Pairs of actors with their relationships, in an order of content alone."""
    joined: dict[tuple[ActorId, ActorId], list[Relationship]] = defaultdict(list)
    for one in relationships:
        ends = {one.head.id, one.tail.id}
        if len(ends) == 2 and not ends & avoid:
            joined[(min(ends), max(ends))].append(one)
    steps = [_step(between) for between in joined.values()]
    steps.sort(key=lambda step: [(actor.name, actor.id) for actor in step.ends])
    return {frozenset(actor.id for actor in step.ends): step for step in steps}


def _step(between: list[Relationship]) -> _Step:
    between.sort(key=lambda one: (-one.status.strength, one.type, one.head.name, one.head.id))
    first, second = sorted(
        (between[0].head, between[0].tail), key=lambda actor: (actor.name, actor.id)
    )
    return _Step((first, second), tuple(between))


def _in_order(steps: _Steps, start: "ActorId", end: "ActorId", max_hops: int) -> Iterator[Path]:
    """Length by length, and in each from sure to unsure, so that a limit can end the search."""
    strengths = sorted({step.strength for step in steps.values()}, reverse=True)
    fields = [(strength, _Field.of(steps, strength, start, end)) for strength in strengths]
    for length in range(1, max_hops + 1):
        for strength, field in fields:
            for nodes in field.walks(length):
                path = Path(tuple(steps[frozenset(pair)].hop(pair[0]) for pair in pairwise(nodes)))
                if path.status.strength == strength:
                    yield path


@dataclass(frozen=True, slots=True)
class _Field:
    """The actors and steps of at least one strength, with their distances from both ends."""

    start: "ActorId"
    end: "ActorId"
    edges: Sequence[tuple["ActorId", "ActorId"]]
    here: Mapping["ActorId", int]
    there: Mapping["ActorId", int]

    @classmethod
    def of(cls, steps: _Steps, strength: int, start: "ActorId", end: "ActorId") -> "_Field":
        import networkx as nx

        strong = [step for step in steps.values() if step.strength >= strength]
        edges = [(step.ends[0].id, step.ends[1].id) for step in strong]
        graph: nx.Graph[ActorId] = nx.Graph(edges)
        graph.add_nodes_from((start, end))
        here, there = (nx.single_source_shortest_path_length(graph, one) for one in (start, end))
        return cls(start, end, edges, here, there)

    def walks(self, length: int) -> Iterator[list["ActorId"]]:
        """All ways of exactly that many hops, by the names on the way."""
        import networkx as nx

        reach = {one for one, far in self.here.items() if far + self.there.get(one, far) <= length}
        if not {self.start, self.end} <= reach:
            return
        # Edges come sorted, so every actor's neighbours do, and so do the walks.
        near: nx.Graph[ActorId] = nx.Graph(edge for edge in self.edges if reach.issuperset(edge))
        for nodes in nx.all_simple_paths(near, self.start, self.end, cutoff=length):
            if len(nodes) == length + 1:
                yield nodes
