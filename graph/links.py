"""Entities joined step by step into sets, each step with its reason."""

from collections.abc import Iterable, Iterator

from graph.identities import Link
from graph.ids import EntityId
from graph.model import Entity
from graph.names import fold


class Links:
    """Disjoint sets of entities that never join what is known or judged to be different.

    The result depends on the order of `join`: call it in an order of content.
    """

    def __init__(
        self, entities: Iterable[Entity], apart: Iterable[tuple[EntityId, EntityId]] = ()
    ) -> None:
        self.made: list[Link] = []
        self._parent: dict[EntityId, EntityId] = {}
        self._name: dict[EntityId, str] = {}
        self._known: dict[EntityId, str] = {}  # root -> the gazetteer's name for its set
        self._apart: dict[EntityId, set[EntityId]] = {}  # root -> roots it must not join
        for entity in entities:
            self._parent[entity.id] = entity.id
            self._name[entity.id] = entity.known or entity.name
            if entity.known:
                self._known[entity.id] = fold(entity.known)
        for left, right in apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def root(self, entity: EntityId) -> EntityId:
        """The entity that stands for the set."""
        parent = self._parent
        root = entity
        while parent[root] != root:
            root = parent[root]
        while parent[entity] != root:
            parent[entity], entity = root, parent[entity]
        return root

    def name(self, entity: EntityId) -> str:
        """What to call an entity in a reason."""
        return self._name[entity]

    def known(self, entity: EntityId) -> str:
        """The folded name under which the gazetteer knows one of the set, or nothing."""
        return self._known.get(self.root(entity), "")

    def join(self, left: EntityId, right: EntityId, reason: str, *, judged: bool = False) -> None:
        """Make two sets one, unless they are known or judged to be different."""
        first, second = self.root(left), self.root(right)
        if first == second or second in self._apart.get(first, ()):
            return
        known = {name for name in (self.known(first), self.known(second)) if name}
        if len(known) > 1 and not judged:
            return
        keep, drop = min(first, second), max(first, second)
        self._parent[drop] = keep
        if known:
            self._known[keep] = min(known)
        self._keep_apart(keep, drop)
        self.made.append(Link(left, right, reason))

    def _keep_apart(self, keep: EntityId, drop: EntityId) -> None:
        for other in self._apart.pop(drop, ()):
            self._apart[other].discard(drop)
            self._apart[other].add(keep)
            self._apart.setdefault(keep, set()).add(other)

    def join_all(self, members: Iterable[Entity], reason: str) -> None:
        """Join each to the first."""
        first, *others = members
        for other in others:
            self.join(first.id, other.id, reason)

    def sets(self) -> Iterator[tuple[EntityId, ...]]:
        """Every set, its members sorted."""
        found: dict[EntityId, list[EntityId]] = {}
        for entity in sorted(self._parent):
            found.setdefault(self.root(entity), []).append(entity)
        yield from map(tuple, found.values())
