"""Actors found by what people type."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from graph.errors import ActorError
from graph.identities import Identities
from graph.ids import ActorId, EntityId
from graph.model import Actor
from graph.names import fold
from ontology import EntityType, OntologyError

_WITH_TYPE = re.compile(r"(?P<name>.*\S)\s*\((?P<type>\w+)\)")


def find_actor(identities: Identities, name: str) -> Actor:
    """The actor of this id, name or alias, in any case and without accents.

    A name beats an alias; `Orbo (Product)` asks for one type. ActorError if there is none (it
    says who may have been meant) or if there are several (it lists them).
    """
    typed = name.strip()
    if by_id := _by_id(identities, typed):
        return by_id
    found = _by_name(identities, typed) or _by_name_and_type(identities, typed)
    if len(found) == 1:
        return found[0]
    raise _ambiguous(typed, found) if found else _missing(identities, typed)


def _by_id(identities: Identities, typed: str) -> Actor | None:
    by_entity = identities.by_entity.get(EntityId(typed))
    return by_entity or identities.by_id.get(ActorId(typed))


def _by_name(
    identities: Identities, typed: str, types: Iterable[EntityType] = tuple(EntityType)
) -> list[Actor]:
    """Those who are called so most directly: by this very name, by a name like it, by an alias."""
    called = identities.spellings.get(fold(typed), {})
    ranked = [(rank, identities.by_id[id_]) for id_, rank in called.items()]
    ranked = [(0 if one.name == typed else rank, one) for rank, one in ranked if one.type in types]
    best = min((rank for rank, _ in ranked), default=0)
    return [one for rank, one in ranked if rank == best]


def _by_name_and_type(identities: Identities, typed: str) -> list[Actor]:
    match = _WITH_TYPE.fullmatch(typed)
    if match is None:
        return []
    try:
        wanted = EntityType.parse(match["type"])
    except OntologyError:
        return []
    return _by_name(identities, match["name"], (wanted,))


def _ambiguous(typed: str, found: Iterable[Actor]) -> ActorError:
    listed = "; ".join(f"{one.name} ({one.type}) {one.id}" for one in found)
    return ActorError(f"{typed!r} may be any of: {listed}", hint="name it by its id")


def _missing(identities: Identities, typed: str) -> ActorError:
    match = _WITH_TYPE.fullmatch(typed)
    name = fold(match["name"] if match else typed)
    close = get_close_matches(name, identities.spellings, n=3, cutoff=0.6)
    names = [identities.by_id[next(iter(identities.spellings[one]))].name for one in close]
    meant = " or ".join(dict.fromkeys(names))
    hint = f"did you mean {meant}?" if meant else "see which actors there are"
    return ActorError(f"no actor is called {typed!r}", hint=hint)
