"""Which names of a document name the same: acronyms, surnames, short forms, misspellings."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from loaders.gazetteer import plain
from loaders.reading import Naming, Reading, Referent
from loaders.verdicts import settle_types
from loaders.wordlists import heads, word_set
from ontology import COMPANIES, PEOPLE, EntityType

if TYPE_CHECKING:
    import spacy.tokens

_BRACKET = re.compile(
    r"\s*\((?:the |or |also |hereafter |henceforth |known as |abbreviated )?\"?(?P<n>[A-Z][\w&.-]{1,14})\"?[),;]"
)
_ALSO = re.compile(
    r",? \(?(?:also (?:known|trading|written) as|a\.?k\.?a\.?|formerly(?: known as| called)?|previously"
    r"(?: known as| called)?|now(?: known as| called)?|later renamed|renamed|better known as|or simply"
    r"|known as|today called|originally called) \"?$"
)
_LONG_ENOUGH = 7
_ORGANISED = (
    frozenset(EntityType) - PEOPLE - {EntityType.STATE, EntityType.DOCUMENT, EntityType.GROUP}
)


def resolve(reading: Reading) -> None:
    """Joins the referents that are one, and settles each one's name and type."""
    for join in (_short_forms, _also_known, _initials, _full_names, _surnames, _first_words):
        _join(reading, join)
    settle_types(reading)
    for join in (_bare_bodies, _misspellings):
        _join(reading, join)
    settle_types(reading)
    for referent in reading.referents:
        referent.name = _fullest(referent)


_Pairs = Iterator[tuple[Referent, Referent]]


def _join(reading: Reading, pairs: Callable[[Reading], _Pairs]) -> None:
    """Makes one of each pair: the second takes over all that the first has."""
    into: dict[int, Referent] = {}

    def last(referent: Referent) -> Referent:
        while id(referent) in into:
            referent = into[id(referent)]
        return referent

    for gone, kept in list(pairs(reading)):
        gone, kept = last(gone), last(kept)
        if gone is not kept:
            _take_over(kept, gone)
            into[id(gone)] = kept
    if into:
        for naming in reading.namings:
            naming.referent = last(naming.referent)
        reading.referents[:] = [r for r in reading.referents if id(r) not in into]


def _take_over(kept: Referent, gone: Referent) -> None:
    kept.forms.update(gone.forms)
    kept.acronyms.update(gone.acronyms)
    kept.known = kept.known or gone.known
    kept.state = kept.state or gone.state
    kept.weak = kept.weak and gone.weak
    for type_, weight in gone.votes.items():
        kept.votes[type_] = kept.votes.get(type_, 0) + weight


def _short_forms(reading: Reading) -> _Pairs:
    """ "Lumen Watch Network (LWN)", and "LWN (Lumen Watch Network)"."""
    by_form = _by_form(reading)
    for naming in reading.namings:
        if naming.referent.type in {EntityType.STATE, EntityType.DOCUMENT}:
            continue
        match = _BRACKET.match(naming.block.text, naming.end, naming.end + 40)
        short = match["n"] if match else ""
        if not short or not _may_shorten(short, naming.text):
            continue
        naming.referent.forms.setdefault(short)
        naming.referent.acronyms.setdefault(short)
        other = by_form.get(plain(short))
        if other is not None and other is not naming.referent and not _person(other):
            yield other, naming.referent


def _may_shorten(short: str, name: str) -> bool:
    """Whether a word in brackets may be short for a name: its letters come from it in order."""
    letters = iter(plain(name))
    return (
        len(short) < len(name) and sum(c in letters for c in short.casefold() if c.isalnum()) >= 2
    )


def _person(referent: Referent) -> bool:
    return referent.type in PEOPLE


def _by_form(reading: Reading) -> dict[str, Referent]:
    forms: dict[str, Referent] = {}
    for referent in reading.referents:
        for form in referent.forms:
            forms.setdefault(plain(form), referent)
    return forms


def _also_known(reading: Reading) -> _Pairs:
    """ "Orbo, formerly Tav": two names with nothing but such words between them."""
    for first, second in zip(reading.namings, reading.namings[1:], strict=False):
        if first.block is not second.block or second.start - first.end > 40:
            continue
        between = first.block.text[first.end : second.start]
        if _ALSO.fullmatch(between) and first.referent.type is not EntityType.STATE:
            yield second.referent, first.referent


