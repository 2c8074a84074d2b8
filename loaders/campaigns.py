"""Who watched whom with what, where a text tells it over several sentences."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.attribution import said_by
from loaders.in_question import product_in_question
from loaders.places import block_of, sentence_place
from loaders.reading import Statement
from loaders.status import Verdict, judge
from loaders.victims import sightings
from loaders.when import date_of
from ontology import PEOPLE, EntityType, RelationType, Status, allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from graph import Span
    from loaders.reading import Reading, Referent

_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_GOING_ON = ("list", "echo")
_JUST_BEFORE = 250  # characters
_WATCHED = (PEOPLE - {EntityType.UN_EXPERT}) | {EntityType.NGO, EntityType.MEDIA_OUTLET}
_SHARE = 0.6  # of the namings of products: then it is the product of the text


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """Somebody watched: who, where, how sure the text is, and by which word it says so."""

    victim: "Referent"
    at: "Span"
    verdict: Verdict
    token: "Token"
    how: str


def read_victims(reading: "Reading") -> None:
    """Add a TARGETED from the product and from the state or body behind it, to each victim.

    Both if both are known in the text: a victim named after the sentence that names the product
    was watched with it. Victims whom a predicate names are joined to what the rest tells.
    """
    campaign = _Campaign(reading)
    for case in [*_told(reading), *_seen(reading)]:
        campaign.state(case)


def _told(reading: "Reading") -> "Iterator[_Case]":
    """The victims that a predicate names."""
    for hit in reading.hits:
        verdict = judge(hit.token, RelationType.TARGETED)
        if verdict is None or verdict.status is Status.DENIED:
            continue
        if hit.victim.type in _WATCHED:
            yield _Case(hit.victim, hit.victim_at, verdict, hit.token, "told")


def _seen(reading: "Reading") -> "Iterator[_Case]":
    """The victims that a passage names without a predicate."""
    for sighting in sightings(reading):
        token = sighting.predicate
        verdict = judge(token, RelationType.TARGETED)
        if verdict is None or verdict.status is Status.DENIED:
            continue
        naming = sighting.naming
        yield _Case(naming.referent, naming.span, verdict, token, sighting.how)


class _Campaign:
    """Which products and governments a text speaks of, and whom they are said to have watched."""

    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._product = _main_product(reading)
        self._first: dict[int, Span] = {}
        for naming in reading.namings:
            self._first.setdefault(id(naming.referent), naming.span)
        deeds = [one for one in reading.statements if one.type is RelationType.TARGETED]
        self._deeds = sorted(deeds, key=lambda one: one.at.end)
        self._known: dict[int, set[bool]] = {}
        for statement in reading.statements:
            if statement.type is RelationType.TARGETED and statement.status is not Status.DENIED:
                self._note(statement.tail, statement.head)

    def _note(self, victim: "Referent", head: "Referent") -> None:
        self._known.setdefault(id(victim), set()).add(head.type is EntityType.PRODUCT)

    def state(self, case: _Case) -> None:
        """Join a victim to the product and the government in question, where it has none yet."""
        known = self._known.get(id(case.victim), set())
        product = None if True in known else self._product_for(case)
        agent = None if False in known else self._agent_for(case)
        for head, rule in ((product, "product"), (agent, "agent")):
            if head is not None and head is not case.victim:
                self._add(case, head, f"passage:{case.how}-{rule}")

    def _product_for(self, case: _Case) -> "Referent | None":
        return self._product or product_in_question(self._reading, case.token)

    def _agent_for(self, case: _Case) -> "Referent | None":
        """The last one said to have watched somebody, if the list goes on from there."""
        if case.how not in _GOING_ON:
            return None
        start = sentence_place(block_of(self._reading, case.token), case.token.sent).start
        last = bisect_right(self._deeds, start, key=lambda one: one.at.end) - 1
        if last < 0 or start - self._deeds[last].at.end > _JUST_BEFORE:
            return None
        told = [one.head for one in self._deeds if one.at == self._deeds[last].at]
        return next((head for head in told if head.type in _GOVERNMENT), None)

    def _add(self, case: _Case, head: "Referent", rule: str) -> None:
        if not allowed(head.type, RelationType.TARGETED, case.victim.type):
            return
        speaker, speaker_at = said_by(self._reading, case.verdict.speaker) or (None, None)
        at = sentence_place(block_of(self._reading, case.token), case.token.sent)
        self._note(case.victim, head)
        self._reading.statements.append(
            Statement(
                head=head,
                head_at=self._first.get(id(head), case.at),
                type=RelationType.TARGETED,
                tail=case.victim,
                tail_at=case.at,
                status=case.verdict.status,
                at=at,
                rule=rule,
                said_by=speaker,
                said_by_at=speaker_at,
                date=date_of(case.token, self._reading.document),
            )
        )
        if case.victim.type is EntityType.PERSON:
            case.victim.type = EntityType.VICTIM


def _main_product(reading: "Reading") -> "Referent | None":
    """The product of the text: the only one, or by far the one most named."""
    counts = Counter(
        id(n.referent) for n in reading.namings if n.referent.type is EntityType.PRODUCT
    )
    if not counts:
        return None
    first, count = counts.most_common(1)[0]
    if count < _SHARE * sum(counts.values()):
        return None
    return next(n.referent for n in reading.namings if id(n.referent) == first)
