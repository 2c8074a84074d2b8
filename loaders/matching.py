"""The matcher of patterns: where in a row of symbols does a sequence stand, and who fills it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loaders.patterns import Gap, Part, Slot, Words
from loaders.reading import Naming
from loaders.symbols import Symbol

Rows = dict[int, list[Naming]]
"""By the id of a naming: the row of names that it stands in."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: names, or a word that stands for a state or refers back to an actor."""

    slot: Slot
    symbol: Symbol
    namings: tuple[Naming, ...] = ()
    partners: tuple[Symbol, ...] = ()
    """Further demonyms: the second of "British-German"."""


@dataclass(frozen=True, slots=True)
class Singular:
    """A singular word among what was matched, which speaks of one name only."""


Match = tuple[Filler | Singular, ...]


_CLOSERS = frozenset({"and", "or", "&", "plus", "then", "well"})
_FILLS: dict[str, Callable[[Symbol], bool]] = {
    "~": lambda symbol: symbol.is_plain,
    "%": lambda symbol: symbol.is_plain and symbol.token.tag_ not in ("IN", "TO", "VBN"),
    "^": lambda symbol: symbol.is_capitalised,
}


class Matcher:
    """Matches sequences against the symbols of one sentence."""

    def __init__(self, symbols: Sequence[Symbol], rows: Rows) -> None:
        self._symbols = symbols
        self._rows = rows
        self._places = {id(s.naming): i for i, s in enumerate(symbols) if s.naming is not None}

    def match(self, parts: Sequence[Part], at: int) -> Match | None:
        """Who fills the slots of the sequence if it begins at the symbol `at`; else None."""
        return next(self._rest(parts, at), None)

    def _rest(self, parts: Sequence[Part], at: int) -> Iterator[Match]:
        if not parts:
            yield ()
            return
        part, rest = parts[0], parts[1:]
        for end, fillers in self._ways(part, at):
            for later in self._rest(rest, end):
                yield (*fillers, *later)

    def _ways(self, part: Part, at: int) -> Iterator[tuple[int, Match]]:
        """The ways in which a part can stand at a place: where it ends, and who fills it."""
        if isinstance(part.what, Gap):
            yield from self._gap(part.what, at)
            return
        if at < len(self._symbols):
            if isinstance(part.what, Words):
                yield from self._word(part.what, at)
            else:
                yield from self._slot(part.what, at)
        if part.optional:
            yield at, ()

    def _gap(self, gap: Gap, at: int) -> Iterator[tuple[int, Match]]:
        yield at, ()
        for symbol in self._symbols[at : at + gap.most]:
            if not _FILLS[gap.of](symbol):
                return
            at += 1
            yield at, ()

    def _word(self, words: Words, at: int) -> Iterator[tuple[int, Match]]:
        symbol = self._symbols[at]
        if symbol.naming is None and words.fit(symbol.form, symbol.lemma):
            is_one = words.agrees and symbol.token.tag_ in ("NN", "NNP")
            yield at + 1, ((Singular(),) if is_one else ())

    def _slot(self, slot: Slot, at: int) -> Iterator[tuple[int, Match]]:
        symbol = self._symbols[at]
        if slot.by == "demonym":
            if symbol.demonym:
                yield self._demonyms(slot, symbol, at)
        elif slot.by == "its":
            if symbol.owns_as(slot.types):
                yield self._after_owner(at), (Filler(slot, symbol),)
        elif symbol.naming is not None and symbol.naming.referent.type in slot.types:
            yield self._named(slot, symbol, symbol.naming, at)

    def _demonyms(self, slot: Slot, symbol: Symbol, at: int) -> tuple[int, Match]:
        partners = []
        while at + 2 < len(self._symbols) and self._symbols[at + 1].form in ("-", "and"):
            if not self._symbols[at + 2].demonym:
                break
            at += 2
            partners.append(self._symbols[at])
        return at + 1, (Filler(slot, symbol, partners=tuple(partners)),)

    def _after_owner(self, at: int) -> int:
        possessive = at + 1 < len(self._symbols) and self._symbols[at + 1].form in ("'s", "'")
        return at + 2 if possessive else at + 1

    def _named(self, slot: Slot, symbol: Symbol, naming: Naming, at: int) -> tuple[int, Match]:
        row = self._rows.get(id(naming), [naming])
        if slot.by != "row":
            return at + 1, (Filler(slot, symbol, (naming,)),)
        later = [n for n in row[row.index(naming) :] if n.referent.type in slot.types]
        later = [n for n in later if id(n) in self._places]
        if not _ends_in_and(later):
            later = later[:1]  # "Orbo's Glimmer, Shade of old": two names, no row
        end = max((self._places[id(n)] for n in later), default=at)
        return end + 1, (Filler(slot, symbol, tuple(later)),)


def _ends_in_and(row: Sequence[Naming]) -> bool:
    """Whether a row is closed as rows are: "A, B and C"."""
    if len(row) < 2:
        return True
    last, before = row[-1], row[-2]
    between = last.block.text[before.end : last.start].split()
    return bool(_CLOSERS & set(between))
