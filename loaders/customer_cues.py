"""Words by which a text goes on to name customers, as read from `data/cues/customers.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class CustomerCues:
    """All the words of `customers.toml`; the file says what each list is for."""

    operators: Words
    places: Words
    openers: Words
    breakers: Words


@cache
def customer_cues() -> CustomerCues:
    """The words, read once; TypeError if a key of the file is missing or unknown."""
    text = (files("loaders") / "data" / "cues" / "customers.toml").read_text(encoding="utf-8")
    return CustomerCues(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})
