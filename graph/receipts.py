"""Receipts, held against the text once more before a store keeps them."""

from collections.abc import Iterator

from graph.errors import StoreError
from graph.model import Evidence, Extraction


def hold_against_text(extraction: Extraction) -> None:
    """StoreError unless every quote stands where it says, in this very document."""
    document = extraction.document
    for evidence in evidence_of(extraction):
        start, end = evidence.span.start, evidence.span.end
        found = document.text[start:end]
        whole = found == evidence.quote and len(found) == end - start
        if not whole or evidence.document.id != document.id:
            what = f"the text does not say {evidence.quote[:80]!r} there"
            raise StoreError(what, where=f"{document.id} at {start}", hint="nothing was written")
    if strangers := [e.name for e in extraction.entities if e.document != document.id]:
        what = f"entities of another document: {', '.join(strangers[:3])}"
        raise StoreError(what, where=document.id, hint="nothing was written")


def evidence_of(extraction: Extraction) -> Iterator[Evidence]:
    for mention in extraction.mentions:
        yield mention.evidence
    for claim in extraction.claims:
        yield claim.evidence
        for end in claim.ends:
            yield end.mention
