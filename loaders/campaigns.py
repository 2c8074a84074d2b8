"""Who watched whom with what, where a text tells it over several sentences."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import Span
from loaders.attribution import said_by
from loaders.deeds import word
from loaders.in_question import nearest_product
from loaders.places import block_of, sentence_place
from loaders.reading import Statement
from loaders.status import Verdict, judge
from loaders.victim_cues import victim_cues
from loaders.victims import sightings, suspects
from loaders.when import date_of
from ontology import PEOPLE, EntityType, RelationType, Status, allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from loaders.going_on import Opened
    from loaders.reading import Naming, Reading, Referent
    from loaders.victims import Sighting

_GOVERNMENT = frozenset({EntityType.STATE, EntityType.STATE_BODY})
_WATCHED = (PEOPLE - {EntityType.UN_EXPERT}) | {EntityType.NGO, EntityType.MEDIA_OUTLET}
_SHARE = 0.6  # of the namings of products: then it is the product of the text


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """Somebody watched: who, where, how sure the text is, and by which words it says so."""

    victim: "Referent"
    at: "Span"
    verdict: Verdict
    token: "Token"
    how: str
    opened: "Opened | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class _Head:
    """Who or what did it, where it is named, and the sentence that does."""

    referent: "Referent"
    at: Span
    place: Span


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
    others = suspects(reading)
    for hit in reading.hits:
        if id(hit.victim) in others:
            continue  # "whom the ministry hit with sanctions"
        verdict = judge(hit.token, RelationType.TARGETED)
        if verdict is None or verdict.status is Status.DENIED:
            continue
        if hit.victim.type in _WATCHED:
            yield _Case(hit.victim, hit.victim_at, verdict, hit.token, "told")


def _seen(reading: "Reading") -> "Iterator[_Case]":
    """The victims that a passage names without a predicate."""
    for sighting in sightings(reading):
        verdict = _verdict(sighting)
        if verdict is None:
            continue
        naming = sighting.naming
        yield _Case(
            naming.referent,
            naming.span,
            verdict,
            sighting.predicate,
            sighting.how,
            sighting.opened,
        )


def _verdict(sighting: "Sighting") -> Verdict | None:
    """How sure the text is: no surer than it is of the deed that the list goes on from."""
    verdict = judge(sighting.predicate, RelationType.TARGETED)
    for deed in sighting.opened.deeds if sighting.opened else (sighting.predicate,):
        before = judge(deed, RelationType.TARGETED)
        if verdict is None or before is None or before.status is Status.DENIED:
            return None
        if before.status.strength < verdict.status.strength:
            verdict = before
        if verdict.status is not Status.DENIED and _is_of_a_list(deed):
            verdict = Verdict(Status.POTENTIAL, verdict.speaker)
    return None if verdict is None or verdict.status is Status.DENIED else verdict


def _is_of_a_list(deed: "Token") -> bool:
    """Whether its sentence speaks of a list of those chosen: nobody says that they were hit."""
    return any(word(token) in victim_cues().lists and token.pos_ == "NOUN" for token in deed.sent)


class _Campaign:
    """Which products and governments a text speaks of, and whom they are said to have watched."""

    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._product = _main_product(reading)
        deeds = [one for one in reading.statements if one.type is RelationType.TARGETED]
        self._deeds = [one for one in deeds if one.status is not Status.DENIED]
        self._known: dict[int, set[bool]] = {}
        for statement in self._deeds:
            self._note(statement.tail, statement.head)

    def _note(self, victim: "Referent", head: "Referent") -> None:
        self._known.setdefault(id(victim), set()).add(head.type is EntityType.PRODUCT)

    def state(self, case: _Case) -> None:
        """Join a victim to the product and the government in question, where it has none yet."""
        known = self._known.get(id(case.victim), set())
        if True not in known:
            product = self._product_for(case)
            if product is not None:
                self._add(case, product)
        agent = self._agent_for(case) if False not in known else None
        if agent is not None:
            self._add(case, agent)

    def _product_for(self, case: _Case) -> _Head | None:
        """The product in question, at its nearest naming; none for a telephone tapped by hand."""
        if word(case.token) in victim_cues().wiretaps and not _has_tool(case.token):
            return None
        naming = nearest_product(self._reading, case.token, self._product)
        return None if naming is None else _Head(naming.referent, naming.span, _place(naming))

    def _agent_for(self, case: _Case) -> _Head | None:
        """The one said to have watched those with whom the list began."""
        if case.how != "list" or case.opened is None:
            return None
        token = case.opened.deeds[0]
        opening = sentence_place(block_of(self._reading, token), token.sent)
        for one in self._deeds:
            if one.at == opening and one.head.type in _GOVERNMENT:
                return _Head(one.head, one.head_at, one.at)
        return None

    def _add(self, case: _Case, head: _Head) -> None:
        if head.referent is case.victim:
            return
        if not allowed(head.referent.type, RelationType.TARGETED, case.victim.type):
            return
        kind = "product" if head.referent.type is EntityType.PRODUCT else "agent"
        speaker, speaker_at = said_by(self._reading, case.verdict.speaker) or (None, None)
        self._note(case.victim, head.referent)
        self._reading.statements.append(
            Statement(
                head=head.referent,
                head_at=head.at,
                type=RelationType.TARGETED,
                tail=case.victim,
                tail_at=case.at,
                status=case.verdict.status,
                at=self._passage(case, head),
                rule=f"passage:{case.how}-{kind}",
                said_by=speaker,
                said_by_at=speaker_at,
                date=date_of(case.token, self._reading.document),
            )
        )
        if case.victim.type is EntityType.PERSON:
            case.victim.type = EntityType.VICTIM

    def _passage(self, case: _Case, head: _Head) -> Span:
        """From the sentence that names the head to the one that names the victim."""
        places = [head.place, self._sentence(case.token)]
        if case.opened is not None:
            places.append(self._sentence(case.opened.deeds[0]))
        return Span(min(one.start for one in places), max(one.end for one in places))

    def _sentence(self, token: "Token") -> Span:
        return sentence_place(block_of(self._reading, token), token.sent)


def _place(naming: "Naming") -> Span:
    """The place of the sentence of a naming."""
    if naming.tokens is None:
        return naming.span
    return sentence_place(naming.block, naming.tokens.sent)


def _has_tool(token: "Token") -> bool:
    """Whether the sentence says that it was done with a program: "tapped with spyware"."""
    return any(word(one) in victim_cues().programs for one in token.sent)


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
