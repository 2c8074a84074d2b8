"""Entries that open with a bare name: "5. Orbo Labs. A firm based in Freedonia."."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import Span
from loaders.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.reading import Block, Naming

_COPULAS = frozenset({"is", "was", "are", "were"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST_NUMBER = 3  # words before the name: "5.", "(b)", "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """The name that an entry opens with, and the place where it does."""

    naming: "Naming"
    at: Span

    def symbols(self, fragment: "Sequence[Symbol]") -> list[Symbol]:
        """The name as it would stand before the fragment: "Orbo, a firm", "Orbo is a firm"."""
        token = self.naming.tokens[-1] if self.naming.tokens is not None else fragment[0].token
        name = Symbol(token, self.naming)
        return [name] if fragment[0].form in _COPULAS else [name, Symbol.of_comma(token)]


class Entries:
    """Remembers the name that the entry being read has opened with."""

    def __init__(self) -> None:
        self._entry: Entry | None = None
        self._block: Block | None = None

    def before(self, block: "Block", symbols: "Sequence[Symbol]") -> Entry | None:
        """The entry that a sentence without a subject goes on describing, or None."""
        if block is not self._block:
            self._block, self._entry = block, None
        opening = _bare_name(symbols)
        if opening is not None:
            self._entry = Entry(opening, opening.span)
            return None
        if self._entry is None or _is_number(symbols):
            return None
        if not _is_fragment(symbols):
            self._entry = None
        return self._entry


def _bare_name(symbols: "Sequence[Symbol]") -> "Naming | None":
    """The naming that a sentence consists of, numbers and points aside."""
    names = [symbol.naming for symbol in symbols if symbol.naming is not None]
    rest = [symbol for symbol in symbols if symbol.naming is None]
    if len(names) != 1 or len(rest) > _LONGEST_NUMBER + 1:
        return None
    return names[0] if all(_is_mark(symbol) for symbol in rest) else None


def _is_mark(symbol: Symbol) -> bool:
    return not symbol.form.isalpha() or len(symbol.form) == 1


def _is_number(symbols: "Sequence[Symbol]") -> bool:
    return all(symbol.naming is None and _is_mark(symbol) for symbol in symbols)


def _is_fragment(symbols: "Sequence[Symbol]") -> bool:
    """Whether a sentence has no subject of its own: no finite verb, or one right at its start."""
    first = symbols[0]
    if first.form in _COPULAS:
        return True
    if first.naming is not None:
        return False
    root = first.token.sent.root
    return root.tag_ not in _FINITE and not any(child.dep_ == "nsubj" for child in root.children)
