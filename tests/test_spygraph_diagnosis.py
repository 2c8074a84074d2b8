from pathlib import Path

import pytest
from click.testing import CliRunner

from spygraph.cli import cli
from spygraph.diagnosis import State, diagnose


def store_of(url: str) -> tuple[State, str, str]:
    (found,) = [one for one in diagnose(url) if one.part == "store"]
    return found.state, found.found, found.advice


def test_store_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    state, found, advice = store_of(str(tmp_path / "none.db"))
    assert (state, advice) == (State.SOUND, "spygraph build makes it")
    assert "none" in found


def test_store_is_counted(trade_store: str) -> None:
    state, found, _ = store_of(trade_store)
    assert state is State.SOUND
    assert "5 documents" in found


@pytest.mark.parametrize("url", ["neo4j://host", "letter.txt"])
def test_what_is_no_store_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letter.txt").write_text("Dear reader, this is no store.")
    state, _, advice = store_of(url)
    assert state is State.BROKEN
    assert advice
    assert CliRunner().invoke(cli, ["--store", url, "doctor"]).exit_code == 1


def test_every_requirement_is_looked_at() -> None:
    parts = {one.part for one in diagnose("none.db")}
    assert {"spygraph", "Python", "click", "networkx", "spacy", "store"} <= parts


def test_second_owner_of_a_package_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other_graph-1.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: other-graph\nVersion: 1.0\n")
    (other / "RECORD").write_text("graph/__init__.py,,\n")
    (other / "top_level.txt").write_text("graph\n")
    monkeypatch.syspath_prepend(tmp_path)
    (found,) = [one for one in diagnose("none.db") if one.part == "package graph"]
    assert (found.state, found.found) == (State.DOUBTFUL, "also installed by other-graph")
