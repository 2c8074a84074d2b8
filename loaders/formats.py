"""What a file is: told by its first bytes, then by its name, by a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from loaders.errors import LoadError
from loaders.readers.tables import pairs, rows, table, word, words

_WRAPPING = ("eml", "jsonl")  # formats that may begin with HTML that is not theirs
_HEAD = 1024  # a PDF may have that much before its mark
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,800}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*\r?\n")
_MAIL_HEAD = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MAIL_SIGN = re.compile(rb"^(?:mime-version|message-id|received):", re.IGNORECASE | re.MULTILINE)
_MAIL_HEADERS = 16 * 1024
_JSON_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")


@dataclass(frozen=True)
class Refused:
    """A format that people try and no reader reads, with what they can do about it."""

    mark: bytes
    suffixes: tuple[str, ...]
    name: str
    hint: str


@dataclass(frozen=True)
class Formats:
    """The table of formats: `suffixes` and `magic` lead to a format's name."""

    suffixes: dict[str, str]
    magic: tuple[tuple[bytes, str], ...]
    refused: tuple[Refused, ...]
    binary: frozenset[str]


@cache
def formats() -> Formats:
    """The table, read once."""
    known = table("formats")
    return Formats(
        pairs(known, "suffixes"),
        tuple((_bytes(row), word(row, "format")) for row in rows(known, "magic")),
        tuple(
            Refused(_bytes(row), words(row, "suffixes"), word(row, "name"), word(row, "hint"))
            for row in rows(known, "refused")
        ),
        frozenset(words(known, "binary")),
    )


def format_by_name(name: str) -> str:
    """The format that a file's suffix promises, or nothing.

    >>> format_by_name("Letter.HTM")
    'html'
    """
    return formats().suffixes.get(_suffix(name), "")


def known_formats() -> str:
    """What can be read, for a message."""
    return f"what is read: {', '.join(sorted(set(formats().suffixes.values())))}"


def format_of(where: str, content: bytes) -> str:
    """The format in which to read these bytes; LoadError where no reader can read them."""
    if not content:
        raise LoadError("is empty", where=where)
    if found := _by_content(where, content):
        return found
    promised = format_by_name(where)
    if promised in formats().binary:
        raise LoadError(
            f"is not what .{_suffix(where)} promises: its first bytes are {content[:8]!r}",
            where=where,
            hint="it may be damaged or only half downloaded: fetch it again",
        )
    return promised or _guess_text(content)


def _by_content(where: str, content: bytes) -> str:
    head = content[:_HEAD]
    for mark, found in formats().magic:
        if head.startswith(mark) or (found == "pdf" and mark in head and b"<" not in head[:1]):
            return _zip_kind(where, content) if found == "zip" else found
    for refused in formats().refused:
        named = _suffix(where) in refused.suffixes and b"\0" in head
        if head.startswith(refused.mark) or named:
            raise LoadError(f"is {refused.name}", where=where, hint=refused.hint)
    looks_html = _HTML.match(head.replace(b"\0", b"")) and format_by_name(where) not in _WRAPPING
    return "html" if looks_html else ""


def _zip_kind(where: str, content: bytes) -> str:
    """A Word document and an archive are both zips: the names in them tell which."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist()[:10_000])
    except (BadZipFile, ValueError, NotImplementedError, OSError, UnicodeError) as error:
        raise LoadError(
            f"is damaged: {error}", where=where, hint="it may be only half downloaded"
        ) from error
    if "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names or "mimetype" in names or _suffix(where) == "docx":
        raise LoadError(
            "is not a Word document", where=where, hint="save it as .docx, .pdf or .txt"
        )
    return "zip"


def _guess_text(content: bytes) -> str:
    """What a nameless text is, for standard input and files without a suffix."""
    if _FRONT_MATTER.match(content):
        return "md"
    if (head := _MAIL_HEAD.match(content[:_MAIL_HEADERS])) and _MAIL_SIGN.search(head[0]):
        return "eml"
    return "jsonl" if _JSON_LINE.match(content) else "txt"


def _suffix(name: str) -> str:
    return PurePosixPath(name.rsplit("!", 1)[-1]).suffix[1:].lower()


def _bytes(row: Mapping[str, object]) -> bytes:
    return word(row, "bytes").encode("latin-1")
