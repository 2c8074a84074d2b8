"""From documents about the surveillance trade to a graph with receipts.

>>> import spygraph
>>> graph = spygraph.open(":memory:")
>>> graph.close()
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from graph import Actor, Claim, Document, Entity, Evidence, Extraction, Relationship
    from ontology import EntityType, RelationType, SpygraphError, Status
    from spygraph.face import Graph

__version__ = "0.1.0"

_ELSEWHERE = {  # name -> where it lives; loaded when it is asked for
    "Actor": "graph",
    "Claim": "graph",
    "Document": "graph",
    "Entity": "graph",
    "EntityType": "ontology",
    "Evidence": "graph",
    "Extraction": "graph",
    "Graph": "spygraph.face",
    "RelationType": "ontology",
    "Relationship": "graph",
    "SpygraphError": "ontology",
    "Status": "ontology",
}

__all__ = [
    "Actor",
    "Claim",
    "Document",
    "Entity",
    "EntityType",
    "Evidence",
    "Extraction",
    "Graph",
    "RelationType",
    "Relationship",
    "SpygraphError",
    "Status",
    "__version__",
    "extract",
    "open",
]


def extract(text_or_path: "str | Path") -> "Extraction":
    """All actors and claims of one document, each with its receipt.

    A `Path`, or a string that is the path of a file, is read as that file; any other string is
    the text itself. LoadError for a file that cannot be read.
    """
    from loaders.extract import extract as extract_from
    from spygraph.inputs import to_document

    return extract_from(to_document(text_or_path))


def open(url: str | None = None) -> "Graph":  # noqa: A001 -- users write spygraph.open
    """The graph in the store at a URL; without one, at `$SPYGRAPH_STORE` or `spygraph.db`."""
    from spygraph.face import Graph
    from spygraph.settings import default_url

    return Graph(default_url() if url is None else url)


def __getattr__(name: str) -> object:
    if name not in _ELSEWHERE:
        raise AttributeError(f"module 'spygraph' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_ELSEWHERE[name]), name)


def __dir__() -> list[str]:
    return __all__
