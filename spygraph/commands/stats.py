"""`spygraph stats`: how much there is."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from spygraph.listing import Listing, format_option
from spygraph.options import examples

if TYPE_CHECKING:
    from spygraph.settings import Settings

_FIELDS = ("what", "of", "count")


@click.command("stats", epilog=examples("spygraph stats", "spygraph stats --format json"))
@format_option
@click.pass_obj
def command(settings: "Settings", format_: str) -> None:
    """Count documents, actors, relationships and claims, by type and status."""
    from spygraph.face import Graph

    with Graph(settings.store) as graph:
        rows = [asdict(one) for one in graph.stats()]
    Listing(rows, _FIELDS, _FIELDS).print(format_)
