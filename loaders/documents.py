"""Documents in, from files, folders, archives and standard input, by a table of readers."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from graph import Document
from loaders.drafts import Draft, finish
from loaders.errors import LoadError
from loaders.formats import format_of
from loaders.sources import Source, find_sources

READERS = {
    "txt": "text",
    "md": "markdown",
    "html": "html",
    "pdf": "pdf",
    "docx": "docx",
    "eml": "mail",
    "jsonl": "jsonl",
    "zip": "archive",
}


class Reader(Protocol):
    """Reads one format: documents, failures, and parts that are sources of their own."""

    def __call__(self, source: Source) -> "Iterator[Document | LoadError | Source]": ...


def read(paths: Iterable[str | Path]) -> Iterator[Document | LoadError]:
    """Each document of the paths, or why it cannot be had, one at a time.

    A failure is handed out in its place, never raised, so that no document hides the others.
    `-` is standard input; folders are read in sorted order.
    """
    for found in find_sources(paths):
        if isinstance(found, LoadError):
            yield found
        else:
            yield from read_source(found)


def read_one(path: str | Path) -> Document:
    """The one document of a file; LoadError where there is none, or more than one."""
    first: Document | None = None
    for found in read([path]):
        if isinstance(found, LoadError):
            raise found
        if first is not None:
            raise LoadError("holds more than one document", where=str(path))
        first = found
    if first is None:
        raise LoadError("holds no document", where=str(path), hint="is its suffix one we read?")
    return first


def from_text(text: str, source: str = "", format_: str = "txt") -> Document:
    """A document made of a text that is at hand. LoadError where it holds no word.

    Without a `source` it is known by its content: `text:` and its SHA-256.
    """
    content = text.encode("utf-8", "surrogatepass")
    where = source or f"text:{sha256(content).hexdigest()}"
    return finish(Source(where, content), format_, Draft(text))


def read_source(source: Source) -> Iterator[Document | LoadError]:
    """All documents in one source, those in its parts included."""
    try:
        reader = _reader(format_of(source.where, source.content))
        for found in reader(source):
            if isinstance(found, Source):
                yield from read_source(found)
            else:
                yield found
    except LoadError as error:
        yield error
    except (MemoryError, RecursionError) as error:
        yield LoadError(f"needs too much memory ({type(error).__name__})", where=source.where)


def _reader(format_: str) -> Reader:
    """The reader of a format; imported when first needed, for its library may be large."""
    return cast("Reader", import_module(f"loaders.readers.{READERS[format_]}").read)
