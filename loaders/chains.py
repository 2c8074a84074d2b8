"""Names in a row by their surface: "Freedonia, Erewhon, the Ruritanian police and Sarkand".

The parser breaks long rows; what stands between two names of one kind tells better.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loaders.reading import Naming
from loaders.word_classes import words
from ontology import COMPANIES, PEOPLE, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_CIVIL = frozenset({EntityType.NGO, EntityType.MEDIA_OUTLET})
_LONGEST_GAP = 9
_PLAIN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_LONGEST_BRACKET = 6
_ROWS = (PEOPLE, _GOVERNMENT, COMPANIES, _CIVIL)

Chains = dict[int, list[Naming]]
"""By the id of a naming: the row it stands in, where it stands in one."""


def chains_of(namings: Sequence[Naming]) -> Chains:
    """The rows of the namings of one document, in order of the text."""
    found: Chains = {}
    row: list[Naming] = []
    for naming in namings:
        if naming.tokens is None:
            continue
        if row and not _continues(row[-1], naming):
            _close(row, found)
            row = []
        row.append(naming)
    _close(row, found)
    return found


def _close(row: list[Naming], found: Chains) -> None:
    if len(row) > 1:
        found.update((id(naming), row) for naming in row)


def _continues(last: Naming, naming: Naming) -> bool:
    if last.block is not naming.block or last.tokens is None or naming.tokens is None:
        return False
    gap = last.tokens.doc[last.tokens.end : naming.tokens.start]
    if not 0 < len(gap) <= _LONGEST_GAP or last.tokens.sent.start != naming.tokens.sent.start:
        return False
    return _of_one_kind(last, naming) and _only_joins(list(gap))


def _of_one_kind(last: Naming, naming: Naming) -> bool:
    types = {last.referent.type, naming.referent.type}
    return len(types) == 1 or any(types <= row for row in _ROWS)


def _only_joins(gap: "list[Token]") -> bool:
    """Whether the words between two names do no more than join them.

    A name may bring its acronym in brackets behind it, and an article, a title and a few plain
    words before the next: "the Orbo Group (OG), as well as the broadcaster Lumen".
    """
    while gap and gap[0].text in ("'s", "'"):
        gap = gap[1:]
    if len(gap) > 3 and gap[0].text == "(" and gap[2].text == ")":
        gap = gap[3:]
    joins = 0
    while joins < len(gap) and gap[joins].lower_ in words("joins"):
        joins += 1
    rest = gap[joins:]
    plain = all(word.pos_ in _PLAIN and word.text.isalpha() for word in rest)
    return joins > 0 and gap[0].lower_ in words("joiners") and len(rest) <= 3 and plain
