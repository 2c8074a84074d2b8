"""What every store can do, whatever it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from ontology import RelationType, Status

if TYPE_CHECKING:
    from graph.dates import PartialDate
    from graph.ids import DocumentId, EntityId
    from graph.model import Claim, Document, Entity, Extraction, Mention


class Outcome(StrEnum):
    """What adding a document did, or would do."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims are wanted; an empty part selects all, a date those that may fall there."""

    types: frozenset[RelationType] = frozenset()
    statuses: frozenset[Status] = frozenset()
    documents: frozenset["DocumentId"] = frozenset()
    heads: frozenset["EntityId"] = frozenset()
    tails: frozenset["EntityId"] = frozenset()
    since: "PartialDate | None" = None
    until: "PartialDate | None" = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a store that is not as it must be."""

    document: "DocumentId"
    where: str
    what: str


class GraphStore(Protocol):
    """Keeps extractions whole: a document with all that was read out of it, or nothing of it.

    Every iterator is in an order that depends on content alone.
    """

    def foresee(self, document: "Document", extractor: str) -> Outcome:
        """What `add` would do with this document, read by this extractor."""
        ...

    def add(self, extraction: "Extraction") -> Outcome:
        """Keep an extraction, in one transaction.

        The same bytes are one document, wherever they lie. Another document that came from the
        same source before is replaced, unless a second source still holds it. Where `foresee`
        says UNCHANGED, only the source is noted: the extraction need not be filled in.

        StoreError if a quote is not in the text; then nothing is written.
        """
        ...

    def remove(self, document: "DocumentId") -> None:
        """Take a document out with all that rests on it; StoreError if it is not there."""
        ...

    def documents(self) -> Iterator["Document"]: ...

    def entities(self) -> Iterator["Entity"]: ...

    def mentions(self, document: "DocumentId") -> Iterator["Mention"]: ...

    def claims(self, selection: Selection = ...) -> Iterator["Claim"]:
        """Document by document, in the order of the text; a claim without a date has no since."""
        ...

    def extraction(self, document: "DocumentId") -> "Extraction":
        """One document with all that was read out of it; StoreError if it is not there."""
        ...

    def check(self) -> Iterator[Problem]:
        """Hold every quote against its text, every hash, every reference, every id."""
        ...

    def close(self) -> None: ...
