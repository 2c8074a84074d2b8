"""What was said: documents, evidence, entities and claims, as frozen values right from birth."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from graph.errors import ModelError
from graph.ids import (
    ActorId,
    ClaimId,
    DocumentId,
    EntityId,
    claim_id,
    document_id,
    entity_id,
)
from ontology import EntityType, RelationType, Status, check_ends

if TYPE_CHECKING:
    from graph.dates import PartialDate


@dataclass(frozen=True)
class Document:
    """A text as it was read, never changed after; every quote is a piece of `text`.

    `sha256` is that of the source's bytes, `source` the path or address it came from,
    `published` a partial date, `language` an ISO 639-1 code.
    """

    text: str = field(repr=False)
    sha256: str
    source: str
    format: str
    title: str = ""
    publisher: str = ""
    published: "PartialDate | None" = None
    language: str = ""
    url: str = ""

    @cached_property
    def id(self) -> DocumentId:
        return document_id(self.sha256, self.format)

    @property
    def name(self) -> str:
        """What to call it in a line: its title, else the last part of its source, else its id."""
        last = self.source.rpartition("!")[2].rstrip("/").rpartition("/")[2]
        return self.title or last.removesuffix(f":{self.sha256}") or self.id


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text: code points, `end` excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ModelError(f"no text lies between {self.start} and {self.end}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote with its place. Cannot be built unless `document.text[start:end] == quote`."""

    document: Document
    span: Span
    quote: str

    def __post_init__(self) -> None:
        found = self.document.text[self.span.start : self.span.end]
        whole = len(found) == self.span.end - self.span.start  # else the text ends before
        if found != self.quote or not whole:
            raise ModelError(
                f"the text says {found[:80]!r}, not {self.quote[:80]!r}",
                where=f"{self.document.id} at {self.span.start}",
            )

    @classmethod
    def at(cls, document: Document, start: int, end: int) -> "Evidence":
        """The evidence that stands between two places of a document."""
        return cls(document, Span(start, end), document.text[start:end])


class MentionKind(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True)
class Entity:
    """An actor or thing as one document knows it.

    `known` is the name under which the gazetteer knows it, or nothing; `acronyms` are those
    aliases that the document itself defines: "Orbo Watch Network (OWN)".
    """

    document: DocumentId
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    known: str = ""
    acronyms: tuple[str, ...] = ()

    @cached_property
    def id(self) -> EntityId:
        return entity_id(self.document, self.type, self.name)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a document names an entity."""

    entity: Entity
    evidence: Evidence
    kind: MentionKind = MentionKind.NAME


@dataclass(frozen=True, slots=True)
class End:
    """One end of a claim: the entity, and the mention it was read from."""

    entity: Entity
    mention: Evidence


@dataclass(frozen=True)
class Claim:
    """One statement of one document: who did what to whom, how sure, says who, and where it stands.

    `attributed_to` is the entity that says it, or none where the document itself does.
    `rule` names what read the claim. OntologyError where the ends may not have the relation.
    """

    head: End
    type: RelationType
    tail: End
    status: Status
    evidence: Evidence
    rule: str
    attributed_to: End | None = None
    date: "PartialDate | None" = None

    def __post_init__(self) -> None:
        check_ends(self.head.entity.type, self.type, self.tail.entity.type)
        documents = {end.entity.document for end in self.ends} | {self.evidence.document.id}
        documents |= {end.mention.document.id for end in self.ends}
        if len(documents) > 1:
            raise ModelError(
                f"a claim rests on one document, not on {', '.join(sorted(documents))}"
            )

    @property
    def ends(self) -> tuple[End, ...]:
        return (self.head, self.tail) + ((self.attributed_to,) if self.attributed_to else ())

    @cached_property
    def id(self) -> ClaimId:
        span = self.evidence.span
        return claim_id(
            self.evidence.document.id,
            self.head.entity.id,
            self.type,
            self.tail.entity.id,
            self.status,
            span.start,
            span.end,
            self.attributed_to.entity.id if self.attributed_to else "",
            self.date or "",
        )


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document. Every end of a claim is among the entities."""

    document: Document
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    extractor: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = {entity.id for entity in self.entities}
        used = {end.entity.id for claim in self.claims for end in claim.ends}
        used |= {mention.entity.id for mention in self.mentions}
        if missing := used - known:
            raise ModelError(
                f"not among the entities: {', '.join(sorted(missing))}", where=self.document.id
            )


@dataclass(frozen=True, slots=True)
class Actor:
    """Entities of one or more documents judged to be one: a conclusion, not a statement."""

    id: ActorId
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    entities: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class Relationship:
    """All claims with one head, type and tail: a view over claims, never stored."""

    head: Actor
    type: RelationType
    tail: Actor
    claims: tuple[Claim, ...]

    @property
    def status(self) -> Status:
        """That of the strongest support."""
        return strongest(claim.status for claim in self.claims)

    @property
    def disputed(self) -> bool:
        """Whether one claim denies what another supports."""
        statuses = {claim.status for claim in self.claims}
        return Status.DENIED in statuses and len(statuses) > 1

    @property
    def documents(self) -> tuple[DocumentId, ...]:
        return tuple(sorted({claim.evidence.document.id for claim in self.claims}))


def strongest(statuses: Iterable[Status]) -> Status:
    """The status that supports most: confirmed before alleged before potential before denied."""
    return max(statuses, key=lambda status: status.strength)
