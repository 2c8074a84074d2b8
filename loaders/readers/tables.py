"""The tables that the readers work by, in `loaders/data/readers/`, checked as they are read."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from loaders.errors import LoadError


@cache
def table(name: str) -> Mapping[str, object]:
    """A whole table file; what its parts must look like is checked by the functions below."""
    path = files("loaders") / "data" / "readers" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def part(whole: Mapping[str, object], key: str) -> Mapping[str, object]:
    """A table in a table; LoadError for anything else."""
    found = whole.get(key)
    if not isinstance(found, dict):
        raise _misshaped(key, "a table")
    return found


def words(whole: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of strings, empty where there is none; LoadError for anything else."""
    found = whole.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise _misshaped(key, "a list of strings")
    return tuple(found)


def word(whole: Mapping[str, object], key: str) -> str:
    """A string, empty where there is none; LoadError for anything else."""
    found = whole.get(key, "")
    if not isinstance(found, str):
        raise _misshaped(key, "a string")
    return found


def pairs(whole: Mapping[str, object], key: str) -> dict[str, str]:
    """A table from strings to strings; LoadError for anything else."""
    found = whole.get(key, {})
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise _misshaped(key, "a table of strings")
    return dict(found)


def rows(whole: Mapping[str, object], key: str) -> tuple[Mapping[str, object], ...]:
    """A list of tables; LoadError for anything else."""
    found = whole.get(key, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise _misshaped(key, "a list of tables")
    return tuple(found)


def _misshaped(key: str, shape: str) -> LoadError:
    return LoadError(f"{key} must be {shape}", where="loaders/data/readers")
