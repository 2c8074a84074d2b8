"""`spygraph paths`: how is A connected to B?"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from ontology import Status
from spygraph.listing import Listing, format_option, line_width
from spygraph.options import examples, limit_option, relation_option, status_option
from spygraph.progress import tell
from spygraph.rows import RECEIPT_FIELDS, path_row, receipt_rows
from spygraph.telling import Teller

if TYPE_CHECKING:
    from graph.resolve import Identities
    from ontology import RelationType
    from queries.paths import Path
    from spygraph.rows import Row
    from spygraph.settings import Settings

_FIELDS = ("status", "length", "hops")
_POTENTIAL = "one is potential only: --status confirmed,alleged,potential shows it"
_CSV_FIELDS = ("path", "path_status", "hop", *RECEIPT_FIELDS)


@click.command(
    "paths",
    epilog=examples(
        "spygraph paths 'NSO Group' Mexico",
        "spygraph paths Intellexa Greece --max-hops 2 --avoid Predator",
        "spygraph paths 'NSO Group' Mexico --type SELLS_TO,USED --status all --format json",
    ),
)
@click.argument("start", metavar="ACTOR")
@click.argument("end", metavar="ACTOR")
@click.option(
    "--max-hops",
    type=click.IntRange(1, 10),
    default=4,
    show_default=True,
    help="The longest path that counts.",
)
@status_option
@relation_option
@click.option("--avoid", multiple=True, metavar="ACTOR", help="Not through this one; repeatable.")
@limit_option(10)
@format_option
@click.pass_obj
def command(
    settings: "Settings",
    *,
    start: str,
    end: str,
    max_hops: int,
    statuses: frozenset[Status],
    types: frozenset["RelationType"],
    avoid: tuple[str, ...],
    limit: int,
    format_: str,
) -> None:
    """Find how two actors are connected.

    Relationships are walked both ways. Shorter paths come first, then surer ones: a path is as
    sure as its weakest hop. Below each hop stand its receipts; a disputed relationship is shown
    with both sides. ACTOR is any name, alias or id. That there is no path is an answer.
    """
    from spygraph.face import Graph

    with Graph(settings.store) as graph:
        ask = partial(graph.paths, start, end, max_hops=max_hops, types=types, avoid=avoid)
        found = ask(statuses=statuses, limit=limit or None)
        weaker = not found and ask(statuses=statuses | {Status.POTENTIAL}, limit=1)
        identities = graph.identities
    if not found:
        hint = _POTENTIAL if weaker else "try --max-hops or --status all"
        tell(f"no path of up to {max_hops} hops leads from {start} to {end} ({hint})")
    if format_ == "table":
        for line in Teller(identities, line_width()).paths(found):
            click.echo(line)
    elif format_ == "csv":
        Listing(_csv_rows(found, identities), _CSV_FIELDS, ()).print(format_)
    else:
        Listing([path_row(path, identities) for path in found], _FIELDS, ()).print(format_)


def _csv_rows(paths: Sequence["Path"], identities: "Identities") -> Iterator["Row"]:
    """One row a receipt."""
    for number, path in enumerate(paths, start=1):
        for place, hop in enumerate(path.hops, start=1):
            for one in hop.relationships:
                where = {"path": number, "path_status": path.status.value, "hop": place}
                for row in receipt_rows(one, identities):
                    yield where | row
