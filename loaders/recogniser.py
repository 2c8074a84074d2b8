"""Names as the language model's recogniser sees them, corrected where it is known to err."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from loaders.candidates import Candidate
from loaders.gazetteer import capitals, demonyms, state_of
from loaders.head_types import head_type
from loaders.heads import organisations
from loaders.naming_rules import name_like
from loaders.reading import Block
from loaders.wordlists import UPPER, any_of, word_set, words
from ontology import EntityType

if TYPE_CHECKING:
    import spacy.tokens

_THINGS = frozenset({"PRODUCT", "WORK_OF_ART", "FAC", "EVENT", "LOC", "NORP", "LAW"})
_TAIL = re.compile(
    r"(?:'s?|,|(?<!\b\w)(?<!Ltd)(?<!Inc)(?<!Corp)(?<!e\.V)(?<!S\.A)\.|[\"(:–-])+\s*$"
)
_DATELINE = re.compile(r", (?:\d{1,2} [A-Z]|[A-Z][a-z]+ \d{1,2}\b)")
_GOVERNMENT_OF = re.compile(r"(?:government|authorities|parliament|regime|state) of (?:the )?$")
_STATE_ACTS = re.compile(
    r"'s (?:[a-z]+ )?(?:government|police|ministry|intelligence|authorities|army|parliament"
    r"|interior|defence|defense|prime minister|president|foreign minister)"
)


def by_model(block: Block) -> Iterator[Candidate]:
    """What the recogniser sees in a parsed block."""
    if block.parse is None:
        return
    for entity in block.parse.ents:
        start, end = _trimmed(block.text, entity)
        name = block.text[start:end]
        if not re.search(UPPER, name) or len(name) < 2 or name in word_set("not_name"):
            continue
        if name in demonyms() or state_of(name) or not name_like(name, None):
            continue
        yield from _typed(block, start, end, entity.label_)


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of(words('honorific'))})\.? )+")


def _trimmed(text: str, entity: "spacy.tokens.Span") -> tuple[int, int]:
    start, end = entity.start_char, entity.end_char
    lead = re.compile(r"(?:(?:[Tt]he|[Aa]n?) |[\"'(•›·–-]+ ?)+").match(text, start, end)
    start = lead.end() if lead else start
    if entity.label_ == "PERSON":
        title = _titles().match(text, start, end)
        start = title.end() if title and title.end() < end else start
        first = text[start:end].split(" ", 1)[0]
        if first in word_set("not_name") and " " in text[start:end]:
            start += len(first) + 1
    inner = text[start:end]
    if "(" in inner and ")" not in inner:
        end = start + inner.index("(")
    tail = _TAIL.search(text, start, end)
    end = tail.start() if tail else end
    return start, start + len(text[start:end].rstrip())


def _typed(block: Block, start: int, end: int, label: str) -> Iterator[Candidate]:
    if label == "PERSON":
        yield from _person(block, start, end)
    elif label == "ORG":
        yield from _organisations(block, start, end)
    elif label == "GPE" and _acts(block.text, start, end):
        yield Candidate(block, start, end, EntityType.STATE, 4, source="model state")


def _organisations(block: Block, start: int, end: int) -> Iterator[Candidate]:
    for found in organisations(block, start, end):
        found.weight = 3 if found.type else 2
        found.source = "model organisation"
        yield found


def _acts(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if name in capitals() or name.split()[-1] in word_set("no_state"):
        return False
    kingdom = re.search(r"\b(?:Duchy|Republic|Kingdom|Emirate|Federation)\b", name)
    before, after = text[max(0, start - 30) : start], text[end : end + 50]
    return bool(kingdom or _GOVERNMENT_OF.search(before) or _STATE_ACTS.match(after))


def _person(block: Block, start: int, end: int) -> Iterator[Candidate]:
    name = block.text[start:end]
    if re.search(r"\d|^[A-Z]{2,}$|@|/", name) or name in capitals():
        return
    if start == 0 and _DATELINE.match(block.text, end):
        return
    of = name.find(" of ")
    end = start + of if of > 0 and head_type(name[:of]) is None else end
    name = block.text[start:end]
    more = _more().match(block.text, end)
    if more and name.rsplit(" ", 1)[-1] in word_set("particle"):
        end = more.end()
    if (" " in name and head_type(name) is not None) or " and " in name or "," in name:
        yield from _organisations(block, start, end)
    elif name_like(name, EntityType.PERSON):
        weight = 4 if " " in name else 2
        yield Candidate(block, start, end, EntityType.PERSON, weight, source="model person")


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"(?: (?:{any_of(words('particle'))}))? {UPPER}[\w-]+")
