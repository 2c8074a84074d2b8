"""The first linker: entities of different documents meet by name, where a name is enough."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from graph.finding import find_actor
from graph.identities import Identities, Link, relationships
from graph.ids import EntityId, actor_id
from graph.links import Links
from graph.model import Actor, Claim, Entity
from graph.names import fold, identifies, is_common_body, kind, meeting_name
from ontology import PEOPLE, EntityType, RelationType, Status

__all__ = [
    "Identities",
    "Judgement",
    "Link",
    "Linker",
    "Verdict",
    "find_actor",
    "relationships",
    "resolve",
]

_BODIES = frozenset({EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY})
_TELLING = {  # of the types that one actor has, the first is the actor's
    EntityType.UN_EXPERT: 0,
    EntityType.VICTIM: 1,
    EntityType.VENDOR: 2,
}
Neighbours = Mapping[EntityId, Sequence[tuple[RelationType, Entity]]]
"""Entity -> what the claims join it to."""


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What a person decided about two entities; it outweighs every rule."""

    left: EntityId
    right: EntityId
    verdict: Verdict


class Linker(Protocol):
    """Decides which entities are one actor; the same input in any order gives the same actors."""

    def __call__(
        self,
        entities: Iterable[Entity],
        claims: Iterable[Claim],
        judgements: Iterable[Judgement] = (),
    ) -> Identities: ...


def resolve(
    entities: Iterable[Entity],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement] = (),
) -> Identities:
    """The actors behind the entities; see the steps below for what makes two of them one.

    A judgement on an entity that is not there is kept out; where two contradict each other,
    `different` outweighs `same`.
    """
    by_id = {entity.id: entity for entity in entities}
    everyone = [by_id[id_] for id_ in sorted(by_id)]
    judged = sorted(one for one in judgements if one.left in by_id and one.right in by_id)
    apart = [(one.left, one.right) for one in judged if one.verdict is Verdict.DIFFERENT]
    links = Links(everyone, apart)
    for one in judged:
        if one.verdict is Verdict.SAME:
            links.join(one.left, one.right, "judged to be the same", judged=True)
    neighbours = _neighbours(everyone, claims)
    _link_known(links, everyone)
    _link_named(links, [one for one in everyone if one.type not in _BODIES])
    _link_bodies(links, [one for one in everyone if one.type in _BODIES], neighbours)
    _link_acronyms(links, everyone)
    _link_people(links, everyone, neighbours)
    return _identities(links, by_id)


def _neighbours(entities: Iterable[Entity], claims: Iterable[Claim]) -> Neighbours:
    """Only for those whose name alone does not say who they are: people and bodies."""
    unsure = {one.id for one in entities if one.type in PEOPLE or one.type in _BODIES}
    found: defaultdict[EntityId, list[tuple[RelationType, Entity]]] = defaultdict(list)
    for claim in claims:
        head, tail = claim.head.entity, claim.tail.entity
        if head.id in unsure and not (
            claim.type is RelationType.PART_OF and claim.status is Status.DENIED
        ):
            found[head.id].append((claim.type, tail))
        if tail.id in unsure and claim.type is not RelationType.PART_OF:
            found[tail.id].append((claim.type, head))
    return found


def _groups(
    keyed: Iterable[tuple[tuple[str, ...], Entity]],
) -> Iterator[tuple[tuple[str, ...], list[Entity]]]:
    """Those with the same key together, in an order of content; those alone left out."""
    groups: defaultdict[tuple[str, ...], dict[EntityId, Entity]] = defaultdict(dict)
    for key, entity in keyed:
        groups[key][entity.id] = entity
    for key in sorted(groups):
        if len(groups[key]) > 1:
            yield key, [groups[key][id_] for id_ in sorted(groups[key])]


def _link_known(links: Links, entities: Iterable[Entity]) -> None:
    """The gazetteer knows both by one name."""
    keyed = (((kind(one.type), fold(one.known)), one) for one in entities if one.known)
    for _, members in _groups(keyed):
        links.join_all(members, f"same known name {members[0].known!r}")


def _link_named(links: Links, entities: Iterable[Entity]) -> None:
    """Kind and name agree, and the name can identify."""
    for (_, name), members in _groups(_named(entities)):
        for alike in _by_form(members):
            _join_unless_torn(links, alike, f"same type and name {name!r}")


def _by_form(members: Sequence[Entity]) -> Iterator[Sequence[Entity]]:
    """Legal forms do matter where one document tells "Orbo Ltd" and "Orbo S.A." apart."""
    forms: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in members:
        forms[one.document][fold(one.name)] = None
    if all(len(found) == 1 for found in forms.values()):
        yield members
    else:
        for _, alike in _groups(((fold(one.name),), one) for one in members):
            yield alike


def _named(entities: Iterable[Entity]) -> Iterator[tuple[tuple[str, ...], Entity]]:
    for one in entities:
        if identifies(one.name, one.type):
            yield (kind(one.type), meeting_name(one.name, one.type)), one
        if one.known and one.type not in PEOPLE:
            yield (kind(one.type), meeting_name(one.known, one.type)), one


def _join_unless_torn(links: Links, members: Sequence[Entity], reason: str) -> None:
    """Where the gazetteer knows two different ones by this name, the unknown join neither."""
    if len({links.known(one.id) for one in members} - {""}) > 1:
        members = [one for one in members if not links.known(one.id)]
    if members:
        links.join_all(members, reason)


