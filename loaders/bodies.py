"""State bodies in common nouns: "Freedonia's interior ministry", "the Freedonian army"."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.candidates import Candidate
from loaders.gazetteer import capitals, state_of
from loaders.reading import Block
from loaders.wordlists import UPPER, WORD, any_of, word_set, words
from ontology import EntityType

_SMALL_OWNER = r"(?:(?:own|then|new|former|main|powerful|notorious|feared|once|top) )*"


# Only states have these.
_NATIONAL = re.compile(
    r"(?:interior|foreign|defen[cs]e|finance) ministry|presidential guard|[Ee]mbassy|army"
)
# These belong to cities as well.
_OF_CITIES = re.compile(r"prosecutor|police|court")
# Several bodies at once are hardly ever an actor of their own.
_PLURAL = re.compile(r"(?:agencies|services|courts|ministries|departments|embassies)$")


@cache
def _noun() -> str:
    adjective = any_of(words("bodies", "adjective"))
    noun, phrase = any_of(words("bodies", "noun")), any_of(words("bodies", "phrase"))
    narrow = rf"(?:(?:{adjective})(?:-| ))"
    both = rf"(?:(?:{adjective}),? and (?:{adjective}) (?:ministry|department|committee))"
    agency = r"(?:agency|service|authority|commission|office|directorate|unit|bureau|committee)"
    return (
        rf"(?:{both}|{narrow}{{0,3}}(?:{phrase}|(?:{noun})(?: {agency})?)|{narrow}{{1,3}}{agency})"
    )


@cache
def _owned() -> re.Pattern[str]:
    """A body with what may be its state in front."""
    return re.compile(
        rf"(?<![\w'-])(?P<owner>{WORD}(?: {WORD})?)(?P<apostrophe>'s?)? {_SMALL_OWNER}"
        rf"(?P<body>{_noun()})(?: of (?P<of>[a-z]+(?: and [a-z]+)?))?(?![\w-])"
    )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'-])(?P<body>{_noun()}|[Ee]mbass(?:y|ies)) of (?:the )?"
        rf"(?P<state>{WORD}(?: (?:and |of )?{WORD}){{0,3}})"
    )


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:[Tt]he|[Ii]ts|[Tt]heir) (?P<body>{_noun()})(?![\w-]| of )")


def by_noun(block: Block) -> Iterator[Candidate]:
    """The state bodies of a block that are named by common nouns."""
    for match in _owned().finditer(block.text):
        yield from _with_owner(block, match)
    for match in _of().finditer(block.text):
        state = _first_state(match["state"], match["body"])
        if state:
            end = match.start("state") + len(state[0])
            yield _body(block, match.start(), end, state[1], match["body"])
    for match in _bare().finditer(block.text):
        candidate = _body(block, match.start("body"), match.end("body"), "", "")
        candidate.weight, candidate.source = 2, "bare body"
        yield candidate


def _with_owner(block: Block, match: re.Match[str]) -> Iterator[Candidate]:
    owner = match["owner"]
    start = match.start()
    state = state_of(owner)
    if not state and " " in owner:
        start, owner = match.start() + owner.index(" ") + 1, owner.split(" ", 1)[1]
        state = state_of(owner)
    if not state and match["apostrophe"]:
        place = capitals().get(owner, "")
        state = place or (owner if _looks_like_state(owner) else "")
    of_city = not match["apostrophe"] and _OF_CITIES.search(match["body"]) and owner in capitals()
    if of_city:
        yield Candidate(
            block,
            start,
            match.end(),
            EntityType.STATE_BODY,
            5,
            state=capitals()[owner],
            source="body",
        )
    elif state:
        yield _body(block, start, match.end(), state, match["body"])


def _looks_like_state(word: str) -> bool:
    if word in word_set("no_state"):
        return False
    return bool(re.fullmatch(rf"{UPPER}[a-zà-ÿ]+(?:ia|land|stan|rus|os|a|ey|co|en|on|an)", word))


def _first_state(run: str, body: str) -> tuple[str, str] | None:
    """The longest beginning of a capitalised run that is a state: its form, and the state.

    What only states have, such as an interior ministry, makes a state of an unknown place too.
    """
    parts = run.split()
    for count in range(len(parts), 0, -1):
        form = " ".join(parts[:count])
        if state := state_of(form):
            return form, state
    unknown = " ".join(part for part in parts[:2] if part not in {"of", "and"})
    place = word_set("no_state") | capitals().keys()
    if _NATIONAL.search(body) and not {parts[0], unknown} & place:
        return unknown, unknown
    return (parts[0], parts[0]) if _looks_like_state(parts[0]) else None


def _body(block: Block, start: int, end: int, state: str, short: str) -> Candidate:
    weight = 2 if _PLURAL.search(block.text, start, end) else 5
    return Candidate(
        block, start, end, EntityType.STATE_BODY, weight, state=state, short=short, source="body"
    )