def _initials(reading: Reading) -> _Pairs:
    """ "LWN" where "Lumen Watch Network" stands elsewhere."""
    long: dict[str, list[Referent]] = {}
    for referent in reading.referents:
        parts = [w for w in re.findall(r"[^\W\d_]+", referent.name) if w[0].isupper()]
        if len(parts) > 2 and referent.type in _ORGANISED:
            long.setdefault("".join(w[0] for w in parts).casefold(), []).append(referent)
    for referent in reading.referents:
        if referent.name.isupper() and referent.name.isalpha() and 3 <= len(referent.name) <= 7:
            full = long.get(referent.name.casefold(), [])
            if len(full) == 1 and full[0] is not referent and not referent.known:
                yield referent, full[0]


def _full_names(reading: Reading) -> _Pairs:
    """ "Ilse Varga" and "Ilse Maria Varga"; "I. Varga" and "Ilse Varga"."""
    people = [r for r in reading.referents if _person(r) and " " in r.name]
    by_last: dict[str, list[Referent]] = {}
    for person in people:
        by_last.setdefault(plain(person.name).split()[-1], []).append(person)
    for group in by_last.values():
        for one in group:
            for other in group:
                if len(one.name) < len(other.name) and _same_first(one.name, other.name):
                    yield one, other
                    break


def _same_first(short: str, long: str) -> bool:
    a, b = plain(short).split()[0], plain(long).split()[0]
    return a == b or (len(a) == 1 and b.startswith(a))


def _surnames(reading: Reading) -> _Pairs:
    """ "Varga" for "Ilse Varga", or "Ilse" where only one person has that first name."""
    last: dict[str, Referent] = {}
    first: dict[str, list[Referent]] = {}
    for person in (r for r in reading.referents if _person(r) and " " in r.name):
        parts = plain(person.name).split()
        first.setdefault(parts[0], []).append(person)
        for place in range(1, len(parts)):
            last.setdefault(" ".join(parts[place:]), person)
            last.setdefault(parts[place], person)
    for single in reading.referents:
        if single.known or not (_person(single) or single.weak) or single.name.startswith("@"):
            continue
        key = plain(single.name)
        full = last.get(key) or (first[key][0] if len(first.get(key, ())) == 1 else None)
        if full is not None and full is not single and len(key) > 2:
            yield single, full


def _first_words(reading: Reading) -> _Pairs:
    """ "Lumen" for "Lumen Trust"."""
    longer: dict[str, Referent] = {}
    for referent in reading.referents:
        if referent.type not in _ORGANISED:
            continue
        parts = plain(referent.name).split()
        for count in range(1, len(parts)):
            longer.setdefault(" ".join(parts[:count]), referent)
    for referent in reading.referents:
        if (
            referent.type is EntityType.STATE
            or referent.known
            or (" " in referent.name
            and _person(referent))
        ):
            continue
        key = plain(referent.name)
        full = longer.get(key)
        if full is not None and full is not referent and _tells(key):
            yield referent, full


def _tells(key: str) -> bool:
    """Whether the beginning of a name is enough to know it by."""
    first = key.split(maxsplit=1)[0]
    general = first in heads() or first.title() in word_set("not_name")
    return len(first) > 2 and not general and first not in _GENERAL


_GENERAL = frozenset(
    {
        *"national international european digital media public human civil federal security high",
    }
) | frozenset(
    ["national", "international", "european", "digital", "media", "public", "human", "civil", "federal", "security", "high", "supreme", "central", "global", "united", "american", "royal", "general", "state", "first", "new", "great", "free", "open", "global", "world"]
)


def _bare_bodies(reading: Reading) -> _Pairs:
    """ "the interior ministry" for "Freedonia's interior ministry"."""
    owned: dict[str, Referent] = {}
    for referent in reading.referents:
        if referent.type is EntityType.STATE_BODY and referent.state:
            for form in referent.forms:
                owned.setdefault(_without_state(form), referent)
    for referent in reading.referents:
        if referent.type is EntityType.STATE_BODY and not referent.state:
            full = owned.get(plain(referent.name))
            if full is not None and full is not referent:
                yield referent, full


