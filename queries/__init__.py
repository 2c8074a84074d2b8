"""Second floor, right: questions."""
