"""Referents that no name introduces: groups of people, and states that only an adjective names."""

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from graph import MentionKind, Span
from loaders.reading import Block, Naming, Reading, Referent
from ontology import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_IN_NAME = frozenset(
    {"the", "its", "their", "these", "those", "other", "his", "her", "our", "and", "both", "such"}
)
_LATELY = 60  # groups
_LONGEST_TAIL = 7
_TELLING = frozenset({"of", "in", "from", "at", "within"})
_ENDS_WORDING = frozenset({"-", "–", "—", ";", ":", "(", '"', ","})


class Unnamed:
    """The unnamed referents of one reading: each made once, kept only if a statement needs it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._blocks: dict[int, Block] = {
            id(block.parse): block for block in reading.blocks if block.parse is not None
        }
        self._groups = {
            _key(one.name): one for one in reading.referents if one.type is EntityType.GROUP
        }
        self._states: dict[str, Referent] = {}
        for one in reading.referents:
            if one.type is EntityType.STATE:
                for form in (one.name, *one.forms):
                    self._states.setdefault(form, one)
        self._pending: dict[int, Naming] = {}
        self._kept: list[Referent] = []

    def group(self, head: "Token") -> Referent:
        """The group that a noun phrase words; a wording inside another means the same."""
        wording = self._wording(head)
        key = _key(wording)
        for known, referent in islice(reversed(self._groups.items()), _LATELY):
            if known == key or _means_same(head, key, known):
                _take_wording(referent, wording)
                return referent
        referent = Referent(EntityType.GROUP, wording, {wording: None})
        self._groups[key] = referent
        self._await(referent, head, *self._bounds(head))
        return referent

    def state(self, name: str, token: "Token") -> Referent:
        """The state of that common English name, made if the text has not named it."""
        if name in self._states:
            return self._states[name]
        referent = Referent(EntityType.STATE, name, {name: None})
        self._states[name] = referent
        self._await(referent, token, token.idx, token.idx + len(token))
        return referent

    def place(self, head: "Token") -> Span:
        """Where the document words the group."""
        return self._blocks[id(head.doc)].span(*self._bounds(head))

    def settle(self, referent: Referent) -> None:
        """Put a referent that a statement needs among those of the reading."""
        naming = self._pending.pop(id(referent), None)
        if naming is None:
            return
        self._reading.referents.append(referent)
        namings = self._reading.namings
        at = bisect_left(namings, _place(naming), key=_place)
        if not any(_overlap(naming, other) for other in namings[max(0, at - 1) : at + 1]):
            namings.insert(at, naming)

    def _await(self, referent: Referent, token: "Token", start: int, end: int) -> None:
        naming = Naming(self._blocks[id(token.doc)], start, end, referent, MentionKind.NOMINAL)
        self._pending[id(referent)] = naming
        self._kept.append(referent)  # an id stays its own as long as its referent lives

    def _wording(self, head: "Token") -> str:
        start, end = self._bounds(head)
        return self._blocks[id(head.doc)].text[start:end]

    def _bounds(self, head: "Token") -> tuple[int, int]:
        """The phrase without its article, up to its first clause or break."""
        doc = head.doc
        first = head.left_edge.i
        while first < head.i and doc[first].lower_ in _NOT_IN_NAME:
            first += 1
        last = head.i
        for child in head.rights:
            if child.i != last + 1 or child.dep_ != "prep" or not _belongs(child):
                break
            last = child.right_edge.i
        while last > head.i and not doc[last].is_alpha:
            last -= 1
        return doc[first].idx, doc[last].idx + len(doc[last])


def _belongs(preposition: "Token") -> bool:
    """Whether a short phrase tells which ones they are: "lawyers in Freedonia"."""
    phrase = preposition.doc[preposition.i : preposition.right_edge.i + 1]
    short = len(phrase) <= _LONGEST_TAIL and preposition.lower_ in _TELLING
    return short and not any(
        token.text in _ENDS_WORDING or token.pos_ in ("VERB", "AUX") for token in phrase
    )


def _means_same(head: "Token", key: str, known: str) -> bool:
    """Whether one wording shortens the other; of a bare word only if it refers: "the lawyers"."""
    shorter, longer = sorted((key, known), key=len)
    if f" {shorter} " not in f" {longer} ":
        return False
    refers = any(child.lower_ in ("the", "these", "those") for child in head.children)
    return " " in shorter or (refers and shorter == key)


def _key(wording: str) -> str:
    return " ".join(wording.casefold().split())


def _take_wording(referent: Referent, wording: str) -> None:
    referent.forms[wording] = None
    if len(wording) > len(referent.name):
        referent.name = wording


def _place(naming: Naming) -> tuple[int, int]:
    return naming.block.index, naming.start


def _overlap(one: Naming, other: Naming) -> bool:
    return one.block is other.block and one.start < other.end and other.start < one.end
