"""What the README shows is what a reader gets."""

import sys
from pathlib import Path

import pytest

import spygraph

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "examples"))

from refresh_readme import BLOCK, README, refreshed  # noqa: E402 - lies outside the packages


def test_readme_shows_what_the_commands_print() -> None:
    text = README.read_text("utf-8")
    assert len(BLOCK.findall(text)) >= 4
    assert refreshed(text) == text, "run: .venv/bin/python examples/refresh_readme.py"


def test_readme_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = README.read_text("utf-8").split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(tmp_path)
    with spygraph.open("spygraph.db") as graph:
        graph.build(ROOT / "examples" / "documents" / "10-mexico-biggest-customer.md")
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "Orbo Systems SELLS_TO Mexico confirmed" in printed
    assert "confirmed Mexico" in printed


def test_readme_names_the_two_commands_first() -> None:
    first = README.read_text("utf-8").split("\n## ")[0]
    assert "make demo" in first
    assert "make test" in first


def test_readme_links_lead_somewhere() -> None:
    text = README.read_text("utf-8")
    for name in ("docs/commands.md", "docs/accuracy.md", "loaders/extract.py", "CONTRIBUTING.md"):
        assert name in text
        assert (ROOT / name).is_file(), name
