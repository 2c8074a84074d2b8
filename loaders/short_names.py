"""Names that a document itself joins: acronyms in brackets, "also known as", initials."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.gazetteer import plain
from loaders.reading import Naming, Reading, Referent
from ontology import PEOPLE, EntityType

Pairs = Iterator[tuple[Referent, Referent]]
"""Pairs of referents that are one: the first goes into the second."""

_BRACKET = re.compile(
    r"\s*\((?:the |or |also |hereafter |henceforth |known as |abbreviated )?"
    r"\"?(?P<n>[A-Z][\w&.-]{1,14})\"?[),;]"
)
_ALSO = re.compile(
    r",? \(?(?:also (?:known|trading|written) as|a\.?k\.?a\.?|formerly(?: known as| called)?"
    r"|previously(?: known as| called)?|now(?: known as| called)?|later renamed|renamed"
    r"|better known as|or simply|known as|today called|originally called"
    r"|(?:which |that |whom )?(?:[\w ]{2,30} )?(?:tracks|calls|tracked|knows|dubbed|dubs)"
    r"(?: it)?(?: as)?) \"?"
)
_NO_SHORT_FORM = frozenset({EntityType.STATE, EntityType.DOCUMENT})
ORGANISED = frozenset(EntityType) - PEOPLE - _NO_SHORT_FORM - {EntityType.GROUP}
"""Types whose names are shortened to initials or first words."""


def short_forms(reading: Reading) -> Pairs:
    """Joins "Lumen Watch Network (LWN)", and notes the short form as an acronym."""
    by_form: dict[str, Referent] = {}
    for referent in reading.referents:
        for form in referent.forms:
            by_form.setdefault(plain(form), referent)
    for naming in reading.namings:
        match = _BRACKET.match(naming.block.text, naming.end, naming.end + 40)
        full = naming.referent
        if match is None or full.type in _NO_SHORT_FORM or not _shortens(match["n"], naming.text):
            continue
        full.forms.setdefault(match["n"])
        full.acronyms.setdefault(match["n"])
        other = by_form.get(plain(match["n"]))
        if other is not None and other is not full and other.type not in PEOPLE:
            yield other, full


def _shortens(short: str, name: str) -> bool:
    """Whether a word in brackets may be short for a name: two of its letters come from it."""
    letters = iter(plain(name))
    shared = sum(letter in letters for letter in short.casefold() if letter.isalnum())
    return len(short) < len(name) and shared >= 2


def long_forms(reading: Reading) -> Pairs:
    """Joins "LWN (Lumen Watch Network)"."""
    for first, second in pairwise(reading.namings):
        if first.block is not second.block or not first.text.isupper():
            continue
        between = first.block.text[first.end : second.start]
        if between == " (" and first.text.casefold() == _initials_of(second.text):
            second.referent.acronyms.setdefault(first.text)
            yield first.referent, second.referent


def also_known(reading: Reading) -> Pairs:
    """Joins "Orbo, formerly Tav": two names with nothing but such words between them."""
    for first, second in pairwise(reading.namings):
        if first.block is not second.block or second.start - first.end > 45:
            continue
        between = first.block.text[first.end : second.start]
        if _ALSO.fullmatch(between) and first.referent.type is not EntityType.STATE:
            yield second.referent, first.referent


def appositions(reading: Reading) -> Pairs:
    """Joins "the domestic service, BDS," and "BDS, the domestic service,": a body and its name."""
    for first, second in pairwise(reading.namings):
        if first.block is not second.block or second.start - first.end > 6:
            continue
        text = first.block.text
        between, after = text[first.end : second.start], text[second.end : second.end + 1]
        if after not in {",", ";", ".", ")"}:
            continue
        if between == ", " and _describes(first, second):
            yield first.referent, second.referent
        elif between == ", the " and _describes(second, first):
            yield second.referent, first.referent


def _describes(words: Naming, name: Naming) -> bool:
    """Whether common nouns for a body stand beside its name, or its initials."""
    if words.referent.type is not EntityType.STATE_BODY or not words.text[0].islower():
        return False
    is_body = name.referent.type is EntityType.STATE_BODY
    return name.text.isupper() or (is_body and name.text[0].isupper())


def initials(reading: Reading) -> Pairs:
    """Joins "LWN" where "Lumen Watch Network" stands elsewhere, and no other name like it."""
    full: dict[str, list[Referent]] = {}
    for referent in reading.referents:
        if referent.type in ORGANISED and len(_initials_of(referent.name)) > 2:
            full.setdefault(_initials_of(referent.name), []).append(referent)
    for short in reading.referents:
        letters = short.name.casefold()
        if short.name.isupper() and short.name.isalpha() and len(letters) >= 3 and not short.known:
            named = full.get(letters, [])
            if len(named) == 1 and named[0] is not short:
                named[0].acronyms.setdefault(short.name)
                yield short, named[0]


def _initials_of(name: str) -> str:
    parts = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(word[0] for word in parts).casefold()
