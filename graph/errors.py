"""Errors of this floor."""

from ontology import SpygraphError


class ModelError(SpygraphError):
    """A value that cannot be: a quote that is not in its text, a date that is none."""


class StoreError(SpygraphError):
    """A store that cannot be opened, read or written, or that holds what it must not."""


class ActorError(SpygraphError):
    """A name that stands for no actor, or for several."""
