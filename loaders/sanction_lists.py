"""Sanctions notices: an authority, and below it the entries that it listed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.list_actors import Actors, by_block, normal
from loaders.list_names import organisation_type
from loaders.notice_words import notice_words
from loaders.reading import Block, BlockKind, Naming, Reading, Referent, Statement
from loaders.slices import Slice, whole
from ontology import COMPANIES, PEOPLE, EntityType, RelationType, Status

_NUMBER = re.compile(r"\(?[a-z0-9]{1,3}[.)]\s+|[-*•]\s+", re.I)
_HEAD = re.compile(r"(?P<head>[^;:()]{3,90}?)(?=\s+[-–—]\s|\s*[;:(]|\.(?:\s|$)|$)")
_INITIAL = re.compile(r"\.[A-Z]$")
_SURNAME_FIRST = re.compile(
    r"(?P<last>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?: [A-ZÀ-Þ'’-]{2,})*), (?P<first>[A-ZÀ-Þ][a-zß-ÿ'’-]+.*)"
)
_IN_CAPITALS = re.compile(r"[^a-zß-ÿ,]{3,} [^a-zß-ÿ,]{3,}$")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_LONGEST_PAUSE = 4
_TOP = 6
_LISTED = COMPANIES | PEOPLE | {EntityType.STATE_BODY, EntityType.GROUP}
_BODIES = (EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY)
_AUTHORITIES = (*_BODIES, EntityType.STATE)


def read_sanctions(reading: Reading) -> None:
    """Add who is sanctioned by whom, as entries below "the Office designated the following" say."""
    notice = any(notice_words().notices.search(block.text) for block in reading.blocks[:_TOP])
    _Notice(reading, notice).read()


@dataclass(slots=True)
class _OpenList:
    """A list that was announced: by whom, whether its entries surely follow, lines since then."""

    authority: Naming
    announced: bool
    pause: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry: the piece that names it, and what the name says."""

    head: Slice
    type: EntityType
    name: str


