"""The language of a text: as declared, else by its letters."""

import pytest

from loaders.tongue import language_of

ENGLISH = (
    "The ministry bought the spyware and used it against the reporters of two newspapers, it says."
)
SPANISH = (
    "La secretaría compró el programa espía y lo usó contra los periodistas de dos diarios, dice."
)
GERMAN = (
    "Das Ministerium kaufte die Software und setzte sie gegen Journalisten zweier Zeitungen ein."
)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, "", "en"),
        (SPANISH, "", "es"),
        (GERMAN, "", "de"),
        (ENGLISH, "fr", "fr"),
        ("Short.", "en-GB", "en"),
        ("Short.", "pt_BR", "pt"),
        ("Short.", "", ""),
        (ENGLISH, "English", "en"),
        ("0123456789 " * 99, "", ""),
    ],
)
def test_language_is_declared_or_seen_or_unknown(text: str, declared: str, language: str) -> None:
    assert language_of(text, declared) == language
