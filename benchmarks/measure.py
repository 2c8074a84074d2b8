"""Running commands side by side and telling their cost as ratios."""

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of processor, megabytes at the highest."""

    cpu: float
    peak: float


def run(command: list[str], *, folder: str | None = None) -> Cost:
    """Run a command to its end and tell what it took; a failure ends the benchmark."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder
    )
    assert process.stderr is not None
    complaint = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {complaint[-500:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def interleaved(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Median processor seconds of each command, run in turn so that all meet the same weather."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        run(command)  # fills the page cache
    for _ in range(rounds):
        for name, command in commands.items():
            seconds[name].append(run(command).cpu)
    return {name: statistics.median(took) for name, took in seconds.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: what was measured, against what, and the bar to keep."""

    what: str
    figure: str
    ratio: float
    against: str
    bar: float | None = None
    at_most: bool = True

    def __str__(self) -> str:
        if self.bar is None:
            verdict = ""
        else:
            kept = self.ratio <= self.bar if self.at_most else self.ratio >= self.bar
            verdict = (
                f"{'<=' if self.at_most else '>='} {self.bar:g} {'kept' if kept else 'MISSED'}"
            )
        return f"| {self.what} | {self.figure} | {self.ratio:.2f} | {self.against} | {verdict} |"


HEAD = "| what | figure | ratio | against | bar |\n|---|---|---|---|---|"
