"""Zip archives: each member that a reader knows is a source of its own."""

import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from loaders.errors import LoadError, refusing
from loaders.formats import format_by_name, known_formats
from loaders.sources import MAX_BYTES, Source, printable

_MAX_MEMBERS = 50_000
_SMALL = 10 * 1024 * 1024  # below that, unpacking does no harm whatever the ratio
_MAX_RATIO = 200  # text packs to a tenth; nothing honest of size packs to less than this
_ENCRYPTED = 0x1


def read(source: Source) -> Iterator[Source | LoadError]:
    """The members of an archive in order of name; those that may do harm are failures."""
    with refusing(source.where, "is damaged", hint="it may be only half downloaded"):
        archive = ZipFile(BytesIO(source.content))
        members = sorted(archive.infolist(), key=lambda member: member.filename)
    if len(members) > _MAX_MEMBERS:
        raise LoadError(
            f"holds more than {_MAX_MEMBERS} files", where=source.where, hint="split it"
        )
    documents = [member for member in members if _is_document(member)]
    if not documents:
        raise LoadError("holds no document", where=source.where, hint=known_formats())
    seen: set[str] = set()
    with archive:
        for member in documents:
            yield _open(source, archive, member, seen)


def _is_document(member: ZipInfo) -> bool:
    """Whether to look at a member: as in folders, hidden ones and unknown suffixes are not."""
    name = member.filename.replace("\\", "/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
    linked = stat.S_ISLNK(member.external_attr >> 16)
    climbs = ".." in PurePosixPath(name).parts
    return bool(format_by_name(name)) and not (member.is_dir() or linked or (hidden and not climbs))


def _open(source: Source, archive: ZipFile, member: ZipInfo, seen: set[str]) -> Source | LoadError:
    where = f"{source.where}!{printable(member.filename[:300])}"
    try:
        _check(source, member, where, seen)
        with (
            refusing(where, "cannot be unpacked", hint="pack it again"),
            archive.open(member) as packed,
        ):
            content = packed.read(member.file_size + 1)
        return source.part(member.filename, content)
    except LoadError as error:
        return error


def _check(source: Source, member: ZipInfo, where: str, seen: set[str]) -> None:
    """LoadError for a member that is encrypted, too large, or that wants to lie elsewhere."""
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        raise LoadError("points outside of the archive", where=where, hint="pack it again")
    if name in seen:
        raise LoadError("is in the archive twice", where=where, hint="pack it again")
    seen.add(name)
    if member.flag_bits & _ENCRYPTED:
        raise LoadError("is encrypted", where=where, hint="unpack it with its password first")
    size = member.file_size
    if size > MAX_BYTES:
        raise LoadError(f"is larger than {MAX_BYTES >> 20} MB unpacked", where=where)
    if size > _SMALL and size > _MAX_RATIO * max(member.compress_size, 1):
        raise LoadError(
            f"unpacks to more than {_MAX_RATIO} times its size, as a zip bomb does", where=where
        )
    if not source.allowance.spend(size):
        raise LoadError("is left out: all in all too much to unpack", where=where, hint="split it")
