"""Text from documents, made safe and flat for a terminal; JSON keeps it verbatim."""

import re
import textwrap

# Control characters can drive a terminal, and bidirectional marks can show a text in a false
# order: a document must do neither.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+|\s+")


def flat(text: str) -> str:
    r"""One line, without a character that a terminal would obey.

    >>> flat("NSO\nGroup \x1b[31m")
    'NSO Group [31m'
    """
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")  # no half characters
    return " ".join(_UNSAFE.sub(" ", whole).split())


def wrap(text: str, first: str, rest: str, width: int | None) -> str:
    """A flat text in lines of at most `width` columns, or in one line."""
    if width is None:
        return first + flat(text)
    return textwrap.fill(flat(text), max(width, 40), initial_indent=first, subsequent_indent=rest)
