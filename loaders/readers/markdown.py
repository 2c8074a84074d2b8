"""Markdown: the body as written, marks and all; the front matter says what it is."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from graph import Document
from loaders.drafts import Draft, described, finish
from loaders.encoding import decode
from loaders.sources import Source

_MAX_FRONT = 64 * 1024  # longer is no description of a document
_FRONT = re.compile(
    r"\s*(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"^#[ \t]+(.{1,400}?)[ \t#]*$", re.MULTILINE)
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`]+")
_PAIR = re.compile(r"^([A-Za-z_]{2,30})[ \t]*[:=][ \t]*(.{1,400})$", re.MULTILINE)


def read(source: Source) -> Iterator[Document]:
    """The one document that a Markdown file is."""
    front, body = split(decode(source.content, source.where))
    heading = _HEADING.search(body[:5000])
    fallback = Draft("", title=_MARKS.sub(r"\1", heading[1]) if heading else "")
    yield finish(source, "md", described(body, front).filled_from(fallback))


def split(text: str) -> tuple[Mapping[str, object], str]:
    """What the front matter says, and the body after it."""
    match = _FRONT.match(text[:_MAX_FRONT])
    front = _read_front(match[1], match[2]) if match else {}
    if match is None or not front:  # a rule across the page is no front matter
        return {}, text
    return front, text[match.end() :].lstrip("\n")


def _read_front(fence: str, front: str) -> Mapping[str, object]:
    """YAML or TOML; where it is neither, line by line: `title: Spies: a history` is common."""
    try:
        found = tomllib.loads(front) if fence == "+++" else _load_yaml(front)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return {str(key): value for key, value in found.items() if isinstance(key, str)}
    return {match[1]: match[2].strip("\"' ") for match in _PAIR.finditer(front)}


def _load_yaml(front: str) -> object:
    import yaml

    try:
        return yaml.safe_load(front)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
