"""Names in lists: person or organisation, which kind, and what words beside a name say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.gazetteer import capitals, state_of
from loaders.list_words import name_words
from loaders.slices import Slice
from ontology import EntityType

_NAME_WORD = re.compile(
    r"""[A-ZÀ-ÞĀ-Ž][\w'’.-]*|[A-ZÀ-Þ]\.|["“]\S+["”]|\([^()]+\)|[dlDL]['’][A-ZÀ-Þ]\w+|\w+-[A-ZÀ-Þ]\w+"""
)
_CAPITALISED = re.compile(r"(?:[Tt]he )?[A-ZÀ-ÞĀ-Ž@]")
_NICKNAME = re.compile(r"""\s["“(]\S+["”)](?=\s)""")
_BARE_ROLE = re.compile(r"(?:in (?:a|his|her|their) personal|PhD|MSc|former(?:ly)?\b(?! [A-ZÀ-Þ]))")
_AFTER_ROLE = re.compile(
    r"$|[,;(/]| (?:general\w*|emerit\w+|member|of|in|at|for|and|on|with|from|to|&|until|by)\b", re.I
)
_BRACKET = re.compile(r"\s*\(([\w&.-]{2,12})\)")
_TEACHING = re.compile(
    r"\b(?:professor|chair|lecturer|reader|doctor|master|scholar|student|candidate|expert|fellow)\s*$",
    re.I,
)
_FORMERLY = re.compile(r"(?:formerly|former|ex|previously|now|of|at|with) (?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An organisation that a person belongs to; `fuller` takes in what stands beside its name."""

    name: Slice
    fuller: str = ""
    seat: bool = False
    """Whether the person sits in it: a parliament."""
    press: bool = False
    """Whether the person's role is one that newspapers have."""
    acronym: Slice | None = None


def looks_like_person(text: str, single: bool = False) -> bool:
    """Whether the words have the shape of a person's name: no more than that."""
    words = _NICKNAME.sub("", without_title(text)).split()
    if not (1 if single or text != without_title(text) else 2) <= len(words) <= 6:
        return False
    if words[0].casefold() in ("the", "a", "an") or re.search(r"[\d@#&/:]", " ".join(words)):
        return False
    particles = name_words().particles
    return all(_NAME_WORD.fullmatch(word) or word in particles for word in words) and bool(
        _NAME_WORD.fullmatch(words[-1])
    )


def looks_like_organisation(text: str) -> bool:
    """Whether a word of the name is one that organisations have."""
    return any(kind.search(text) for kind in name_words().kinds.values())


def organisation_type(text: str) -> EntityType:
    """The kind of organisation that the name's own words make it, NGO where they do not say."""
    kinds = name_words().kinds
    if name_words().causes.search(text):
        return EntityType.NGO
    for kind, pattern in kinds.items():
        if kind is EntityType.MEDIA_OUTLET and not _is_title(text):
            continue
        if kind is not EntityType.NGO and pattern.search(text):
            return kind
    return EntityType.NGO


def _is_title(text: str) -> bool:
    """Whether the first or last word is one for a newspaper, and none is one for an association."""
    kinds = name_words().kinds
    ends = (text.split(maxsplit=1)[0], text.rsplit(maxsplit=1)[-1])
    press = kinds[EntityType.MEDIA_OUTLET]
    return any(press.fullmatch(end) for end in ends) and not kinds[EntityType.NGO].search(text)


def without_title(name: str) -> str:
    """A person's name without forms of address and letters after it."""
    words = name_words()
    match = words.honorifics.match(name)
    bare = name[match.end() :] if match else name
    return words.letters_after.sub("", bare).strip()


def is_role(text: str) -> bool:
    """Whether the words say what somebody is: "senior editor", "Chair of Law", "retired"."""
    words = name_words()
    if words.mandates.search(text) or _BARE_ROLE.match(text):
        return True
    return any(_is_role_at(text, role) for role in words.roles.finditer(text))


def _is_role_at(text: str, role: re.Match[str]) -> bool:
    before, after = text[: role.start()].split(), text[role.end() :]
    if len(before) > 4 or "of" in before or not _AFTER_ROLE.match(after):
        return False
    # "Lawyers for Freedom", "Reporters in Exile" are bodies: a plural, and what it stands for.
    body = text[:1].isupper() and role.group().endswith("s") and not before
    return not (body and re.match(r" (?:for|without|against|in|of)\b", after))


