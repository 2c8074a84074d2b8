"""Relations whose two ends stand in different sentences of a passage."""

from typing import TYPE_CHECKING

from loaders.campaigns import read_victims
from loaders.culprits import read_culprits
from loaders.customers import read_customers
from loaders.in_question import product_in_question, state_in_question, vendor_in_question
from loaders.lures import read_lures

if TYPE_CHECKING:
    from loaders.reading import Reading

__all__ = ["product_in_question", "read_passages", "state_in_question", "vendor_in_question"]


def read_passages(reading: "Reading") -> None:
    """Add the statements whose two ends stand in different sentences of one passage."""
    read_lures(reading)
    read_victims(reading)
    read_culprits(reading)
    read_customers(reading)
