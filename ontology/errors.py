"""The root of all our errors.

SpygraphError
├── OntologyError   a term that does not exist, an edge that may not be
├── ModelError      a value that cannot be (graph.errors)
├── LoadError       a document that cannot be read (loaders.documents)
├── StoreError      a store that cannot be opened, read or written (graph.errors)
├── ActorError      a name that stands for no actor, or for several (graph.errors)
└── QueryError      a question that cannot be answered (queries)
"""


class SpygraphError(Exception):
    """Something failed: what, where, and what to do next, in one message for a person."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        place = f"{where}: " if where else ""
        advice = f" ({hint})" if hint else ""
        super().__init__(f"{place}{what}{advice}")


class OntologyError(SpygraphError):
    """A word that is not a term of the ontology, or an edge that its terms do not allow."""
