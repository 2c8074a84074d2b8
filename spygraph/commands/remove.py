"""`spygraph remove`: documents out of the store."""

from typing import TYPE_CHECKING

import click

from spygraph.options import examples
from spygraph.progress import tell

if TYPE_CHECKING:
    from spygraph.settings import Settings


@click.command("remove", epilog=examples("spygraph remove letter.pdf"))
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.pass_obj
def command(settings: "Settings", documents: tuple[str, ...]) -> None:
    """Take documents out of the store, with all that rests on them alone.

    DOCUMENT is an id, the start of one, a title, a path or a file name. Nothing of it stays in
    the store; the file that it was read from is left alone.
    """
    from spygraph.face import Graph

    with Graph(settings.store) as graph:
        for id_ in dict.fromkeys(graph.document_id(name) for name in documents):
            called = graph.document(id_).name
            graph.remove(id_)
            if not settings.quiet:
                tell(f"removed {id_} {called}")
