"""`spygraph doctor`: what is installed, what is missing, how to get it."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from spygraph.listing import Listing, format_option
from spygraph.options import examples

if TYPE_CHECKING:
    from spygraph.settings import Settings

_FIELDS = ("part", "state", "found", "advice")


@click.command("doctor", epilog=examples("spygraph doctor", "spygraph doctor --format json"))
@format_option
@click.pass_context
def command(ctx: click.Context, format_: str) -> None:
    """Say what is installed, what is missing and how to get it.

    Looks at this machine only, never at the network. Exits with 1 if spygraph cannot work.
    """
    from spygraph.diagnosis import State, diagnose

    settings: Settings = ctx.obj
    found = diagnose(settings.store)
    Listing([asdict(one) for one in found], _FIELDS, _FIELDS).print(format_)
    ctx.exit(1 if any(one.state is State.BROKEN for one in found) else 0)
