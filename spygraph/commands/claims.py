"""`spygraph claims`: one row a claim."""

from typing import TYPE_CHECKING

import click

from ontology import RelationType, Status
from spygraph.listing import Listing, format_option
from spygraph.options import definitions, examples, read_day, relation_option, status_option

if TYPE_CHECKING:
    from graph import Claim, PartialDate
    from graph.resolve import Identities
    from spygraph.rows import Row
    from spygraph.settings import Settings

_SPARE = ("date", "attributed_to", "title")
_SHOWN = ("status", "head", "type", "tail", "date", "attributed_to", "title", "quote")


@click.command(
    "claims",
    epilog=definitions("Statuses", Status)
    + definitions("Types", RelationType)
    + examples(
        "spygraph claims --head 'NSO Group' --type SELLS_TO",
        "spygraph claims --status denied",
        "spygraph claims --since 2021-07 --format jsonl",
    ),
)
@relation_option
@click.option("--head", metavar="ACTOR", help="Only what this actor did or is.")
@click.option("--tail", metavar="ACTOR", help="Only what was done to this actor.")
@status_option
@click.option("--document", metavar="DOCUMENT", help="Only what this document says.")
@click.option("--since", metavar="DATE", callback=read_day, help="Dated then or later.")
@click.option("--until", metavar="DATE", callback=read_day, help="Dated then or earlier.")
@format_option
@click.pass_obj
def command(
    settings: "Settings",
    *,
    types: frozenset[RelationType],
    head: str | None,
    tail: str | None,
    statuses: frozenset[Status],
    document: str | None,
    since: "PartialDate | None",
    until: "PartialDate | None",
    format_: str,
) -> None:
    """List claims, one row each.

    A claim is one statement of one document. JSON and CSV also tell where in the text it
    stands: text[start:end] of `spygraph text DOCUMENT` is the quote.
    """
    from spygraph.face import Graph
    from spygraph.rows import CLAIM_FIELDS

    with Graph(settings.store) as graph:
        found = graph.claims(
            head=head,
            tail=tail,
            document=document,
            types=types,
            statuses=statuses,
            since=since,
            until=until,
        )
        rows = (_row(claim, graph.identities, format_) for claim in found)
        Listing(rows, CLAIM_FIELDS, _SHOWN, "no claim is like that", _SPARE).print(format_)


def _row(claim: "Claim", identities: "Identities", format_: str) -> "Row":
    from spygraph.rows import claim_row, named

    row = claim_row(claim, identities)
    return named(row, claim.evidence.document) if format_ == "table" else row
