"""Prints how spygraph compares with named peers, all in one run: python benchmarks/run.py [PART].

Parts: startup, writes, extraction, growth; without one, all. Every ratio is of processor time
unless its line says otherwise, and the bar is what the project promises.
"""

import importlib
import sys

from measure import HEAD

PARTS = ("startup", "writes", "extraction", "growth")


def main(wanted: list[str]) -> None:
    """Run the parts that were asked for and print a line for each measure as it is known."""
    if unknown := set(wanted) - set(PARTS):
        sys.exit(f"no part is called {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    print(HEAD, flush=True)
    for part in wanted or PARTS:
        for line in importlib.import_module(part).lines():
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
