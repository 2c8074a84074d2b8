"""Lists whose entries are acted upon: sanctions notices, numbered demands, experts by mandate."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph import Span
from loaders.list_actors import Actors, normal
from loaders.list_names import organisation_type
from loaders.list_words import name_words
from loaders.reading import Block, BlockKind, Naming, Reading, Referent, Statement
from loaders.slices import Slice, whole
from ontology import COMPANIES, PEOPLE, EntityType, RelationType, Status

_DATA = Path(__file__).parent / "data" / "lists" / "notices.toml"
_NUMBER = re.compile(r"\(?[a-z0-9]{1,3}[.)]\s+|[-*•]\s+", re.I)
_HEAD = re.compile(r"(?P<head>[^;:()]{3,90}?)(?=\s+[-–—]\s|\s*[;:(]|\.(?:\s|$)|$)")
_INITIAL = re.compile(r"\.[A-Z]$")
_SURNAME_FIRST = re.compile(
    r"(?P<last>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?: [A-ZÀ-Þ'’-]{2,})*), (?P<first>[A-ZÀ-Þ].*)"
)
_SEMICOLON = re.compile(r";\s*(?:and\s+)?")
_EXPERT = re.compile(r"(?P<name>[A-ZÀ-Þ][^,(;:]{3,60}?)\s*(?:\([^()]*\))?,\s*(?P<role>.+)")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_CAPITAL_FORMS = frozenset(
    {"AD", "AG", "AB", "OY", "LLC", "PLC", "JSC", "OOO", "FZE", "DMCC", "FZCO"}
)
_IN_CAPITALS = re.compile(r"[^a-zß-ÿ,]{3,} [^a-zß-ÿ,]{3,}$")
_LONGEST_PAUSE = 4
_TOP = 6
_LISTED = COMPANIES | PEOPLE | {EntityType.STATE_BODY, EntityType.GROUP}
_BODIES = (EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY)
_AUTHORITIES = (*_BODIES, EntityType.STATE)
_ADDRESSEES = COMPANIES | {
    EntityType.STATE,
    EntityType.STATE_BODY,
    EntityType.INTERGOVERNMENTAL_BODY,
    EntityType.GROUP,
}


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """How notices announce their entries."""

    sanctions: re.Pattern[str]
    company_endings: re.Pattern[str]
    details: re.Pattern[str]
    notices: re.Pattern[str]
    follows: re.Pattern[str]
    calls: re.Pattern[str]
    experts: re.Pattern[str]
    working_groups: re.Pattern[str]


@cache
def notice_words() -> NoticeWords:
    """The contents of `notices.toml`."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    found = {name: "(?:" + "|".join(patterns) + ")" for name, patterns in table.items()}
    return NoticeWords(
        sanctions=re.compile(found["sanctions"], re.I),
        company_endings=re.compile(rf" {found['company_endings']}$"),
        details=re.compile(found["details"], re.I),
        notices=re.compile(found["notices"], re.I),
        follows=re.compile(found["follows"], re.I),
        calls=re.compile(rf"{found['calls']}.*:$", re.I | re.S),
        experts=re.compile(rf"\W{{0,2}}{found['experts']}\s*", re.I),
        working_groups=re.compile(found["working_groups"]),
    )


def read_notices(reading: Reading) -> None:
    """Add what sanctions notices, numbered demands and notes on UN experts say by their layout."""
    actors = Actors(reading)
    _read_sanctions(reading, actors)
    _read_demands(reading)
    _read_experts(reading, actors)
    actors.finish()


def _named(reading: Reading) -> dict[int, list[Naming]]:
    """The namings of each block, by its index."""
    found: dict[int, list[Naming]] = {}
    for naming in reading.namings:
        found.setdefault(naming.block.index, []).append(naming)
    return found


# ---- sanctions


def _read_sanctions(reading: Reading, actors: Actors) -> None:
    """Entries below "the Office designated the following": each is sanctioned by it."""
    words = notice_words()
    notice = any(words.notices.search(block.text) for block in reading.blocks[:_TOP])
    open_list: _OpenList | None = None
    for block in reading.blocks:
        if block.kind is BlockKind.FURNITURE or words.details.match(block.text):
            continue
        if block.kind is BlockKind.ITEM and open_list is not None:
            listed = _listed(reading, actors, block, open_list.announced)
            if listed is not None:
                _say(reading, open_list.authority, listed)
                open_list.pause = 0
                continue
        cue = words.sanctions.search(block.text)
        if cue is not None and block.kind is not BlockKind.HEADING:
            open_list = _announced(reading, block, cue, open_list)
            if open_list is not None and not (notice or open_list.announced):
                open_list = None
        elif open_list is not None and block.kind is not BlockKind.HEADING:
            open_list.pause += 1
            open_list = open_list if open_list.pause <= _LONGEST_PAUSE else None


@dataclass(slots=True)
class _OpenList:
    """A list that was announced: by whom, whether its entries surely follow, lines since then."""

    authority: Naming
    announced: bool
    pause: int = 0


