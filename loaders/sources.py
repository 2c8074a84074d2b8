"""Where documents come from: files, folders, standard input, and parts of other files."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from loaders.errors import LoadError
from loaders.formats import format_by_name, known_formats

MAX_BYTES = 200 * 1024 * 1024  # larger files are data sets, not documents
MAX_UNPACKED = 512 * 1024 * 1024  # all that one archive may unpack to, archives in it included
MAX_DEPTH = 3  # a mail in an archive in an archive
STDIN = "-"


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked from one file, counted over all that lies in it."""

    left: int = MAX_UNPACKED

    def spend(self, size: int) -> bool:
        """Take `size` bytes if there are so many left."""
        if size > self.left:
            return False
        self.left -= size
        return True


@dataclass(frozen=True)
class Source:
    """Bytes with the place they came from: a file, a member of an archive, an attachment."""

    where: str
    content: bytes = field(repr=False)
    depth: int = 0
    allowance: Allowance = field(default_factory=Allowance, repr=False)

    @cached_property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()

    def part(self, name: str, content: bytes) -> "Source":
        """What lies inside: `a.zip!b.txt`. LoadError where things lie too deep in one another."""
        where = f"{self.where}!{printable(name)}"
        if self.depth >= MAX_DEPTH:
            raise LoadError(
                f"lies more than {MAX_DEPTH} files deep in others",
                where=where,
                hint="unpack the outer ones first",
            )
        return Source(where, content, self.depth + 1, self.allowance)


def find_sources(paths: Iterable[str | Path]) -> Iterator[Source | LoadError]:
    """The files of the paths, folders walked in sorted order, one held in memory at a time.

    `-` is standard input. In folders, hidden files and files with a suffix that no reader
    knows are skipped, and links to folders are not followed, so no loop can catch us.
    """
    for path in paths:
        if str(path) == STDIN:
            yield _open_stdin()
            continue
        if str(path).lower().startswith(("http://", "https://")):
            hint = "save the page, then give its file"
            yield LoadError("is an address, not a file", where=printable(str(path)), hint=hint)
            continue
        empty = True
        for found in _walk(Path(path)):
            empty = False
            yield found if isinstance(found, LoadError) else open_file(found)
        if empty:
            yield LoadError("holds no document", where=address(Path(path)), hint=known_formats())


def open_file(path: Path) -> Source | LoadError:
    """The bytes of a regular file, or why there are none to be had."""
    where = address(path)
    try:
        status = path.stat()
        if problem := _unreadable(status):
            return LoadError(problem[0], where=where, hint=problem[1])
        return Source(where, path.read_bytes())
    except (OSError, ValueError) as error:
        return LoadError(_reason(error), where=where, hint="check the path and its permissions")


def address(path: Path) -> str:
    """The absolute path as printable text: the source under which its document is known."""
    try:
        return printable(os.path.abspath(path))  # noqa: PTH100  (Path.absolute keeps "..")
    except (OSError, ValueError):
        return printable(str(path))


def printable(name: str) -> str:
    """A file's name without line ends, control characters and bytes that are not text."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)


def _open_stdin() -> Source | LoadError:
    if sys.stdin is None:
        return LoadError("is closed", where="stdin", hint="pipe a document into it")
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return LoadError(_too_large(len(content)), where="stdin")
    return Source(f"stdin:{sha256(content).hexdigest()}", content)


def _walk(path: Path) -> Iterator[Path | LoadError]:
    """The path itself, or all documents below it."""
    try:
        if not path.is_dir():
            yield path
            return
        children = sorted(path.iterdir(), key=lambda child: os.fsencode(child.name))
    except (OSError, ValueError) as error:
        yield LoadError(_reason(error), where=address(path), hint="check its permissions")
        return
    for child in children:
        if child.name.startswith(".") or (child.is_symlink() and child.is_dir()):
            continue
        if child.is_dir():
            yield from _walk(child)
        elif format_by_name(child.name):
            yield child


def _unreadable(status: os.stat_result) -> tuple[str, str] | None:
    if not stat.S_ISREG(status.st_mode):
        return "is not a regular file but a pipe, socket or device", "use - to read from a pipe"
    if status.st_size > MAX_BYTES:
        return _too_large(status.st_size), "split it into its documents"
    return None


def _too_large(size: int) -> str:
    mega = 1024 * 1024
    return f"is larger than {MAX_BYTES // mega} MB ({size // mega} MB)"


def _reason(error: OSError | ValueError) -> str:
    """`no such file or directory`, in the words of the system."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read: {reason[:1].lower()}{reason[1:]}"