def affiliations(pieces: Sequence[Slice]) -> list[Affiliation]:
    """The organisations among what is said about a person, in order.

    A piece is an organisation's name, a role with one ("editor at Lumen"), a bare role, or a
    place. A single word is an organisation where a role stands before it, else a place.
    """
    found: list[Affiliation] = []
    role_before = press = False
    for at, piece in enumerate(pieces):
        before_state = at + 1 < len(pieces) and bool(state_of(pieces[at + 1].text))
        for part in _roles_apart(piece):
            one = _affiliation(part, role_before, bool(found) or before_state)
            press = bool(name_words().press_roles.search(part.text)) or (press and role_before)
            role_before = one is None and is_role(part.text)
            if one is not None:
                _add(found, _finished(one, press))
    return found


def _finished(one: Affiliation, press: bool) -> Affiliation:
    """With the acronym that stands in brackets behind the name."""
    block, end = one.name.block, one.name.end
    match = _BRACKET.match(block.text, end)
    if match is None or not re.search(r"[A-Z].*[A-Z]", match[1]) or " " not in one.name.text:
        return replace(one, press=press)
    short = Slice(block, *match.span(1))
    return replace(one, press=press, acronym=short, fuller=block.text[one.name.start : match.end()])


def _add(found: list[Affiliation], one: Affiliation) -> None:
    """As in: "Faculty of Law, University of Lumen" is one affiliation."""
    if found and name_words().subunits.match(found[-1].name.text):
        if found[-1].name.block is one.name.block:
            found[-1] = Affiliation(found[-1].name.to(one.name))
        return
    found.append(one)


def _roles_apart(piece: Slice) -> list[Slice]:
    """As in: "chaplain and member of Lumen" as two; "Law and Human Rights Centre" as one."""
    for match in re.finditer(r"\s+and\s+", piece.text):
        right = piece.text[match.end() :]
        if is_role(right) and is_role(piece.text[: match.start()]):
            return [piece.part(0, match.start()), *_roles_apart(piece.part(match.end()))]
    start = re.match(r"and\s+", piece.text)
    return [piece.part(start.end()) if start else piece]


def _affiliation(piece: Slice, role_before: bool, doubtful: bool) -> Affiliation | None:
    """`doubtful`: an organisation or state stands beside it, so that this may be its city."""
    text = piece.text
    if name_words().mandates.search(text) or state_of(text) or text in capitals():
        return None
    if former := _FORMERLY.match(text):
        return _affiliation(piece.part(former.end()), True, doubtful)
    if is_role(text):
        return _linked(piece)
    name = _bare(piece)
    single = " " not in name.text and not role_before and not _own_spelling(name.text)
    sure = looks_like_organisation(name.text)
    if not _CAPITALISED.match(text) or name_words().subunits.fullmatch(name.text):
        return None
    return Affiliation(name, text) if sure or not (doubtful or single) else None


def _own_spelling(word: str) -> bool:
    """Whether a word is spelt as places are not: "NoScript", "OTF", "Lumen4All"."""
    return bool(re.search(r".[A-Z0-9]", word))


def _linked(piece: Slice) -> Affiliation | None:
    """The organisation inside a role: "editor at Lumen", "Lumen Fellow"."""
    words, text = name_words(), piece.text
    role = words.roles.search(text)
    start = role.end() if role else 0
    for link in words.links.finditer(text, start):
        rest = piece.part(link.end())
        rest = rest.part(4) if rest.text[:4].casefold() == "the " else rest
        inner = re.match(r"(?:board|staff|head office) of (?:the )?", rest.text)
        rest = rest.part(inner.end()) if inner else rest
        if not _CAPITALISED.match(rest.text) or state_of(rest.text):
            continue
        name = _bare(rest)
        if _is_field(text, link.start()) and not words.houses.search(name.text):
            continue
        return Affiliation(name, seat=bool(re.search(r"\bmember\b", text, re.I)))
    before = re.match(r"([A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)*) (?=Fellow\b)", text)
    if (
        before
        and not words.roles.search(before[1])
        and before[1] not in ("Senior", "Research", "Visiting", "Independent")
    ):
        return Affiliation(piece.part(0, before.end() - 1))
    return None


def _is_field(text: str, at: int) -> bool:
    """As in: "Professor of Law": what follows is a field of study, not a body."""
    return bool(_TEACHING.search(text[:at]))


def _bare(piece: Slice) -> Slice:
    """An organisation's name without "the", an acronym behind it, or the body it is a part of."""
    if piece.text[:4] == "the ":
        piece = piece.part(4)
    piece = piece.without(".,;()")
    cut = re.search(
        r"\s*\(|\s+at (?=the |[A-Z])|\s+(?:in|until|since|from) (?=exile|\d)", piece.text
    )
    return piece.part(0, cut.start()) if cut else piece
