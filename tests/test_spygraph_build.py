"""`spygraph build` and `spygraph extract`, on a handful of small texts."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import psutil
import pytest
from click.testing import CliRunner, Result

from graph import Document, Extraction
from graph.sqlite_store import SqliteStore
from spygraph.cli import cli

Run = Callable[..., Result]
Start = Callable[..., subprocess.Popen[str]]

TEXTS = {
    "sale.txt": "NSO Group sold Pegasus to Mexico. NSO Group is based in Israel.",
    "denial.txt": "NSO Group denies that it sold Pegasus to Rwanda.",
    "report.md": "# A report\n\nCitizen Lab analysed Predator. Intellexa develops Predator.",
    "deep/use.txt": "According to Amnesty International, Hungary used Pegasus in 2021.",
    "deep/sanction.txt": "The United States sanctioned Intellexa on 5 March 2024.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A handful of texts."""
    for name, text in TEXTS.items():
        path = tmp_path / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "texts"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command on a store of its own; the exit code must be 0 unless another is told."""

    def run(*words: object, code: int = 0, store: str = "graph.db") -> Result:
        line = ["--store", str(tmp_path / store), *map(str, words)]
        result = CliRunner().invoke(cli, line)
        assert result.exit_code == code, result.output
        return result

    return run


def claims(run: Run, store: str = "graph.db") -> str:
    return run("claims", "--status", "all", "--format", "jsonl", store=store).stdout


def test_built_documents_have_claims_with_verbatim_quotes(run: Run, folder: Path) -> None:
    summary = run("build", folder).stderr
    assert "documents: 5 new, 0 unchanged, 0 replaced, 0 failed" in summary
    found = [json.loads(line) for line in claims(run).splitlines()]
    assert ("NSO Group", "SELLS_TO", "Mexico", "confirmed") in [
        (one["head"], one["type"], one["tail"], one["status"]) for one in found
    ]
    for one in found:
        text = run("text", one["document"]).stdout
        assert text[one["start"] : one["end"]] == one["quote"]
    run("check")


def test_any_order_and_number_of_jobs_gives_the_same_claims(run: Run, folder: Path) -> None:
    paths = sorted(folder.rglob("*.*"))
    run("build", *paths)
    run("build", *reversed(paths), store="reversed.db")
    run("build", "--jobs", "4", folder, store="jobs.db")
    expected = claims(run)
    assert len(expected.splitlines()) > 4
    assert claims(run, "reversed.db") == expected
    assert claims(run, "jobs.db") == expected


def test_second_build_changes_nothing(run: Run, folder: Path) -> None:
    run("build", folder)
    before = claims(run)
    summary = json.loads(run("build", folder, "--format", "json").stdout)
    assert summary["documents"] == {"new": 0, "unchanged": 5, "replaced": 0, "failed": 0}
    assert summary["claims"] == {"confirmed": 0, "alleged": 0, "potential": 0, "denied": 0}
    assert claims(run) == before


def test_changed_document_replaces_the_one_from_the_same_place(run: Run, folder: Path) -> None:
    run("build", folder)
    (folder / "sale.txt").write_text("NSO Group sold Pegasus to Ghana.", encoding="utf-8")
    assert "0 new, 4 unchanged, 1 replaced, 0 failed" in run("build", folder).stderr
    assert "Mexico" not in claims(run)
    assert "Ghana" in claims(run)
    run("check")


def test_copy_keeps_a_document_when_its_first_place_changes(run: Run, folder: Path) -> None:
    run("build", folder / "sale.txt")
    (folder / "copy.txt").write_text(TEXTS["sale.txt"], encoding="utf-8")
    run("build", folder / "copy.txt")
    (folder / "sale.txt").write_text("Intellexa develops Predator.", encoding="utf-8")
    run("build", folder / "sale.txt")
    assert "Mexico" in claims(run)
    assert "Predator" in claims(run)


def test_failure_is_told_and_the_others_are_kept(run: Run, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    result = run("build", folder, folder / "none.txt", code=1)
    assert result.stdout == ""
    assert "broken.pdf" in result.stderr
    assert "none.txt" in result.stderr
    assert "documents: 5 new, 0 unchanged, 0 replaced, 2 failed" in result.stderr
    assert "Mexico" in claims(run)


def test_dry_run_writes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("build", "--dry-run", folder)
    assert "documents: 5 new, 0 unchanged" in result.stderr
    assert not (tmp_path / "graph.db").exists()
    run("build", folder / "sale.txt")
    assert "4 new, 1 unchanged" in run("build", "--dry-run", folder).stderr


def test_verbose_tells_of_each_document_once_it_is_kept(run: Run, folder: Path) -> None:
    lines = run("build", "--verbose", folder / "sale.txt").stderr.splitlines()
    done = lines[0].split()
    assert done[:2] == ["spygraph:", "done"]
    assert done[3:] == ["new", str(folder / "sale.txt")]
    assert done[2] in run("documents", "--format", "jsonl").stdout


def test_quiet_build_is_silent(folder: Path, tmp_path: Path) -> None:
    words = ["--quiet", "--store", str(tmp_path / "q.db"), "build", str(folder / "sale.txt")]
    assert CliRunner().invoke(cli, words).output == ""


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    words = ["--store", str(tmp_path / "in.db"), "build", "-"]
    result = CliRunner().invoke(cli, words, input=TEXTS["sale.txt"])
    assert "documents: 1 new" in result.stderr


def test_extract_prints_one_document_as_json(run: Run, folder: Path) -> None:
    found = json.loads(run("extract", folder / "sale.txt").stdout)
    assert list(found) == ["doc", "text", "entities", "relations"]
    assert (found["doc"], found["text"]) == ("sale", TEXTS["sale.txt"])
    names = {entity["name"] for entity in found["entities"]}
    assert {"NSO Group", "Pegasus", "Mexico", "Israel"} <= names
    for one in found["relations"]:
        assert {one["head"], one["tail"]} <= names
        quote = one["evidence"]
        assert found["text"][quote["start"] : quote["end"]] == quote["quote"]


def test_extracted_relations_come_from_sure_to_unsure(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "both.txt"
    path.write_text(f"{TEXTS['denial.txt']} {TEXTS['sale.txt']}", encoding="utf-8")
    found = json.loads(run("extract", path).stdout)["relations"]
    order = ["confirmed", "alleged", "potential", "denied"]
    places = [order.index(one["status"]) for one in found]
    assert places == sorted(places)
    assert "denied" in [one["status"] for one in found]


def test_extract_writes_one_file_a_document_the_same_with_any_jobs(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "use.md").write_text("Pegasus was used.", encoding="utf-8")
    run("extract", folder, "-o", tmp_path / "one")
    run("extract", "--jobs", "3", folder, "-o", tmp_path / "three")
    written = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert sorted(written) == [
        "denial.json",
        "report.json",
        "sale.json",
        "sanction.json",
        "use-2.json",
        "use.json",
    ]
    assert json.loads(written["use-2.json"])["doc"] == "use-2"
    assert {path.name: path.read_bytes() for path in (tmp_path / "three").iterdir()} == written


def test_several_documents_need_a_folder(run: Run, folder: Path) -> None:
    result = run("extract", folder, code=2)
    assert result.stdout == ""
    assert "say where to with -o FOLDER" in result.stderr


def test_extract_of_a_missing_file_fails(run: Run, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "none.txt", code=1)
    assert result.stdout == ""
    assert "none.txt" in result.stderr


def test_extract_tells_of_failures_and_writes_the_others(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    result = run("extract", folder, "-o", tmp_path / "out", code=1)
    assert "empty.txt" in result.stderr
    assert len(list((tmp_path / "out").iterdir())) == 5


def test_output_that_cannot_be_written_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    words = ("extract", folder, "-o", tmp_path / "file" / "out")
    assert "cannot be written" in run(*words, code=1).stderr
    (tmp_path / "out" / "sale.json").mkdir(parents=True)
    words = ("extract", folder / "sale.txt", "-o", tmp_path / "out")
    assert "sale.json: cannot be written" in run(*words, code=1).stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["sale.json"]


# What only a process of its own can show.


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program on the store of `run`; whatever still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", "from spygraph.cli import main; main()", *map(str, words)],
            env=os.environ | {"SPYGRAPH_STORE": str(tmp_path / "graph.db")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        with process:
            pass


def stream(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupted_build_keeps_what_is_done_and_exits_with_130(
    run: Run, start: Start, folder: Path, tmp_path: Path, jobs: int
) -> None:
    words = ["build", "--verbose", "--jobs", jobs, *sorted(folder.glob("*.txt")), "-"]
    process = start(*words)
    if jobs == 1:  # it waits for standard input once the files are done
        for _ in range(2):
            assert "done d" in stream(process.stderr).readline()
    else:  # results are handed on when they are wanted, so wait for the file alone
        while not (tmp_path / "graph.db").exists():
            assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "interrupted, nothing is half-written" in err
    assert "Traceback" not in err
    run("check")
    if jobs == 1:
        assert len(run("documents", "--format", "jsonl").stdout.splitlines()) == 2


def test_interrupt_of_all_processes_is_told_once(start: Start, folder: Path) -> None:
    process = start("build", "--jobs", 4, *sorted(folder.glob("*.txt")), "-")
    while process.poll() is None and len(psutil.Process(process.pid).children()) < 3:
        pass
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: workers are being born
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == "spygraph: interrupted, nothing is half-written\n"


def _lives(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_killed_build_leaves_no_process_behind(run: Run, start: Start, folder: Path) -> None:
    process = start("build", "--jobs", 2, *sorted(folder.glob("*.txt")), "-")
    workers: list[psutil.Process] = []
    while len(workers) < 2 and process.poll() is None:
        workers = psutil.Process(process.pid).children()
    process.kill()
    end = time.monotonic() + 20
    while any(map(_lives, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(_lives, workers))
    run("check")


def test_reader_that_goes_away_ends_the_output_quietly(start: Start, tmp_path: Path) -> None:
    text = TEXTS["sale.txt"] + " Nothing more.\n" * 400_000  # more than a pipe holds
    store = SqliteStore(tmp_path / "graph.db")
    store.add(Extraction(Document(text, "00", "/long.txt", "txt")))
    store.close()
    process = start("text", "long.txt")
    assert stream(process.stdout).read(9) == "NSO Group"
    stream(process.stdout).close()
    assert stream(process.stderr).read() == ""
    assert process.wait(30) in (0, 1)  # versions of click differ; 120 would be a failed flush


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--version"], 0), (["stats"], 1), (["stats", "--no"], 2), (["nothing"], 2)],
)
def test_exit_code_of_the_program(start: Start, words: list[str], code: int) -> None:
    process = start(*words)
    out, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert bool(out) == (code == 0)
    assert bool(err) == (code != 0)
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("end", "code", "err"),
    [
        (">/dev/full", 1, "spygraph: the output cannot be written: No space left on device\n"),
        (">&-", 0, ""),
        ("2>&-", 0, ""),
    ],
)
def test_output_that_goes_nowhere_is_no_crash(
    tmp_path: Path, trade_store: str, end: str, code: int, err: str
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    program = f"'{sys.executable}' -c 'from spygraph.cli import main; main()'"
    line = f"{program} --store '{trade_store}' claims {end}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, err)
