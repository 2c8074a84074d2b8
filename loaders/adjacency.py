"""Relations between names that stand side by side."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.reading import Reading


def read_adjacent(reading: "Reading") -> None:
    """Add the statements that names side by side make."""
