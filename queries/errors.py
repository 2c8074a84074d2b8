"""Errors of this floor."""

from ontology import SpygraphError


class QueryError(SpygraphError):
    """A question that cannot be answered as it was put."""
