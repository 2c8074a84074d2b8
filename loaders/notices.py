"""Lists that call or introduce: numbered demands, and notes that list UN experts by mandate."""

import re
from collections.abc import Iterator, Sequence

from graph import Span
from loaders.list_actors import Actors, by_block
from loaders.list_words import name_words
from loaders.notice_words import notice_words
from loaders.reading import Block, BlockKind, Naming, Reading, Referent, Statement
from loaders.slices import Slice, whole
from ontology import COMPANIES, PEOPLE, EntityType, RelationType, Status

_NUMBER = re.compile(r"\(?[a-z0-9]{1,3}[.)]\s+|[-*•]\s+", re.I)
_SEMICOLON = re.compile(r";\s*(?:and\s+)?")
_EXPERT = re.compile(r"(?P<name>[A-ZÀ-Þ][^,(;:]{3,60}?)\s*(?:\([^()]*\))?,\s*(?P<role>.+)")
_ADDRESSEES = COMPANIES | {
    EntityType.STATE,
    EntityType.STATE_BODY,
    EntityType.INTERGOVERNMENTAL_BODY,
    EntityType.GROUP,
}


def read_notices(reading: Reading) -> None:
    """Add what numbered demands and notes on UN experts say by their layout."""
    actors = Actors(reading)
    _read_demands(reading)
    _read_experts(reading, actors)
    actors.finish()


# ---- demands


def _read_demands(reading: Reading) -> None:
    """Entries below "We call on:" that begin with an addressee."""
    named = by_block(reading)
    callers: list[tuple[Referent, Span]] = []
    for block in reading.blocks:
        here = named.get(block.index, [])
        if block.kind is not BlockKind.ITEM:
            call = notice_words().calls.search(block.text)
            callers = _callers(reading, block, call, here) if call else []
        elif callers and (to := _addressee(block, here)) is not None:
            reading.statements += [_demand(caller, to) for caller in callers]


def _demand(caller: tuple[Referent, Span], to: Naming) -> Statement:
    return Statement(
        *caller,
        RelationType.CALLED_ON,
        to.referent,
        to.span,
        Status.CONFIRMED,
        whole(to.block).span,
        "list:demands",
    )


def _callers(
    reading: Reading, block: Block, call: re.Match[str], namings: Sequence[Naming]
) -> list[tuple[Referent, Span]]:
    """Who calls: the names before the verb in its sentence, or those who say "we"."""
    start = max(block.text.rfind(mark, 0, call.start()) for mark in (". ", "? ", "! ")) + 1
    kinds = PEOPLE | {EntityType.NGO}
    before = [n for n in namings if start <= n.start and n.end <= call.start()]
    callers = [(n.referent, n.span) for n in before if n.referent.type in kinds]
    we = re.search(r"\b[Ww]e\b", block.text[start:])
    if callers or we is None or reading.author is None:
        return callers
    return [(reading.author, block.span(start + we.start(), start + we.end()))]


def _addressee(block: Block, namings: Sequence[Naming]) -> Naming | None:
    number = _NUMBER.match(block.text)
    start = number.end() if number else 0
    for naming in namings:
        between = block.text[start : naming.start].casefold().strip()
        if between in ("", "the", "the government of", "to the", "to") and (
            naming.referent.type in _ADDRESSEES
        ):
            follows = block.text[naming.end :].lstrip()[:1]
            return naming if follows in (":", ",", ";", "") or between.startswith("t") else None
    return None


# ---- experts


def _read_experts(reading: Reading, actors: Actors) -> None:
    """A note that lists experts by mandate: each is a UN expert, and a member where it says so."""
    for block in reading.blocks:
        if block.kind is BlockKind.SIGNATURES or not name_words().mandates.search(block.text):
            continue
        lead = notice_words().experts.match(block.text)
        pieces = whole(block).part(lead.end() if lead else 0).split(_SEMICOLON)
        experts = [(piece, match) for piece in pieces if (match := _EXPERT.match(piece.text))]
        if lead is None and (len(experts) < len(pieces) or not _titled(block.text)):
            continue
        for piece, match in experts:
            _read_expert(reading, actors, piece, match)


def _titled(text: str) -> bool:
    return bool(name_words().honorifics.match(text))


def _read_expert(reading: Reading, actors: Actors, piece: Slice, match: re.Match[str]) -> None:
    if not name_words().mandates.search(match["role"]):
        return
    title = name_words().honorifics.match(match["name"])
    name = piece.part(title.end() if title else 0, match.end("name"))
    expert = actors.meet(EntityType.UN_EXPERT, name.text, [match["name"]])
    actors.name(expert, name)
    for body, place in _seats(actors, piece):
        reading.statements.append(
            Statement(
                expert,
                name.span,
                RelationType.MEMBER_OF,
                body,
                place,
                Status.CONFIRMED,
                piece.span,
                "list:experts",
            )
        )


def _seats(actors: Actors, piece: Slice) -> Iterator[tuple[Referent, Span]]:
    if united := actors.united_nations():
        yield united
    if group := notice_words().working_groups.search(piece.text):
        place = piece.part(*group.span())
        body = actors.meet(EntityType.INTERGOVERNMENTAL_BODY, place.text)
        actors.name(body, place)
        yield body, place.span
