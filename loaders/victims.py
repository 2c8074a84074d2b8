"""People who were watched, by what a passage says of them after it has spoken of a deed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.deeds import clause_of, deeds_of, first_of_row, is_device, undergone, word
from loaders.going_on import Around, Opened, how_watched
from loaders.reading import BlockKind
from loaders.victim_cues import victim_cues
from ontology import PEOPLE, EntityType, RelationType

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from loaders.reading import Block, Naming, Reading

_WATCHED = (PEOPLE - {EntityType.UN_EXPERT}) | {EntityType.MEDIA_OUTLET, EntityType.NGO}
_WARM = 2  # sentences after a deed
_BULLETS = tuple("-*•–1234567890")


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """A naming of somebody of whom the passage says that he was watched, and by what it says so."""

    naming: "Naming"
    how: str
    predicate: "Token"
    """The deed, the verb of the clause, or the name itself where the sentence has none."""
    opened: Opened | None = None
    """What the sentence goes on from, where it does not speak of the deed itself."""


def sightings(reading: "Reading") -> Iterator[Sighting]:
    """The namings of victims that no predicate joins to a deed, in order of the text."""
    namings = _by_sentence(reading, suspects(reading))
    walk = _Walk()
    for block in reading.blocks:
        if block.parse is None or block.kind is BlockKind.FURNITURE:
            continue
        for sentence in block.parse.sents:
            here = namings.get((id(block.parse), sentence.start), [])
            yield from walk.read(sentence, here, is_item=_is_item(block))


class _Walk:
    """Goes from sentence to sentence and keeps the deed that the last ones spoke of."""

    def __init__(self) -> None:
        self._opened: Opened | None = None
        self._since = 0
        self._announced = False

    def read(
        self, sentence: "TokenSpan", namings: "list[Naming]", *, is_item: bool
    ) -> list[Sighting]:
        """The sightings of the next sentence."""
        deeds = tuple(deeds_of(sentence))
        around = Around(sentence, deeds, self._opened, self._since, self._announced and is_item)
        found = list(_in_sentence(namings, around))
        if deeds:
            self._opened, self._since = Opened(deeds, frozenset(_struck(sentence))), 0
        elif found:
            self._since = 0
        elif not is_item:
            self._since += 1
        if self._since > _WARM:
            self._opened = None
        if not is_item:
            self._announced = bool(deeds) and sentence.text.rstrip("* ").endswith(":")
        return found


def _struck(sentence: "TokenSpan") -> Iterator[str]:
    names_targets = any(word(token) in victim_cues().struck for token in sentence)
    nouns = [token for token in sentence if token.pos_ == "NOUN" and not is_device(token)]
    for noun in nouns:
        called = names_targets and noun.dep_ in (
            "dobj",
            "nsubjpass",
        )  # "named reporters as targets"
        if called or undergone(noun) is not None:
            yield word(noun)


def suspects(reading: "Reading") -> set[int]:
    """Those of whom the text says that they stand on the other side."""
    found = set()
    for statement in reading.statements:
        if statement.type in (RelationType.AFFILIATED_WITH, RelationType.OWNS):
            if statement.tail.type is EntityType.VENDOR:
                found.add(id(statement.head))
        elif statement.type in (RelationType.SANCTIONED, RelationType.SUED):
            found.add(id(statement.tail))
    return found


def _by_sentence(reading: "Reading", others: set[int]) -> "dict[tuple[int, int], list[Naming]]":
    found: dict[tuple[int, int], list[Naming]] = {}
    for naming in reading.namings:
        if naming.tokens is None or id(naming.referent) in others:
            continue
        if naming.referent.type in _WATCHED:
            key = (id(naming.tokens.doc), naming.tokens.sent.start)
            found.setdefault(key, []).append(naming)
    return found


def _is_item(block: "Block") -> bool:
    return block.kind is BlockKind.ITEM or block.text.startswith(_BULLETS)


def _in_sentence(namings: "list[Naming]", around: Around) -> Iterator[Sighting]:
    for naming in namings:
        if naming.tokens is None:
            continue
        head = first_of_row(naming.tokens.root)
        if _speaks(head) or _is_undone(head) or _is_another(naming.tokens):
            continue
        deed = undergone(head)
        if deed is not None:
            how = "device" if head.dep_ in ("poss", "pobj") else "deed"
            if naming.referent.type in PEOPLE or how == "device":
                yield Sighting(naming, how, deed)
            continue
        how = how_watched(naming, head, around)
        if how:
            own = how == "device" and around.deeds
            deed = around.deeds[0] if own else naming.tokens.root
            yield Sighting(naming, how, deed, None if own else around.opened)


def _is_undone(head: "Token") -> bool:
    return any(child.lower_ in victim_cues().undoing for child in clause_of(head).children)


def _is_another(name: "TokenSpan") -> bool:
    """Whether another is meant: "by Brook", "a friend of Brook", "Minister Brook's rule"."""
    before = name.doc[max(0, name.start - 4) : name.start]
    words = [word(token) for token in before]
    return "by" in words[-2:] or ("of" in words and bool(victim_cues().blockers & set(words)))


def _speaks(head: "Token") -> bool:
    return head.dep_ == "nsubj" and word(head.head) in victim_cues().speakers
