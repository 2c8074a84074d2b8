"""Extraction in several processes; the tasks here stand for an extractor that fails."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import Document, Extraction, ModelError
from loaders.errors import LoadError
from spygraph.building import Report, build
from spygraph.settings import open_store
from spygraph.workers import ExtractionError, extract_all, interrupts_held


def document(text: str) -> Document:
    return Document(text=text, sha256=text, source=f"/{text}.txt", format="txt")


def troubled(one: Document) -> Extraction:
    """An extractor that some texts kill, exhaust or refuse."""
    if one.text == "deadly":
        os._exit(9)
    if one.text == "deep":
        raise RecursionError
    if one.text == "refused":
        raise ModelError("no such thing")
    return Extraction(one, extractor="test")


WORK: list[Document | LoadError] = [
    document("first"),
    LoadError("cannot be read"),
    document("deep"),
    document("second"),
    document("refused"),
    document("third"),
]


def told(one: Extraction | ExtractionError | LoadError) -> str:
    return one.document.text if isinstance(one, Extraction) else f"{type(one).__name__}: {one}"


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_input(jobs: int) -> None:
    assert [told(one) for one in extract_all(WORK, jobs, troubled)] == [
        "first",
        "LoadError: cannot be read",
        "ExtractionError: /deep.txt: too large or too deeply nested to be read (RecursionError)"
        " (split the document)",
        "second",
        "ExtractionError: /refused.txt: no such thing",
        "third",
    ]


def test_text_beyond_all_measure_is_refused() -> None:
    long = Document(text="word " * 200_001, sha256="1", source="/long.txt", format="txt")
    (found,) = extract_all([long], 1, troubled)
    assert told(found) == (
        "ExtractionError: /long.txt: the text has 1,000,005 letters, more than 1,000,000"
        " (split the document)"
    )


def test_document_that_kills_its_process_is_the_only_one_lost() -> None:
    texts = ["first", "deadly", "second", "third", "deadly", "fourth", "fifth", "sixth"]
    found = [told(one) for one in extract_all(map(document, texts), 2, troubled)]
    lost = "ExtractionError: /deadly.txt: the process that read it died"
    assert [one if "Error" not in one else one[: len(lost)] for one in found] == [
        lost if text == "deadly" else text for text in texts
    ]


def test_work_is_taken_no_faster_than_it_is_done() -> None:
    taken: list[Document] = []

    def work() -> Iterator[Document]:
        for number in range(40):
            taken.append(document(str(number)))
            yield taken[-1]

    results = extract_all(work(), 2, troubled)
    next(results)
    assert len(taken) <= 5
    assert sum(1 for _ in results) == 39


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be held here")
def test_process_that_is_born_meanwhile_is_not_interrupted() -> None:
    code = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"

    def held() -> str:
        return subprocess.check_output([sys.executable, "-c", code], text=True)

    with interrupts_held():
        assert held() == "True\n"
    assert held() == "False\n"


def test_report_counts_what_became_of_the_documents(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "graph.db"), create=True)
    report = Report()
    for step in build(store, [LoadError("cannot be read")]):
        report.count(step)
    store.close()
    assert report.as_row() == {
        "documents": {"new": 0, "unchanged": 0, "replaced": 0, "failed": 1},
        "entities": 0,
        "claims": {"confirmed": 0, "alleged": 0, "potential": 0, "denied": 0},
    }
