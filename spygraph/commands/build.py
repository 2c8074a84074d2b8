"""`spygraph build`: documents into the store."""

from typing import TYPE_CHECKING

import click

from spygraph.listing import print_json
from spygraph.options import examples, jobs_option, paths_argument
from spygraph.progress import progress, tell
from spygraph.settings import Settings, open_store, open_store_or_none_yet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import GraphStore
    from ontology import SpygraphError
    from spygraph.building import Built, Report

    Steps = Iterable[Built | SpygraphError]


@click.command(
    "build",
    epilog=examples(
        "spygraph build reports/ letter.pdf",
        "spygraph --store trade.db build --jobs 4 reports/",
    ),
)
@paths_argument
@jobs_option
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--verbose", "-v", is_flag=True, help="Tell of each document once it is kept.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="The summary: for people on stderr, or as JSON on stdout.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    jobs: int,
    dry_run: bool,
    verbose: bool,
    format_: str,
) -> None:
    """Read documents into the store.

    A PATH is a file, folder (with all that lies in it), archive, or - for standard input.
    What the store has already is left alone; a document that changed replaces the one that was
    read from the same place. One that cannot be read is told of, and the others go on.
    """
    settings: Settings = ctx.obj
    url = settings.store
    store = open_store_or_none_yet(url) if dry_run else open_store(url, create=True)
    try:
        steps = _steps(store, paths, jobs, dry_run)
        with progress(steps, "Reading", quiet=settings.quiet) as shown:
            report = _watch(shown, verbose)
    finally:
        store.close()
    if format_ == "json":
        print_json(report.as_row())
    elif not settings.quiet:
        click.echo(_summary(report, dry_run), err=True)
    ctx.exit(1 if report.failures else 0)


def _steps(store: "GraphStore", paths: tuple[str, ...], jobs: int, dry_run: bool) -> "Steps":
    from loaders.documents import read
    from spygraph.building import build, foresee

    return foresee(store, read(paths)) if dry_run else build(store, read(paths), jobs)


def _watch(steps: "Steps", verbose: bool) -> "Report":
    from spygraph.building import Built, Report

    report = Report()
    for step in steps:
        report.count(step)
        if not isinstance(step, Built):
            tell(step)
        elif verbose:
            tell(f"done {step.document.id} {step.outcome} {step.document.source}")
            for note in step.extraction.notes if step.extraction else ():
                tell(f"{step.document.source}: {note}")
    return report


def _summary(report: "Report", dry_run: bool) -> str:
    from graph.store import Outcome
    from ontology import Status

    outcomes = ", ".join(f"{report.outcomes[outcome]} {outcome}" for outcome in Outcome)
    documents = f"documents: {outcomes}, {len(report.failures)} failed"
    if dry_run:
        return f"{documents} (dry run: nothing was written)"
    claims = ", ".join(f"{report.claims[status]} {status}" for status in Status)
    return f"{documents}\nread: {report.entities} entities; claims: {claims}"
