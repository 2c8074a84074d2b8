"""What the command line was told, and the only place that turns a store's URL into a store."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology import SpygraphError

if TYPE_CHECKING:
    from graph.store import GraphStore

STORE_VARIABLE = "SPYGRAPH_STORE"
DEFAULT_STORE = "spygraph.db"

MEMORY = ":memory:"

_SQLITE = "sqlite:///"
_LATER = ("neo4j", "bolt")


class SettingsError(SpygraphError):
    """A store's URL that leads to no store."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What every command is told: where the store is, and whether to speak of progress."""

    store: str = DEFAULT_STORE
    quiet: bool = False


def default_url() -> str:
    """`$SPYGRAPH_STORE`, else `spygraph.db` in the current folder."""
    import os

    return os.environ.get(STORE_VARIABLE) or DEFAULT_STORE


def open_store(url: str, *, create: bool = False) -> "GraphStore":
    """The store at a URL: a path, `sqlite:///path` or `:memory:`.

    SettingsError for another kind of URL, StoreError for a store that cannot be opened, or that
    is not there when `create` is false.
    """
    from graph.sqlite_store import SqliteStore

    return SqliteStore(store_path(url), create=create)


def open_store_or_none_yet(url: str) -> "GraphStore":
    """The store at a URL, or an empty one in memory where none was made yet."""
    from pathlib import Path

    return open_store(url if Path(store_path(url)).exists() else MEMORY)


def store_path(url: str) -> str:
    """The path of the file that a URL names.

    >>> store_path("sqlite:///graphs/trade.db")
    'graphs/trade.db'
    """
    scheme, between, _ = url.partition("://")
    if between and scheme.partition("+")[0] in _LATER:
        what = f"a store at {scheme}:// is not supported yet"
        raise SettingsError(what, hint="name a file: --store spygraph.db")
    if url.startswith(_SQLITE):
        url = url.removeprefix(_SQLITE)
    elif between:
        what = f"no store has a URL that begins with {scheme}://"
        raise SettingsError(what, hint="write a path, or sqlite:///path")
    if not url.strip():
        raise SettingsError("the store has no name", hint="write a path: --store spygraph.db")
    return url
