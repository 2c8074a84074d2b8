"""`spygraph rank`: who matters."""

from typing import TYPE_CHECKING

import click

from queries.centrality import Measure
from spygraph.listing import Listing, format_option
from spygraph.options import actor_type_option, definitions, examples, limit_option, status_option

if TYPE_CHECKING:
    from ontology import EntityType, Status
    from spygraph.settings import Settings

_SHOWN = ("rank", "actor", "type", "score")


@click.command(
    "rank",
    epilog=definitions("Measures", Measure)
    + examples(
        "spygraph rank --by betweenness --both-ways", "spygraph rank --by in_degree --type Vendor"
    ),
)
@click.option(
    "--by",
    type=click.Choice([one.value for one in Measure]),
    metavar="MEASURE",
    default=Measure.DEGREE.value,
    show_default=True,
    help="What makes an actor matter, see below.",
)
@click.option("--both-ways", is_flag=True, help="Let relationships lead back too, as in paths.")
@actor_type_option
@status_option
@limit_option(20)
@format_option
@click.pass_obj
def command(
    settings: "Settings",
    *,
    by: str,
    both_ways: bool,
    types: frozenset["EntityType"],
    statuses: frozenset["Status"],
    limit: int,
    format_: str,
) -> None:
    """Order actors by their place in the graph.

    Two actors count as joined once, however many relationships there are between them.
    Relationships count by the status of their strongest support. Actors of one score share a
    rank; --type chooses which are listed, not which count.
    """
    from spygraph.face import Graph

    with Graph(settings.store) as graph:
        ranked = graph.rank(
            by, both_ways=both_ways, types=types, statuses=statuses, limit=limit or None
        )
    rows = [
        {
            "rank": place,
            "actor": actor.name,
            "type": actor.type.value,
            "score": score,
            "id": actor.id,
        }
        for place, actor, score in ranked
    ]
    Listing(rows, (*_SHOWN, "id"), _SHOWN, "no relationship joins any actors").print(format_)
