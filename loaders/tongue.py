"""The language of a text: as declared, else by its letters."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_CODE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9-_]{1,20})?")
_ENOUGH = 60  # letters: below that a guess is noise
_SAMPLE = 4000
_SURE = 0.8


def language_of(text: str, declared: str = "") -> str:
    """An ISO 639-1 code, or nothing where the text is too short or unlike any language."""
    match = _CODE.fullmatch(declared.strip())
    if match:
        return match[1]
    sample = text[:_SAMPLE]
    if sum(letter.isalpha() for letter in sample) < _ENOUGH:
        return ""
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= _SURE and len(code) == 2 else ""


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
