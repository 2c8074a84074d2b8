"""How far a long job is, on a terminal only; messages that a bar must not tear."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from spygraph.plain import flat

Step = TypeVar("Step")


@contextmanager
def progress(steps: Iterable[Step], label: str, *, quiet: bool) -> Iterator[Iterable[Step]]:
    """The same steps, counted by a bar on stderr if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield steps
        return
    with click.progressbar(
        steps, label=label, file=sys.stderr, show_pos=True, show_eta=False, show_percent=False
    ) as bar:
        yield bar


def tell(message: object) -> None:
    """A line on stderr, above any bar."""
    clear = "\r\x1b[K" if sys.stderr.isatty() else ""
    click.echo(f"{clear}spygraph: {flat(str(message))}", err=True)
