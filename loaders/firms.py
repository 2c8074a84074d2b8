"""What belongs to a firm's name and what only follows it: legal forms, seats."""

from loaders.wordlists import heads, word_set
from ontology import EntityType

_SEATED = frozenset({EntityType.COMPANY, EntityType.VENDOR})
_OF_THEIR_STATE = frozenset({"bank", "company", "co", "fund"})


def without_seat(name: str) -> str:
    """A firm's name without its seat: "Orbo Labs of Milan" is "Orbo Labs"."""
    firm, of, _ = name.partition(" of ")
    last = firm.casefold().split()[-1] if of else ""
    sits = last.strip(".") in word_set("legal") or heads().get(last) in _SEATED
    return firm if sits and last not in _OF_THEIR_STATE else name


def without_legal_form(parts: list[str]) -> list[str]:
    """The words of a name up to its legal form, where the one before tells a type as well."""
    end = len(parts)
    while end > 2 and parts[end - 1].strip(".") in word_set("legal"):
        end -= 1
    return parts[:end] if heads().get(parts[end - 1]) is EntityType.VENDOR else parts
