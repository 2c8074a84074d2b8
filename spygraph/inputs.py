"""What a caller hands over as a document: a text, or the path of a file."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph import Document

_LONGEST_PATH = 4096


def to_document(text_or_path: str | Path) -> "Document":
    """A document of a path or of a text.

    A string of one word with a suffix that names no file is a mistyped path: LoadError.
    """
    from loaders.documents import from_text, read_one

    if isinstance(text_or_path, Path) or _is_path(text_or_path):
        return read_one(text_or_path)
    return from_text(text_or_path)


def _is_path(text: str) -> bool:
    if len(text) > _LONGEST_PATH or "\n" in text or "\0" in text or not text.strip():
        return False
    path = Path(text)
    return path.is_file() or (" " not in text and path.suffix[1:].isalnum())
