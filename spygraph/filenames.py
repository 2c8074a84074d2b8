"""File names for what was read out of documents."""

import re
from pathlib import PurePath

_LONGEST = 150  # bytes; file systems allow 255, and a suffix follows
_STREAM = "stdin:"
_UNSAFE = re.compile(r"[^\w .()+,=@-]+")


class FileNames:
    """Gives every source a name of its own: the stem of its file, numbered where two agree."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, source: str) -> str:
        stem = stem_of(source)
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        return name


def stem_of(source: str) -> str:
    """The name of a source's file without its suffix, fit to be a file name everywhere.

    A document that is a line of its file has the number of the line behind the name; standard
    input has the name of the stream.

    >>> stem_of("/letters/2021.zip!drafts/open letter.txt")
    'open letter'
    >>> stem_of("/feeds/news.jsonl:7")
    'news-7'
    """
    last = source.rpartition("!")[2]
    if last.startswith(_STREAM):
        return _STREAM.rstrip(":")
    path, _, line = last.rpartition(":")
    stem = f"{PurePath(path).stem}-{line}" if path and line.isdecimal() else PurePath(last).stem
    stem = _UNSAFE.sub("_", stem).strip(" .")
    short = stem.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
    return short or "document"
