"""Rows for people and for programs: tables, JSON, JSON lines, CSV."""

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from spygraph.plain import flat

Row = Mapping[str, object]
Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv")

_NARROWEST = 8  # columns of a terminal: below, a column cannot be read
_BETWEEN = 2

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="For reading, or for another program.",
)


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows that all have `fields`; a table shows only the fields in `shown`."""

    rows: Iterable[Row]
    fields: Sequence[str]
    shown: Sequence[str]
    nothing: str = "nothing found"

    def print(self, format_: str) -> None:
        """To stdout as `table`, `json`, `jsonl` or `csv`; the last three as UTF-8, verbatim."""
        _WRITERS[format_](self)


def print_json(value: object) -> None:
    """One JSON value on stdout."""
    _write(to_json(value, indent=2) + "\n")


def to_json(value: object, indent: int | None = None) -> str:
    """JSON in one form only: the same value gives the same text."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def line_width() -> int | None:
    """How many columns a line may have: those of the terminal, or any number elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _write(text: str) -> None:
    # Half a character, as in a file name that is not UTF-8, becomes its JSON escape.
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def _json(listing: Listing) -> None:
    rows = [f"  {to_json(row)}" for row in listing.rows]
    _write("[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n")


def _json_lines(listing: Listing) -> None:
    for row in listing.rows:
        _write(to_json(row) + "\n")


def _csv(listing: Listing) -> None:
    import csv
    import io

    for row in (dict(zip(listing.fields, listing.fields, strict=True)), *listing.rows):
        line = io.StringIO()
        csv.writer(line).writerow([_cell(row[field]) for field in listing.fields])
        _write(line.getvalue())


def _table(listing: Listing) -> None:
    rows = [[flat(_cell(row[field])) for field in listing.shown] for row in listing.rows]
    if not rows:
        click.echo(listing.nothing, err=True)
        return
    click.echo(_draw(rows, [field.replace("_", " ") for field in listing.shown]))


def _draw(rows: list[list[str]], heads: list[str]) -> str:
    from tabulate import tabulate

    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    room = line_width()
    fitted = _fit(widths, room) if room else None
    return tabulate(rows, heads, "simple", disable_numparse=True, maxcolwidths=fitted)


def _fit(widths: Sequence[int], room: int) -> list[int]:
    """Widths that fit side by side, taken from the widest columns first."""
    fitted = list(widths)
    while sum(fitted) + _BETWEEN * (len(fitted) - 1) > room and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    return str(value)


_WRITERS: Mapping[str, Callable[[Listing], None]] = {
    "table": _table,
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
}
