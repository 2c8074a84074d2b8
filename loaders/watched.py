"""Which of the persons of a text were watched: all that speaks for it and against it, weighed."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from loaders.reading import Block, BlockKind, Naming, Reading, Referent, Statement
from loaders.victims import sightings
from ontology import COMPANIES, EntityType, RelationType, allowed

_NEAR = 350  # characters
_BEFORE, _AFTER = 120, 120  # characters around a name
_LINES_UP = 12  # from an item to the line that introduces it
_OFFICES = frozenset(
    {EntityType.STATE, EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY, EntityType.COMPANY}
)
_TITLE = re.compile(r"\b(?:Mr|Ms|Mrs|Judge|Minister|Colonel|General|Justice)\.? $")
_STOP = re.compile(r"[.;]")


@dataclass(frozen=True)
class WatchedCues:
    """The weights and words of `data/cues/watched.toml`, which says what each is for."""

    start: int
    signs: dict[str, int]
    circumstances: dict[str, int]
    words: dict[str, list[str]]

    @property
    def own_signs(self) -> set[str]:
        """The signs that are about a person himself, not about who stands beside him."""
        return set(self.signs) - {"near", "after_another"}

    @cached_property
    def pattern(self) -> "_Patterns":
        return _Patterns({name: "|".join(listed) for name, listed in self.words.items()})


class _Patterns:
    """The word lists as the regular expressions in which they are used."""

    def __init__(self, words: dict[str, str]) -> None:
        gap = r"(?:[\w-]+ ){0,3}?"
        device, speaking = words["device"], words["speaking"]
        watched, other = words["watched_role"], words["other_role"]
        self.deed = re.compile(rf"\b(?:{words['deed']})\b", re.IGNORECASE)
        self.list = re.compile(rf"\b(?:{words['list']})\b")
        self.heading = re.compile(rf"\b(?:{words['heading']})\b", re.IGNORECASE)
        self.accused = re.compile(rf"\b(?:{words['accused']})\b")
        self.office = re.compile(rf"\b(?:{words['office']}) $")
        self.device_after = re.compile(
            rf"(?:, [^,.;]{{3,70}},)?(?:'s|') {gap}(?:{device})\b"
            rf"|,? (?:[^.;]{{0,60}}, )?whose {gap}(?:{device})\b",
            re.IGNORECASE,
        )
        self.device_before = re.compile(
            rf"\b(?:{device}) (?:\w+ )?(?:of|belonging to|used by|owned by) [^.;:]{{0,90}}$",
            re.IGNORECASE,
        )
        self.speaks_after = re.compile(rf"(?:, [^.;]{{3,80}},)? (?:{speaking})\b")
        self.speaks_before = re.compile(rf"\b(?:{speaking})(?: [\w-]+){{0,3}} $")
        self.watched_before = re.compile(rf"\b(?:{watched}),? (?:of [\w ]+, )?$", re.IGNORECASE)
        self.other_before = re.compile(rf"\b(?:{other}),? $", re.IGNORECASE)
        self.watched_after = re.compile(
            rf"(?: \([^)]*|[^.;]{{0,40}}?)\b(?:{watched})\b", re.IGNORECASE
        )
        self.other_after = re.compile(rf",? [^.;]{{0,40}}\b(?:{other})\b", re.IGNORECASE)


@cache
def watched_cues() -> WatchedCues:
    """The cues, read once; TypeError or KeyError if a key of the file is missing or unknown."""
    path = files("loaders") / "data" / "cues" / "watched.toml"
    return WatchedCues(**tomllib.loads(path.read_text(encoding="utf-8")))


def type_watched(reading: Reading) -> None:
    """Makes a Victim of each Person of whom the text as a whole says that he was watched.

    Needs the statements. A person of whom it says what no victim does, such as owning a firm, or
    who was put under sanctions, stays a Person.
    """
    people = [_Person(referent) for referent in _persons(reading)]
    _gather(reading, {id(person.referent): person for person in people})
    _look_around(reading, people)
    cues = watched_cues()
    weights = cues.signs | cues.circumstances
    for person in people:
        score = cues.start + sum(weights[name] for name in person.found)
        if score > 0 and person.found & cues.own_signs and not person.is_other_side:
            person.referent.type = EntityType.VICTIM


def _persons(reading: Reading) -> Iterator[Referent]:
    people = {EntityType.PERSON, EntityType.VICTIM}
    return (one for one in reading.referents if one.type in people)


@dataclass(eq=False, slots=True)
class _Person:
    """A person and what speaks for or against his having been watched."""

    referent: Referent
    found: set[str] = field(default_factory=set)
    namings: list[Naming] = field(default_factory=list)
    is_other_side: bool = False


def _gather(reading: Reading, people: dict[int, _Person]) -> None:
    """Notes what the relations, the predicates and the passages say."""
    for statement in reading.statements:
        if (head := people.get(id(statement.head))) is not None:
            _as_head(head, statement)
        if (tail := people.get(id(statement.tail))) is not None:
            _as_tail(tail, statement)
    for referent, sign in _marked(reading):
        if (person := people.get(id(referent))) is not None:
            person.found.add(sign)
    for naming in reading.namings:
        if (person := people.get(id(naming.referent))) is not None:
            person.namings.append(naming)
    for person in people.values():
        if len(person.namings) == 1:
            person.found.add("named_once")


def _marked(reading: Reading) -> Iterator[tuple[Referent, str]]:
    """Those whom a predicate or a passage has watched, and by which sign."""
    for hit in reading.hits:
        yield hit.victim, "told"
    for sighting in sightings(reading):
        sign = "device_after_deed" if sighting.how == "device" else "going_on"
        yield sighting.naming.referent, sign


def _as_head(person: _Person, statement: Statement) -> None:
    type_, tail = statement.type, statement.tail.type
    if not allowed(EntityType.VICTIM, type_, tail):
        person.is_other_side = True
    elif type_ is RelationType.SUED:
        person.found.add("sues")
    elif type_ is RelationType.SIGNED:
        person.found.add("signs")
    elif type_ is RelationType.AFFILIATED_WITH:
        if tail is EntityType.VENDOR:
            person.is_other_side = True
        elif tail in _OFFICES | COMPANIES:
            person.found.add("of_office_or_firm")
        elif tail is EntityType.MEDIA_OUTLET:
            person.found.add("of_a_newsroom")


def _as_tail(person: _Person, statement: Statement) -> None:
    if not allowed(statement.head.type, statement.type, EntityType.VICTIM):
        person.is_other_side = True
    elif statement.type is RelationType.TARGETED:
        person.found.add("told")


def _look_around(reading: Reading, people: list[_Person]) -> None:
    """Notes what the words around each naming say, and who stands near whom."""
    for person in people:
        for naming in person.namings:
            person.found.update(_beside(naming))
            person.found.update(_in_sentence(naming))
            if _is_headed(naming, reading.blocks):
                person.found.add("headed")
            if watched_cues().pattern.office.search(_text_before(naming)):
                person.is_other_side |= not person.found & {"told", "headed"}
    _note_neighbours(people)


def _text_before(naming: Naming) -> str:
    return naming.block.text[max(0, naming.start - _BEFORE) : naming.start]


def _beside(naming: Naming) -> Iterator[str]:
    """What the words right beside a name say of its bearer."""
    pattern = watched_cues().pattern
    before, after = _text_before(naming), naming.block.text[naming.end : naming.end + _AFTER]
    clause = _STOP.split(after[:70], maxsplit=1)[0]
    if pattern.device_after.match(after) or pattern.device_before.search(before):
        yield "device"
    if pattern.watched_before.search(before[-45:]) or pattern.watched_after.match(clause):
        yield "watched_role"
    if pattern.other_before.search(before[-45:]) or pattern.other_after.match(clause):
        yield "other_role"
    if _TITLE.search(before):
        yield "titled"
    if naming.block.kind is BlockKind.ITEM:
        yield "in_an_item"


def _in_sentence(naming: Naming) -> Iterator[str]:
    """What the sentence of a name and the one before say; one who speaks of it is a witness."""
    pattern = watched_cues().pattern
    text = naming.block.text
    after = text[naming.end : naming.end + _AFTER]
    speaks = pattern.speaks_after.match(after) or pattern.speaks_before.search(_text_before(naming))
    start, end = _sentence(naming)
    deed = pattern.deed.search(text[start:end])
    deed_before = pattern.deed.search(text[max(0, start - 220) : start])
    if speaks:
        yield "speaks"
    elif deed_before:
        yield "after_deed"
    if pattern.accused.search(text[start:end]):
        yield "accused"
    if (deed or deed_before) and pattern.list.search(text[start:end]):
        yield "listed"


def _sentence(naming: Naming) -> tuple[int, int]:
    if naming.tokens is None:
        return 0, len(naming.block.text)
    sentence = naming.tokens.sent
    return sentence.start_char, sentence.end_char


def _is_headed(naming: Naming, blocks: list[Block]) -> bool:
    """Whether the heading, or the line that introduces the item, speaks of those watched."""
    heading, block = watched_cues().pattern.heading, naming.block
    if heading.search(block.section) or _is_list_of_them(blocks):
        return True
    if block.kind is not BlockKind.ITEM:
        return False
    above = reversed(blocks[max(0, block.index - _LINES_UP) : block.index])
    line = next((other for other in above if other.kind is not BlockKind.ITEM), None)
    opens = line is not None and line.text.rstrip("*_ ").endswith(":")
    return line is not None and opens and heading.search(line.text) is not None


def _is_list_of_them(blocks: list[Block]) -> bool:
    """Whether the title of the text ends with such a word: "Some Known Targets"."""
    title = next((block for block in blocks if block.kind is not BlockKind.FURNITURE), None)
    if title is None or title.kind is not BlockKind.HEADING:
        return False
    return watched_cues().pattern.heading.fullmatch(title.text.rsplit(maxsplit=1)[-1]) is not None


_SURE = frozenset({"told", "device_after_deed", "device"})


def _note_neighbours(people: list[_Person]) -> None:
    spots: dict[int, list[Naming]] = defaultdict(list)
    for person in people:
        if person.found & _SURE:
            for naming in person.namings:
                spots[naming.block.index].append(naming)
    for person in people:
        for naming in person.namings:
            index = naming.block.index
            for other in (*spots[index - 1], *spots[index], *spots[index + 1]):
                if other.referent is not naming.referent:
                    person.found.update(_nearness(naming, other))


def _nearness(naming: Naming, other: Naming) -> Iterator[str]:
    if naming.block is not other.block:
        if other.block.index < naming.block.index:
            yield "near"
    elif naming.start - _NEAR < other.start < naming.end + _NEAR:
        yield "near"
        if other.start < naming.start:
            yield "after_another"
