"""Reads the frame files of data/frames and refuses what cannot be."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from loaders.frames_schema import (
    TYPES,
    Emit,
    Frame,
    FrameError,
    Pattern,
    Role,
    Source,
    roles_of,
)
from loaders.role_steps import LOOK_UPS, STEPS
from ontology import RelationType, SpygraphError, Status


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the files' names and of each file; FrameError if one is bad."""
    folder = files("loaders") / "data" / "frames"
    paths = [path for path in folder.iterdir() if path.name.endswith(".toml")]
    return frames_of(sorted(paths, key=lambda path: path.name))


def frames_of(paths: Iterable[Traversable | Path]) -> tuple[Frame, ...]:
    """The frames of some files; FrameError says which file and frame cannot be read, and why."""
    found: dict[str, Frame] = {}
    for path in paths:
        for table in _tables(path):
            frame = _frame(table, path.name)
            if frame.id in found:
                raise FrameError(f"two frames are called {frame.id!r}", where=path.name)
            found[frame.id] = frame
    return tuple(found.values())


def _tables(path: Traversable | Path) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["frame"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise FrameError(f"cannot be read: {error}", where=path.name) from error
    return found


_KEYS = frozenset(
    {"id", "verbs", "nouns", "words", "roles", "emit", "needs", "unless", "yes", "no"}
)


def _frame(table: Mapping[str, Any], where: str) -> Frame:
    where = f"{where}: {table.get('id', 'a frame without id')}"
    if unknown := sorted(set(table) - _KEYS):
        raise FrameError(f"unknown keys {', '.join(unknown)}", where=where)
    try:
        roles = {name: _role(role) for name, role in table["roles"].items()}
        frame = Frame(
            id=table["id"],
            verbs=_patterns(table.get("verbs", ())),
            nouns=_patterns(table.get("nouns", ())),
            words=_patterns(table.get("words", ())),
            roles=roles,
            emits=tuple(_emit(emit) for emit in table["emit"]),
            needs=tuple(table.get("needs", ())),
            unless=tuple(table.get("unless", ())),
            yes=tuple(table.get("yes", ())),
            no=tuple(table.get("no", ())),
        )
    except (KeyError, ValueError, TypeError, AttributeError, SpygraphError) as error:
        raise FrameError(f"cannot be read: {error!r}", where=where) from error
    missing = {role for emit in frame.emits for role in roles_of(emit)} - set(roles)
    if missing:
        raise FrameError(f"no role is called {', '.join(sorted(missing))}", where=where)
    return frame


def _patterns(texts: "tuple[str, ...] | list[str]") -> tuple[Pattern, ...]:
    return tuple(_pattern(text) for text in texts)


def _pattern(text: str) -> Pattern:
    """A text like "put [name|signature] to" as a lemma and what must stand with it."""
    lemma, *rest = text.split()
    pieces = (frozenset(w[1:-1].split("|")) if w.startswith("[") else w for w in rest)
    return Pattern(lemma, tuple(pieces))


def _role(table: Mapping[str, Any]) -> Role:
    if unknown := sorted(set(table) - {"from", "types", "via", "groups", "first"}):
        raise ValueError(f"unknown keys in a role: {unknown}")
    return Role(
        sources=tuple(_source(text) for text in table["from"]),
        types=TYPES[table["types"]],
        via=_VIAS[table.get("via", "")],
        groups=bool(table.get("groups", False)),
        first=bool(table.get("first", False)),
    )


_VIAS = {"": "", "direct": "direct", "personal": "personal", "device": "device", "whole": "whole"}


def _source(text: str) -> Source:
    rest = text.removeprefix("else ")
    path = rest.removeprefix("maker of ")
    steps = tuple(step.strip() for step in path.split(">"))
    for step in steps:
        if step not in STEPS and step not in LOOK_UPS and not step.isalpha():
            raise ValueError(f"no step is called {step!r}")
    return Source(steps, is_fallback=rest != text, makers=path != rest)


def _emit(table: Mapping[str, Any]) -> Emit:
    status = Status(table["status"]) if "status" in table else None
    ends = table["head"], RelationType(table["type"]), table["tail"]
    return Emit(*ends, status, table.get("unless", ""))
