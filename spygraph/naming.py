"""Documents by the names that people have for them: id, start of an id, title, source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.sources import Source, address, open_file
from queries.errors import QueryError

if TYPE_CHECKING:
    from graph import Document
    from graph.ids import DocumentId

_SHORTEST_ID = 5  # the letter and four digits
_LISTED = 8


@dataclass(frozen=True, slots=True)
class _Named:
    """What a document may be called; its text is not kept."""

    id: "DocumentId"
    title: str
    source: str
    name: str
    sha256: str

    def called(self, name: str) -> int:
        """How well the name fits, 0 if not at all."""
        folded = name.strip().casefold()
        if name == self.id:
            return 4
        if self.source and self.source in (name, address(Path(name))):
            return 3
        if self.title and folded == self.title.casefold():
            return 2
        by_id = len(name) >= _SHORTEST_ID and self.id.startswith(name)
        files = (Path(self.source).name.casefold(), self.name.casefold())
        return int(by_id or (bool(self.source) and folded in files))


def find_document(documents: Iterable["Document"], name: str) -> "DocumentId":
    """The document that a person means by an id, the start of one, a title, a path or file name.

    A file that holds the same bytes as a document's source is one of its names, wherever it lies.
    QueryError says what comes near, or which documents share the name.
    """
    named = [_Named(one.id, one.title, one.source, one.name, one.sha256) for one in documents]
    best = max((one.called(name) for one in named), default=0)
    found = [one for one in named if best and one.called(name) == best] or _copies(named, name)
    if not found:
        raise QueryError(f"no document is called {name!r}", hint=_near(named, name))
    if len(found) > 1:
        listed = ", ".join(f"{one.id} {one.title or one.source}" for one in found[:_LISTED])
        what = f"{len(found)} documents are called {name!r}"
        raise QueryError(what, hint=f"take the id: {listed}")
    return found[0].id


def _copies(named: Sequence[_Named], name: str) -> list[_Named]:
    source = open_file(Path(name))
    return [one for one in named if isinstance(source, Source) and one.sha256 == source.sha256]


def _near(named: Sequence[_Named], name: str) -> str:
    from difflib import get_close_matches

    words = {word.casefold(): word for one in named for word in (one.title, one.source) if word}
    words |= {Path(one.source).name.casefold(): Path(one.source).name for one in named}
    near = get_close_matches(name.casefold(), words, n=1)
    return f"did you mean {words[near[0]]}?" if near else "`spygraph documents` lists them"
