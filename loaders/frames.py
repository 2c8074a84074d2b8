"""The interpreter of predicate frames: walks the parse, fills roles, states what follows."""

from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from loaders.makers import Makers
from loaders.noun_phrases import NounPhrases
from loaders.passages import product_in_question, state_in_question
from loaders.predicates import Match, matches, matches_of_name
from loaders.reading import Hit
from loaders.role_steps import follow
from loaders.roles import doers
from loaders.standing import DIRECT, Standing, Via
from loaders.stating import Stating
from loaders.targets import heads_of_targeting, looked_up
from loaders.topics import Topics
from ontology import ORGANISATIONS, RelationType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Token

    from loaders.frames_schema import Emit, Role, Source
    from loaders.reading import Reading, Referent

_LATELY = 200  # statements
_NEAR = 2500  # characters
_Filled = dict[str, list[Standing]]


def read_frames(reading: "Reading") -> None:
    """Add a statement for each place where a predicate of data/frames joins two referents."""
    interpreter = _Interpreter(reading)
    for block in reading.blocks:
        if block.parse is None:
            continue
        for token in block.parse:
            interpreter.read(token)


class _Interpreter:
    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._phrases = NounPhrases(reading)
        self._makers = Makers(reading)
        self._in_question: Mapping[str, Callable[[Token], Referent | None]] = {
            "product in question": partial(product_in_question, reading),
            "state in question": partial(state_in_question, reading),
            "vendor in question": Topics(reading).vendor,
        }
        self._stating = Stating(reading, self._phrases)

    def read(self, token: "Token") -> None:
        """All that one word says as a predicate; a word inside a name says nothing."""
        naming = self._phrases.naming(token)
        if naming is None or naming.kind.value != "name":
            found = matches(token)
        elif naming.tokens is not None and naming.tokens.root == token:
            found = matches_of_name(token, naming.referent.type)
        else:
            return
        for match in found:
            filled = self._fill(token, match)
            for emit in match.frame.emits:
                self._emit(token, match, emit, filled)

    def _fill(self, token: "Token", match: Match) -> _Filled:
        return {name: self._fillers(token, match, role) for name, role in match.frame.roles.items()}

    def _fillers(self, token: "Token", match: Match, role: "Role") -> list[Standing]:
        found: dict[int, Standing] = {}
        for source in role.sources:
            if source.is_fallback and found:
                continue
            for one in self._from_source(token, match, role, source):
                if one.referent.type in role.types and _by_way(one, role.via):
                    found.setdefault(id(one.referent), one)
        every = list(found.values())
        return every[:1] if role.first else every

    def _from_source(
        self, token: "Token", match: Match, role: "Role", source: "Source"
    ) -> list[Standing]:
        look_up = self._in_question.get(source.steps[0])
        if look_up is not None:
            return looked_up(self._reading, token, look_up(token))
        if source.steps == ("head before",):
            return self._head_before(token, match)
        heads = follow(source.steps, token, match.objects)
        found = [
            one
            for head in heads
            for one in self._phrases.stand_for(head, role.types, groups=role.groups)
        ]
        if source.steps[0] == "bearer" and token.dep_ == "appos" and token.tag_ == "NN":
            found = self._nearest(token, found)
        return self._makers.of(found) if source.makers else found

    def _nearest(self, token: "Token", found: list[Standing]) -> list[Standing]:
        """Whom a singular description describes: of "A and B, the maker of C" only B."""
        here = self._phrases.place(token).start
        before = [one for one in found if one.at.start < here]
        return [max(before, key=lambda one: one.at.start)] if before else found

    def _head_before(self, token: "Token", match: Match) -> list[Standing]:
        """Who did the same to others just before: "Freedonia listed A. B was listed, too"."""
        role = match.frame.roles[match.frame.emits[0].head]
        if role.sources[0].steps == ("subject",) and (token.dep_ == "amod" or doers(token)):
            return []  # "the listed persons"; or somebody else does it, whoever that is
        type_ = match.frame.emits[0].type
        here = self._phrases.place(token).start
        for statement in reversed(self._reading.statements[-_LATELY:]):
            if statement.type is type_ and abs(here - statement.at.start) <= _NEAR:
                return [Standing(statement.head, statement.head_at, Via.ANAPHORA)]
        return []

    def _emit(self, token: "Token", match: Match, emit: "Emit", filled: _Filled) -> None:
        heads, tails = _union(filled, emit.head), _union(filled, emit.tail)
        if not tails or (emit.unless and filled[emit.unless]):
            return
        rule = _rule(token, match)
        if emit.type is RelationType.TARGETED:
            denied = self._stating.is_denied(token, emit.type)
            tails = [one for one in tails if one.via is not Via.ONE_OF]
            victims = {id(one.referent) for one in tails}
            heads = [one for one in heads if id(one.referent) not in victims]
            makers = None if denied else self._makers
            heads = heads_of_targeting(self._reading, token, heads, makers)
            if not denied:
                found = (Hit(tail.referent, tail.at, token) for tail in tails)
                self._reading.hits.extend(found)
        for head, tail in product(heads, tails):
            self._stating.state(token, (head, emit, tail), rule)


def _by_way(one: Standing, via: str) -> bool:
    """Whether a filler came to its role by a way that the role allows."""
    if via == "direct":
        return one.via in DIRECT
    if via == "device":
        return one.via is Via.DEVICE
    if via == "whole":
        return one.via not in (Via.MEMBER, Via.ONE_OF)
    return via != "personal" or one.via not in DIRECT or one.referent.type not in ORGANISATIONS


def _union(filled: _Filled, names: str) -> list[Standing]:
    found = [one for name in names.split("+") for one in filled[name.strip()]]
    return list({id(one.referent): one for one in found}.values())


def _rule(token: "Token", match: Match) -> str:
    kind = "verb" if match.frame.verbs and token.pos_ in ("VERB", "AUX") else "noun"
    return f"{kind}:{match.frame.id}"
