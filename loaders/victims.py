"""People who were watched, by what a passage says of them after it has spoken of a deed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.governors import is_verbal
from loaders.reading import BlockKind
from loaders.victim_cues import victim_cues
from ontology import PEOPLE, EntityType, RelationType

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from loaders.reading import Block, Naming, Reading

_WATCHED = (PEOPLE - {EntityType.UN_EXPERT}) | {EntityType.MEDIA_OUTLET, EntityType.NGO}
_OBJECTS = frozenset({"nsubjpass", "dobj", "attr", "oprd", "dative"})
_TARGET_PREPOSITIONS = frozenset({"of", "on", "against", "including", "as", "at", "to", "like"})
_ASIDE = frozenset({"relcl", "acl", "advcl", "poss", "compound"})
_OPENING = 3  # words
_WARM = 2  # sentences after a deed
_LONGEST_ROW = 30
_ITEM_START = 10  # characters: bullet, number, title
_BULLETS = tuple("-*•–1234567890")


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """A naming of somebody of whom the passage says that he was watched, and by what it says so."""

    naming: "Naming"
    how: str
    predicate: "Token"
    """The verb of the clause, or the name itself where the sentence has none."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the sentence of a naming is like: does it speak of a deed, do those before it?"""

    has_deed: bool
    opens: bool
    warm: bool
    announced: bool
    """Whether it is an item of a list that the sentence before the list announced: "Targets:"."""


def sightings(reading: "Reading") -> Iterator[Sighting]:
    """The namings of victims that no predicate joins to a deed, in order of the text."""
    suspects = _suspects(reading)
    by_sentence = _by_sentence(reading, suspects)
    hits = {(id(hit.token.doc), hit.token.sent.start) for hit in reading.hits}
    since = _WARM + 1
    announced = False
    for block in reading.blocks:
        if block.parse is None or block.kind is BlockKind.FURNITURE:
            continue
        is_item = _is_item(block)
        for sentence in block.parse.sents:
            key = (id(block.parse), sentence.start)
            has_deed = _has_deed(sentence)
            listed = announced and is_item
            around = _Around(has_deed, _opens(sentence), since <= _WARM, listed)
            found = list(_in_sentence(by_sentence.get(key, []), around))
            yield from found
            if has_deed or key in hits or found:
                since = 0
            elif not is_item:
                since += 1
            if not is_item:
                announced = has_deed and sentence.text.rstrip("* ").endswith(":")


def _suspects(reading: "Reading") -> set[int]:
    """Those of whom the text says that they stand on the other side."""
    found = set()
    for statement in reading.statements:
        if statement.type in (RelationType.AFFILIATED_WITH, RelationType.OWNS):
            if statement.tail.type is EntityType.VENDOR:
                found.add(id(statement.head))
        elif statement.type in (RelationType.SANCTIONED, RelationType.SUED):
            found.add(id(statement.tail))
    return found


def _by_sentence(reading: "Reading", suspects: set[int]) -> "dict[tuple[int, int], list[Naming]]":
    found: dict[tuple[int, int], list[Naming]] = {}
    for naming in reading.namings:
        if naming.tokens is None or id(naming.referent) in suspects:
            continue
        if naming.referent.type in _WATCHED:
            key = (id(naming.tokens.doc), naming.tokens.sent.start)
            found.setdefault(key, []).append(naming)
    return found


def _is_item(block: "Block") -> bool:
    return block.kind is BlockKind.ITEM or block.text.startswith(_BULLETS)


def _in_sentence(namings: "list[Naming]", around: _Around) -> Iterator[Sighting]:
    for naming in namings:
        if naming.tokens is None:
            continue
        root = naming.tokens.root
        head = _first_of_row(root)
        if _speaks(head) or _is_undone(head) or _is_another(naming.tokens):
            continue
        how = _how(naming, head, around)
        if how:
            yield Sighting(naming, how, _clause(head) if how == "deed" else root)


def _how(naming: "Naming", head: "Token", around: _Around) -> str:
    """By what the sentence says that the one named was watched, or nothing."""
    near = around.has_deed or around.warm
    if near and (_has_device(head) or _whose_device(naming)):
        return "device"
    if naming.referent.type not in PEOPLE:
        return ""
    if near and _is_told(head):
        return "notice"
    if _clause(head).lemma_.lower() in victim_cues().other_deeds:
        return ""
    return _how_person(naming, head, around)


