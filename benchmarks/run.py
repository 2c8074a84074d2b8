"""Prints how spygraph compares with named peers, all in one run: python benchmarks/run.py [PART].

Parts: startup, writes, extraction, growth; without one, all. Every ratio is of processor time
unless its line says otherwise, and the bar is what the project promises.
"""

import importlib
import subprocess
import sys

from measure import HEAD

PARTS = ("startup", "writes", "extraction", "growth")
_QUIET = "--no-head"


def main(wanted: list[str]) -> None:
    """Run the parts that were asked for and print a line for each measure as it is known."""
    parts = [word for word in wanted if word != _QUIET]
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"no part is called {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    if _QUIET not in wanted:
        print(HEAD, flush=True)
    if len(parts) == 1:
        for line in importlib.import_module(parts[0]).lines():
            print(line, flush=True)
        return
    # A process of its own for each part: a child's peak memory counts from its parent's.
    for part in parts or PARTS:
        subprocess.run([sys.executable, __file__, part, _QUIET], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
