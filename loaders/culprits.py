"""Who was behind the deeds that a passage has told of: "The attacks were attributed to Malta."."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import Span
from loaders.attribution import said_by
from loaders.culprit_cues import culprit_cues
from loaders.deeds import first_of_row, word
from loaders.places import sentence_place
from loaders.reading import BlockKind, Statement
from loaders.status import Verdict, judge
from ontology import EntityType, RelationType, Status, allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from loaders.reading import Block, Naming, Reading

_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COPULA = frozenset({"attr", "nsubj"})
_NEAR = 500  # characters back to the last deed told: about three sentences
_PASSAGE = 900  # ... and to the first of those that it goes with


@dataclass(frozen=True, slots=True, eq=False)
class _Charge:
    """A sentence that says who was behind it: who, by which word, how sure, and where."""

    naming: "Naming"
    predicate: "Token"
    verdict: Verdict
    at: Span

    @property
    def is_trail(self) -> bool:
        """Whether it only leads to him: somebody has drawn a conclusion."""
        cues = culprit_cues()
        return word(self.predicate) in cues.leading | cues.ascribing


def read_culprits(reading: "Reading") -> None:
    """Add a TARGETED from each government that is said to be behind what was told just before."""
    for naming in reading.namings:
        charge = _charge(naming)
        if charge is not None:
            for deed in _deeds_before(reading, charge):
                _add(reading, charge, deed)


def _charge(naming: "Naming") -> _Charge | None:
    """What the sentence of a naming lays to its door, or None."""
    if naming.referent.type not in _GOVERNMENT or naming.tokens is None:
        return None
    if naming.block.kind is BlockKind.FURNITURE:
        return None
    head = first_of_row(naming.tokens.root)
    predicate = next(_predicates(head), None)
    verdict = judge(predicate, RelationType.TARGETED) if predicate is not None else None
    if predicate is None or verdict is None or verdict.status is Status.DENIED:
        return None
    return _Charge(naming, predicate, verdict, sentence_place(naming.block, naming.tokens.sent))


def _predicates(head: "Token") -> "Iterator[Token]":
    """The words that make the one for whom `head` stands the doer."""
    verb = head.head
    if head.dep_ == "pobj" and head.head.lower_ in ("to", "at"):
        yield from _ascribed(head.head.head)
    elif head.dep_ in _COPULA and word(verb) in culprit_cues().standing:
        yield from _named_culprit(head, verb)
        yield from _stands_behind(verb)


def _ascribed(governor: "Token") -> "Iterator[Token]":
    """As in "They attributed the attack to Malta", "The trail leads to Malta"."""
    cues = culprit_cues()
    if word(governor) in cues.ascribing:
        things = [c for c in governor.children if c.dep_ in ("dobj", "nsubjpass")]
        is_aside = governor.dep_ in ("relcl", "acl")  # "servers that were traced to Malta"
        if not is_aside and any(word(thing) in cues.deeds for thing in things):
            yield governor
    elif word(governor) in cues.leading:
        subjects = [child for child in governor.children if child.dep_ in _SUBJECTS]
        if any(word(subject) in cues.trails for subject in subjects):
            yield governor


def _named_culprit(head: "Token", verb: "Token") -> "Iterator[Token]":
    """As in "The operator was Malta", "Malta is the probable operator", "Malta was responsible"."""
    cues = culprit_cues()
    for child in verb.children:
        if child != head and child.dep_ in _COPULA and word(child) in cues.culprits:
            yield child
        elif child.dep_ == "acomp" and word(child) in cues.guilty and _is_of_deed(child):
            yield verb


def _is_of_deed(adjective: "Token") -> bool:
    """Whether he is responsible for the deed, or simply responsible."""
    nouns = [noun for prep in adjective.children for noun in prep.children if prep.dep_ == "prep"]
    return all(word(noun) in culprit_cues().deeds for noun in nouns)


def _stands_behind(verb: "Token") -> "Iterator[Token]":
    """As in "Malta was behind it", "Behind the attack stood Malta"."""
    for child in verb.children:
        behind = child.dep_ == "prep" and child.lower_ == "behind"
        if behind and any(word(noun) in culprit_cues().deeds for noun in child.children):
            yield verb


def _deeds_before(reading: "Reading", charge: _Charge) -> list[Statement]:
    """The deeds that the passage up to the charge has told of, one for each victim."""
    start = charge.at.start
    first = max(start - _PASSAGE, _heading_before(reading, charge.naming.block))
    told = [
        one
        for one in reading.statements
        if one.type is RelationType.TARGETED and one.status is not Status.DENIED
    ]
    accused = {id(one.tail) for one in told if one.head.type in _GOVERNMENT}
    near = [one for one in told if first <= one.at.start < charge.at.end]
    if not any(one.at.end >= start - _NEAR for one in near):
        return []
    found = {id(one.tail): one for one in near if id(one.tail) not in accused}
    return list(found.values())


def _heading_before(reading: "Reading", block: "Block") -> int:
    """Where the heading above a block stands in the document: another matter begins there."""
    above = reading.blocks[: block.index]
    places = [one.places[0] for one in above if one.kind is BlockKind.HEADING]
    return places[-1] if places else 0


def _add(reading: "Reading", charge: _Charge, deed: Statement) -> None:
    head = charge.naming.referent
    if head is deed.tail or not allowed(head.type, RelationType.TARGETED, deed.tail.type):
        return
    speaker, speaker_at = said_by(reading, charge.verdict.speaker) or (None, None)
    known = [charge.verdict.status, deed.status]
    if charge.is_trail:
        known.append(Status.ALLEGED)
    status = min(known, key=lambda one: one.strength)
    reading.statements.append(
        Statement(
            head=head,
            head_at=charge.naming.span,
            type=RelationType.TARGETED,
            tail=deed.tail,
            tail_at=deed.tail_at,
            status=status,
            at=Span(min(deed.at.start, charge.at.start), max(deed.at.end, charge.at.end)),
            rule="passage:behind-it",
            said_by=speaker,
            said_by_at=speaker_at,
        )
    )
