"""Runs the commands that the README shows and writes their output under them."""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ spygraph (?P<command>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)


def refreshed(text: str) -> str:
    """The text with every console block's output as the commands print it now."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "readme.db")

        def run(block: re.Match[str]) -> str:
            command = block["command"]
            return f"```console\n$ spygraph {command}\n{output(command, store)}```"

        return BLOCK.sub(run, text)


def output(command: str, store: Path) -> str:
    """What a command prints, to both streams, when run from the root of the repository."""
    program = Path(sys.executable).with_name("spygraph")
    ran = subprocess.run(
        [program, "--store", store, *shlex.split(command)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return ran.stdout


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text("utf-8")), "utf-8")
