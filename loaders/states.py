"""States that act through their governments: "the Freedonian authorities", "Madrid denied it"."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.candidates import Candidate
from loaders.gazetteer import capitals, find_known, state_of
from loaders.reading import Block
from loaders.wordlists import UPPER, WORD, any_of
from ontology import EntityType

_GOVERNMENT = (
    "government",
    "governments",
    "authorities",
    "regime",
    "officials",
    "state",
    "junta",
    "administration",
    "rulers",
    "leadership",
    "agents",
    "operatives",
    "spies",
    "government-backed",
    "side",
    "delegation",
    "leaders",
    "monarchy",
    "diplomats",
)
_ACTS = ["said", "denied", "has", "have", "had", "would", "will", "could", "did", "does", "called", "urged", "asked", "told", "condemned", "announced", "refused", "rejected", "insists", "insisted", "declined", "warned", "signed", "joined", "sanctioned", "bought", "sold", "wants", "wanted", "expelled", "summoned", "accused", "responded", "replied", "imposed"]


@cache
def _governed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'-])(?P<state>{WORD}(?: {UPPER}[a-z]+)?)(?:'s)? (?:[a-z]+ ){{0,2}}?(?:{any_of(_GOVERNMENT)})(?!\w)"
    )


@cache
def _capital() -> re.Pattern[str]:
    cities = any_of(tuple(sorted(capitals())))
    return re.compile(
        rf"(?<![\w'-])(?<!in )(?<!at )(?<!from )(?<!of )(?P<city>{cities}) (?:{any_of(tuple(_ACTS))})(?!\w)"
    )


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
