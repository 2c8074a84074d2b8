"""The click group."""

import click


@click.group()
def main() -> None:
    """From documents to a graph with receipts."""
