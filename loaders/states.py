"""States that act through their governments: "the Freedonian authorities", "Madrid denied it"."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.candidates import Candidate
from loaders.gazetteer import capitals, find_known, state_of
from loaders.reading import Block
from loaders.wordlists import UPPER, WORD, any_of, words
from ontology import EntityType


@cache
def _governed() -> re.Pattern[str]:
    government = any_of(words("government"))
    return re.compile(
        rf"(?<![\w'-])(?P<state>{WORD}(?: {UPPER}[a-z]+)?)(?:'s)? (?:[a-z]+ ){{0,2}}?"
        rf"(?:{government})(?!\w)"
    )


@cache
def _capital() -> re.Pattern[str]:
    cities, acting = any_of(tuple(capitals())), any_of(words("acting"))
    place = r"(?<!in )(?<!at )(?<!from )(?<!of )"
    return re.compile(rf"(?<![\w'-]){place}(?P<city>{cities}) (?:{acting})(?!\w)")


def by_government(block: Block) -> Iterator[Candidate]:
    """States named by a demonym in front of a word of government, and capitals that act."""
    for match in _governed().finditer(block.text):
        form, state = match["state"], state_of(match["state"])
        start = match.start()
        if not state and " " in form:
            start, form = start + form.index(" ") + 1, form.split(" ", 1)[1]
            state = state_of(form)
        if state:
            yield _state(block, start, start + len(form), state)
    for match in _capital().finditer(block.text):
        yield _state(block, match.start("city"), match.end("city"), capitals()[match["city"]])


def _state(block: Block, start: int, end: int, state: str) -> Candidate:
    known = next((k.names[0] for k in find_known(state)), None)
    return Candidate(block, start, end, EntityType.STATE, 6, known=known, source="government")
