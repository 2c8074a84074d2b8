"""What `spygraph build` takes in memory, and whether its time grows with the documents alone."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Cost, Line, run
from texts import write


def lines() -> Iterator[Line]:
    few, many = 100, 1000
    with tempfile.TemporaryDirectory() as folder:
        costs = {count: _build(Path(folder), count) for count in (1, few, many)}
    each = {n: (costs[n].cpu - costs[1].cpu) / (n - 1) for n in (few, many)}
    figure = f"{1000 * each[many]:.0f} ms a document"
    against = f"the same with {few}"
    yield Line(
        f"build of {many} documents of 3 kB, time", figure, each[many] / each[few], against, 1.2
    )
    peak = costs[many].peak
    yield Line("the same, peak memory", f"{peak:.0f} MB", peak / 600, "600 MB", 1.0)


def _build(folder: Path, count: int) -> Cost:
    texts = folder / f"texts{count}"
    write(texts, count)
    spygraph = str(Path(sys.executable).with_name("spygraph"))
    store = str(folder / f"{count}.db")
    return run([sys.executable, spygraph, "--quiet", "--store", store, "build", str(texts)])
