"""One entry of a list of signatories, read: who signs, what they are, where they belong."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.gazetteer import state_of
from loaders.list_names import (
    Affiliation,
    affiliations,
    is_role,
    looks_like_organisation,
    looks_like_person,
    organisation_type,
    without_title,
)
from loaders.list_tables import Entry, Who
from loaders.list_words import name_words
from loaders.slices import Slice
from ontology import EntityType

_PARTS = re.compile(r"\s+[-–—]+\s+|\s*[,;]\s*(?![^()]*\))|\s*\((?=[^()]*\)?)|\)")
_COMMAS = re.compile(r"\s*[,;]\s*")
_BODY_IN_BRACKETS = re.compile(r"\(([^()]+ [^()]+)\)")
_DATE_OR_NOTE = re.compile(
    r"\d{1,2}\.? \w{3,9}\.?|(?:joined|added|as of|since) .*|full name .*|[a-z].*", re.I
)
_ACRONYM = re.compile(r"[^\W\d_][\w.&-]{1,15}")
_TWO = re.compile(r"\s+(?:and|&)\s+")
_CITY = re.compile(r",\s*([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})$")
_REGION = re.compile(r"(?:Central|Latin|(?:North|South|East|West)(?:ern)?) ")
_AFTERTHOUGHT = re.compile(r"\s+[-–—]+\s+[a-z][^A-Z]*$")
_RELATIVE = re.compile(r"(?:and )?(?:his|her|their) \w+(?: and \w+)?")


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: `at` is the whole entry, `name` the piece that names them.

    `forms` are other ways in which the entry writes the name, `acronyms` pieces that it defines
    as short for it, `states` those it is placed in.
    """

    type: EntityType
    name: Slice
    full_name: str
    at: tuple[Slice, ...]
    forms: tuple[str, ...] = ()
    acronyms: tuple[Slice, ...] = ()
    states: tuple[Slice, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    mandate: Slice | None = None


def signatories(entries: Sequence[Entry], known: frozenset[str]) -> list[Signatory]:
    """The signatories of a list in order.

    `known` are names of persons, casefolded, that the text names elsewhere. In a list most of
    whose entries are persons, what is shaped like a person's name is one.
    """
    kinds = [_is_person(entry, known) for entry in entries]
    named = {_plain(entry).casefold() for entry in entries}
    mostly = sum(kinds) > 0.6 * len(kinds)
    found: list[Signatory] = []
    for entry, sure in zip(entries, kinds, strict=True):
        after = bool(found) and found[-1].type is EntityType.PERSON
        if sure or _may_be_person(entry, mostly, after, named):
            found += _persons(entry)
        elif organisation := _organisation(entry):
            found.append(organisation)
    return found


def _plain(entry: Entry) -> str:
    return _pieces(entry)[0].text if _pieces(entry) else ""


def _pieces(entry: Entry) -> list[Slice]:
    """The name, then what else is said, each piece by itself."""
    first, *rest = (_ended(part) for part in entry.parts)
    title = name_words().honorifics.match(first.text)
    pieces = first.part(title.end() if title else 0).split(_PARTS)
    if title and pieces:
        pieces[0] = first.to(pieces[0])
    more = [*pieces[1:], *(piece for part in rest for piece in part.split(_PARTS))]
    return [*pieces[:1], *(one for piece in more for one in piece.split(_COMMAS))]


def _ended(piece: Slice) -> Slice:
    """Without the full stop or comma behind it, unless that belongs to the name."""
    piece = piece.without("*•·")
    if name_words().forms.search(piece.text) or re.search(r"\b\w\.$", piece.text):
        return piece.without(",;")
    return piece.without(".,;:")


# ---- person or organisation


def _is_person(entry: Entry, known: frozenset[str]) -> bool:
    pieces = _pieces(entry)
    if not pieces or entry.who is Who.ORGANISATIONS:
        return False
    name = pieces[0].text
    if name_words().kin.search(name) and len(pieces) > 1:
        return True
    if name_words().honorifics.match(name) or without_title(name).casefold() in known:
        return True
    if entry.who is Who.PERSONS:
        return _shaped(name) or not looks_like_organisation(name)
    return _shaped(name) and any(is_role(piece.text) for piece in pieces[1:])


def _shaped(name: str) -> bool:
    """Whether it has the shape of a person's name, or of two."""
    halves = re.split(_TWO, name)
    if len(halves) == 2:
        return all(looks_like_person(half, single=half is halves[0]) for half in halves)
    return looks_like_person(name, single=True)


def _may_be_person(entry: Entry, mostly: bool, after: bool, named: set[str]) -> bool:
    if entry.who is Who.ORGANISATIONS or not _pieces(entry):
        return False
    name, *rest = _pieces(entry)
    if not looks_like_person(name.text, single=mostly) or looks_like_organisation(name.text):
        return False
    others = any(piece.text.casefold() in named for piece in rest)
    bracket = _BODY_IN_BRACKETS.search(entry.parts[0].text)
    of_body = bracket is not None and looks_like_organisation(bracket[1])
    return mostly or after or others or of_body


# ---- persons


def _persons(entry: Entry) -> Iterator[Signatory]:
    pieces = _pieces(entry)
    if name_words().kin.search(pieces[0].text) and len(pieces) > 1:
        pieces = pieces[1:]
    name, rest = pieces[0], pieces[1:]
    for at, piece in enumerate(rest):
        if _RELATIVE.match(piece.text) and at + 1 < len(rest):
            yield from _persons(Entry((rest[at + 1],), Who.PERSONS))
            rest = rest[:at]
            break
    found = affiliations(rest)
    if entry.organisation is not None and not is_role(entry.organisation.text):
        found = [Affiliation(entry.organisation)]
    mandate = next((p for p in rest if name_words().mandates.search(p.text)), None)
    for one, full in _names(name):
        bare = without_title(full)
        yield Signatory(
            type=EntityType.UN_EXPERT if mandate else EntityType.PERSON,
            name=one,
            full_name=bare,
            at=entry.parts,
            forms=tuple(dict.fromkeys((one.text, full))),
            affiliations=tuple(found),
            mandate=mandate,
        )


def _names(name: Slice) -> list[tuple[Slice, str]]:
    """Each person named, with the name in full: "Ana and Bo Brook" are two Brooks."""
    halves = name.split(_TWO)
    if len(halves) != 2 or not looks_like_person(halves[1].text):
        return [(name, _readable(name.text))]
    first, second = halves
    if " " not in first.text:
        return [(first, f"{first.text} {second.text.split()[-1]}"), (second, second.text)]
    return [(first, _readable(first.text)), (second, _readable(second.text))]


def _readable(name: str) -> str:
    """As in: "ANA BROOK" as "Ana Brook"."""
    return name.title() if name.isupper() and " " in name else name


# ---- organisations


def _organisation(entry: Entry) -> Signatory | None:
    whole = _ended(entry.parts[0])
    if note := _AFTERTHOUGHT.search(whole.text):
        whole = whole.part(0, note.start())
    if not re.search(r"[^\W\d_]{2}", whole.text) or (
        whole.text[0].islower() and is_role(whole.text)
    ):
        return None
    if state := state_of(whole.text):
        return Signatory(EntityType.STATE, whole, state, entry.parts, (whole.text,))
    if whole.text.startswith("@"):
        return Signatory(EntityType.NGO, whole.part(1), whole.text[1:], entry.parts, (whole.text,))
    name, states = _without_states(whole, entry.state)
    if not name:
        return None
    placed = name.text
    name, acronyms, media = _without_brackets(name)
    forms = [placed, whole.text] if acronyms or states else []
    core, others = _core(name)
    return Signatory(
        type=EntityType.MEDIA_OUTLET if media else organisation_type(core.text),
        name=core,
        full_name=core.text,
        at=entry.parts,
        forms=tuple(dict.fromkeys([core.text, name.text, *forms, *others])),
        acronyms=tuple(acronyms),
        states=tuple(states),
    )


def _without_states(whole: Slice, heading: Slice | None) -> tuple[Slice, list[Slice]]:
    """The name without the states behind it: "(Freedonia)", ", Freedonia", "- Freedonia"."""
    states = [heading] if heading is not None and state_of(heading.text) else []
    match = re.search(r"(?:\s*\(([^()]+)\)|(?:,\s*|\s+[-–—]\s+)([^,()–—]+))$", whole.text)
    if match is None or match.start() == 0:
        return whole, states
    group = 1 if match[1] else 2
    inside = whole.part(match.start(group), match.end(group))
    found = [
        piece for piece in inside.split(re.compile(r"\s*(?:/|,| and )\s*")) if state_of(piece.text)
    ]
    if not found:
        return whole, states
    name = whole.part(0, match.start())
    city = _CITY.search(name.text) if match[0].startswith(",") else None
    if (
        city
        and not looks_like_organisation(city[1])
        and looks_like_organisation(name.text[: city.start()])
    ):
        name = name.part(0, city.start())
    return name, found


def _without_brackets(name: Slice) -> tuple[Slice, list[Slice], bool]:
    """The name without its acronym or a note in brackets; whether the note says "newspaper"."""
    match = re.search(r"\s*[(\[]([^()\[\]]+)[)\]]?(?=$|\s*[,–—-])|\s+-(\w{2,12})-$", name.text)
    if match is None or match.start() == 0:
        return name, [], False
    group = 1 if match[1] else 2
    inside = name.part(match.start(group), match.end(group))
    if name_words().media_notes.fullmatch(inside.text):
        return name.part(0, match.start()), [], True
    if _ACRONYM.fullmatch(inside.text) and re.search(r"[A-ZÀ-Þ]", inside.text):
        if match.end() == len(name.text):
            return name.part(0, match.start()), [inside], False
        return name, [inside], False
    note = _DATE_OR_NOTE.fullmatch(inside.text) or _REGION.match(inside.text)
    return (name.part(0, match.start()) if note else name), [], False


def _core(name: Slice) -> tuple[Slice, list[str]]:
    """The name proper, and the other names that stand beside it.

    "LWC - Lumen Watch Circle/Cercle" gives "Lumen Watch Circle"; "A | B" and "A / B" give the
    first; "A: what it is for" keeps all and gives "A" as another.
    """
    text = name.text
    if match := re.match(r"((?:[A-Z]\.?){3,8})\s+[-–—]\s+(?=[A-ZÀ-Þ])(?!An? )", text):
        core, *others = name.part(match.end()).split(re.compile(r"\s*/\s*"))
        return core, [match[1], *(other.text for other in others)]
    if " | " in text or " / " in text:
        pieces = name.split(re.compile(r"\s+[|/]\s+"))
        return (pieces[0] if " | " in text else name), [piece.text for piece in pieces]
    if match := re.match(r"([^:,·]{3,30})(?::| ·|,)\s+\S+ \S+", text):
        return name, [match[1]] if ":" in match[0] or "·" in match[0] else []
    return name, []
