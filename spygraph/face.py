"""A graph as questions see it: the same face for Python and for the commands."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Self, TypeVar

from graph.projection import ASSERTED
from ontology import EntityType, RelationType, Status, Term
from queries.centrality import Measure
from queries.wanted import Wanted
from spygraph.settings import open_store, store_path

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    import networkx as nx

    from graph import Actor, Claim, Document, Relationship
    from graph.ids import DocumentId
    from graph.resolve import Identities
    from graph.store import GraphStore, Problem
    from queries.paths import Path
    from queries.stats import Count
    from spygraph.building import Report

Kind = TypeVar("Kind", bound=Term)


class Graph:
    """A store, asked by the names of actors and documents as people type them.

    A context manager; not for several threads at once. `build` makes the store where there is
    none; a question to a store that is not there is a StoreError. Statuses and types are given
    as terms, as words, or as one comma list. Who is who is found out once, and again after
    `build` and `remove`.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._store: GraphStore | None = None
        store_path(url)  # a wrong one is told at once

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
        self._forget()

    @property
    def store(self) -> "GraphStore":
        """The store that holds it all; StoreError if there is none yet."""
        return self._open(create=False)

    def _open(self, *, create: bool) -> "GraphStore":
        if self._store is None:
            self._store = open_store(self._url, create=create)
        return self._store

    def build(self, *paths: "str | FilePath", jobs: int = 1) -> "Report":
        """Read files, folders and archives into the store; see `failures` for those left out.

        With several jobs, a script must guard its own start with `if __name__ == "__main__"`.
        """
        from loaders.documents import read
        from spygraph.building import Report, build

        report, store = Report(), self._open(create=True)
        try:
            for step in build(store, read(paths), jobs):
                report.count(step)
        finally:
            self._forget()
        return report

    def documents(self) -> Iterator["Document"]:
        return self.store.documents()

    def document(self, name: str) -> "Document":
        """The document of an id, the start of one, a title, a path or a file name."""
        return self.store.extraction(self.document_id(name)).document

    def document_id(self, name: str) -> "DocumentId":
        from spygraph.naming import find_document

        return find_document(self.store.documents(), name)

    def remove(self, name: str) -> "DocumentId":
        """Take a document out with all that rests on it alone."""
        id_ = self.document_id(name)
        self.store.remove(id_)
        self._forget()
        return id_

    def actors(self, types: Iterable[str] = ()) -> list["Actor"]:
        """All actors, or those of some types, sorted by name."""
        wanted = _terms(EntityType, types)
        return [one for one in self.identities.actors if not wanted or one.type in wanted]

    def actor(self, name: str) -> "Actor":
        """The actor of a name, alias or id; ActorError for none or several."""
        from graph.resolve import find_actor

        return find_actor(self.identities, name)

    def claims(  # noqa: PLR0913 -- keywords that all have a default
        self,
        *,
        head: str | None = None,
        tail: str | None = None,
        document: str | None = None,
        types: Iterable[str] = (),
        statuses: Iterable[str] = ASSERTED,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator["Claim"]:
        """What documents say, in an order of content; dates as `2021`, `2021-07`, `2021-07-18`."""
        from graph import partial_date
        from graph.store import Selection

        selection = Selection(
            types=_terms(RelationType, types),
            statuses=_terms(Status, statuses),
            documents=frozenset([self.document_id(document)] if document else ()),
            heads=frozenset(self.actor(head).entities if head else ()),
            tails=frozenset(self.actor(tail).entities if tail else ()),
            since=partial_date(since) if since else None,
            until=partial_date(until) if until else None,
        )
        return self.store.claims(selection)

    def relationships(
        self,
        *,
        of: str | None = None,
        statuses: Iterable[str] = ASSERTED,
        types: Iterable[str] = (),
    ) -> list["Relationship"]:
        """Claims seen together, by the status of their strongest support; all, or of one actor."""
        wanted = Wanted(_terms(Status, statuses), _terms(RelationType, types))
        found = wanted.among(self._relationships)
        if of is None:
            return list(found)
        id_ = self.actor(of).id
        return [one for one in found if id_ in (one.head.id, one.tail.id)]

    def paths(  # noqa: PLR0913 -- keywords that all have a default
        self,
        start: str,
        end: str,
        *,
        max_hops: int = 4,
        statuses: Iterable[str] = ASSERTED,
        types: Iterable[str] = (),
        avoid: Iterable[str] = (),
        limit: int | None = 10,
    ) -> list["Path"]:
        """How two actors are connected: shortest first, then surest; `limit=None` for all."""
        from queries.paths import Limits, find_paths

        limits = Limits(max_hops, frozenset(self.actor(name).id for name in avoid), limit)
        ends = self.actor(start), self.actor(end)
        return find_paths(self.relationships(statuses=statuses, types=types), *ends, limits)

    def rank(
        self,
        by: str = Measure.DEGREE,
        *,
        both_ways: bool = False,
        types: Iterable[str] = (),
        statuses: Iterable[str] = ASSERTED,
        limit: int | None = None,
    ) -> list[tuple[int, "Actor", float]]:
        """(rank, actor, score), highest first; `types` chooses what is listed, not what counts.

        With `both_ways`, relationships also lead back, as they do on paths.
        """
        from queries.centrality import rank

        measure, wanted = Measure.parse(by), _terms(EntityType, types)
        actors = {str(id_): actor for id_, actor in self.identities.by_id.items()}
        scored = rank(self.to_networkx(statuses), measure, both_ways=both_ways)
        ranked = ((one, actors[one.actor]) for one in scored)
        found = [
            (one.rank, actor, one.score)
            for one, actor in ranked
            if not wanted or actor.type in wanted
        ]
        return found[:limit]

    def stats(self) -> list["Count"]:
        """How much there is of everything, by type and status."""
        from queries.stats import count

        documents = sum(1 for _ in self.store.documents())
        return count(documents, self.identities.actors, self._relationships)

    def check(self) -> Iterator["Problem"]:
        """Every quote that is not in its text, and whatever else is not as it must be."""
        return self.store.check()

    def to_networkx(self, statuses: Iterable[str] = ASSERTED) -> "nx.MultiDiGraph[str]":
        """Actors as nodes, relationships as edges."""
        from graph.projection import to_networkx

        return to_networkx(self._relationships, _terms(Status, statuses))

    @cached_property
    def identities(self) -> "Identities":
        """Who is who, and why."""
        from graph.resolve import resolve

        # With the ends of the claims: another program may build between the two readings.
        ends = (end.entity for claim in self._claims for end in claim.ends)
        return resolve([*ends, *self.store.entities()], self._claims)

    @cached_property
    def _claims(self) -> tuple["Claim", ...]:
        return tuple(self.store.claims())

    @cached_property
    def _relationships(self) -> tuple["Relationship", ...]:
        from graph.resolve import relationships

        return tuple(relationships(self._claims, self.identities))

    def _forget(self) -> None:
        for known in ("identities", "_claims", "_relationships"):
            self.__dict__.pop(known, None)


def _terms(kind: type[Kind], words: Iterable[str]) -> frozenset[Kind]:
    split = words.split(",") if isinstance(words, str) else words
    return frozenset(kind.parse(word) for word in split)
