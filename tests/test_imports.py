"""Importing does nothing: no library that a question does not need, no file, no model."""

import subprocess
import sys

import pytest

HEAVY = (
    "charset_normalizer",
    "docx",
    "neo4j",
    "networkx",
    "numpy",
    "pypdfium2",
    "rdflib",
    "scipy",
    "spacy",
    "sqlite3",
    "tabulate",
    "trafilatura",
    "yaml",
)

ASK = f"import sys; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"


def loaded_by(code: str) -> list[str]:
    """Which of the heavy libraries a process holds at the end of some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{ASK}"], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1].split()


@pytest.mark.parametrize(
    "module",
    [
        "ontology",
        "graph",
        "graph.projection",
        "graph.resolve",
        "loaders",
        "loaders.documents",
        "loaders.extract",
        "queries.centrality",
        "queries.paths",
        "queries.stats",
        "spygraph",
        "spygraph.cli",
        "spygraph.face",
    ],
)
def test_importing_loads_no_heavy_library(module: str) -> None:
    assert loaded_by(f"import {module}") == []


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], *([name, "--help"] for name in ("build", "rank", "show"))]
)
def test_help_loads_no_heavy_library(words: list[str]) -> None:
    code = (
        "from click.testing import CliRunner\nfrom spygraph.cli import cli\n"
        f"assert CliRunner().invoke(cli, {words!r}).exit_code == 0"
    )
    assert loaded_by(code) == []


def test_help_of_all_commands_loads_no_command() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom spygraph.cli import cli\n"
        "CliRunner().invoke(cli, ['--help'])\n"
        "assert not [name for name in sys.modules if name.startswith(('spygraph.commands.',"
        " 'graph', 'loaders', 'queries'))]"
    )
    assert loaded_by(code) == []


def test_public_names_come_when_they_are_asked_for() -> None:
    code = "import spygraph, sys\nassert 'graph' not in sys.modules\nspygraph.Claim\nspygraph.Graph"
    assert loaded_by(code) == []
