"""Organs whose name carries the whole: "the Freedonian interior ministry", "UN Water Council"."""

import re
from typing import TYPE_CHECKING

from loaders.gazetteer import state_of
from loaders.places import sentence_place
from loaders.reading import Naming, Reading, Referent, Statement
from loaders.unnamed import Unnamed
from ontology import EntityType, RelationType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph import Span

UNITED_NATIONS = "United Nations"
_UN_FORMS = frozenset({"UN", "U.N.", "United Nations", "UNO"})
_UN_PREFIX = re.compile(r"(?:[Tt]he )?(?:UN|U\.N\.|United Nations)(?:'s)?(?= )")
_UN_SUFFIX = re.compile(r"of the (?:UN|U\.N\.|United Nations)$")
_UN_ANYWHERE = re.compile(r"\b(?:UN|U\.N\.|United Nations)(?!\w)")
_LONGEST_STATE = 4  # words


def read_parts(reading: Reading) -> None:
    """Add what names and mandates tell of wholes: PART_OF of organs, MEMBER_OF of UN experts.

    Once for each organ, at the first naming that carries its whole.
    """
    wholes = _Wholes(reading)
    carried: dict[int, Referent] = {}
    for naming in list(reading.namings):
        referent = naming.referent
        if id(referent) in carried or naming.tokens is None:
            continue
        whole = wholes.of(naming)
        if whole is not None and whole is not referent:
            carried[id(referent)] = whole
            is_expert = referent.type is EntityType.UN_EXPERT
            type_ = RelationType.MEMBER_OF if is_expert else RelationType.PART_OF
            reading.statements.append(_statement(naming, type_, whole))
    reading.statements[:] = [one for one in reading.statements if not _contradicts(one, carried)]
    _from_gazetteer(reading)


def _contradicts(statement: Statement, carried: dict[int, Referent]) -> bool:
    """Whether a body is given to another state than the one that its name carries."""
    if statement.type is not RelationType.PART_OF or statement.tail.type is not EntityType.STATE:
        return False
    whole = carried.get(id(statement.head))
    return whole is not None and whole is not statement.tail


def _from_gazetteer(reading: Reading) -> None:
    """Give the known bodies to their states, where the text names the state and no other whole."""
    settled = {id(s.head) for s in reading.statements if s.type is RelationType.PART_OF}
    states = {one.name: one for one in reading.referents if one.type is EntityType.STATE}
    for naming in list(reading.namings):
        referent = naming.referent
        is_known = referent.type is EntityType.STATE_BODY and referent.state
        if not is_known or id(referent) in settled or naming.tokens is None:
            continue
        settled.add(id(referent))
        state = states.get(referent.state)
        if state is not None:
            reading.statements.append(_statement(naming, RelationType.PART_OF, state))


def _statement(naming: Naming, type_: RelationType, whole: Referent) -> Statement:
    return Statement(
        head=naming.referent,
        head_at=naming.span,
        type=type_,
        tail=whole,
        tail_at=naming.span,
        status=Status.CONFIRMED,
        at=_sentence(naming),
        rule="name:whole",
    )


def _sentence(naming: Naming) -> "Span":
    return (
        naming.span if naming.tokens is None else sentence_place(naming.block, naming.tokens.sent)
    )


class _Wholes:
    """The states and organisations that names carry, made where the text has not named them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._unnamed = Unnamed(reading)
        self._states = {
            form.casefold(): one
            for one in reading.referents
            if one.type is EntityType.STATE
            for form in (one.name, *one.forms)
        }
        self._united_nations = next(filter(_is_united_nations, reading.referents), None)
        self._speaks_of_un = bool(_UN_ANYWHERE.search(reading.document.text))

    def of(self, naming: Naming) -> Referent | None:
        """The whole that a naming of an organ or expert carries, or None."""
        referent = naming.referent
        if referent.type is EntityType.STATE_BODY:
            return self._state(naming)
        if referent.type is EntityType.INTERGOVERNMENTAL_BODY:
            return self._organisation(naming) if not _is_united_nations(referent) else None
        if referent.type is EntityType.UN_EXPERT:
            return self._mandating()
        return None

    def _state(self, naming: Naming) -> Referent | None:
        for words in _pieces(naming.text):
            known = self._states.get(words.casefold())
            name = state_of(words) if known is None else ""
            if known is not None:
                return known
            if name:
                return self._named_state(name, naming)
        return None

    def _named_state(self, name: str, naming: Naming) -> Referent | None:
        known = self._states.get(name.casefold())
        if known is None:
            if naming.tokens is None:
                return None
            known = self._unnamed.state(name, naming.tokens[0])
            self._unnamed.settle(known)
            self._states[name.casefold()] = known
        return known

    def _organisation(self, naming: Naming) -> Referent | None:
        text = naming.text
        follows = naming.block.text[naming.end : naming.end + 24]
        before = naming.block.text[max(0, naming.start - 24) : naming.start]
        carried = _UN_PREFIX.match(text) or _UN_SUFFIX.search(text)
        beside = _UN_SUFFIX.fullmatch(follows.strip()) or _ends_with_un(before)
        return self._un() if carried or beside else None

    def _mandating(self) -> Referent | None:
        """The United Nations, if the text speaks of them: their experts hold their mandates."""
        return self._un() if self._speaks_of_un else None

    def _un(self) -> Referent:
        if self._united_nations is None:
            kind = EntityType.INTERGOVERNMENTAL_BODY
            self._united_nations = Referent(kind, UNITED_NATIONS, {UNITED_NATIONS: None})
            self._united_nations.known = UNITED_NATIONS
            self._reading.referents.append(self._united_nations)
        return self._united_nations


def _is_united_nations(referent: Referent) -> bool:
    if referent.type is not EntityType.INTERGOVERNMENTAL_BODY:
        return False
    return referent.known == UNITED_NATIONS or referent.name in _UN_FORMS


def _ends_with_un(text: str) -> bool:
    return bool(re.search(r"(?:UN|U\.N\.|United Nations)(?:'s)? $", text))


def _pieces(text: str) -> "Iterator[str]":
    """The pieces of a body's name that may be its state: its first words, and what follows "of"."""
    words = text.removeprefix("the ").removeprefix("The ").split(" ")
    for count in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        yield " ".join(words[:count]).removesuffix("'s").removesuffix("'")
    for mark in (" of the ", " of ", " in "):
        if mark in text:
            yield text.rsplit(mark, 1)[1]
