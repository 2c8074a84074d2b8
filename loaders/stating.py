"""From filled roles to statements: who may stand where, how sure, when, says who."""

from typing import TYPE_CHECKING

from loaders.attribution import said_by
from loaders.reading import Block, Statement
from loaders.standing import Via
from loaders.status import Verdict, judge
from loaders.when import date_of
from ontology import EntityType, RelationType, Status, allowed

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from graph import Span
    from loaders.frames_schema import Emit
    from loaders.noun_phrases import NounPhrases
    from loaders.reading import Reading
    from loaders.standing import Standing

_ACTORS = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_MEMBERSHIP_TYPES = frozenset({EntityType.UN_EXPERT})


class Stating:
    """Adds statements to a reading; the verdict on a predicate is reached once a relation."""

    def __init__(self, reading: "Reading", phrases: "NounPhrases") -> None:
        self._reading = reading
        self._phrases = phrases
        self._verdicts: dict[tuple[int, int, RelationType], Verdict | None] = {}
        self._blocks: dict[int, Block] = {
            id(block.parse): block for block in reading.blocks if block.parse is not None
        }

    def state(self, token: "Token", claim: "tuple[Standing, Emit, Standing]", rule: str) -> None:
        """Add what the predicate says of the two, unless the ontology or the text forbids it."""
        head, emit, tail = claim
        type_ = _type_for(head, emit.type, tail)
        if head.referent is tail.referent:
            return
        if not allowed(head.referent.type, type_, tail.referent.type):
            return
        verdict = self._verdict(token, type_)
        if verdict is None:
            return
        speaker, speaker_at = said_by(self._reading, verdict.speaker) or (None, None)
        status = _weaker(verdict.status, emit.status)
        if head.via is Via.CONTEXT and head.referent.type in _ACTORS:
            status = _weaker(status, Status.ALLEGED)
        for end in (head, tail):
            self._phrases.settle(end.referent)
        self._note_victim(type_, tail, status)
        self._reading.statements.append(
            Statement(
                head=head.referent,
                head_at=head.at,
                type=type_,
                tail=tail.referent,
                tail_at=tail.at,
                status=status,
                at=self._sentence(token.sent),
                rule=rule,
                said_by=speaker,
                said_by_at=speaker_at,
                date=date_of(token, self._reading.document),
            )
        )

    def is_denied(self, token: "Token", type_: RelationType) -> bool:
        """Whether the text gives no more than a denial of what the predicate says."""
        verdict = self._verdict(token, type_)
        return verdict is not None and verdict.status is Status.DENIED

    def _verdict(self, token: "Token", type_: RelationType) -> Verdict | None:
        key = (id(token.doc), token.i, type_)
        if key not in self._verdicts:
            self._verdicts[key] = judge(token, type_)
        return self._verdicts[key]

    def _sentence(self, sentence: "Sentence") -> "Span":
        block = self._blocks[id(sentence.doc)]
        words = sentence.text.strip()
        return block.span(sentence.start_char, sentence.start_char + len(words))

    def _note_victim(self, type_: RelationType, tail: "Standing", status: Status) -> None:
        person = tail.referent.type is EntityType.PERSON
        if type_ is RelationType.TARGETED and person and status is not Status.DENIED:
            tail.referent.type = EntityType.VICTIM


def _type_for(head: "Standing", type_: RelationType, tail: "Standing") -> RelationType:
    """A seat held by a UN expert in a body is a membership, whatever verb says it."""
    mandate = head.referent.type in _MEMBERSHIP_TYPES
    intergovernmental = tail.referent.type is EntityType.INTERGOVERNMENTAL_BODY
    if type_ is RelationType.AFFILIATED_WITH and mandate and intergovernmental:
        return RelationType.MEMBER_OF
    return type_


def _weaker(found: Status, stated: Status | None) -> Status:
    if stated is None or found is Status.DENIED:
        return found
    return min(found, stated, key=lambda status: status.strength)
