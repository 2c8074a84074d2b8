"""Names, made comparable: which two spell the same, and which are proper enough to identify."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from graph.errors import ModelError
from ontology import COMPANIES, PEOPLE, EntityType

# Letters that Unicode does not take apart into a plain one and an accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae"})
_PLAIN |= str.maketrans({"œ": "oe", "þ": "th", "&": " and "})
_SILENT = re.compile(r"[\u0300-\u036f.'\u2019\u02bc`\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_FIRMS = COMPANIES | {EntityType.NGO, EntityType.MEDIA_OUTLET}
_NEEDS_CAPITAL = frozenset(
    {
        EntityType.PRODUCT,
        EntityType.STATE_BODY,
        EntityType.INTERGOVERNMENTAL_BODY,
        EntityType.INVESTIGATION,
    }
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The two lists of `data/name_words.toml`, each word as `fold` writes it."""

    legal_forms: frozenset[str]
    body_words: frozenset[str]

    def __post_init__(self) -> None:
        for word in self.legal_forms | self.body_words:
            if fold(word) != word or " " in word:
                raise ModelError(f"{word!r} is not one folded word", where="name_words.toml")


@cache
def name_words() -> NameWords:
    text = files("graph").joinpath("data", "name_words.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    return NameWords(**{name: frozenset(words) for name, words in lists.items()})


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The name in small letters, without accents, punctuation and a leading "the".

    >>> fold("The Orbo-Łabs & Söhne, S.A.")
    'orbo labs and sohne sa'
    """
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    bare = _SILENT.sub("", small).translate(_PLAIN)
    words = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in bare).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return unicodedata.normalize("NFC", " ".join(words)) or name.casefold()


def meeting_name(name: str, type_: EntityType) -> str:
    """What two names of one type must share to be the same: folded, without a legal form."""
    words = fold(name).split(" ")
    if type_ in _FIRMS:
        while len(words) > 1 and words[-1] in name_words().legal_forms:
            del words[-1]
    return " ".join(words)


def kind(type_: EntityType) -> str:
    """Types that one actor may have in different documents are of one kind."""
    if type_ in PEOPLE:
        return EntityType.PERSON
    return EntityType.COMPANY if type_ in COMPANIES else type_


def identifies(name: str, type_: EntityType) -> bool:
    """Whether the name alone can stand for the same thing in two documents.

    Not so: "the letter", "journalists", "spyware", a title of fewer than four words, and any
    person's name, which two people may bear.
    """
    if type_ in PEOPLE:
        return False
    if type_ is EntityType.DOCUMENT:
        return len(fold(name).split()) >= 4 and not name[:1].islower()
    if type_ is EntityType.GROUP:
        return _names_group(name)
    return type_ not in _NEEDS_CAPITAL or name != name.lower() or name == name.upper()


def _names_group(name: str) -> bool:
    """A capital inside the name ("Red Finch"), or a single word like APT99, makes it proper."""
    words = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE).split()
    if len(words) > 1:
        return any(word[0].isupper() for word in words[1:])
    return any(sum(map(str.isupper, word)) > 1 for word in words)


def is_common_body(name: str) -> bool:
    """Whether bodies of several states bear this name: "Supreme Court", "Ministry of Defence"."""
    return all(word in name_words().body_words for word in fold(name).split())
