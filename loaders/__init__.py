"""Second floor, left: documents in, claims out."""
