"""Hostile places: pipes, loops, locked folders, odd names, endless files; memory stays bounded."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from graph import Document
from loaders.documents import read
from loaders.errors import LoadError

PROSE = "The ministry of Ruritania bought the spyware Harrier from Corvid Systems in 2020. "
SAID = PROSE.encode()
MEGA = 1024 * 1024


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket may not be long
        server.bind(path.name)
        os.chdir(here)


def _loop(path: Path) -> None:
    path.symlink_to(path)


PLACES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (_fifo, "not a regular file"),
    "a socket": (_socket, "not a regular file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not a regular file"),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere"), "no such file"),
    "a link to itself": (_loop, "symbolic links"),
}


@pytest.mark.parametrize("case", PLACES)
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, case: str) -> None:
    make, what = PLACES[case]
    (tmp_path / "z.txt").write_text(PROSE)
    make(tmp_path / "x.txt")
    failure, good = read([tmp_path])
    assert isinstance(failure, LoadError)
    assert what in failure.what
    assert isinstance(good, Document)


@pytest.mark.parametrize("path", ["", "\0", "a" * 5000, "/" * 5000, "\udcff.txt", "no\nsuch"])
def test_a_path_that_cannot_be_is_refused(path: str) -> None:
    for one in read([path]) if path.strip("/") else ():
        assert isinstance(one, LoadError)
        assert str(one).isprintable()


NAMES = [
    b"with blank.txt", b"new\nline.txt", b"\xff\xfe.txt", "\u202e\u0430\u0301.txt".encode(),
    b"n" * 250 + b".txt", b"-.txt", b"!.txt", b"a.zip!b.txt", b"..txt.txt", b"%00.txt", b"'\".txt",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    Path(os.fsdecode(path)).write_text(PROSE)
    found = list(read([os.fsdecode(path)]))
    (document,) = found
    assert isinstance(document, Document)
    assert document.text == PROSE
    assert document.source.isprintable()
    document.source.encode("utf-8")


def test_loops_of_folders_end(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.txt").write_text(PROSE)
    for name in ("a/up", "a/b/up", "a/b/self"):
        (tmp_path / name).symlink_to(tmp_path)
    assert len(list(read([tmp_path]))) == 1


def test_folders_may_lie_deep_in_one_another(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 500)
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text(PROSE)
    assert [getattr(one, "text", one) for one in read([tmp_path])] == [PROSE]


ALONE = """
import sys
from pathlib import Path
from loaders.documents import read
from loaders.errors import LoadError
for one in read(sys.argv[1:]):
    print(one if isinstance(one, LoadError) else f"loaded {len(one.text)}")
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def _alone(path: Path) -> tuple[list[str], int]:
    """What is read of the path by a process that does nothing else, and its peak in MB."""
    command = [sys.executable, "-c", ALONE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    *found, kilobytes = done.stdout.splitlines()
    return found, int(kilobytes) // 1024


def _bomb() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 100_000_000)
    return packed.getvalue()


LARGE: dict[str, tuple[str, Callable[[], bytes], str, int]] = {
    "50 MB of one line": ("x.txt", lambda: SAID * (50 * MEGA // len(SAID)), "loaded", 400),
    "50 MB of bytes": ("x.txt", lambda: bytes(range(256)) * (MEGA // 5), "is binary", 150),
    "20 MB page": ("x.html", lambda: b"<html><p>" + SAID * 250_000, "loaded", 600),
    "page of 499,000 tags": ("x.html", lambda: b"<html>" + b"<p>a" * 499_000, "loaded", 500),
    "20 MB of JSON": ("x.jsonl", lambda: b'{"text": "' + SAID * 250_000 + b'"}', "loaded", 350),
    "zip bomb": ("x.zip", _bomb, "bomb", 100),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures by /proc")
@pytest.mark.parametrize("case", LARGE)
def test_memory_is_bounded(tmp_path: Path, case: str) -> None:
    name, make, what, most = LARGE[case]
    (tmp_path / name).write_bytes(make())
    found, megabytes = _alone(tmp_path)
    assert len(found) == 1
    assert what in found[0]
    assert megabytes < most


def test_a_file_may_not_be_endless(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(300 * MEGA)  # a hole: takes no room
    (failure,) = read([path])
    assert "larger than 200 MB (300 MB)" in str(failure)


@pytest.fixture
def nobody() -> Iterator[None]:
    """Root may read all, so root becomes somebody else for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    (tmp_path / "locked").mkdir()
    for name in ("x.txt", "z.txt"):
        (tmp_path / name).write_text(PROSE)
    for name in ("x.txt", "locked"):
        (tmp_path / name).chmod(0)
    return tmp_path


def test_what_may_not_be_read_is_a_failure(locked: Path, nobody: None) -> None:
    found = [one.text if isinstance(one, Document) else str(one) for one in read([locked])]
    assert found == [
        f"{locked}/locked: cannot be read: permission denied (check its permissions)",
        f"{locked}/x.txt: cannot be read: permission denied (check the path and its permissions)",
        PROSE,
    ]
