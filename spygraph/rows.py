"""Claims, actors, documents, relationships and paths as rows: what JSON, CSV and tables show."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph import Actor, Claim, Document, Relationship
    from graph.resolve import Identities
    from queries.paths import Hop, Path

Row = Mapping[str, object]

CLAIM_FIELDS = (
    "id",
    "status",
    "head",
    "type",
    "tail",
    "date",
    "attributed_to",
    "quote",
    "start",
    "end",
    "document",
    "title",
    "publisher",
    "published",
    "rule",
    "head_id",
    "tail_id",
    "head_as_written",
    "tail_as_written",
)

RECEIPT_FIELDS = CLAIM_FIELDS[: CLAIM_FIELDS.index("rule")]
"""Those of `receipt_rows` that a table of receipts has."""

DOCUMENT_FIELDS = (
    "id",
    "title",
    "publisher",
    "published",
    "format",
    "language",
    "claims",
    "sha256",
    "source",
    "url",
)


def speaker(claim: "Claim", identities: "Identities") -> str | None:
    """The name of the actor who says it; None where the document itself does."""
    said_by = claim.attributed_to
    return identities[said_by.entity.id].name if said_by else None


def receipt(claim: "Claim", identities: "Identities") -> dict[str, object]:
    """Where a claim stands, word for word, and who says it."""
    document, span = claim.evidence.document, claim.evidence.span
    return {
        "id": claim.id,
        "status": claim.status.value,
        "date": claim.date,
        "attributed_to": speaker(claim, identities),
        "quote": claim.evidence.quote,
        "start": span.start,
        "end": span.end,
        "document": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "rule": claim.rule,
    }


def named(row: Row, document: "Document") -> Row:
    """The row as people read it: a document without a title goes by its file."""
    return {**row, "title": document.name}


def claim_row(claim: "Claim", identities: "Identities") -> Row:
    """A receipt with its ends, by the names of the actors, their ids, and as the text has them."""
    head, tail = (identities[end.entity.id] for end in (claim.head, claim.tail))
    row = receipt(claim, identities) | {
        "head": head.name,
        "type": claim.type.value,
        "tail": tail.name,
        "head_id": head.id,
        "tail_id": tail.id,
        "head_as_written": claim.head.mention.quote,
        "tail_as_written": claim.tail.mention.quote,
    }
    return {field: row[field] for field in CLAIM_FIELDS}


def document_row(document: "Document", claims: int) -> Row:
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "format": document.format,
        "language": document.language,
        "claims": claims,
        "sha256": document.sha256,
        "source": document.source,
        "url": document.url,
    }


def relationship_row(one: "Relationship", identities: "Identities") -> Row:
    return {
        "head": one.head.name,
        "type": one.type.value,
        "tail": one.tail.name,
        "status": one.status.value,
        "disputed": one.disputed,
        "documents": len(one.documents),
        "head_id": one.head.id,
        "tail_id": one.tail.id,
        "receipts": [receipt(claim, identities) for claim in surest_first(one)],
    }


def receipt_rows(one: "Relationship", identities: "Identities") -> list[dict[str, object]]:
    """One row a receipt, each with the relationship that it is for."""
    ends = {"head": one.head.name, "type": one.type.value, "tail": one.tail.name}
    return [ends | receipt(claim, identities) for claim in surest_first(one)]


def surest_first(one: "Relationship") -> list["Claim"]:
    """The receipts of a relationship as one wants to read them."""
    return sorted(one.claims, key=lambda claim: -claim.status.strength)


def actor_row(actor: "Actor") -> dict[str, object]:
    return {
        "id": actor.id,
        "type": actor.type.value,
        "name": actor.name,
        "aliases": list(actor.aliases),
    }


def path_row(path: "Path", identities: "Identities") -> Row:
    return {
        "status": path.status.value,
        "length": len(path.hops),
        "hops": [_hop_row(hop, identities) for hop in path.hops],
    }


def _hop_row(hop: "Hop", identities: "Identities") -> Row:
    return {
        "from": hop.start.name,
        "to": hop.end.name,
        "from_id": hop.start.id,
        "to_id": hop.end.id,
        "status": hop.status.value,
        "relations": [relationship_row(one, identities) for one in hop.relationships],
    }