class _Notice:
    """Walks over a document's blocks and reads the entries below each announcement."""

    def __init__(self, reading: Reading, notice: bool) -> None:
        self._reading, self._notice = reading, notice
        self._actors = Actors(reading)
        self._named = by_block(reading)
        self._called: dict[str, list[Naming]] = {}
        for naming in reading.namings:
            self._called.setdefault(normal(naming.text), []).append(naming)
        self._gone: set[int] = set()

    def read(self) -> None:
        open_list: _OpenList | None = None
        for block in self._reading.blocks:
            if block.kind is BlockKind.FURNITURE or notice_words().details.match(block.text):
                continue
            if not (open_list is not None and self._is_listed(block, open_list)):
                open_list = self._after(block, open_list)
        kept = [naming for naming in self._reading.namings if id(naming) not in self._gone]
        self._reading.namings = kept
        self._actors.finish()

    def _after(self, block: Block, open_list: _OpenList | None) -> _OpenList | None:
        """The list that is open after a block that is no entry."""
        if block.kind is BlockKind.HEADING and not notice_words().follows.search(block.text):
            return open_list
        cue = notice_words().sanctions.search(block.text)
        if cue is not None:
            found = self._announced(block, cue, open_list)
            return found if found and (self._notice or found.announced) else None
        if open_list is not None:
            open_list.pause += 1
            return open_list if open_list.pause <= _LONGEST_PAUSE else None
        return None

    def _announced(
        self, block: Block, cue: re.Match[str], before: _OpenList | None
    ) -> _OpenList | None:
        here = self._named.get(block.index, [])
        subjects = [n for n in here if n.start < cue.start() and n.referent.type in _BODIES]
        authority = (
            _authority(subjects)
            or (before.authority if before else None)
            or self._issuer()
            or _authority(here)
        )
        announced = bool(notice_words().follows.search(block.text))
        return _OpenList(authority, announced) if authority is not None else None

    def _issuer(self) -> Naming | None:
        """The body whose name heads the notice."""
        top = [naming for at in range(_TOP) for naming in self._named.get(at, [])]
        return _authority([naming for naming in top if naming.referent.type in _BODIES])

    # ---- entries

    def _is_listed(self, block: Block, open_list: _OpenList) -> bool:
        """Read an entry of the open list; whether the block is one."""
        if block.kind is not BlockKind.ITEM:
            return False
        head = _head(block)
        if head is None:
            return False
        inside = [
            naming
            for naming in self._named.get(block.index, [])
            if head.start <= naming.start < head.end
        ]
        if (entry := _entry(head, inside)) is not None:
            listed, place = self._own(entry, inside), head
        elif open_list.announced and inside and inside[0].start == head.start:
            listed, place = inside[0].referent, Slice(block, inside[0].start, inside[0].end)
        else:
            return False
        if listed.type not in _LISTED:
            return False
        open_list.pause = 0
        self._say(open_list.authority, listed, place)
        return True

    def _own(self, entry: _Entry, inside: Sequence[Naming]) -> Referent:
        """The entry's own referent: a list keeps apart what a text may call by one name."""
        person = entry.type in PEOPLE
        for naming in inside:
            self._gone.add(id(naming))
            if person and naming.referent.type in PEOPLE:
                naming.referent.name = entry.name
                naming.referent.forms.update({entry.name: None, entry.head.text: None})
        referent = self._actors.meet(entry.type, entry.name, [entry.head.text])
        if not person and normal(referent.name) != normal(entry.name):
            referent = self._actors.apart(entry.type, entry.name, [entry.head.text])
            for naming in self._called.get(normal(entry.head.text), []):
                naming.referent = referent
        if referent.type not in _LISTED and not referent.known:
            referent.type = entry.type
        place = entry.head
        self._reading.namings.append(Naming(place.block, place.start, place.end, referent))
        return referent

    def _say(self, authority: Naming, listed: Referent, place: Slice) -> None:
        self._reading.statements.append(
            Statement(
                authority.referent,
                authority.span,
                RelationType.SANCTIONED,
                listed,
                place.span,
                Status.CONFIRMED,
                whole(place.block).span,
                "list:sanctions",
            )
        )


def _authority(namings: Sequence[Naming]) -> Naming | None:
    """Who designates: the body named first, or its office: "the Treasury's Office of Lamps"."""
    for kind in _AUTHORITIES:
        found = [naming for naming in namings if naming.referent.type is kind]
        for naming, following in zip(found, [*found[1:], None], strict=False):
            if following is None or not _owns(naming, following):
                return naming
    return None


def _owns(naming: Naming, following: Naming) -> bool:
    between = naming.block.text[naming.end : following.start]
    return naming.block is following.block and between in ("'s ", "' ")


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


def _entry(head: Slice, inside: Sequence[Naming]) -> _Entry | None:
    """An entry as lists write it: SURNAME, Given Names; or a body in capitals."""
    if swapped := _SURNAME_FIRST.fullmatch(head.text):
        last = "-".join(part.title() for part in swapped["last"].split("-"))
        return _Entry(head, EntityType.PERSON, f"{swapped['first']} {last}")
    if notice_words().company_endings.search(head.text) or _IN_CAPITALS.match(head.text):
        return _Entry(head, _kind_of_body(head.text, inside), _cased(head.text))
    return None


def _kind_of_body(name: str, inside: Sequence[Naming]) -> EntityType:
    """The kind of a listed body: what the text knows it as, else what its name says."""
    for naming in inside:
        if naming.referent.type in COMPANIES and not naming.referent.weak:
            return naming.referent.type
    kind = organisation_type(name)
    return kind if kind is EntityType.STATE_BODY else EntityType.COMPANY


def _cased(name: str) -> str:
    """ORBO HOLDINGS ZRT as Orbo Holdings Zrt, ORBO S.A. as Orbo S.A."""
    if not name.isupper():
        return name
    keeps = notice_words().capital_forms
    return " ".join(
        word
        if keeps.match(word) or "." in word[:-1]
        else _WORD.sub(lambda match: match.group().capitalize(), word)
        for word in name.split()
    )
