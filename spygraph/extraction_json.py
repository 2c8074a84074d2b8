"""An extraction as the JSON that other programs read."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph import Claim, Extraction


def to_row(extraction: "Extraction", doc: str) -> dict[str, object]:
    """The whole of one document: `doc` is what the caller calls it.

    `text[start:end] == quote` for every piece of evidence; `head` and `tail` are names of the
    entities listed. Relations come from sure to unsure, then by place.
    """
    return {
        "doc": doc,
        "text": extraction.document.text,
        "entities": [
            {"name": entity.name, "type": entity.type.value, "aliases": list(entity.aliases)}
            for entity in extraction.entities
        ],
        "relations": [_relation(claim) for claim in sorted(extraction.claims, key=_order)],
    }


def _order(claim: "Claim") -> tuple[int, int, int, str]:
    span = claim.evidence.span
    return (-claim.status.strength, span.start, span.end, claim.id)


def _relation(claim: "Claim") -> dict[str, object]:
    said_by, span = claim.attributed_to, claim.evidence.span
    return {
        "head": claim.head.entity.name,
        "type": claim.type.value,
        "tail": claim.tail.entity.name,
        "status": claim.status.value,
        "date": claim.date,
        "attributed_to": said_by.entity.name if said_by else None,
        "evidence": {"quote": claim.evidence.quote, "start": span.start, "end": span.end},
    }
