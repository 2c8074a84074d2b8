"""Rows of the embedded store, made from values and turned back into them."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from graph.dates import PartialDate, first_day, last_day, partial_date
from graph.ids import DocumentId, EntityId
from graph.model import (
    Claim,
    Document,
    End,
    Entity,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Span,
)
from graph.store import Selection
from ontology import EntityType, RelationType, Status

Row = tuple[Any, ...]
"""What sqlite3 gives; in the order of the columns below."""

TOLD = "title, publisher, published, language, url"  # by the source, beside the text
DOCUMENT = f"id, sha256, text_sha256, format, extractor, {TOLD}, notes, text"
SOURCE = "coalesce((SELECT min(source) FROM sources WHERE document = id AND source <> ''), '')"
ENTITY = "document, id, type, name, known, aliases, acronyms"
MENTION = "document, start_at, end_at, entity, kind, quote"
CLAIM = (
    "document, start_at, end_at, id, head, head_start, head_end, head_quote, type,"
    " tail, tail_start, tail_end, tail_quote, status, quote, rule, date,"
    " said_by, said_start, said_end, said_quote"
)


def insert(table: str, columns: str) -> str:
    """The statement that adds a row; of two that are the same, the first stays."""
    return f"INSERT INTO {table} ({columns}) VALUES ({_marks(columns)}) ON CONFLICT DO NOTHING"  # noqa: S608 - constants


def replace(table: str, columns: str) -> str:
    """The statement that adds a row in the place of one with the same key."""
    return f"REPLACE INTO {table} ({columns}) VALUES ({_marks(columns)})"  # noqa: S608 - constants


def select(columns: str, table: str, rest: str) -> str:
    return f"SELECT {columns} FROM {table} {rest}"  # noqa: S608 - constants


def _marks(columns: str) -> str:
    return ", ".join("?" * (columns.count(",") + 1))


def condition(selection: Selection) -> tuple[str, dict[str, str]]:
    """A selection as SQL with its values; a date without a day falls on any day it may mean."""
    parts, values = ["TRUE"], {}
    for column, wanted in (
        ("type", selection.types),
        ("status", selection.statuses),
        ("document", selection.documents),
        ("head", selection.heads),
        ("tail", selection.tails),
    ):
        if wanted:
            parts.append(f"{column} IN (SELECT value FROM json_each(:{column}s))")  # noqa: S608
            values[f"{column}s"] = json.dumps(sorted(wanted))
    if selection.since:
        parts.append("date || substr('-12-31', length(date) - 3) >= :since")
        values["since"] = first_day(selection.since)
    if selection.until:
        parts.append("date || substr('-01-01', length(date) - 3) <= :until")
        values["until"] = last_day(selection.until)
    return " AND ".join(parts), values


def document_row(extraction: Extraction) -> Row:
    document = extraction.document
    return (
        document.id,
        document.sha256,
        text_sha256(document),
        document.format,
        extraction.extractor,
        *told(document),
        strings(extraction.notes),
        document.text,
    )


def told(document: Document) -> Row:
    """What the source tells about the document, beside its text."""
    return (
        document.title,
        document.publisher,
        document.published,
        document.language,
        document.url,
    )


def text_sha256(document: Document) -> str:
    return sha256(document.text.encode()).hexdigest()


def entity_row(entity: Entity) -> Row:
    return (
        entity.document,
        entity.id,
        entity.type.value,
        entity.name,
        entity.known,
        strings(entity.aliases),
        strings(entity.acronyms),
    )


def mention_row(mention: Mention) -> Row:
    entity, at = mention.entity, mention.evidence
    return (
        entity.document,
        at.span.start,
        at.span.end,
        entity.id,
        mention.kind.value,
        at.quote,
    )


def claim_row(claim: Claim) -> Row:
    evidence, head, tail, by = claim.evidence, claim.head, claim.tail, claim.attributed_to
    said = _end_row(by) if by else (None, None, None, None)
    return (
        evidence.document.id,
        evidence.span.start,
        evidence.span.end,
        claim.id,
        *_end_row(head),
        claim.type.value,
        *_end_row(tail),
        claim.status.value,
        evidence.quote,
        claim.rule,
        claim.date,
        *said,
    )


def _end_row(end: End) -> Row:
    at = end.mention
    return (end.entity.id, at.span.start, at.span.end, at.quote)


def strings(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False) if words else "[]"


def from_strings(column: str) -> tuple[str, ...]:
    """ValueError if the column holds anything but a list of strings."""
    words = json.loads(column)
    if not (isinstance(words, list) and all(isinstance(word, str) for word in words)):
        raise ValueError(f"{column[:80]!r} is not a list of strings")
    return tuple(words)


def to_document(row: Row) -> Document:
    """From the columns DOCUMENT and SOURCE."""
    id_, sha256, _, format_, _, title, publisher, published, language, url, _, text, source = row
    document = Document(
        text=text,
        sha256=sha256,
        source=source,
        format=format_,
        title=title,
        publisher=publisher,
        published=_date(published),
        language=language,
        url=url,
    )
    if document.id != id_:
        raise ValueError(f"a document of this content has the id {document.id}")
    return document


def to_entity(row: Row) -> Entity:
    document, id_, type_, name, known, aliases, acronyms = row
    entity = Entity(
        document=DocumentId(document),
        type=EntityType(type_),
        name=name,
        aliases=from_strings(aliases),
        known=known,
        acronyms=from_strings(acronyms),
    )
    if entity.id != id_:
        raise ValueError(f"an entity of this content has the id {entity.id}")
    return entity


def to_mention(row: Row, document: Document, entities: Mapping[EntityId, Entity]) -> Mention:
    _, start, end, entity, kind, quote = row
    evidence = Evidence(document, Span(start, end), quote)
    return Mention(entities[entity], evidence, MentionKind(kind))


def to_claim(row: Row, document: Document, entities: Mapping[EntityId, Entity]) -> Claim:
    (_, start, end, id_, *head, type_) = row[:9]
    (*tail, status, quote, rule, date) = row[9:17]
    said = row[17:]
    claim = Claim(
        head=_end(head, document, entities),
        type=RelationType(type_),
        tail=_end(tail, document, entities),
        status=Status(status),
        evidence=Evidence(document, Span(start, end), quote),
        rule=rule,
        attributed_to=_end(said, document, entities) if said[0] is not None else None,
        date=_date(date),
    )
    if claim.id != id_:
        raise ValueError(f"a claim of this content has the id {claim.id}")
    return claim


def _end(columns: Row | list[Any], document: Document, entities: Mapping[EntityId, Entity]) -> End:
    entity, start, end, quote = columns
    return End(entities[entity], Evidence(document, Span(start, end), quote))


def _date(column: str | None) -> PartialDate | None:
    return None if column is None else partial_date(column)