def _announced(
    reading: Reading, block: Block, cue: re.Match[str], before: _OpenList | None
) -> _OpenList | None:
    here = [n for n in reading.namings if n.block is block]
    authority = (
        _authority([n for n in here if n.start < cue.start() and n.referent.type in _BODIES])
        or (before.authority if before else None)
        or _issuer(reading)
        or _authority(here)
    )
    announced = bool(notice_words().follows.search(block.text))
    return _OpenList(authority, announced) if authority is not None else None


def _authority(namings: Sequence[Naming]) -> Naming | None:
    """Who designates: the most specific body that the announcement names first."""
    for kind in _AUTHORITIES:
        for naming in namings:
            if naming.referent.type is kind:
                return naming
    return None


def _issuer(reading: Reading) -> Naming | None:
    """The body whose name heads the notice."""
    top = [naming for naming in reading.namings if naming.block.index < _TOP]
    return _authority([naming for naming in top if naming.referent.type in _BODIES])


def _listed(
    reading: Reading, actors: Actors, block: Block, announced: bool
) -> tuple[Referent, Slice] | None:
    """Whom an entry lists: the name that it begins with, written as lists do or announced."""
    head = _head(block)
    if head is None:
        return None
    inside = [n for n in reading.namings if n.block is block and head.start <= n.start < head.end]
    swapped = _SURNAME_FIRST.fullmatch(head.text)
    if swapped:
        who = (EntityType.PERSON, f"{swapped['first']} {_cased(swapped['last'])}", head)
        return _own(reading, actors, who, inside), head
    if notice_words().company_endings.search(head.text) or _IN_CAPITALS.match(head.text):
        who = (_kind_of_body(head.text, inside), _cased_company(head.text), head)
        return _own(reading, actors, who, inside), head
    if (
        announced
        and inside
        and inside[0].start == head.start
        and inside[0].referent.type in _LISTED
    ):
        return inside[0].referent, Slice(block, inside[0].start, inside[0].end)
    return None


def _head(block: Block) -> Slice | None:
    """The name that an entry begins with, without number, place and details."""
    number = _NUMBER.match(block.text)
    body = whole(block).part(number.end() if number else 0)
    match = _HEAD.match(body.text)
    if match is None:
        return None
    head = body.part(0, match.end("head"))
    if _INITIAL.search(head.text) and body.text[match.end() : match.end() + 1] == ".":
        head = body.part(0, match.end("head") + 1)
    first, comma, _ = head.text.partition(",")
    ends = notice_words().company_endings.search(first)
    return head.part(0, len(first)) if comma and ends else head


def _kind_of_body(name: str, inside: Sequence[Naming]) -> EntityType:
    """The kind of a listed body: what the text knows it as, else what its name says."""
    for naming in inside:
        if naming.referent.type in COMPANIES and not naming.referent.weak:
            return naming.referent.type
    kind = organisation_type(name)
    return kind if kind is EntityType.STATE_BODY else EntityType.COMPANY


def _own(
    reading: Reading, actors: Actors, who: tuple[EntityType, str, Slice], inside: Sequence[Naming]
) -> Referent:
    """The referent of an entry, by itself: a list keeps apart what a text may call by one name."""
    type_, name, head = who
    for naming in inside:
        if type_ in PEOPLE and naming.referent.type in PEOPLE:
            naming.referent.name = name
            naming.referent.forms.update({name: None, head.text: None})
    same = [n for n in reading.namings if normal(n.text) == normal(head.text)]
    reading.namings = [n for n in reading.namings if n not in inside]
    referent = actors.meet(type_, name, [name, head.text])
    if normal(referent.name) != normal(name) and type_ not in PEOPLE:
        referent = actors.apart(type_, name, [head.text])
        for naming in same:
            naming.referent = referent
    reading.namings.append(Naming(head.block, head.start, head.end, referent))
    return referent


def _cased(name: str) -> str:
    return "-".join(part.title() for part in name.split("-")) if name.isupper() else name


def _cased_company(name: str) -> str:
    """ORBO HOLDINGS ZRT as Orbo Holdings Zrt, ORBO S.A. as Orbo S.A."""
    if not name.isupper():
        return name
    return " ".join(
        word if word in _CAPITAL_FORMS or "." in word[:-1] else _WORD.sub(_capitalised, word)
        for word in name.split()
    )


def _capitalised(match: re.Match[str]) -> str:
    return match.group().capitalize()


# ---- demands


def _read_demands(reading: Reading) -> None:
    """Entries below "We call on:" that begin with an addressee."""
    named = _named(reading)
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


def _say(reading: Reading, head: Naming, tail: tuple[Referent, Slice]) -> None:
    listed, place = tail
    reading.statements.append(
        Statement(
            head.referent,
            head.span,
            RelationType.SANCTIONED,
            listed,
            place.span,
            Status.CONFIRMED,
            whole(place.block).span,
            "list:sanctions",
        )
    )
