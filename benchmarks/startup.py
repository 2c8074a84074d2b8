"""What `spygraph --help` costs against the smallest click program."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Line, interleaved

_HELLO = """import click

@click.group()
def main():
    "Say hello."

@main.command()
def hello():
    click.echo("hello")

if __name__ == "__main__":
    main()
"""


def lines() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder, "hello.py")
        hello.write_text(_HELLO)
        spygraph = str(Path(sys.executable).with_name("spygraph"))
        cost = interleaved(
            {
                "hello": [sys.executable, str(hello), "--help"],
                "help": [sys.executable, spygraph, "--help"],
                "stats": [sys.executable, spygraph, "stats", "--help"],
            },
            rounds=15,
        )
    for name, what in (("help", "spygraph --help"), ("stats", "spygraph stats --help")):
        figure = f"{1000 * cost[name]:.0f} ms"
        bar = 1.5 if name == "help" else None
        yield Line(what, figure, cost[name] / cost["hello"], "click hello --help", bar)
