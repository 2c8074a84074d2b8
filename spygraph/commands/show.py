"""`spygraph show`: an actor with every receipt."""

from typing import TYPE_CHECKING

import click

from ontology import Status
from spygraph.listing import Listing, format_option, line_width, print_json
from spygraph.options import examples, relation_option, status_option
from spygraph.progress import tell
from spygraph.rows import RECEIPT_FIELDS, actor_row, receipt_rows, relationship_row
from spygraph.telling import Teller

if TYPE_CHECKING:
    from ontology import RelationType
    from spygraph.settings import Settings

_FIELDS = ("head", "type", "tail", "status", "disputed", "documents", "receipts")


@click.command(
    "show",
    epilog=examples(
        "spygraph show 'NSO Group'",
        "spygraph show pegasus --type TARGETED --status all",
        "spygraph show a3f8a1c2d4e5f607 --format json",
    ),
)
@click.argument("actor")
@status_option
@relation_option
@format_option
@click.pass_obj
def command(
    settings: "Settings",
    *,
    actor: str,
    statuses: frozenset[Status],
    types: frozenset["RelationType"],
    format_: str,
) -> None:
    """Show an actor with every receipt.

    Its type, aliases and id, why its names are held to be one, its relationships with their
    status, and each quote with its document, date and who says it. ACTOR is any name, alias or
    id. A relationship counts by the status of its strongest
    support; one that is disputed is shown with both sides. JSON tells the actor whole, JSON
    lines one relationship a line, CSV one receipt a row.
    """
    from spygraph.face import Graph

    with Graph(settings.store) as graph:
        shown = graph.actor(actor)
        found = graph.relationships(of=shown.id, statuses=statuses, types=types)
        every = graph.relationships(of=shown.id, statuses=Status)
        identities = graph.identities
    reasons = [link.reason for link in identities.explain(shown)]
    if format_ == "json":
        relationships = [relationship_row(one, identities) for one in found]
        known = {"entities": list(shown.entities), "one_because": reasons}
        print_json(actor_row(shown) | known | {"relationships": relationships})
    elif format_ == "jsonl":
        Listing([relationship_row(one, identities) for one in found], _FIELDS, ()).print(format_)
    elif format_ == "csv":
        rows = [row for one in found for row in receipt_rows(one, identities)]
        Listing(rows, RECEIPT_FIELDS, ()).print(format_)
    else:
        for line in Teller(identities, line_width()).actor(shown, reasons, found):
            click.echo(line)
    if len(every) > len(found) and not settings.quiet:
        tell(f"{len(every) - len(found)} more of its relationships are not shown (--status all)")