def _without_state(form: str) -> str:
    words = plain(form).split()
    return (
        " ".join(words[1:])
        if form[:1].isupper() and form[-1:].islower() and len(words) > 1
        else plain(form)
    )


def _misspellings(reading: Reading) -> _Pairs:
    """ "Harbotle" for "Harbottle": long names of one type, a letter apart, one of them rare."""
    counts = Counter(id(naming.referent) for naming in reading.namings)
    names = [
        r
        for r in reading.referents
        if len(r.name) >= _LONG_ENOUGH and r.type is not EntityType.STATE
    ]
    near: dict[str, list[Referent]] = {}
    for referent in names:
        for key in _with_gaps(plain(referent.name)):
            near.setdefault(key, []).append(referent)
    for referent in names:
        for key in _with_gaps(plain(referent.name)):
            for other in near[key]:
                rare = counts[id(referent)] == 1 and counts[id(other)] >= 1
                if (
                    other is not referent
                    and rare
                    and other.type is referent.type
                    and not referent.known
                    and _apart(plain(referent.name), plain(other.name))
                ):
                    yield referent, other


def _with_gaps(name: str) -> Iterator[str]:
    """A name, and the name with each letter left out: equal for names one letter apart."""
    yield name
    for place in range(len(name)):
        yield name[:place] + name[place + 1 :]


def _apart(one: str, other: str) -> bool:
    """Whether two names differ by one letter, and by no digit."""
    return one != other and abs(len(one) - len(other)) <= 1 and not re.search(r"\d", one + other)


def _fullest(referent: Referent) -> str:
    """The name by which an entity is known: its longest form, a state by its own name."""
    if referent.type is EntityType.STATE:
        return referent.name
    forms = [form for form in referent.forms if form not in referent.acronyms] or list(
        referent.forms
    )
    mixed = [form for form in forms if not form.isupper() or len(form) < 6] or forms
    return max(mixed, key=len)


def antecedent(
    reading: Reading,
    token: "spacy.tokens.Token",
    types: Collection[EntityType],
    within: int = 8,
) -> Referent | None:
    """Whom a pronoun or a description such as "the company" stands for, or None.

    The most salient referent of these types named before the token, at most `within` sentences
    back: recent, a subject, often named, named first.
    """
    here = _place(reading, token)
    if here is None:
        return None
    near = [
        (naming, steps)
        for naming, steps in _before(reading, here, within)
        if naming.referent.type in types
    ]
    if not near:
        return None
    counts = Counter(id(n.referent) for n in reading.namings if n.referent.type in types)
    total = sum(counts.values())
    return (
        max(near, key=lambda pair: _salience(*pair, counts[id(pair[0].referent)] / total))
        .__getitem__(0)
        .referent
    )


def _salience(naming: Naming, steps: int, share: float) -> tuple[float, int, int]:
    subject = naming.tokens is not None and naming.tokens.root.dep_ in {"nsubj", "nsubjpass"}
    vendor = naming.referent.type in COMPANIES and naming.referent.type is EntityType.VENDOR
    score = -0.6 * steps + (0.9 if subject else 0) + (0.4 if vendor else 0) + 2 * share
    return (score, naming.block.index, naming.start)


def _place(reading: Reading, token: "spacy.tokens.Token") -> tuple[int, int] | None:
    for block in reading.blocks:
        if block.parse is token.doc:
            return block.index, token.idx
    return None


def _before(reading: Reading, here: tuple[int, int], within: int) -> Iterator[tuple[Naming, int]]:
    """The namings before a place, and how many sentences back each stands."""
    index, offset = here
    for naming in reversed(reading.namings):
        if (naming.block.index, naming.start) >= (index, offset):
            continue
        steps = _steps(reading, naming, index, offset)
        if steps > within:
            return
        yield naming, steps


def _steps(reading: Reading, naming: Naming, index: int, offset: int) -> int:
    steps = 0
    for block in reading.blocks[naming.block.index : index + 1]:
        if block.parse is None:
            continue
        low = naming.start if block is naming.block else 0
        high = offset if block.index == index else len(block.text)
        steps += sum(low < s.start_char <= high for s in block.parse.sents)
        steps += block is not naming.block
    return steps
