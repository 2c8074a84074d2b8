"""What an organisation's name tells by itself: its type, by its head word."""

import re
from functools import cache

from loaders.firms import without_legal_form
from loaders.wordlists import any_of, heads, word_set, words
from ontology import EntityType

_INTERGOVERNMENTAL = re.compile(
    r"(?:UN|U\.N\.|United Nations|EU|Inter-American|Pan-American"
    r"|European (?:Union|Parliament|Commission|Court|Council|Data Protection|Public Prosecutor"
    r"|Ombudsman|External)"
    r"|African (?:Union|Commission|Court)|ECOWAS|OSCE|NATO|OECD|ASEAN)(?![\w-])"
)
_UN_ORGAN = re.compile(
    r"Human Rights Council|General Assembly|Security Council|Working Group on|Special Rapporteur"
    r"|Panel of Experts on"
)
NO_ORGANISATION = re.compile(
    r"Principles|Rapporteur|Independent Expert|Sanctions Regime|Declaration|Convention|Covenant"
    r"|Entity List|Executive Order|Agreement|Treaty|Regulation|Constitution"
    r"|(?:Act|Bill|Law|Award|Prize|Street|Day|War|List)$"
)
_STATE_OWNED = re.compile(
    r"(?:Central|Reserve) Bank(?: of |$)|National Bank of |Wealth Fund"
    r"|(?:Privacy|Information|Data Protection|Human Rights|Surveillance|Biometrics) Commissioner"
    r"|Human Rights Defender of "
)
_OF_CITIZENS = re.compile(
    r"Committee (?:to [A-Z]|for (?:the )?(?:Justice|Peace|Free\w*|Solidarity|Human|Protection))"
)


@cache
def joint_words() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(words('joint'))})\s")


def head_type(name: str) -> EntityType | None:
    """The type that an organisation's name tells by itself, or None."""
    if NO_ORGANISATION.search(name) or _says_nothing(name):
        return None
    parts = without_legal_form(name.casefold().replace(",", "").split())
    return _by_wording(name) or _by_head_word(parts)


def _by_wording(name: str) -> EntityType | None:
    """The type that more than one word of a name tells."""
    civil = re.search(r"Foundation|Network|Center|Centre|Association|Institute", name)
    if (_INTERGOVERNMENTAL.match(name) or _UN_ORGAN.search(name)) and not civil:
        return EntityType.INTERGOVERNMENTAL_BODY
    if _STATE_OWNED.search(name):
        return EntityType.STATE_BODY
    return EntityType.NGO if _OF_CITIZENS.match(name) else None


def _by_head_word(parts: list[str]) -> EntityType | None:
    before_of = joint_words().split(" ".join(parts), maxsplit=1)[0].split()
    for word in (before_of[-1], parts[-1], parts[0]):
        found = heads().get(word) or heads().get(word.strip("."))
        # "Orbo Forensics" is a vendor, "Forensic Evidence" is not.
        if found is EntityType.VENDOR and word == parts[0] and len(parts) > 1:
            continue
        if found is EntityType.STATE_BODY and _civil(parts):
            return EntityType.NGO
        if found is not None:
            return found
    return None


def _says_nothing(name: str) -> bool:
    """Whether a name is all general words: "Human Rights", "Information Technology"."""
    *front, last = name.casefold().split()
    general = all(word in word_set("general") for word in front)
    return general and heads().get(last) not in {None, EntityType.STATE_BODY}


_OF_A_STATE = frozenset(
    {"national", "federal", "state", "royal", "ministry", "department", "court", "police"}
)


def _civil(parts: list[str]) -> bool:
    if parts[0] in _OF_A_STATE or parts[-1] in _OF_A_STATE:
        return False
    words_ = {part.rstrip("s'") for part in parts} | set(parts)
    return bool(words_ & word_set("agency_words", "ngo"))


_POST = re.compile(
    r"(?:[\w-]+ )*(?:Counsel|Director|Advis[eo]r|Officer|Manager|Head|Coordinator|Spokesperson"
    r"|Fellow) (?:for|on|of) "
)


def names_no_one(name: str) -> bool:
    """Whether a run is an office or a heading: "Director General", "Forensic Evidence"."""
    if _POST.match(name) or _STATE_OWNED.search(name):
        return not _STATE_OWNED.search(name)
    last = name.rsplit(maxsplit=1)[-1]
    return " " in name and " of " not in name and last in word_set("no_organisation")
