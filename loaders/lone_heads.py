"""Names cut to their head word: "the Court" for a court that the document names in full."""

from collections import Counter

from loaders.gazetteer import plain
from loaders.reading import Reading, Referent
from loaders.short_names import ORGANISED, Pairs
from loaders.wordlists import heads, word_set
from ontology import EntityType

_CALLED_SO = 5
"""From this weight on, something more than the word itself says that it is a name."""


def lone_heads(reading: Reading) -> Pairs:
    """Joins "the Court" to "the Freedonian High Court", to the one most named if there are more.

    An organ that one word names, "Parliament", is joined only where there is no choice.
    """
    counts = Counter(id(naming.referent) for naming in reading.namings)
    by_head: dict[str, list[Referent]] = {}
    for referent in reading.referents:
        for word in _head_words(referent):
            by_head.setdefault(word, []).append(referent)
    for short in reading.referents:
        full = by_head.get(plain(short.name), []) if is_lone(short) else []
        if len(full) == 1 or (full and short.name not in word_set("organ")):
            yield short, max(full, key=lambda one: counts[id(one)])


def is_lone(referent: Referent) -> bool:
    """Whether a referent is named by one general word alone."""
    name = referent.name
    if " " in name or not name.istitle() or referent.known:
        return False
    general = name in word_set("lone") or name in word_set("organ") or plain(name) in heads()
    return general and max(referent.votes.values(), default=0) < _CALLED_SO


def settle_lone(reading: Reading) -> None:
    """Makes state bodies of the organs that one word names, and forgets the other lone words."""
    for referent in reading.referents:
        if is_lone(referent) and referent.name in word_set("organ"):
            referent.type, referent.votes = EntityType.STATE_BODY, {EntityType.STATE_BODY: 2}
    gone = {id(r) for r in reading.referents if is_lone(r) and r.name not in word_set("organ")}
    reading.referents[:] = [r for r in reading.referents if id(r) not in gone]
    reading.namings[:] = [n for n in reading.namings if id(n.referent) not in gone]


def _head_words(referent: Referent) -> set[str]:
    """The words of a longer name by which it may be called alone."""
    if referent.type not in ORGANISED:
        return set()
    found = set()
    for form in referent.forms:
        parts = plain(form).split()
        if len(parts) > 1:
            before_of = plain(form).split(" of ", 1)[0].split()
            found |= {parts[0], parts[-1], before_of[-1]}
    return found
