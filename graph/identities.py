"""Who is who: actors with the entities they consist of, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from graph.errors import ModelError
from graph.ids import ActorId, EntityId
from graph.model import Actor, Claim, Relationship
from graph.names import fold, meeting_name


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two entities that are held to be one, and why."""

    left: EntityId
    right: EntityId
    reason: str


@dataclass(frozen=True)
class Identities:
    """The actors of a graph, sorted by content, and the links that made each of them one."""

    actors: tuple[Actor, ...]
    links: tuple[Link, ...] = field(default=(), repr=False)

    def __getitem__(self, entity: EntityId) -> Actor:
        """The actor that an entity belongs to; ModelError if it was not among the entities."""
        try:
            return self.by_entity[entity]
        except KeyError:
            raise ModelError(f"entity {entity} belongs to no actor") from None

    @cached_property
    def by_entity(self) -> Mapping[EntityId, Actor]:
        return MappingProxyType({one: actor for actor in self.actors for one in actor.entities})

    @cached_property
    def by_id(self) -> Mapping[ActorId, Actor]:
        return MappingProxyType({actor.id: actor for actor in self.actors})

    @cached_property
    def spellings(self) -> Mapping[str, Mapping[ActorId, int]]:
        """Folded name or alias -> who is called so: 1 by name, 2 without legal form, 3 by alias."""
        found: dict[str, dict[ActorId, int]] = {}
        for one in self.actors:
            spelt = [(fold(alias), 3) for alias in one.aliases]
            spelt += [(meeting_name(one.name, one.type), 2), (fold(one.name), 1)]
            for spelling, rank in spelt:
                found.setdefault(spelling, {})[one.id] = rank
        return MappingProxyType(found)

    def explain(self, actor: Actor) -> tuple[Link, ...]:
        """One link fewer than the actor has entities: each says why another one joined."""
        return self._links_by_actor.get(actor.id, ())

    @cached_property
    def _links_by_actor(self) -> dict[ActorId, tuple[Link, ...]]:
        found: dict[ActorId, list[Link]] = {}
        for link in self.links:
            found.setdefault(self[link.left].id, []).append(link)
        return {id_: tuple(links) for id_, links in found.items()}


def relationships(claims: Iterable[Claim], identities: Identities) -> Iterator[Relationship]:
    """Claims with the same actors at both ends and the same type, as one; sorted by content."""
    groups: dict[tuple[ActorId, str, ActorId], list[Claim]] = {}
    for claim in claims:
        head, tail = identities[claim.head.entity.id], identities[claim.tail.entity.id]
        groups.setdefault((head.id, claim.type, tail.id), []).append(claim)
    found = (
        Relationship(
            head=identities.by_id[head],
            type=group[0].type,
            tail=identities.by_id[tail],
            claims=tuple(sorted(group, key=_place)),
        )
        for (head, _, tail), group in groups.items()
    )
    yield from sorted(found, key=_order)


def _place(claim: Claim) -> tuple[str, int, int, str]:
    span = claim.evidence.span
    return (claim.evidence.document.id, span.start, span.end, claim.id)


def _order(one: Relationship) -> tuple[str, ...]:
    return (one.head.name, one.head.id, one.type, one.tail.name, one.tail.id)
