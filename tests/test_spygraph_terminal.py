"""What only a terminal sees: fitted tables, wrapped quotes, a progress bar."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no terminals to be had here")

Look = Callable[..., list[str]]


@pytest.fixture
def look(trade_store: str) -> Look:
    """The lines that a command writes on a terminal of some width."""

    def look(*words: str, width: int = 60) -> list[str]:
        child, terminal = pty.fork()
        if child == 0:
            code = "from spygraph.cli import main; main()"
            line = [sys.executable, "-c", code, "--store", trade_store, *words]
            os.execve(sys.executable, line, os.environ | {"COLUMNS": str(width)})
        seen = bytearray()
        try:
            while piece := os.read(terminal, 4096):
                seen += piece
        except OSError:  # how Linux says that the other end is closed
            pass
        finally:
            os.close(terminal)
            os.waitpid(child, 0)
        return seen.decode("utf-8").replace("\r\n", "\n").splitlines()

    return look


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (200, "status head type tail date said by title quote"),
        (80, "status head type tail said by title quote"),
        (60, "status head type tail quote"),
    ],
)
def test_table_fits_the_terminal(look: Look, width: int, heads: str) -> None:
    lines = look("claims", "--status", "all", width=width)
    assert " ".join(lines[0].split()) == heads
    assert max(map(len, lines)) <= width
    assert "Kessen" in "".join(lines)


def test_table_is_never_narrower_than_can_be_read(look: Look) -> None:
    lines = look("rank", width=10)
    assert "  ".join(lines[0].split()) == "rank  actor  type  score"
    assert any("Ruritania" in line for line in lines)


def test_quotes_are_wrapped(look: Look) -> None:
    lines = look("paths", "Orbo Labs", "Velm Watch", width=50)
    assert max(map(len, lines)) <= 50
    assert '    confirmed: "Velm Watch analysed Glimmer, which' in lines


def test_build_shows_how_far_it_is(look: Look, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("NSO Group sold Pegasus to Mexico.", encoding="utf-8")
    shown = "\n".join(look("build", str(tmp_path / "one.txt"), str(tmp_path / "none.txt")))
    assert "Reading" in shown
    assert "none.txt: cannot be read" in shown
    assert "documents: 1 new" in shown
    assert "Reading" not in "\n".join(look("--quiet", "build", str(tmp_path / "one.txt")))
