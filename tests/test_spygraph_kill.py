"""A build that is killed loses no document that it reported done, and leaves none half-written."""

import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from graph import Claim
from graph.sqlite_store import SqliteStore

SPYGRAPH = Path(sys.executable).with_name("spygraph")
ROUNDS = 20
DOCUMENTS = 400


def write_documents(folder: Path) -> None:
    folder.mkdir()
    for number in range(DOCUMENTS):
        text = (
            f"Orbo Systems, a spyware firm, sold Glimmer to Mexico in {1600 + number}. "
            f"Lumen Trust found that Mexico used Glimmer against Ana Brook in {1600 + number}."
        )
        (folder / f"{number:03}.txt").write_text(text)


def command(store: Path, documents: Path) -> list[str]:
    return [str(SPYGRAPH), "--store", str(store), "build", "--verbose", str(documents)]


def kill_after(store: Path, documents: Path, lines: int, pause: float) -> set[str]:
    """Start a build, kill it some time after so many documents are done; the ids reported."""
    done: set[str] = set()
    with subprocess.Popen(command(store, documents), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            done |= reported_in(line)
            if len(done) >= lines:
                break
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        done |= reported_in(process.stderr.read())
    assert process.returncode == -signal.SIGKILL, "it was over before it was killed"
    return done


def reported_in(output: str) -> set[str]:
    return set(re.findall(r"done (\w+) new ", output))


def claims(store: Path) -> dict[str, list[Claim]]:
    opened = SqliteStore(store, create=False)
    assert list(opened.check()) == []
    kept: dict[str, list[Claim]] = {document.id: [] for document in opened.documents()}
    for claim in opened.claims():
        kept[claim.evidence.document.id].append(claim)
    opened.close()
    return kept


def test_build_killed_twenty_times_loses_nothing_it_reported(tmp_path: Path) -> None:
    documents, store, whole = tmp_path / "documents", tmp_path / "a.db", tmp_path / "b.db"
    write_documents(documents)
    subprocess.run(command(whole, documents), check=True, capture_output=True)
    expected, dice = claims(whole), random.Random(7)
    assert len(expected) == DOCUMENTS
    assert all(expected.values())
    reported: set[str] = set()
    for _ in range(ROUNDS):
        reported |= kill_after(store, documents, dice.randint(1, 4), dice.random() / 50)
        kept = claims(store)
        assert reported <= set(kept)
        assert all(found == expected[id_] for id_, found in kept.items())
    subprocess.run(command(store, documents), check=True, capture_output=True)
    assert claims(store) == expected
