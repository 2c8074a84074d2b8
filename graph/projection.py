"""Relationships as a NetworkX graph, for paths and for who matters."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from graph.model import Actor, Relationship
from ontology import Status

if TYPE_CHECKING:
    import networkx as nx

ASSERTED = frozenset({Status.CONFIRMED, Status.ALLEGED})
"""The statuses of every question that does not ask for others."""


def to_networkx(
    relationships: Iterable[Relationship], statuses: Collection[Status] = ASSERTED
) -> "nx.MultiDiGraph[str]":
    """One node an actor (its id), one edge a relationship (its type as the key).

    Nodes carry `name`, `type`, `aliases`; edges `status` (that of the strongest support, which
    must be among `statuses`), `disputed`, `claims`, `documents` and `dates`, the last sorted.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one in relationships:
        if one.status in statuses:
            for actor in (one.head, one.tail):
                _add_actor(graph, actor)
            graph.add_edge(
                one.head.id,
                one.tail.id,
                key=one.type.value,
                status=one.status.value,
                disputed=one.disputed,
                claims=one.claims,
                documents=one.documents,
                dates=tuple(sorted({claim.date for claim in one.claims if claim.date})),
            )
    return graph


def _add_actor(graph: "nx.MultiDiGraph[str]", actor: Actor) -> None:
    graph.add_node(actor.id, name=actor.name, type=actor.type.value, aliases=actor.aliases)
