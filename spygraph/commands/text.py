"""`spygraph text`: the text that quotes are pieces of."""

from typing import TYPE_CHECKING

import click

from spygraph.options import examples

if TYPE_CHECKING:
    from spygraph.settings import Settings


@click.command("text", epilog=examples("spygraph text letter.pdf", "spygraph text d3f8a1"))
@click.argument("document")
@click.pass_obj
def command(settings: "Settings", document: str) -> None:
    """Print the stored text of a document.

    DOCUMENT is an id, the start of one, a title, a path or a file name. The text comes as it is
    stored, in UTF-8, with nothing added: text[start:end] of it is every quote.
    """
    from spygraph.face import Graph

    with Graph(settings.store) as graph:
        click.echo(graph.document(document).text.encode("utf-8"), nl=False)
