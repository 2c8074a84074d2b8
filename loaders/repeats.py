"""Names repeated: a name found once in a document is a name wherever it stands again."""

import re
from collections.abc import Iterable, Iterator, Mapping

from loaders.candidates import Candidate
from loaders.gazetteer import state_of
from loaders.reading import Block
from loaders.wordlists import word_set
from ontology import EntityType

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_SHORTEST = 4
_PEOPLE = frozenset({EntityType.PERSON, EntityType.UN_EXPERT})


def repeats(blocks: Iterable[Block], found: list[Candidate]) -> list[Candidate]:
    """The candidates with further ones where their names, surnames and acronyms stand again."""
    index = _index(found)
    taken: dict[int, list[Candidate]] = {}
    for candidate in found:
        taken.setdefault(candidate.block.index, []).append(candidate)
    more = [
        candidate
        for block in blocks
        for candidate in _again(block, index)
        if not any(candidate.overlaps(other) for other in taken.get(block.index, ()))
    ]
    return sorted([*found, *more], key=lambda c: (c.block.index, c.start))


_Index = dict[str, list[tuple[tuple[str, ...], Candidate]]]


def _index(found: list[Candidate]) -> _Index:
    forms: dict[tuple[str, ...], Candidate] = {}
    for candidate in found:
        for form in _forms(candidate):
            forms.setdefault(tuple(_TOKEN.findall(form)), candidate)
    index: _Index = {}
    for words, candidate in forms.items():
        index.setdefault(words[0], []).append((words, candidate))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _forms(candidate: Candidate) -> Iterator[str]:
    """The forms of a name that may stand again, the surname of a person among them."""
    name = candidate.text
    if candidate.type in {EntityType.STATE, EntityType.DOCUMENT}:
        return
    if len(name) >= _SHORTEST and name[:1].isupper() and candidate.type is not None:
        yield name
        if len(name) > 5 and not name.isupper():
            yield name.upper()
    if candidate.type in _PEOPLE and " " in name:
        last = name.split()[-1]
        if len(last) >= _SHORTEST and not state_of(last) and last not in word_set("not_name"):
            yield last
    if acronym := bracketed(candidate) or in_front(candidate):
        yield acronym


def bracketed(candidate: Candidate) -> str:
    """The short form in brackets behind a name: "Lumen Watch Network (LWN)"."""
    match = re.match(
        r"\s*\((?:the |or |also |hereafter |henceforth )?\"?([A-Z][\w&-]{1,11})\"?\)",
        candidate.after,
    )
    return match.group(1) if match and candidate.type is not EntityType.STATE else ""


def in_front(candidate: Candidate) -> str:
    """The short form in front of a name in brackets: "LWN (Lumen Watch Network)"."""
    match = re.search(r"(?<![\w.-])([A-Z][\w&-]{1,11}) \($", candidate.before)
    letters = "".join(w[0] for w in candidate.text.split() if w[0].isupper())
    return match.group(1) if match and match.group(1).upper() == letters else ""


def _again(
    block: Block, index: Mapping[str, list[tuple[tuple[str, ...], Candidate]]]
) -> Iterator[Candidate]:
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(block.text)]
    skip_to = 0
    for place, (word, start, _) in enumerate(tokens):
        if place < skip_to or word not in index or (start and block.text[start - 1] in "@_#"):
            continue
        for words, first in index[word]:
            end = place + len(words)
            if tuple(w for w, _, _ in tokens[place:end]) == words:
                yield _copy(first, block, start, tokens[end - 1][2])
                skip_to = end
                break


def _copy(first: Candidate, block: Block, start: int, end: int) -> Candidate:
    return Candidate(
        block, start, end, first.type, 2, known=first.known, state=first.state, source="repeat"
    )
