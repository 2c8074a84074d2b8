"""Who matters: actors in the order of their place in the graph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from queries.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx

    from graph.ids import ActorId

    Links = nx.DiGraph[ActorId]
    Scores = Mapping[ActorId, float]

_MOST_STEPS = 1000


class Measure(StrEnum):
    """What makes an actor matter."""

    DEGREE = "degree"
    """With how many others it is joined, either way."""
    IN_DEGREE = "in_degree"
    OUT_DEGREE = "out_degree"
    BETWEENNESS = "betweenness"
    """On how large a share of the shortest paths between others it lies."""
    PAGERANK = "pagerank"
    CLOSENESS = "closeness"
    """How few hops lead from the others to it."""
    EIGENVECTOR = "eigenvector"
    """Whether it is joined with those that matter, whichever way."""
    HARMONIC = "harmonic"
    """As closeness, and fair to actors that some cannot reach."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An actor with its score; actors of one score share a rank."""

    rank: int
    actor: "ActorId"
    score: float


def rank(graph: "nx.MultiDiGraph[ActorId]", measure: Measure) -> list[Ranked]:
    """All actors of a projection, highest score first, then by name.

    Two actors count as joined once, however many relationships lead from one to the other.
    QueryError where the measure does not settle on this graph.
    """
    import networkx as nx

    names = {actor: (str(graph.nodes[actor].get("name", "")), actor) for actor in graph}
    alphabet = sorted(names, key=names.__getitem__)
    links: Links = nx.DiGraph()
    links.add_nodes_from(alphabet)
    links.add_edges_from(sorted({(head, tail) for head, tail in graph.edges() if head != tail}))
    # Rounded, so that sums in another order (another library version) give no other ranks.
    scores = {actor: round(score, 12) for actor, score in _MEASURES[measure](links).items()}
    ordered = sorted(scores, key=lambda actor: (-scores[actor], names[actor]))
    places: dict[float, int] = {}
    for place, actor in enumerate(ordered, start=1):
        places.setdefault(scores[actor], place)
    return [Ranked(places[scores[actor]], actor, scores[actor]) for actor in ordered]


def _degree(links: "Links") -> "Scores":
    return {actor: float(len({*links.pred[actor], *links.succ[actor]})) for actor in links}


def _in_degree(links: "Links") -> "Scores":
    return {actor: float(len(links.pred[actor])) for actor in links}


def _out_degree(links: "Links") -> "Scores":
    return {actor: float(len(links.succ[actor])) for actor in links}


def _betweenness(links: "Links") -> "Scores":
    import networkx as nx

    return nx.betweenness_centrality(links)


def _pagerank(links: "Links") -> "Scores":
    import networkx as nx

    if not links:
        return {}
    try:
        return nx.pagerank(links)
    except nx.PowerIterationFailedConvergence as error:
        raise _unsettled(Measure.PAGERANK) from error


def _closeness(links: "Links") -> "Scores":
    import networkx as nx

    return nx.closeness_centrality(links)


def _eigenvector(links: "Links") -> "Scores":
    import networkx as nx

    if not links.number_of_edges():
        return dict.fromkeys(links, 0.0)
    try:
        # Power iteration: the exact solver refuses a graph in several parts, as real ones are.
        return nx.eigenvector_centrality(links.to_undirected(), max_iter=_MOST_STEPS, tol=1e-8)
    except nx.PowerIterationFailedConvergence as error:
        raise _unsettled(Measure.EIGENVECTOR) from error


def _harmonic(links: "Links") -> "Scores":
    import networkx as nx

    return nx.harmonic_centrality(links)


def _unsettled(measure: Measure) -> QueryError:
    return QueryError(
        f"{measure} does not settle on this graph", hint="rank by degree or betweenness instead"
    )


_MEASURES: Mapping[Measure, Callable[["Links"], "Scores"]] = {
    Measure.DEGREE: _degree,
    Measure.IN_DEGREE: _in_degree,
    Measure.OUT_DEGREE: _out_degree,
    Measure.BETWEENNESS: _betweenness,
    Measure.PAGERANK: _pagerank,
    Measure.CLOSENESS: _closeness,
    Measure.EIGENVECTOR: _eigenvector,
    Measure.HARMONIC: _harmonic,
}
