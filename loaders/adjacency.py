"""Relations between names that stand side by side, by the patterns of `data/patterns`."""

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from graph import Span
from loaders.chains import chains_of
from loaders.entries import Entries
from loaders.matching import Filler, Match, Matcher, Singular
from loaders.owners import owner
from loaders.parts import read_parts
from loaders.patterns import Gap, Part, Pattern, Slot, Words, patterns
from loaders.places import give_tokens, place_of, sentence_place
from loaders.reading import BlockKind, Reading, Statement
from loaders.status_cues import status_cues
from loaders.symbols import Symbol, symbols_of
from loaders.unnamed import Unnamed
from ontology import EntityType, RelationType, Status, allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span as TokenSpan

    from loaders.reading import Block, Naming, Referent

_MANDATING = frozenset({EntityType.INTERGOVERNMENTAL_BODY})
_GIVES_WAY = {
    "role-of-org-name": frozenset({"name-role-of", "name-role-from"}),
    "name-orgs-role": frozenset({"org-role-name"}),
}
"""Patterns and those that overrule them at one organisation: the role is of their name."""


def read_adjacent(reading: Reading) -> None:
    """Add the statements that names side by side make."""
    give_tokens(reading)
    finder = _Finder(reading)
    for block in reading.blocks:
        if block.parse is not None and block.kind is not BlockKind.FURNITURE:
            for sentence in block.parse.sents:
                finder.read(block, sentence)
    _drop_roles_that_are_seats(reading)
    read_parts(reading)


def _drop_roles_that_are_seats(reading: Reading) -> None:
    """Keep a member of an assembly off its staff: he holds a seat in it."""
    seats = {
        (id(one.head), id(one.tail))
        for one in reading.statements
        if one.type is RelationType.MEMBER_OF
    }
    reading.statements[:] = [
        one
        for one in reading.statements
        if one.type is not RelationType.AFFILIATED_WITH or (id(one.head), id(one.tail)) not in seats
    ]


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._unnamed = Unnamed(reading)
        self._rows = chains_of(reading.namings)
        self._entries = Entries()
        self._first_tokens: dict[int, dict[int, Naming]] = {}
        for naming in reading.namings:
            if naming.tokens is not None:
                firsts = self._first_tokens.setdefault(naming.block.index, {})
                firsts[naming.tokens.start] = naming

    def read(self, block: "Block", sentence: "TokenSpan") -> None:
        """Add what the names of one sentence say side by side."""
        first_tokens = self._first_tokens.get(block.index, {})
        symbols = list(symbols_of(sentence, first_tokens))
        at = sentence_place(block, sentence)
        entry = self._entries.before(block, symbols)
        if entry is not None:
            symbols = [*entry.symbols(symbols), *symbols]
            at = Span(entry.at.start, at.end)
        if any(symbol.naming is not None for symbol in symbols):
            self._match(symbols, at)

    def _match(self, symbols: "list[Symbol]", at: Span) -> None:
        matcher = Matcher(symbols, self._rows)
        found = [
            (pattern, match)
            for place, symbol in enumerate(symbols)
            for pattern in _candidates(symbol)
            if (match := matcher.match(pattern.parts, place))
        ]
        for pattern, match in found:
            if not _is_of_another(pattern, match, found):
                self._state(pattern, match, at)

    def _state(self, pattern: Pattern, match: Match, at: Span) -> None:
        heads = self._ends(match, "HEAD")
        tails = self._ends(match, "TAIL")
        status = Status.ALLEGED if _is_hedged(match) else Status.CONFIRMED
        for (head, head_at), (tail, tail_at) in _pairs(heads, tails, match):
            type_ = type_for(head, pattern.type, tail)
            if head is tail or not allowed(head.type, type_, tail.type):
                continue
            for end in (head, tail):
                self._unnamed.settle(end)
            statement = Statement(
                head=head,
                head_at=head_at,
                type=type_,
                tail=tail,
                tail_at=tail_at,
                status=status,
                at=at,
                rule=f"beside:{pattern.id}",
            )
            self._reading.statements.append(statement)

    def _ends(self, match: Match, end: str) -> "list[tuple[Referent, Span]]":
        fillers = [one for one in _fillers(match) if one.slot.end == end]
        named = [naming.referent for one in _fillers(match) for naming in one.namings]
        return [one for filler in fillers for one in self._fill(filler, named)]

    def _fill(self, filler: Filler, named: "list[Referent]") -> "Iterator[tuple[Referent, Span]]":
        if filler.slot.by == "demonym":
            for symbol in (filler.symbol, *filler.partners):
                yield self._demonym(symbol)
        elif filler.slot.by == "its":
            referent = owner(self._reading, filler.symbol.token, filler.slot.types, named)
            if referent is not None:
                yield referent, place_of(self._reading, filler.symbol.token)
        else:
            yield from ((naming.referent, naming.span) for naming in filler.namings)

    def _demonym(self, symbol: Symbol) -> "tuple[Referent, Span]":
        if symbol.naming is not None:
            return symbol.naming.referent, symbol.naming.span
        state = self._unnamed.state(symbol.demonym, symbol.token)
        return state, place_of(self._reading, symbol.token)


