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

_NARROWEST = 10  # columns of a terminal: narrower cells cannot be read
_BETWEEN = 2
_HEAD = 2  # what a column has beyond its head
_HEADS = {"attributed_to": "said by"}  # fields whose name is too long for a column

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
    """Rows that all have `fields`; a table shows only the fields in `shown`.

    Where a terminal is too narrow for them, those in `spare` go, the first one first. What goes
    elsewhere than to a terminal is never shortened.
    """

    rows: Iterable[Row]
    fields: Sequence[str]
    shown: Sequence[str]
    nothing: str = "nothing found"
    spare: Sequence[str] = ()

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
    from tabulate import tabulate

    rows = list(listing.rows)
    if not rows:
        click.echo(listing.nothing, err=True)
        return
    columns = {_head(field): [flat(_cell(row[field])) for row in rows] for field in listing.shown}
    room = line_width()
    widths = _fit(columns, map(_head, listing.spare), room)
    cells = list(zip(*(columns[name] for name in widths), strict=True))
    most = list(widths.values()) if room else None
    click.echo(tabulate(cells, list(widths), "simple", disable_numparse=True, maxcolwidths=most))


def _head(field: str) -> str:
    return _HEADS.get(field, field).replace("_", " ")


def _fit(
    columns: Mapping[str, Sequence[str]], spare: Iterable[str], room: int | None
) -> dict[str, int]:
    """The columns that fit side by side, and how wide each of them may be."""
    widths = {name: max(len(name) + _HEAD, *map(len, cells)) for name, cells in columns.items()}
    if room is None:
        return widths
    least = {name: min(width, max(len(name) + _HEAD, _NARROWEST)) for name, width in widths.items()}
    for name in spare:
        if _whole(least) > room:
            del widths[name], least[name]
    while _whole(widths) > room and widths != least:
        widest = max(widths, key=lambda name: widths[name] - least[name])
        widths[widest] -= 1
    return widths


def _whole(widths: Mapping[str, int]) -> int:
    return sum(widths.values()) + _BETWEEN * (len(widths) - 1)


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
