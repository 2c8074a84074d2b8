"""The command line: which commands there are, and what becomes of an error."""

import errno
import os
import sys
from typing import IO, Any, NoReturn

import click

from ontology import SpygraphError
from spygraph import __version__
from spygraph.lazy import LazyGroup
from spygraph.settings import DEFAULT_STORE, STORE_VARIABLE, Settings

INTERRUPTED = 130

COMMANDS = {
    "build": "Read documents into the store.",
    "extract": "Read documents and print what they say as JSON, without a store.",
    "documents": "List the documents of the store.",
    "text": "Print the stored text of a document.",
    "show": "Show an actor with every receipt.",
    "claims": "List claims, one row each.",
    "paths": "Find how two actors are connected.",
    "rank": "Order actors by their place in the graph.",
    "stats": "Count documents, actors, relationships and claims, by type and status.",
    "check": "Hold every quote against its text, every hash, every reference.",
    "remove": "Take documents out of the store, with all that rests on them alone.",
    "doctor": "Say what is installed, what is missing and how to get it.",
}


class _Failure(click.ClickException):
    """What a person sees of one of our errors: the message alone, and exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"spygraph: {self.message}", file=file, err=file is None)


class _Roof(LazyGroup):
    """The one place where our errors end."""

    package = "spygraph.commands"
    table = COMMANDS

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SpygraphError as error:
            raise _Failure(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # a reader that went away: click ends in silence
                raise
            raise _Failure(f"the output cannot be written: {error.strerror}") from error
        except KeyboardInterrupt:
            click.echo("spygraph: interrupted, nothing is half-written", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=_Roof,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: spygraph build FOLDER; then: spygraph paths 'NSO Group' Mexico",
)
@click.option(
    "--store",
    metavar="URL",
    envvar=STORE_VARIABLE,
    default=DEFAULT_STORE,
    show_envvar=True,
    show_default=True,
    help="Where the graph is kept: a path, or sqlite:///path.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress, no summaries: failures only.")
@click.version_option(__version__, prog_name="spygraph")
@click.pass_context
def cli(ctx: click.Context, store: str, quiet: bool) -> None:
    """Turn documents about the surveillance trade into a graph with receipts."""
    ctx.obj = Settings(store, quiet)


def main() -> NoReturn:
    """Run the command that the program was called with, and exit."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed: else the first file to be opened took its place
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:  # a name that the terminal cannot show must not end the run
            reconfigure(errors="backslashreplace")
    cli(prog_name="spygraph")
    raise AssertionError("click exits by itself")
