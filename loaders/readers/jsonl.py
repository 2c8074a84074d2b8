"""JSON lines: one document a line, with `text` and what is known about it."""

import json
from collections.abc import Iterator
from io import BytesIO

from graph import Document
from loaders.drafts import described, finish
from loaders.encoding import decode
from loaders.errors import LoadError
from loaders.sources import Source

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HINT = 'each line is an object such as {"text": "...", "title": "...", "published": "2024-03-05"}'


def read(source: Source) -> Iterator[Document | LoadError]:
    """A document or a failure for each line; a bad line does not harm the others."""
    content = source.content
    if content.startswith(_UTF16):
        content = decode(content, source.where).encode()
    found = False
    for number, line in enumerate(BytesIO(content), start=1):
        if line.strip():
            found = True
            yield _read_line(Source(f"{source.where}:{number}", line.rstrip(b"\r\n")))
    if not found:
        yield LoadError("holds no line", where=source.where, hint=_HINT)


def _read_line(line: Source) -> Document | LoadError:
    try:
        values = json.loads(decode(line.content, line.where))
    except (ValueError, RecursionError) as error:
        return LoadError(f"is not JSON: {_short(error)}", where=line.where, hint=_HINT)
    except LoadError as error:
        return error
    text = values.get("text") if isinstance(values, dict) else None
    if not isinstance(text, str):
        return LoadError('has no text: a string under the key "text"', where=line.where, hint=_HINT)
    try:
        return finish(line, "jsonl", described(text, values))
    except LoadError as error:
        return error


def _short(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error).splitlines()[0][:120]
