"""Relationships with their receipts, as text for people."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from spygraph.plain import flat, wrap
from spygraph.rows import surest_first

if TYPE_CHECKING:
    from graph import Actor, Claim, Relationship

_INDENT = "    "


def relationship_lines(one: "Relationship", seen_from: "Actor", width: int | None) -> Iterator[str]:
    """A relationship as `NSO Group -SELLS_TO-> Mexico [alleged, 2 documents]`, then its receipts.

    Told from the side of one actor; `width` None keeps every receipt on one line.
    """
    yield f"{arrow(one, seen_from)} [{_standing(one)}]"
    for claim in surest_first(one):
        yield from receipt_lines(claim, width)


def actor_lines(
    actor: "Actor",
    reasons: Sequence[str],
    relationships: Iterable["Relationship"],
    width: int | None,
) -> Iterator[str]:
    """Who it is, why it is one, and its relationships by type, those that lead from it first."""
    yield flat(f"{actor.name} ({actor.type}) {actor.id}")
    yield wrap(actor.type.definition, _INDENT, _INDENT, width)
    if actor.aliases:
        yield wrap("; ".join(actor.aliases), f"{_INDENT}also called: ", _INDENT * 2, width)
    for reason, times in Counter(reasons).items():
        often = f" ({times} times)" if times > 1 else ""
        yield wrap(f"{reason}{often}", f"{_INDENT}one actor because: ", _INDENT * 2, width)
    for group, members in groupby(sorted(relationships, key=_order(actor)), key=_group(actor)):
        yield f"\n{group}"
        for one in members:
            yield from relationship_lines(one, actor, width)


def _group(actor: "Actor") -> Callable[["Relationship"], str]:
    return lambda one: f"{one.type}" if one.head.id == actor.id else f"{one.type}, to it"


def _order(actor: "Actor") -> Callable[["Relationship"], tuple[int, str, int, str, str]]:
    def order(one: "Relationship") -> tuple[int, str, int, str, str]:
        from_it = one.head.id == actor.id
        other = one.tail if from_it else one.head
        return (not from_it, one.type, -one.status.strength, other.name, other.id)

    return order


def arrow(one: "Relationship", seen_from: "Actor") -> str:
    if one.head.id == seen_from.id:
        return flat(f"{one.head.name} -{one.type}-> {one.tail.name}")
    return flat(f"{one.tail.name} <-{one.type}- {one.head.name}")


def _standing(one: "Relationship") -> str:
    number = len(one.documents)
    disputed = ", disputed" if one.disputed else ""
    return f"{one.status}{disputed}, {number} document{'s' if number != 1 else ''}"


def receipt_lines(claim: "Claim", width: int | None) -> Iterator[str]:
    """The quote, and below it the document and who says it."""
    status = f"{claim.status}: "
    yield wrap(f'"{claim.evidence.quote}"', _INDENT + status, _INDENT, width)
    yield wrap(_origin(claim), f"{_INDENT}  -- ", f"{_INDENT}     ", width)


def _origin(claim: "Claim") -> str:
    document = claim.evidence.document
    name = document.title or document.source or document.id
    known = ", ".join(part for part in (document.publisher, document.published) if part)
    parts = [f"{name} ({known})" if known else name]
    if claim.attributed_to:
        parts.append(f"according to {claim.attributed_to.entity.name}")
    if claim.date:
        parts.append(f"on {claim.date}")
    return "; ".join(parts)
