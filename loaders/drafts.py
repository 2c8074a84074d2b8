"""What a reader found in a source, and how it becomes a document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph import Document, PartialDate
from loaders.dating import find_dateline, read_date
from loaders.encoding import tidy
from loaders.errors import LoadError
from loaders.readers.tables import part, table, words
from loaders.sources import Source
from loaders.tongue import language_of

_LONGEST = 500  # letters of a title or name: what is longer is none
_BLANKS = re.compile(r"\s+")
_WEB = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """A text with what is known about it; fields left empty are looked for in the text."""

    text: str
    title: str = ""
    publisher: str = ""
    published: PartialDate | None = None
    language: str = ""
    url: str = ""

    def filled_from(self, other: "Draft") -> "Draft":
        """The same draft, with what it lacks taken from another."""
        names = ("title", "publisher", "published", "language", "url")
        lacking = {name: getattr(other, name) for name in names if not getattr(self, name)}
        return replace(self, **lacking)


def finish(source: Source, format_: str, draft: Draft) -> Document:
    """The document of a source; LoadError where it holds no word."""
    text = tidy(draft.text)
    if not any(letter.isalnum() for letter in text):
        raise LoadError("holds no text", where=source.where, hint="is it the right file?")
    return Document(
        text=text,
        sha256=source.sha256,
        source=source.where,
        format=format_,
        title=one_line(draft.title),
        publisher=one_line(draft.publisher),
        published=draft.published or find_dateline(text),
        language=language_of(text, draft.language),
        url=draft.url if _WEB.fullmatch(draft.url) else "",
    )


def described(text: str, values: Mapping[str, object], place: str = "keys") -> Draft:
    """A draft whose title, publisher and so on stand under the keys of that kind of place.

    `place` is a part of `data/readers/metadata.toml`; keys are compared in lower case.
    """
    known = part(table("metadata"), place)
    plain = {key.lower(): _plain(value) for key, value in values.items()}
    found = {
        name: next((plain[key] for key in words(known, name) if plain.get(key)), "")
        for name in known
    }
    dates = (read_date(plain[key]) for key in words(known, "published") if plain.get(key))
    return Draft(
        text,
        title=found.get("title", ""),
        publisher=found.get("publisher", ""),
        published=next((date for date in dates if date), None),
        language=found.get("language", ""),
        url=found.get("url", ""),
    )


def one_line(text: str) -> str:
    """A name or title on one line, or nothing where it is too long to be one."""
    text = _BLANKS.sub(" ", tidy(text)).strip()
    return text if len(text) <= _LONGEST else ""


def _plain(value: object) -> str:
    """A scalar as text; lists and tables say nothing that we could use."""
    if isinstance(value, bool) or value is None or isinstance(value, list | dict | tuple | set):
        return ""
    if isinstance(value, int) and value.bit_length() > 64:
        return ""
    return str(value)
