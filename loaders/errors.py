"""Errors of this floor."""

from collections.abc import Iterator
from contextlib import contextmanager

from ontology import SpygraphError


class LoadError(SpygraphError):
    """A document that cannot be read: what is wrong, where, and what to do."""


@contextmanager
def refusing(where: str, what: str, *, hint: str = "") -> Iterator[None]:
    """Turn whatever a foreign parser raises on broken bytes into a LoadError.

    Parsers of documents raise nearly anything on hostile input, so nothing narrower would
    hold the promise that one bad document never stops the others. Wrap only their calls.
    """
    try:
        yield
    except LoadError:
        raise
    except Exception as error:
        reason = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise LoadError(f"{what}: {reason[0][:200]}", where=where, hint=hint) from error
