"""Who matters: actors in the order of their place in the graph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology import Term
from queries.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx

    Links = nx.DiGraph[str]
    Scores = Mapping[str, float]

_MOST_STEPS = 1000


class Measure(Term):
    """What makes an actor matter."""

    DEGREE = "degree", "With how many others it is joined, either way."
    IN_DEGREE = "in_degree", "From how many others a relation leads to it."
    OUT_DEGREE = "out_degree", "To how many others a relation leads from it."
    BETWEENNESS = (
        "betweenness",
        "On how large a share of the shortest ways between two others it lies.",
    )
    PAGERANK = "pagerank", "Whether relations lead to it from those that matter."
    CLOSENESS = "closeness", "In how few hops the others reach it."
    EIGENVECTOR = "eigenvector", "Whether it is joined with those that matter, either way."
    HARMONIC = "harmonic", "As closeness, and fair where not all can reach it."


@dataclass(frozen=True, slots=True)
class Ranked:
    """The id of an actor with its score; actors of one score share a rank."""

    rank: int
    actor: str
    score: float


def rank(
    graph: "nx.MultiDiGraph[str]", measure: Measure, *, both_ways: bool = False
) -> list[Ranked]:
    """All actors of a projection, highest score first, then by name.

    Two actors count as joined once, however many relationships lead from one to the other;
    with `both_ways`, each relationship also leads back.
    QueryError where the measure does not settle on this graph.
    """
    import networkx as nx

    names = {actor: (str(graph.nodes[actor].get("name", "")), actor) for actor in graph}
    alphabet = sorted(names, key=names.__getitem__)
    links: Links = nx.DiGraph()
    links.add_nodes_from(alphabet)
    links.add_edges_from(sorted({(head, tail) for head, tail in graph.edges() if head != tail}))
    if both_ways:
        links.add_edges_from([(tail, head) for head, tail in links.edges()])
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
        return nx.pagerank(links, max_iter=_MOST_STEPS, tol=1e-10)
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
        return nx.eigenvector_centrality(links.to_undirected(), max_iter=_MOST_STEPS)
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
