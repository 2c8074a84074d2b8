"""From a finished reading to an extraction: frozen, checked, in an order of content alone."""

from collections.abc import Iterable

from graph import Claim, End, Entity, Evidence, Extraction, Mention, Span, partial_date
from loaders.reading import Naming, Reading, Referent, Statement
from ontology import allowed

_LONGEST_NAME = 300  # no actor has a longer name: what is longer is a torn list or an attack


def finish(reading: Reading, extractor: str) -> Extraction:
    """The reading as entities, mentions and claims.

    Statements that the ontology does not allow, or whose two ends are one actor, are left out;
    so are doubtful referents that no statement needs.
    """
    entities = _Entities(reading)
    statements = [one for one in reading.statements if entities.admits(one)]
    needed = {id(entities.one(end)) for one in statements for end in _ends(one)}
    kept = [one for one in entities.distinct if not one.weak or id(one) in needed]
    chosen = {id(one) for one in kept}
    claims = {claim.id: claim for one in statements if (claim := entities.claim(one))}
    mentions = [
        entities.mention(naming)
        for naming in reading.namings
        if id(entities.one(naming.referent)) in chosen
    ]
    return Extraction(
        document=reading.document,
        entities=tuple(sorted(map(entities.entity, kept), key=lambda e: (e.type, e.name))),
        mentions=tuple(_sorted_mentions(mentions)),
        claims=tuple(sorted(claims.values(), key=_place)),
        extractor=extractor,
        notes=tuple(reading.notes),
    )


def _ends(statement: Statement) -> Iterable[Referent]:
    yield statement.head
    yield statement.tail
    if statement.said_by is not None:
        yield statement.said_by


def _place(claim: Claim) -> tuple[int, int, str]:
    return (claim.evidence.span.start, claim.evidence.span.end, claim.id)


def _sorted_mentions(mentions: Iterable[Mention]) -> list[Mention]:
    distinct = {(m.entity.id, m.evidence.span): m for m in mentions}
    return sorted(distinct.values(), key=lambda m: (m.evidence.span, m.entity.id))


class _Entities:
    """The referents of a reading as entities; those of one type and name are one."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._first: dict[tuple[str, str], Referent] = {}
        self._made: dict[int, Entity] = {}
        for referent in _all_referents(reading):
            first = self._first.setdefault((referent.type, referent.name), referent)
            if first is not referent:
                first.forms.update(referent.forms)
                first.acronyms.update(referent.acronyms)
                first.known = first.known or referent.known
                first.weak = first.weak and referent.weak
        self.distinct = [one for one in self._first.values() if _nameable(one)]

    def one(self, referent: Referent) -> Referent:
        return self._first[(referent.type, referent.name)]

    def entity(self, referent: Referent) -> Entity:
        one = self.one(referent)
        if id(one) not in self._made:
            aliases = sorted({f for f in one.forms if f and len(f) <= _LONGEST_NAME} - {one.name})
            self._made[id(one)] = Entity(
                document=self._reading.document.id,
                type=one.type,
                name=one.name,
                aliases=tuple(aliases),
                known=one.known,
                acronyms=tuple(sorted(one.acronyms)),
            )
        return self._made[id(one)]

    def admits(self, statement: Statement) -> bool:
        head, tail = self.one(statement.head), self.one(statement.tail)
        return (
            head is not tail
            and _nameable(head)
            and _nameable(tail)
            and allowed(head.type, statement.type, tail.type)
        )

    def mention(self, naming: Naming) -> Mention:
        evidence = self._reading.quote(naming.span)
        return Mention(self.entity(naming.referent), evidence, naming.kind)

    def claim(self, statement: Statement) -> Claim:
        return Claim(
            head=self._end(statement.head, statement.head_at),
            type=statement.type,
            tail=self._end(statement.tail, statement.tail_at),
            status=statement.status,
            evidence=self._quote(statement.at),
            rule=statement.rule,
            attributed_to=self._speaker(statement),
            date=partial_date(statement.date) if statement.date else None,
        )

    def _speaker(self, statement: Statement) -> End | None:
        speaker, at = statement.said_by, statement.said_by_at
        if speaker is None or at is None or not _nameable(speaker):
            return None
        return self._end(speaker, at)

    def _end(self, referent: Referent, at: Span) -> End:
        return End(self.entity(referent), self._quote(at))

    def _quote(self, at: Span) -> Evidence:
        return self._reading.quote(at)


def _nameable(referent: Referent) -> bool:
    return 0 < len(referent.name.strip()) <= _LONGEST_NAME


def _all_referents(reading: Reading) -> Iterable[Referent]:
    """Every referent that is listed, named or needed by a statement, in a settled order."""
    yield from reading.referents
    yield from (naming.referent for naming in reading.namings)
    for statement in reading.statements:
        yield from _ends(statement)