def _is_of_another(pattern: Pattern, match: Match, found: list[tuple[Pattern, Match]]) -> bool:
    """Whether the role is of another name: "Brook, head of Orbo, Pell", "Brook, Orbo head Pell"."""
    others = _GIVES_WAY.get(pattern.id, frozenset())
    if not any(isinstance(one, Singular) for one in match):
        return False
    tails = _tails(match)
    return any(other.id in others and tails & _tails(taken) for other, taken in found)


def _tails(match: Match) -> set[int]:
    return {id(n) for one in _fillers(match) if one.slot.end == "TAIL" for n in one.namings}


_End = tuple["Referent", Span]
_Ends = list[_End]


def type_for(head: "Referent", type_: RelationType, tail: "Referent") -> RelationType:
    """A mandate holder's role at an intergovernmental body is a seat in it."""
    is_expert = head.type is EntityType.UN_EXPERT
    if is_expert and type_ is RelationType.AFFILIATED_WITH and tail.type in _MANDATING:
        return RelationType.MEMBER_OF
    return type_


def _is_hedged(match: Match) -> bool:
    """Whether a word between the names hedges: "Orbo, reportedly a subsidiary of Crest"."""
    places = [one.symbol.token.i for one in _fillers(match)]
    between = _fillers(match)[0].symbol.token.doc[min(places) : max(places)]
    cues = status_cues()
    hedges = cues.adverbs.doubt | cues.adjectives.doubt
    return any(token.lower_ in hedges for token in between)


def _fillers(match: Match) -> list[Filler]:
    return [one for one in match if isinstance(one, Filler)]


def _pairs(heads: _Ends, tails: _Ends, match: Match) -> "Iterable[tuple[_End, _End]]":
    """Each with each; one by one where the sentence says "respectively".

    "A, B and C, a director of Lumen": the singular speaks of the nearest of a row only.
    """
    fillers = _fillers(match)
    words = {token.lower_ for token in fillers[0].symbol.token.sent}
    if len(heads) == len(tails) > 1 and "respectively" in words:
        return zip(heads, tails, strict=True)
    if "respectively" not in words and any(isinstance(one, Singular) for one in match):
        first = fillers[0].slot.end == "HEAD"
        heads = heads[-1:] if first else heads[:1]
    return product(heads, tails)


def _candidates(symbol: Symbol) -> "Iterator[Pattern]":
    """The patterns that can begin at a symbol."""
    if symbol.naming is not None:
        yield from _by_type().get(symbol.naming.referent.type.value, ())
    else:
        yield from _by_word().get(symbol.form, ())
        for word in {symbol.form: None, symbol.lemma: None}:
            yield from _by_word().get("@" + word, ())
        if symbol.may_own:
            yield from _by_word().get("its/", ())
    if symbol.demonym:
        yield from _by_word().get("demonym", ())


@cache
def _by_type() -> dict[str, list[Pattern]]:
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns():
        what = pattern.parts[0].what
        if isinstance(what, Slot) and what.by in ("name", "row"):
            for type_ in what.types:
                found.setdefault(type_.value, []).append(pattern)
    return found


@cache
def _by_word() -> dict[str, list[Pattern]]:
    """Patterns that begin with a word, by the word; "@lemma", "its/" and "demonym" for the rest."""
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns():
        for key in _keys(pattern.parts[0]):
            found.setdefault(key, []).append(pattern)
    return found


def _keys(part: Part) -> "Iterable[str]":
    what = part.what
    if isinstance(what, Gap):
        return ()
    if isinstance(what, Words):
        return [*what.forms, *(f"@{word}" for word in what.lemmas)]
    return {"demonym": ["demonym"], "its": ["its/"]}.get(what.by, [])
