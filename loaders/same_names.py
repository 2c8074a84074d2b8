"""Forms of one name: surnames, first words, bodies without their state, misspellings."""

import re
from collections import Counter
from collections.abc import Iterator

from loaders.gazetteer import plain
from loaders.reading import Reading, Referent
from loaders.short_names import ORGANISED, Pairs
from loaders.wordlists import heads, word_set
from ontology import PEOPLE, EntityType

_LONG_WORD = 6
_LONG_ENOUGH = 7
"""From this many letters on, a name with one letter wrong is a misspelling."""


def full_names(reading: Reading) -> Pairs:
    """Joins "Ilse Varga" and "Ilse Maria Varga", "I. Varga" and "Ilse Varga"."""
    by_last: dict[str, list[Referent]] = {}
    for person in _people(reading):
        by_last.setdefault(plain(person.name).split()[-1], []).append(person)
    for group in by_last.values():
        for one in group:
            for other in group:
                if len(one.name) < len(other.name) and _same_first(one.name, other.name):
                    yield one, other
                    break


def _people(reading: Reading) -> Iterator[Referent]:
    """The persons with more than one name."""
    return (r for r in reading.referents if r.type in PEOPLE and len(plain(r.name).split()) > 1)


def _same_first(short: str, long: str) -> bool:
    one, other = plain(short).split()[0], plain(long).split()[0]
    return one == other or (len(one) == 1 and other.startswith(one))


def surnames(reading: Reading) -> Pairs:
    """Joins "Varga" to "Ilse Varga", and "Ilse" where only one person has that first name."""
    last: dict[str, Referent] = {}
    first: dict[str, list[Referent]] = {}
    for person in _people(reading):
        parts = plain(person.name).split()
        first.setdefault(parts[0], []).append(person)
        for place in range(1, len(parts)):
            last.setdefault(" ".join(parts[place:]), person)
            last.setdefault(parts[place], person)
    for single in reading.referents:
        key = plain(single.name)
        if single.known or single.name.startswith("@") or len(key) < 3:
            continue
        namesakes = first.get(key, [])
        full = last.get(key) or (namesakes[0] if len(namesakes) == 1 else None)
        if full is not None and full is not single and (single.type in PEOPLE or single.weak):
            yield single, full


def first_words(reading: Reading) -> Pairs:
    """Joins "Lumen" to "Lumen Trust", unless the word could begin any name."""
    longer: dict[str, Referent] = {}
    for referent in reading.referents:
        if referent.type in ORGANISED:
            parts = plain(referent.name).split()
            for count in range(1, len(parts)):
                longer.setdefault(" ".join(parts[:count]), referent)
    for short in reading.referents:
        key = plain(short.name)
        full = longer.get(key)
        if full is None or full is short or not _tells(key):
            continue
        person = " " in short.name and short.type in PEOPLE
        if not (person or short.known or short.type is EntityType.STATE):
            yield short, full


def _tells(key: str) -> bool:
    """Whether the beginning of a name is enough to know it by."""
    first = key.split(maxsplit=1)[0]
    common = (
        first in heads() or first in word_set("general") or first.title() in word_set("not_name")
    )
    return len(first) > 2 and not common


def bare_bodies(reading: Reading) -> Pairs:
    """Joins "the interior ministry" to "Freedonia's interior ministry"."""
    owned: dict[str, Referent] = {}
    bodies = [r for r in reading.referents if r.type is EntityType.STATE_BODY]
    for body in bodies:
        for form in body.forms if body.state else ():
            owned.setdefault(_without_state(form), body)
    for bare in bodies:
        full = owned.get(plain(bare.name))
        if full is not None and full is not bare and not bare.state:
            yield bare, full


def _without_state(form: str) -> str:
    owner, _, rest = plain(form).partition(" ")
    return rest if rest and form[0].isupper() and form[-1].islower() else f"{owner} {rest}".strip()


def misspellings(reading: Reading) -> Pairs:
    """Joins "Harbotle" to "Harbottle": long names of one type, one letter apart, one used once."""
    counts = Counter(id(naming.referent) for naming in reading.namings)
    near: dict[str, list[Referent]] = {}
    names = [r for r in reading.referents if len(r.name) >= _LONG_ENOUGH and not r.known]
    names = [r for r in names if r.type is not EntityType.STATE and not re.search(r"\d", r.name)]
    for referent in names:
        for key in _with_gaps(plain(referent.name)):
            near.setdefault(key, []).append(referent)
    for group in near.values():
        for one in group:
            for other in group:
                once = counts[id(one)] == 1 and other is not one and other.type is one.type
                if once and _a_letter_apart(one.name, other.name):
                    yield one, other


def _a_letter_apart(one: str, other: str) -> bool:
    """Whether two names differ in one long word that begins alike: not "Jon Ode", "Jan Ode"."""
    words, others = plain(one).split(), plain(other).split()
    apart = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    if len(words) != len(others) or len(apart) != 1:
        return False
    ((word, like),) = apart
    return word[0] == like[0] and min(len(word), len(like)) >= _LONG_WORD


def _with_gaps(name: str) -> Iterator[str]:
    """A name, and the name with each letter left out: two that share one are a letter apart."""
    yield name
    for place in range(len(name)):
        yield name[:place] + name[place + 1 :]
