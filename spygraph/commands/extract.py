"""`spygraph extract`: documents in, JSON out, no store."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ontology import SpygraphError
from spygraph.listing import print_json, to_json
from spygraph.options import examples, jobs_option, paths_argument
from spygraph.progress import progress, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph import Extraction
    from spygraph.settings import Settings

    Steps = Iterable[Extraction | SpygraphError]


class OutputError(SpygraphError):
    """A file that cannot be written."""


@click.command(
    "extract",
    epilog=examples("spygraph extract letter.pdf", "spygraph extract reports/ -o out/"),
)
@paths_argument
@click.option(
    "--output",
    "-o",
    metavar="FOLDER",
    help="Write one JSON file per document here, named by the stem of its file.",
)
@jobs_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], output: str | None, jobs: int) -> None:
    """Read documents and print what they say as JSON, without a store.

    One document goes to standard output; several, or a folder, need -o FOLDER. Offsets count
    the code points of "text": text[start:end] is the quote.
    """
    from loaders.documents import read
    from spygraph.workers import extract_all

    settings: Settings = ctx.obj
    steps = extract_all(read(paths), jobs)
    if output is None:
        ctx.exit(_print_one(steps))
    with progress(steps, "Reading", quiet=settings.quiet) as shown:
        failed = sum(1 for failure in _write_all(shown, output) if failure)
    ctx.exit(1 if failed else 0)


def _print_one(steps: "Steps") -> int:
    """Print the only document there is; the exit code."""
    from spygraph.extraction_json import to_row
    from spygraph.filenames import stem_of

    found: list[Extraction] = []
    failed = False
    for step in steps:
        if isinstance(step, SpygraphError):
            failed = True
            tell(step)
        elif found:
            raise click.UsageError("these are several documents: say where to with -o FOLDER")
        else:
            found.append(step)
    for extraction in found:
        print_json(to_row(extraction, stem_of(extraction.document.source)))
    return 1 if failed or not found else 0


def _write_all(steps: "Steps", output: str) -> Iterator[bool]:
    """For each document whether it failed."""
    from spygraph.extraction_json import to_row
    from spygraph.filenames import FileNames

    names = FileNames()
    folder = _made(output)
    for step in steps:
        if isinstance(step, SpygraphError):
            tell(step)
            yield True
            continue
        name = names.name(step.document.source)
        _write(folder / f"{name}.json", to_json(to_row(step, name), indent=2) + "\n")
        yield False


def _made(output: str) -> Path:
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot(folder, error) from error
    return folder


def _write(path: Path, text: str) -> None:
    """The whole file or none of it, also when interrupted."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_bytes(text.encode("utf-8", "backslashreplace"))
        unfinished.replace(path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _cannot(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot be written: {error.strerror}", where=str(path), hint="name another with -o"
    )
