"""Documents into a store, one transaction each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph import Document, Extraction
from graph.store import GraphStore, Outcome
from ontology import SpygraphError, Status
from spygraph.workers import extract_all

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Built:
    """A document with what became of it, and what was read out of it if it had to be read."""

    document: Document
    outcome: Outcome
    extraction: Extraction | None = None


@dataclass(slots=True)
class Report:
    """What became of all documents of one build."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    failures: list[SpygraphError] = field(default_factory=list)
    entities: int = 0
    claims: Counter[Status] = field(default_factory=Counter)

    def count(self, step: Built | SpygraphError) -> None:
        if isinstance(step, SpygraphError):
            self.failures.append(step)
            return
        self.outcomes[step.outcome] += 1
        if step.extraction is not None:
            self.entities += len(step.extraction.entities)
            self.claims.update(claim.status for claim in step.extraction.claims)

    def as_row(self) -> "Mapping[str, object]":
        """As JSON shows it: entities and claims are those that were read in this build."""
        return {
            "documents": {outcome.value: self.outcomes[outcome] for outcome in Outcome}
            | {"failed": len(self.failures)},
            "entities": self.entities,
            "claims": {status.value: self.claims[status] for status in Status},
        }


def build(
    store: GraphStore, documents: Iterable[Document | SpygraphError], jobs: int = 1
) -> Iterator[Built | SpygraphError]:
    """Read each document and keep what it says; say what became of it once it is kept.

    The outcome is the same for any number of jobs. A failure does not stop the others.
    """
    steps: Iterator[Extraction | Built | SpygraphError]
    steps = extract_all(_sift(store, documents), jobs)
    for step in steps:
        yield Built(step.document, store.add(step), step) if isinstance(step, Extraction) else step


def foresee(
    store: GraphStore, documents: Iterable[Document | SpygraphError]
) -> Iterator[Built | SpygraphError]:
    """What `build` would do, without doing it."""
    from loaders.extract import EXTRACTOR

    for one in documents:
        if isinstance(one, Document):
            yield Built(one, store.foresee(one, EXTRACTOR))
        else:
            yield one


def _sift(
    store: GraphStore, documents: Iterable[Document | SpygraphError]
) -> Iterator[Document | Built | SpygraphError]:
    """Documents that must be read; those that the store has already are done with."""
    from loaders.extract import EXTRACTOR

    for step in foresee(store, documents):
        if isinstance(step, Built) and step.outcome is Outcome.UNCHANGED:
            # Nothing is read again, but the store may learn of one more source.
            store.add(Extraction(step.document, extractor=EXTRACTOR))
            yield step
        elif isinstance(step, Built):
            yield step.document
        else:
            yield step
