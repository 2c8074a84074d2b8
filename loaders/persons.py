"""Persons by their given names, where nothing else finds them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from loaders.candidates import Candidate
from loaders.gazetteer import given_names
from loaders.head_types import head_type
from loaders.heads import shouted
from loaders.naming_rules import name_like
from loaders.reading import Block
from loaders.wordlists import any_of, fill, words
from ontology import EntityType


@cache
def _full_name() -> re.Pattern[str]:
    return re.compile(fill(r"(?<![\w'@-]){NAME}(?![\w-])"))


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?:{any_of(words('honorific'))})\.? )+$")


def titled(candidate: Candidate) -> str:
    """The name of a person with the title in front of it, or nothing where none stands there."""
    title = _title().search(candidate.before)
    return title.group() + candidate.text if title else ""


def by_given_name(block: Block) -> Iterator[Candidate]:
    """Runs of two or more capitalised words that begin with a given name."""
    if shouted(block.text):
        return
    for match in _full_name().finditer(block.text):
        start = match.start()
        for word in match.group().split()[:-1]:
            if word.strip('"') in given_names():
                break
            start += len(word) + 1
        else:
            continue
        name = block.text[start : match.end()]
        candidate = Candidate(block, start, match.end(), EntityType.PERSON, 3, source="given name")
        if name_like(name, EntityType.PERSON):
            yield candidate


# "Ana Brook and Tove Lind": what stands in a row with a person is mostly one too.
_IN_A_ROW = re.compile(r",? and |, ")


def by_company(block: Block, persons: Sequence[Candidate]) -> Iterator[Candidate]:
    """Two or three capitalised words in front of "and" and the full name of a person."""
    starts = {person.start for person in persons if " " in person.text}
    for name in _full_name().finditer(block.text) if starts else ():
        row = _IN_A_ROW.match(block.text, name.end())
        if row is None or row.end() not in starts or head_type(name.group()) is not None:
            continue
        if name_like(name.group(), EntityType.PERSON):
            yield Candidate(block, name.start(), name.end(), EntityType.PERSON, 2, source="row")


_OFFICE = re.compile(
    r"(?:UN |United Nations )?(?:Special Rapporteur|Independent Expert|(?:Vice-)?Chair(?:person)?"
    r"(?:-Rapporteur)? of the (?:UN )?Working Group|Working Group on)"
)


def by_office_below(blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Experts who sign with their name on one line and their mandate on the next."""
    for above, below in pairwise(blocks):
        name = _full_name().fullmatch(above.text.rstrip(","))
        if name and below.index == above.index + 1 and _OFFICE.match(below.text):
            end = len(above.text.rstrip(","))
            yield Candidate(above, 0, end, EntityType.UN_EXPERT, 7, source="office below")
