"""Plain text: the whole file is the document."""

from collections.abc import Iterator

from graph import Document
from loaders.drafts import Draft, finish
from loaders.encoding import decode
from loaders.sources import Source


def read(source: Source) -> Iterator[Document]:
    """The one document that a plain text is."""
    yield finish(source, "txt", Draft(decode(source.content, source.where)))
