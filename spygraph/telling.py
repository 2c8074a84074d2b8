"""Actors and relationships with their receipts, as text for people."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from spygraph.plain import flat, wrap
from spygraph.rows import speaker, surest_first

if TYPE_CHECKING:
    from graph import Actor, Claim, Relationship
    from graph.resolve import Identities
    from queries.paths import Path

_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells in lines of at most `width` columns; None keeps every receipt on one line."""

    identities: "Identities"
    width: int | None = None

    def paths(self, paths: Sequence["Path"]) -> Iterator[str]:
        """Each path headed by its status, each hop followed by its receipts."""
        for number, path in enumerate(paths, start=1):
            names = " - ".join([path.hops[0].start.name, *(hop.end.name for hop in path.hops)])
            standing = f"{path.status}, {_counted(len(path.hops), 'hop')}"
            yield wrap(f"{standing}: {names}", f"{number}. ", _INDENT, self.width)
            for hop in path.hops:
                for one in hop.relationships:
                    yield from self.relationship(one, hop.start)
            yield ""

    def actor(
        self, actor: "Actor", reasons: Iterable[str], relationships: Iterable["Relationship"]
    ) -> Iterator[str]:
        """Who it is, why it is one, and its relationships by type, first those that lead off."""
        yield flat(f"{actor.name} ({actor.type}) {actor.id}")
        if actor.aliases:
            yield self._wrap("; ".join(actor.aliases), "also called: ")
        for reason, times in Counter(reasons).items():
            often = f" ({times} times)" if times > 1 else ""
            yield self._wrap(reason + often, "one actor because: ")
        ordered = sorted(relationships, key=_order(actor))
        for heading, members in groupby(ordered, key=_heading(actor)):
            yield f"\n{heading}"
            for one in members:
                yield from self.relationship(one, actor)

    def relationship(self, one: "Relationship", seen_from: "Actor") -> Iterator[str]:
        """A line as `NSO Group -SELLS_TO-> Mexico [alleged, 2 documents]`, then its receipts."""
        standing = f"{_arrow(one, seen_from)} [{_standing(one)}]"
        yield wrap(standing, "  ", _INDENT * 2, self.width)
        for claim in surest_first(one):
            yield self._wrap(f'"{claim.evidence.quote}"', f"{claim.status}: ")
            yield self._wrap(self._origin(claim), "  -- ", deeper="     ")

    def _origin(self, claim: "Claim") -> str:
        document = claim.evidence.document
        known = ", ".join(part for part in (document.publisher, document.published) if part)
        said_by = speaker(claim, self.identities)
        parts = (
            f"{document.name} ({known})" if known else document.name,
            f"according to {said_by}" if said_by else "",
            f"dated {claim.date}" if claim.date else "",
        )
        return "; ".join(part for part in parts if part)

    def _wrap(self, text: str, before: str, deeper: str = "  ") -> str:
        return wrap(text, _INDENT + before, _INDENT + deeper, self.width)


def _arrow(one: "Relationship", seen_from: "Actor") -> str:
    if one.head.id == seen_from.id:
        return flat(f"{one.head.name} -{one.type}-> {one.tail.name}")
    return flat(f"{one.tail.name} <-{one.type}- {one.head.name}")


def _standing(one: "Relationship") -> str:
    disputed = ", disputed" if one.disputed else ""
    return f"{one.status}{disputed}, {_counted(len(one.documents), 'document')}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _heading(actor: "Actor") -> Callable[["Relationship"], str]:
    return lambda one: f"{one.type}" if one.head.id == actor.id else f"{one.type}, to it"


def _order(actor: "Actor") -> Callable[["Relationship"], tuple[bool, str, int, str, str]]:
    def order(one: "Relationship") -> tuple[bool, str, int, str, str]:
        from_it = one.head.id == actor.id
        other = one.tail if from_it else one.head
        return (not from_it, one.type, -one.status.strength, other.name, other.id)

    return order
