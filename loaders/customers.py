"""Customers and operators that a passage names after the sentence that opened the list."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.attribution import said_by
from loaders.customer_cues import customer_cues
from loaders.in_question import product_in_question
from loaders.places import sentence_place
from loaders.reading import BlockKind, Statement
from loaders.status import judge
from ontology import EntityType, RelationType, Status, allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from graph import Span
    from loaders.reading import Block, Naming, Reading, Referent

_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_OPENING = 3  # words


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """A list of customers that a sentence has opened: whose they are, and how sure that is."""

    seller: "Referent"
    seller_at: "Span"
    status: Status


def read_customers(reading: "Reading") -> None:
    """Add SELLS_TO for the customers that the next sentence names, USED for operators in places."""
    lists = _Lists(reading)
    for block in reading.blocks:
        if block.parse is not None and block.kind is not BlockKind.FURNITURE:
            for sentence in block.parse.sents:
                lists.read(block, sentence)


class _Lists:
    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._open: _Open | None = None
        self._sales: dict[Span, Statement] = {}
        self._uses: set[Span] = set()
        for statement in reading.statements:
            if statement.type is RelationType.SELLS_TO and statement.status is not Status.DENIED:
                self._sales[statement.at] = statement
            elif statement.type is RelationType.USED:
                self._uses.add(statement.at)
        self._governments: dict[tuple[int, int], list[Naming]] = {}
        for naming in reading.namings:
            if naming.tokens is not None and naming.referent.type in _GOVERNMENT:
                key = (naming.block.index, naming.tokens.sent.start)
                self._governments.setdefault(key, []).append(naming)

    def read(self, block: "Block", sentence: "TokenSpan") -> None:
        at = sentence_place(block, sentence)
        governments = self._governments.get((block.index, sentence.start), [])
        sale = self._sales.get(at)
        if sale is not None:
            self._open = _Open(sale.head, sale.head_at, sale.status)
            return
        if governments and self._open is not None and _goes_on(sentence):
            self._go_on(self._open, governments, at)
            return
        self._open = None
        if governments and at not in self._uses:
            self._operators(sentence, governments, at)

    def _go_on(self, opened: _Open, governments: "list[Naming]", at: "Span") -> None:
        for naming in governments:
            if naming.tokens is None or naming.tokens.root.dep_ == "poss":
                continue
            verdict = judge(naming.tokens.root, RelationType.SELLS_TO)
            if verdict is None:
                continue
            status = min(verdict.status, opened.status, key=lambda one: one.strength)
            ends = ((opened.seller, opened.seller_at), (naming.referent, naming.span))
            self._add(ends, RelationType.SELLS_TO, (status, at), "passage:customers")

    def _operators(self, sentence: "TokenSpan", governments: "list[Naming]", at: "Span") -> None:
        """Read "operators were at work in Malta and Cyprus": they ran the product in question."""
        noun = next(filter(_is_operators, sentence), None)
        product = product_in_question(self._reading, noun) if noun is not None else None
        if noun is None or product is None:
            return
        verdict = judge(noun, RelationType.USED)
        if verdict is None or verdict.status is Status.DENIED:
            return
        product_at = next(n.span for n in self._reading.namings if n.referent is product)
        status = min(verdict.status, Status.ALLEGED, key=lambda one: one.strength)
        for naming in _located(governments, noun):
            ends = ((naming.referent, naming.span), (product, product_at))
            self._add(ends, RelationType.USED, (status, at), "passage:operators", verdict.speaker)

    def _add(
        self,
        ends: "tuple[tuple[Referent, Span], tuple[Referent, Span]]",
        type_: RelationType,
        how: "tuple[Status, Span]",
        rule: str,
        speaker: "Token | None" = None,
    ) -> None:
        (head, head_at), (tail, tail_at) = ends
        if head is tail or not allowed(head.type, type_, tail.type):
            return
        said, said_at = said_by(self._reading, speaker) or (None, None)
        self._reading.statements.append(
            Statement(head, head_at, type_, tail, tail_at, how[0], how[1], rule, said, said_at)
        )


def _is_operators(token: "Token") -> bool:
    """Whether it speaks of several: a single operator is somebody, not a country's."""
    return token.tag_ == "NNS" and token.lemma_.lower() in customer_cues().operators


def _goes_on(sentence: "TokenSpan") -> bool:
    words = [token.lower_ for token in sentence if token.is_alpha][:_OPENING]
    opens = any(" ".join(words[:n]) in customer_cues().openers for n in range(1, _OPENING + 1))
    return opens and sentence.root.lemma_.lower() not in customer_cues().breakers


def _located(governments: "list[Naming]", noun: "Token") -> "Iterator[Naming]":
    """Those of a row that a preposition of place begins, after the noun."""
    located = False
    for naming in governments:
        if naming.tokens is None or naming.tokens.start < noun.i:
            continue
        root = naming.tokens.root
        if root.dep_ == "pobj" and root.head.lower_ in customer_cues().places:
            located = True
        elif root.dep_ not in ("conj", "appos"):
            located = False
        if located:
            yield naming