def _how_person(naming: "Naming", head: "Token", around: _Around) -> str:
    starts_item = around.announced and naming.start < _ITEM_START
    goes_on = around.warm and ((around.opens and _is_main(head)) or _is_named(head))
    if goes_on or starts_item:
        return "list"
    if around.has_deed and _undergoes(head):
        return "deed"
    return "echo" if around.warm and _echoes(head) else ""


def _has_deed(sentence: "TokenSpan") -> bool:
    return any(token.lemma_.lower() in victim_cues().deeds for token in sentence)


def _opens(sentence: "TokenSpan") -> bool:
    words = [token.lower_ for token in sentence if token.is_alpha][:_OPENING]
    return any(" ".join(words[:count]) in victim_cues().openers for count in range(1, 4))


def _first_of_row(token: "Token") -> "Token":
    for _ in range(_LONGEST_ROW):
        if token.dep_ not in ("conj", "appos") or is_verbal(token.head):
            return token
        token = token.head
    return token


def _clause(token: "Token") -> "Token":
    """The verb in whose clause a word stands, or the root."""
    for _ in range(_LONGEST_ROW):
        if token.head == token or is_verbal(token):
            return token
        token = token.head
    return token


def _is_undone(head: "Token") -> bool:
    return any(child.lower_ in victim_cues().undoing for child in _clause(head).children)


def _is_another(name: "TokenSpan") -> bool:
    """Whether another is meant: "by Brook", "a friend of Brook", "Minister Brook's rule"."""
    before = name.doc[max(0, name.start - 4) : name.start]
    words = [token.lemma_.lower() for token in before]
    return "by" in words[-2:] or ("of" in words and bool(victim_cues().blockers & set(words)))


def _speaks(head: "Token") -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in victim_cues().speakers


def _is_device(token: "Token") -> bool:
    return token.lemma_.lower() in victim_cues().devices


def _has_device(head: "Token") -> bool:
    """Whether a thing of his is spoken of: "Brook's phone", "the handsets of Pell and Brook"."""
    if head.dep_ == "poss":
        return _is_device(head.head)
    if head.dep_ != "pobj" or head.head.lower_ not in ("of", "by", "to", "from"):
        return False
    owner = head.head.head
    subjects = [child for child in owner.children if child.dep_ in ("nsubj", "nsubjpass")]
    below = [noun for word in subjects for prep in word.children for noun in prep.children]
    return any(map(_is_device, (owner, owner.head, *subjects, *below)))


def _whose_device(naming: "Naming") -> bool:
    """Whether a clause about his things hangs on the name: "Brook, whose phone ..."."""
    if naming.tokens is None:
        return False
    clauses = [child for child in naming.tokens.root.children if child.dep_ == "relcl"]
    words = (word for clause in clauses for word in clause.subtree)
    return any(word.lower_ == "whose" and _is_device(word.head) for word in words)


def _is_main(head: "Token") -> bool:
    """Whether it stands in the main clause, and not in what is said of another by the way."""
    for _ in range(_LONGEST_ROW):
        if head.dep_ in _ASIDE:
            return False
        if head.head == head:
            return True
        head = head.head
    return False


def _is_told(head: "Token") -> bool:
    """Whether a warning reached him: "Brook received an alert", "Orbo notified Brook"."""
    cues, verb = victim_cues(), head.head
    lemma = verb.lemma_.lower()
    if head.dep_ in ("dobj", "nsubjpass") and lemma in cues.informing:
        return True
    objects = [child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"]
    return head.dep_ == "nsubj" and lemma in cues.receiving and bool(cues.notices & set(objects))


def _is_named(head: "Token") -> bool:
    """Whether the sentence says who is meant: "The notary is Brook", "Those hit include Brook"."""
    verb = _clause(head)
    if verb.lemma_.lower() not in victim_cues().naming or head.dep_ in ("nsubj", "poss"):
        return False
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(child.ent_type_ == "" and child.pos_ != "PROPN" for child in subjects)


def _undergoes(head: "Token") -> bool:
    if head.dep_ == "pobj":
        return head.head.lower_ in _TARGET_PREPOSITIONS
    return head.dep_ in _OBJECTS


def _echoes(head: "Token") -> bool:
    clause = _clause(head)
    return any(child.lower_ in victim_cues().echoes for child in clause.children)
