"""What the alphabet tells about a list: where glued names part, which commas belong to a name."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.gazetteer import state_of
from loaders.list_words import name_words
from loaders.slices import Slice

_SORTED_LINES = 0.8
_SORTED_COMMAS = 0.72
_FEW = 8
_LAST = "\uffff"
# Where a new name may begin: after a bracket, at a capital that follows a small letter or a blank.
_STARTS = re.compile(r"(?<=\))(?=\w)|(?<=[a-zß-ÿ!])(?=[A-ZÀ-Þ])|\s+(?=[A-ZÀ-Þ@#\d])")
_PERSON_FOLLOWS = re.compile(
    r"[A-ZÀ-Þ][^\s,(]+(?: [^\s,(]+){1,4}(?:,| \()|[A-ZÀ-Þ]\w+(?: \w\.)? [A-ZÀ-Þ]\w+$"
)
_ENUMERATION = re.compile(r"\w+ (?:and|y|e|et|und) \w+(?: \([^()]*\))?")
_CALLS_FOR_MORE = re.compile(r" (?:for|of|de|del|para|por|pour|für|on) (?:\w+ )?\w+$")
# A name that ends with its acronym: another capital begins another name.
_CLOSED = re.compile(r"\([^()\s]{2,14}\)$|\)$(?<=[a-z]\))")


def share_in_order(keys: Sequence[str]) -> float:
    """The share of neighbours that stand in the order of the alphabet."""
    pairs = list(pairwise(keys))
    return sum(a[:6] <= b[:6] for a, b in pairs) / max(1, len(pairs))


def folded(text: str) -> str:
    """A name as an alphabetical list orders it, where accents do not count."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").casefold())
    return "".join(letter for letter in plain if letter.isalnum() and letter.isascii())


def by_code(text: str) -> str:
    """A name as a computer orders it: letters with accents come last."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def best_key(names: Sequence[str]) -> Callable[[str], str]:
    """The way of ordering that these names follow best."""
    shares = [share_in_order([way(name) for name in names]) for way in (folded, by_code)]
    return by_code if shares[1] > shares[0] else folded


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Between which names a piece stands in an alphabetical list, and how the list orders."""

    key: Callable[[str], str]
    before: str
    after: str

    def allow(self, left: str, right: str) -> bool:
        """Whether a new name may begin here: not before this one, not after the next."""
        here, then = self.key(left), self.key(right)
        first = self.key(right.split(maxsplit=1)[0])
        if not self.after:
            return then[:1] > here[:1] and " " in left and " " in right
        sound = here[:6] <= self.after[:6] or here[:4] == self.after[:4]
        low = here if sound else self.before
        reaches = then <= self.after or first == self.after[: len(first)]
        return low <= then and reaches and then != here


def cut_glued(pieces: Sequence[Slice], several: bool, persons: bool) -> list[Slice]:
    """The pieces, cut where one name runs into the next: by brackets, capitals and the alphabet.

    `several` says that lines of this list hold more than one name, `persons` that they name
    persons, so that a new name can only follow what was said about the last.
    """
    names = [piece.text for piece in pieces]
    key = best_key(names)
    keys = [key(name) for name in names]
    ordered = several and len(pieces) >= _FEW and share_in_order(keys) >= _SORTED_LINES
    found: list[Slice] = []
    for at, piece in enumerate(pieces):
        bounds = _Bounds(key, keys[at - 1] if at else "", (*keys, "")[at + 1]) if ordered else None
        found += _cut(piece, bounds, several, persons)
    return found


def _cut(piece: Slice, bounds: _Bounds | None, several: bool, persons: bool) -> list[Slice]:
    text, found, start = piece.text, list[Slice](), 0
    for match in _STARTS.finditer(text):
        left, right = text[start : match.start()].rstrip(), text[match.end() :]
        if not left or _inside(left) or state_of(right):
            continue
        if persons and not (re.search(r"[,)]", left) and _PERSON_FOLLOWS.match(right)):
            continue
        tight = match.start() == match.end()
        fits = bool(_CLOSED.search(left)) and (tight or several)
        if not fits and bounds is not None:
            fits = (not tight or " " in left or "." in left) and bounds.allow(left, right)
        elif not fits and tight:
            fits = _runs_on(left, right, several or bool(found))
        if fits:
            found.append(_joined(piece, start, match.start()))
            start = match.end()
    return [*found, _joined(piece, start, len(text))]


def _joined(piece: Slice, start: int, end: int) -> Slice:
    part = piece.part(start, end).without(",")
    match = re.match(r"and\s+", part.text)
    return part.part(match.end()) if match else part


def _inside(left: str) -> bool:
    """Whether a name cannot end here: in a bracket, or after a word or mark that asks for more."""
    if left.count("(") > left.count(")") or left.endswith((",", "-", "/", ":")):
        return True
    return left.rsplit(maxsplit=1)[-1].casefold() in name_words().joints


def _runs_on(left: str, right: str, several: bool) -> bool:
    """Without the alphabet only a capital inside a word tells, and not in a first word."""
    if " " not in left or len(right) < 4:
        return False
    last = re.split(r"[\s-]", left)[-1]
    if any(kind.fullmatch(last) for kind in name_words().kinds.values()):
        return True
    return several and len(last) >= 4 and last[-1].islower()


def join_by_order(pieces: Sequence[Slice]) -> list[Slice]:
    """Comma pieces, joined where the comma belongs to a name.

    In an alphabetical list a piece out of order goes with the one before; in any list, one that
    begins with a small letter does, and a bare legal form or state.
    """
    key = best_key([piece.text for piece in pieces])
    keys = [key((piece.text.split() or [""])[0]) for piece in pieces]
    ordered = len(pieces) > _FEW and share_in_order(keys) > _SORTED_COMMAS
    found: list[Slice] = []
    first = ""
    for at, piece in enumerate(pieces):
        after = (*keys[at + 1 : at + 3], _LAST, _LAST)
        if found and (
            _goes_on(found[-1], piece)
            or (ordered and _may_join(found[-1], piece) and _strays(first, keys[at], after))
        ):
            found[-1] = found[-1].to(piece)
        else:
            found.append(piece)
            first = keys[at]
    return found


def _goes_on(last: Slice, piece: Slice) -> bool:
    """Whether a piece cannot begin a name: "Centre for Law, Data and Harbours"."""
    text = piece.text
    if _ENUMERATION.fullmatch(text) and _CALLS_FOR_MORE.search(last.text):
        return True
    if text[:1].islower() and not re.match(r"\w+\.\w", text):
        return True
    return bool(name_words().forms.fullmatch(text)) or bool(state_of(text))


def _may_join(last: Slice, piece: Slice) -> bool:
    """A bracket ends a name, but for an acronym with more letters than the piece has words."""
    if last.text.endswith(")"):
        return False
    bracket = re.search(r"\(([^()]*)\)", piece.text)
    if bracket is None:
        return True
    capitals = len(re.findall(r"\b[A-ZÀ-Þ]", piece.text[: bracket.start()]))
    return bracket[1].isupper() and len(bracket[1]) > capitals


def _strays(previous: str, here: str, after: Sequence[str]) -> bool:
    """Whether a word is out of order between its neighbours, which are in order without it."""
    if here < previous <= after[0]:
        return True
    return after[1] != _LAST and here > after[0] >= previous and after[1] >= after[0]
