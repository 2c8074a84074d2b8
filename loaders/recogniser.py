"""Names as the language model's recogniser sees them, corrected where it is known to err."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from loaders.candidates import Candidate
from loaders.gazetteer import capitals, demonyms, state_of
from loaders.heads import head_type, own_state
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
        found = _typed(block, start, end, entity.label_)
        if found is not None:
            yield found


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of(words('honorific'))})\.? )+")


def _trimmed(text: str, entity: "spacy.tokens.Span") -> tuple[int, int]:
    start, end = entity.start_char, entity.end_char
    lead = re.compile(r"(?:(?:[Tt]he|[Aa]n?) |[\"'(]+)").match(text, start, end)
    start = lead.end() if lead else start
    if entity.label_ == "PERSON":
        title = _titles().match(text, start, end)
        start = title.end() if title and title.end() < end else start
    inner = text[start:end]
    if "(" in inner and ")" not in inner:
        end = start + inner.index("(")
    tail = _TAIL.search(text, start, end)
    end = tail.start() if tail else end
    return start, start + len(text[start:end].rstrip())


def _typed(block: Block, start: int, end: int, label: str) -> Candidate | None:
    name = block.text[start:end]
    if label == "PERSON":
        return _person(block, start, end)
    if label == "ORG":
        type_ = head_type(name) if " " in name else None
        state = own_state(name) if type_ is EntityType.STATE_BODY else ""
        weight = 3 if type_ else 2
        return Candidate(block, start, end, type_, weight, state=state, source="model organisation")
    if label == "GPE" and _acts(block.text, start, end):
        return Candidate(block, start, end, EntityType.STATE, 4, source="model state")
    return None


def _acts(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if name in capitals():
        return False
    kingdom = re.search(r"\b(?:Duchy|Republic|Kingdom|Emirate|Federation)\b", name)
    before, after = text[max(0, start - 30) : start], text[end : end + 50]
    return bool(kingdom or _GOVERNMENT_OF.search(before) or _STATE_ACTS.match(after))


def _person(block: Block, start: int, end: int) -> Candidate | None:
    name = block.text[start:end]
    if re.search(r"\d|^[A-Z]{2,}$|@|/", name) or name in capitals():
        return None
    more = re.compile(rf" (?:{any_of(words('particle'))})?(?: ?{UPPER}[\w-]+)").match(
        block.text, end
    )
    if more and name.rsplit(" ", 1)[-1] in word_set("particle"):
        end = more.end()
    type_ = head_type(name) if " " in name else None
    if type_ is not None:
        return Candidate(block, start, end, type_, 3, source="model organisation")
    if not name_like(name, EntityType.PERSON):
        return None
    return Candidate(
        block, start, end, EntityType.PERSON, 4 if " " in name else 2, source="model person"
    )