def _link_bodies(links: Links, entities: Iterable[Entity], neighbours: Neighbours) -> None:
    """Bodies of one name meet unless it is a common one or they are said to be of two states.

    Then they meet only where the documents say that they are part of the same.
    """
    for (_, name), members in _groups(_named(entities)):
        wholes = {one.id: _wholes(links, neighbours.get(one.id, ())) for one in members}
        states = {root for found in wholes.values() for root, type_ in found.items() if type_}
        if not is_common_body(name) and len(states) < 2:
            _join_unless_torn(links, members, f"same type and name {name!r}")
            continue
        keyed = (((root,), one) for one in members for root in wholes[one.id])
        for (root,), parts in _groups(keyed):
            _join_unless_torn(
                links, parts, f"same name {name!r}, both part of {links.name(EntityId(root))!r}"
            )


def _wholes(
    links: Links, neighbours: Iterable[tuple[RelationType, Entity]]
) -> dict[EntityId, bool]:
    """Roots of what a body is part of -> whether that is a state."""
    return {
        links.root(other.id): other.type is EntityType.STATE
        for relation, other in neighbours
        if relation is RelationType.PART_OF
    }


def _link_acronyms(links: Links, entities: Sequence[Entity]) -> None:
    """One document defines the other's name as short for its own, and no document otherwise."""
    named: defaultdict[tuple[str, str], list[Entity]] = defaultdict(list)
    defined: defaultdict[tuple[str, str], list[Entity]] = defaultdict(list)
    for one in entities:
        if one.type not in PEOPLE:
            named[(kind(one.type), _letters(one.name))].append(one)
            for acronym in {_letters(short) for short in one.acronyms} - {_letters(one.name)}:
                defined[(kind(one.type), acronym)].append(one)
    for key in sorted(defined):
        full = defined[key][0]
        if len({links.root(one.id) for one in defined[key]}) > 1:
            continue
        for short in named.get(key, ()):
            reason = f"acronym {key[1]!r} defined in document {full.document}"
            links.join(full.id, short.id, reason)


def _letters(name: str) -> str:
    """An acronym as it is compared: with its capitals, without dots."""
    return name.replace(".", "").strip()


def _link_people(links: Links, entities: Sequence[Entity], neighbours: Neighbours) -> None:
    """People of one full name, if the documents connect them; a surname alone never does."""
    people = (one for one in entities if one.type in PEOPLE)
    whole = [(fold(one.name), one) for one in people if " " in fold(one.name)]
    states = _states(links, entities)
    keyed: list[tuple[tuple[str, ...], Entity]] = []
    for name, one in whole:
        keyed.append(((name, "1 document", one.document, "named in one document"), one))
        if one.type is EntityType.UN_EXPERT:
            keyed.append(((name, "2 expert", "", "both experts of the UN"), one))
        for relation, other in neighbours.get(one.id, ()):
            shared = states[one.document] if relation is RelationType.TARGETED else None
            keyed.extend(((name, *circle), one) for circle in _circles(links, other, shared))
    for (name, _, _, why), members in _groups(keyed):
        links.join_all(members, f"same name {name!r}, {why}")


def _states(links: Links, entities: Iterable[Entity]) -> defaultdict[str, set[EntityId]]:
    """Document -> the states that it names: thousands are targets of one product, fewer there."""
    found: defaultdict[str, set[EntityId]] = defaultdict(set)
    for one in entities:
        if one.type is EntityType.STATE:
            found[one.document].add(links.root(one.id))
    return found


def _circles(
    links: Links, other: Entity, states: Iterable[EntityId] | None
) -> Iterator[tuple[str, str, str]]:
    """What makes the other end of a claim the same in two documents, and how to say it."""
    if other.type in PEOPLE:
        name = fold(other.name) if " " in fold(other.name) else other.id
        yield ("4 person", name, f"both joined to {name!r}")
    elif other.type is not EntityType.STATE:
        root = links.root(other.id)
        why = f"both joined to {links.name(root)!r}"
        if states is None:
            yield ("3 actor", root, why)
            return
        for state in states:
            yield ("3 actor", root + state, f"{why} in documents on {links.name(state)!r}")


def _identities(links: Links, by_id: Mapping[EntityId, Entity]) -> Identities:
    sets = [[by_id[id_] for id_ in members] for members in links.sets()]
    shared = Counter(_known_key(members) for members in sets)
    actors = []
    for members in sets:
        key = _known_key(members)
        unique = bool(key) and shared[key] == 1
        actors.append(_actor(members, key if unique else (members[0].id,)))
    return Identities(tuple(sorted(actors, key=lambda one: (one.name, one.id))), tuple(links.made))


def _known_key(members: Sequence[Entity]) -> tuple[str, ...]:
    """What stays the same of a known actor whatever documents are added."""
    names = sorted(one.known for one in members if one.known)
    return (kind(members[0].type), fold(names[0])) if names else ()


def _actor(members: Sequence[Entity], key: tuple[str, ...]) -> Actor:
    known = Counter(one.known for one in members if one.known)
    names = Counter(one.name for one in members)
    name = _best(known or names)
    forms = {form for one in members for form in (one.name, *one.aliases, *one.acronyms)}
    return Actor(
        id=actor_id(*key),
        type=min((one.type for one in members), key=lambda type_: (_TELLING.get(type_, 3), type_)),
        name=name,
        aliases=tuple(sorted((forms | known.keys()) - {name})),
        entities=tuple(one.id for one in members),
    )


def _best(names: Counter[str]) -> str:
    """The most frequent, then the longest, then the first of the alphabet."""
    return min(names, key=lambda name: (-names[name], -len(name), name))
