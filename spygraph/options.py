"""Options that several commands share, and how their words become terms of the ontology."""

from collections.abc import Callable, Iterable
from textwrap import fill
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.projection import ASSERTED
from ontology import EntityType, OntologyError, RelationType, Status, Term

if TYPE_CHECKING:
    from graph import PartialDate

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Read = Callable[[click.Context, click.Parameter, str], frozenset[Term]]


def examples(*lines: str) -> str:
    """The end of a command's help: what one may type."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def definitions(heading: str, terms: Iterable[Term]) -> str:
    """What each term means, for the end of a command's help."""
    rows = [(term.value, term.definition) for term in terms]
    room = max(len(word) for word, _ in rows) + 4
    lines = (
        fill(meaning, 88, initial_indent=f"  {word}".ljust(room), subsequent_indent=" " * room)
        for word, meaning in rows
    )
    return f"\b\n{heading}:\n" + "\n".join(lines) + "\n\n"


def terms_of(kind: type[Term]) -> Read:
    """Reads a comma list of terms, in any case; `all` stands for every one, nothing for none."""

    def read(_: click.Context, __: click.Parameter, value: str) -> frozenset[Term]:
        words = [word for word in value.split(",") if word.strip()]
        if [word.strip().casefold() for word in words] == ["all"]:
            return frozenset(kind)
        try:
            return frozenset(kind.parse(word) for word in words)
        except OntologyError as error:
            raise click.BadParameter(str(error)) from error

    return read


def read_day(_: click.Context, __: click.Parameter, value: str | None) -> "PartialDate | None":
    """Reads a year, a year and month, or a day."""
    from graph import ModelError, partial_date

    try:
        return partial_date(value) if value else None
    except ModelError as error:
        raise click.BadParameter(str(error)) from error


def comma_list(kind: type[Term], terms: Iterable[Term]) -> str:
    """Terms as one types them, in the ontology's order."""
    chosen = frozenset(terms)
    return ",".join(term.value for term in kind if term in chosen)


paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def _type_option(kind: type[Term]) -> Callable[[Decorated], Decorated]:
    """`--type`: a comma list of the terms of a kind."""
    return click.option(
        "--type",
        "types",
        callback=terms_of(kind),
        metavar="LIST",
        default="",
        help=f"Comma list of {comma_list(kind, kind).replace(',', ', ')}.",
    )


status_option = click.option(
    "--status",
    "statuses",
    callback=terms_of(Status),
    metavar="LIST",
    default=comma_list(Status, ASSERTED),
    show_default=True,
    help="Comma list of confirmed, alleged, potential, denied; or all.",
)

relation_option = _type_option(RelationType)
actor_type_option = _type_option(EntityType)

jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many processes read at the same time.",
)


def limit_option(default: int) -> Callable[[Decorated], Decorated]:
    return click.option(
        "--limit",
        "-n",
        type=click.IntRange(0),
        default=default,
        show_default=True,
        help="How many to show; 0 for all.",
    )
