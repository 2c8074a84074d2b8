"""`spygraph check`: is all as it must be?"""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from spygraph.listing import Listing, format_option
from spygraph.options import examples

if TYPE_CHECKING:
    from spygraph.settings import Settings

_FIELDS = ("document", "where", "what")


@click.command("check", epilog=examples("spygraph check && echo sound"))
@format_option
@click.pass_context
def command(ctx: click.Context, format_: str) -> None:
    """Hold every quote against its text, every hash, every reference.

    Lists what is wrong, and then exits with 1.
    """
    from spygraph.face import Graph

    settings: Settings = ctx.obj
    with Graph(settings.store) as graph:
        rows = [asdict(problem) for problem in graph.check()]
        documents = sum(1 for _ in graph.documents()) if not rows else 0
    nothing = f"{documents} documents checked: every quote stands in its text"
    Listing(rows, _FIELDS, _FIELDS, nothing).print(format_)
    ctx.exit(1 if rows else 0)
