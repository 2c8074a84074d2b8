"""The letter or statement that a text itself is: its title, who speaks in it, and to whom."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph import MentionKind
from loaders.list_actors import Actors
from loaders.list_names import is_role
from loaders.list_words import name_words
from loaders.reading import Block, BlockKind, Reading, Referent
from loaders.signature_sections import Section, find_sections
from loaders.slices import Slice, whole
from ontology import COMPANIES, EntityType

_DATA = Path(__file__).parent / "data" / "lists" / "letters.toml"
_LOOK_BACK = 12
_LONG_PARAGRAPH = 220
_BAR = re.compile(r"[|›•·]")


@dataclass(frozen=True, slots=True)
class LetterWords:
    """How letters name themselves, their authors and addressees."""

    kinds: re.Pattern[str]
    subtitles: re.Pattern[str]
    not_titles: re.Pattern[str]
    references: re.Pattern[str]
    salutations: re.Pattern[str]
    addressees: re.Pattern[str]
    named: re.Pattern[str]
    authors: tuple[re.Pattern[str], ...]


@cache
def letter_words() -> LetterWords:
    """The contents of `letters.toml`."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    pointers = "".join(rf"(?<!\b{word} )" for word in table["pointers"])
    return LetterWords(
        kinds=re.compile(rf"\b{pointers}{_any(table['kinds'])}\b", re.I),
        subtitles=re.compile(_any(table["subtitles"]), re.I),
        not_titles=re.compile(rf"\W{{0,3}}{_any(table['not_titles'])}", re.I),
        references=re.compile(_any(table["references"]), re.I),
        salutations=re.compile(rf"{_any(table['salutations'])}(?:.{{0,80}}[,:])?$", re.I),
        addressees=re.compile(rf"{_any(table['addressees'])}\s*", re.I),
        named=re.compile(table["named"]),
        authors=tuple(re.compile(pattern) for pattern in table["authors"]),
    )


def _any(patterns: Sequence[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def read_letter(reading: Reading) -> None:
    """Find the document that the text itself is, who "we" is and who "you" is."""
    sections = find_sections(reading.blocks)
    start = sections[0].blocks[0].index if sections else len(reading.blocks)
    body = _first_of_body(reading.blocks, start)
    actors = Actors(reading)
    if sections and (title := _title(reading, sections[0], body)) is not None:
        reading.statement_document = _document(actors, title)
    _read_author(reading, bool(sections))
    _read_addressee(reading, body)
    actors.finish()


# ---- the title


def _first_of_body(blocks: Sequence[Block], end: int) -> int:
    """Where the letter proper begins: its salutation or first long paragraph."""
    words = letter_words()
    for at in range(end - 1, -1, -1):
        begins = words.salutations.match(blocks[at].text) or "undersigned" in blocks[at].text
        before = blocks[max(0, at - 2) : at]
        if begins and all(len(block.text) < _LONG_PARAGRAPH for block in before):
            return at
    long = (at for at in range(end) if len(blocks[at].text) >= _LONG_PARAGRAPH)
    return next(long, end)


def _document(actors: Actors, title: Sequence[Slice]) -> Referent:
    """The document of that title; further pieces are other names, or go on with a long one."""
    first, *others = title
    name = first.text
    forms = [name, *(other.text for other in others)]
    if others and name.isupper():
        forms.insert(0, " ".join([name, *(other.text for other in others if other.text.isupper())]))
    kind = letter_words().kinds.match(name)
    if kind is not None and name[kind.end() : kind.end() + 1] == ":":
        forms += [kind.group(), name[kind.end() + 1 :].strip()]
    document = actors.meet(EntityType.DOCUMENT, forms[0], forms)
    actors.name(document, first)
    return document


def _title(reading: Reading, section: Section, body: int) -> list[Slice] | None:
    """The line that names the text, and the lines that say its name in another way."""
    words = letter_words()
    if section.opening is not None and (named := words.named.search(section.opening.text)):
        return [section.opening.part(*named.span())]
    start = max(0, body - _LOOK_BACK)
    blocks = reading.blocks[start : body + 1]
    points = [_points(reading, blocks, at) for at in range(len(blocks))]
    best = max(range(len(blocks)), key=lambda at: (points[at], -at), default=None)
    reference = _reference(reading.blocks)
    if best is None or points[best] <= 0 or (points[best] < 3 and reference is not None):
        return [reference] if reference is not None else None
    others = [block for block in blocks if words.subtitles.fullmatch(block.text)]
    following = reading.blocks[start + best + 1 : start + best + 2]
    capitals = [
        block for block in following if blocks[best].text.isupper() and block.text.isupper()
    ]
    return [whole(blocks[best]), *map(whole, [*capitals, *others])]


def _reference(blocks: Sequence[Block]) -> Slice | None:
    for block in blocks[:_LOOK_BACK]:
        if match := letter_words().references.match(block.text):
            return Slice(block, *match.span("name"))
    return None


def _points(reading: Reading, blocks: Sequence[Block], at: int) -> float:
    """How much a line before the body looks like the title; 0 where it cannot be one."""
    words, block = letter_words(), blocks[at]
    if not _may_be_title(block.text):
        return 0
    subtitle = bool(words.subtitles.fullmatch(block.text))
    following = blocks[at + 1].text if at + 1 < len(blocks) else ""
    points = 1.0 + 0.5 * (block.kind is BlockKind.HEADING) - subtitle
    points += 2 * (bool(words.kinds.search(block.text)) and not subtitle)
    points += 2 * (block.text in reading.document.title)
    points += bool(words.salutations.match(following) or words.subtitles.fullmatch(following))
    points += 0.25 * (len(block.text.split()) > 4)
    points -= 0.75 * any(words.addressees.match(before.text) for before in blocks[:at])
    return points


def _may_be_title(text: str) -> bool:
    words = letter_words()
    if not 8 <= len(text) <= 200 or _BAR.search(text) or text.endswith((".", ",", ":", ";")):
        return False
    if name_words().honorifics.match(text) or (is_role(text) and not words.kinds.search(text)):
        return False
    return not any(
        pattern.match(text) for pattern in (words.not_titles, words.salutations, words.references)
    )


# ---- author and addressee


def _read_author(reading: Reading, signed: bool) -> None:
    prose = [b for b in reading.blocks if b.kind not in (BlockKind.FURNITURE, BlockKind.SIGNATURES)]
    for pattern in letter_words().authors:
        for block in prose:
            if match := pattern.search(block.text):
                group = Referent(EntityType.GROUP, match["who"])
                group.forms.update(dict.fromkeys([match["who"], "the undersigned"]))
                reading.author = group
                return
    if signed:
        reading.author = Referent(EntityType.GROUP, "the signatories", {"the signatories": None})


def _read_addressee(reading: Reading, body: int) -> None:
    """The one organisation or state that the lines before the salutation name as addressee."""
    kinds = COMPANIES | {EntityType.STATE, EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY}
    to = [b.index for b in reading.blocks[:body] if letter_words().addressees.match(b.text)]
    near = {index + step for index in to for step in (0, 1)}
    found = {
        id(n.referent): n.referent
        for n in reading.namings
        if n.block.index in near and n.kind is MentionKind.NAME and n.referent.type in kinds
    }
    if len(found) == 1:
        reading.addressee = next(iter(found.values()))
