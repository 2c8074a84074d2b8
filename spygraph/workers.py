"""Extraction in this process or in several, always in the order of the input."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, TypeVar

from graph import Document, Extraction
from ontology import SpygraphError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Other = TypeVar("Other")
Task = Callable[[Document], Extraction]

_LONGEST = 1_000_000  # letters: the parser's own bound, and about 1.5 GB of memory at the worst
_AHEAD = 2  # documents in flight for each process: enough to keep it busy, few in memory


class ExtractionError(SpygraphError):
    """A document that could be read but not be extracted from; the others go on."""


def extract_document(document: Document) -> Extraction:
    """What the extractor of this version reads out of a document."""
    from loaders.extract import extract

    return extract(document)


def extract_all(
    work: Iterable[Document | Other], jobs: int = 1, task: Task = extract_document
) -> Iterator[Extraction | ExtractionError | Other]:
    """Extractions in the order of the documents; whatever else is in `work` passes through.

    With several jobs, `task` runs in other processes and must be importable there.
    """
    if jobs <= 1:
        for one in work:
            yield _try(task, one) if isinstance(one, Document) else one
        return
    with _Workers(jobs, task) as workers:
        waiting: deque[_Running | Other] = deque()
        for one in work:
            waiting.append(workers.start(one) if isinstance(one, Document) else one)
            while waiting and (len(waiting) > _AHEAD * jobs or _is_done(waiting[0])):
                yield workers.finish(waiting.popleft())
        while waiting:
            yield workers.finish(waiting.popleft())


def _try(task: Task, document: Document) -> Extraction | ExtractionError:
    if len(document.text) > _LONGEST:
        return ExtractionError(
            f"the text has {len(document.text):,} letters, more than {_LONGEST:,}",
            where=document.source,
            hint="split the document",
        )
    try:
        return task(document)
    except SpygraphError as error:
        return ExtractionError(str(error), where=document.source)
    except (MemoryError, RecursionError) as error:
        return ExtractionError(
            f"too large or too deeply nested to be read ({type(error).__name__})",
            where=document.source,
            hint="split the document",
        )


def _is_done(one: object) -> bool:
    return not isinstance(one, _Running) or one.result.done()


class _Running:
    """A document on its way through another process."""

    def __init__(self, document: Document, result: "Future[Extraction | ExtractionError]") -> None:
        self.document, self.result = document, result


class _Workers:
    """Processes that extract. One that dies takes all of its pool with it: then each document
    that was in flight is tried again, alone, so that only the one to blame is lost.
    """

    def __init__(self, jobs: int, task: Task) -> None:
        self._jobs, self._task = jobs, task
        self._pool = _pool(jobs)
        self._alone: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pool in (self._pool, self._alone):
            if pool is not None:
                pool.shutdown(wait=False, cancel_futures=True)

    def start(self, document: Document) -> _Running:
        from concurrent.futures.process import BrokenProcessPool

        try:
            return _Running(document, self._submit(self._pool, document))
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            return _Running(document, self._submit(self._pool, document))

    def _submit(
        self, pool: "ProcessPoolExecutor", document: Document
    ) -> "Future[Extraction | ExtractionError]":
        with interrupts_held():
            return pool.submit(_try, self._task, document)

    def finish(self, one: _Running | Other) -> Extraction | ExtractionError | Other:
        from concurrent.futures.process import BrokenProcessPool

        if not isinstance(one, _Running):
            return one
        try:
            return one.result.result()
        except BrokenProcessPool:
            return self._try_alone(one.document)

    def _try_alone(self, document: Document) -> Extraction | ExtractionError:
        from concurrent.futures.process import BrokenProcessPool

        self._alone = self._alone or _pool(1)
        try:
            return self._submit(self._alone, document).result()
        except BrokenProcessPool:
            self._alone = None
            return ExtractionError(
                "the process that read it died",
                where=document.source,
                hint="perhaps it needs more memory than there is: split the document",
            )


def _pool(jobs: int) -> "ProcessPoolExecutor":
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C from a worker that is born in this moment and cannot yet take it in silence."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """Let Ctrl-C end a worker at once and without a word, and the end of its parent too.

    The main process speaks for all; one that is killed must leave nobody behind.
    """
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    import os
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
