"""`spygraph documents`: what is loaded."""

from typing import TYPE_CHECKING

import click

from spygraph.listing import Listing, format_option
from spygraph.options import examples

if TYPE_CHECKING:
    from spygraph.settings import Settings

_SPARE = ("sha256", "format", "publisher")
_SHOWN = ("id", "title", "publisher", "published", "format", "claims", "sha256")


@click.command(
    "documents",
    epilog=examples("spygraph documents", "spygraph documents --format csv > documents.csv"),
)
@format_option
@click.pass_obj
def command(settings: "Settings", format_: str) -> None:
    """List the documents of the store.

    "claims" counts all that a document says, denials too; "sha256" is that of its source's
    bytes.
    """
    from collections import Counter

    from spygraph.face import Graph
    from spygraph.rows import DOCUMENT_FIELDS, document_row, named

    with Graph(settings.store) as graph:
        claims = Counter(one.evidence.document.id for one in graph.store.claims())
        pairs = ((one, document_row(one, claims[one.id])) for one in graph.documents())
        rows = (named(row, one) if format_ == "table" else row for one, row in pairs)
        nothing = "the store is empty: spygraph build FOLDER fills it"
        Listing(rows, DOCUMENT_FIELDS, _SHOWN, nothing, _SPARE).print(format_)
