"""Organisations by their head words: "Freedonian Ministry of Mines", "Lumen Trust", "Orbo Ltd"."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.candidates import Candidate
from loaders.firms import without_seat
from loaders.gazetteer import demonyms, state_of
from loaders.head_types import NO_ORGANISATION, head_type, joint_words, names_no_one
from loaders.reading import Block, BlockKind
from loaders.wordlists import WORD, any_of, heads, word_set, words
from ontology import COMPANIES, EntityType

# What "X of A and ..." goes on with: the second half of an office's name.
_FIELD = (
    r"(?:Services|Affairs|Communications|Telecommunications|Technology|Trade|Order|Development"
    r"|Safety|Society|Security|Industry|Employment|Privacy|Rights|Finance|Defen[cs]e|Justice"
    r"|Education|Culture|Health|Strategy|Innovation|Energy|Labou?r)"
)
_COMPLEMENT = re.compile(rf"^(?:[A-Z]\w+ )*{_FIELD}(?: of .+)?$")
_FIELDS = rf"(?:, (?:[A-Z]\w+ )?{_FIELD}){{1,3}},? and (?:[A-Z]\w+ )?{_FIELD}(?!\w)"
_OFFICE_OF = re.compile(
    r" of |^(?:Ministry|Minister|Department|Committee|Office|Secretary|Bureau|Directorate)"
    r" (?:for|on) "
)
_LINK = re.compile(r",? (?:and|&) ")


@cache
def _chunk() -> re.Pattern[str]:
    joint = any_of(words("joint"))
    piece = rf"(?:{WORD}|[A-Z][\w-]*\.[a-z]{{2,4}}\b)"
    return re.compile(
        rf"(?<![\w'@]){piece}(?:(?:(?:,? and| &| [–-]) {piece}"
        rf"|(?: (?:{joint})(?: (?:the|l'))?)? {piece}|'s? {piece}|{_FIELDS}"
        rf"|, {WORD},? and {WORD})){{0,12}}"
    )


def by_head(block: Block) -> Iterator[Candidate]:
    """The organisations of a block whose names carry a head word, and other capitalised runs.

    Runs without a head word have no type and weight 1. Nothing where capitals tell nothing: in a
    block of capitals, in a headline that capitalises each word.
    """
    headline = block.kind is BlockKind.HEADING and _each_word_capital(block.text)
    if not (headline or shouted(block.text)):
        yield from organisations(block, 0, len(block.text))


def shouted(text: str) -> bool:
    """Whether most of a text's letters are capitals, so that capitals tell nothing."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters)


def _each_word_capital(text: str) -> bool:
    long = [word for word in text.split() if len(word) > 4 and word[0].isalpha()]
    return len(long) > 3 and all(word[0].isupper() for word in long)


def organisations(block: Block, start: int, end: int) -> Iterator[Candidate]:
    """The organisations and other capitalised runs between two places of a block."""
    for match in _chunk().finditer(block.text, start, end):
        for first, last in _parts(block.text, match.start(), match.end()):
            yield from _of_part(block, first, last)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of a capitalised run: cut at "and" where two names stand, not one."""
    at = start
    for link in _LINK.finditer(text, start, end):
        left, right = text[at : link.start()], text[link.end() : end]
        if _one_name(left, right):
            continue
        yield at, link.start()
        at = link.end()
    yield at, end


def _one_name(left: str, right: str) -> bool:
    """Whether `left and right` is one name: "Centre for Law and Rights", "Food and Drug Board"."""
    first_right = _LINK.split(right, maxsplit=1)[0]
    if _COMPLEMENT.search(first_right) and _OFFICE_OF.search(left):
        return True
    if _is_row_of_fields(left) and head_type(first_right) is EntityType.STATE_BODY:
        return True
    if joint_words().search(left):
        inner = head_type(first_right) if " " in first_right else None
        if len(first_right.split()) > 1 and re.search(r" of \S+$", left):
            return inner is None and head_type(left) is EntityType.STATE_BODY
        strong = inner in {EntityType.STATE_BODY, EntityType.NGO, EntityType.MEDIA_OUTLET}
        return not strong and not known_shape(first_right)
    if " " not in left and head_type(left) is None and len(first_right.split()) > 1:
        return head_type(first_right) in {EntityType.STATE_BODY, EntityType.NGO} and left.istitle()
    return False


def _is_row_of_fields(left: str) -> bool:
    """Whether a name begins with the fields of an office: "Foreign, Mining", "National Cyber"."""
    if "," in left:
        return all(" " not in field.strip() for field in left.split(","))
    fields = left.split()
    return len(fields) > 1 and all(field.casefold() in word_set("general") for field in fields)


def known_shape(name: str) -> bool:
    """Whether a name is written like an acronym or a state."""
    return bool(state_of(name)) or (name.isupper() and len(name) < 7)


def _of_part(block: Block, start: int, end: int) -> Iterator[Candidate]:
    start = _without_lead(block, start, end)
    start, state = _without_owner(block.text, start, end)
    members = _MEMBERS.match(block.text, start, end)
    start = members.end() if members else start
    name = block.text[start:end]
    if len(name) < 2 or state_of(name) or name in demonyms():
        return
    if name.split()[0].rstrip(".") in word_set("honorific") or names_no_one(name):
        return
    if government := _GOVERNMENT.match(name):
        if not government["many"] and not state_of(government["of"]):
            at = start + government.start("of")
            yield Candidate(block, at, end, EntityType.STATE, 4, source="head")
        return
    start, end = _without_frame(block.text, start, end)
    name = block.text[start:end]
    type_ = head_type(name) if " " in name else None
    end = _without_place(block.text, start, end, type_)
    name = block.text[start:end]
    if type_ is None:
        plain_word = name.split()[0] in word_set("not_name")
        if not plain_word and not NO_ORGANISATION.search(name):
            yield Candidate(block, start, end, None, 1, source="run")
        return
    if type_ is EntityType.STATE_BODY:
        state = state or own_state(name) or _state_before(block.text, start)
    yield Candidate(block, start, end, type_, 4, state=state, source="head")


# "The Government of Freedonia" is the state; several governments are the states listed.
_GOVERNMENT = re.compile(r"Government(?P<many>s)? of (?:the )?(?P<of>.+)$")


# "Members of Parliament" are no body: what they are of is one.
_MEMBERS = re.compile(
    r"(?:Members?|Registrar|Decisions?|Technicians|Judges?|Speaker|Rules|Staff) of (?:the )?"
    r"(?=[A-Z])"
)


def _without_lead(block: Block, start: int, end: int) -> int:
    """Past words that only begin the sentence: "The", "In", "Yesterday"."""
    while True:
        match = re.compile(r"(\S+) ").match(block.text, start, end)
        leads = word_set("not_name") - word_set("direction")
        if match is None or match.group(1) not in leads:
            break
        start = match.end()
    if _begins_as_plain_word(block, start):
        follow = block.text.find(" ", start, end)
        start = follow + 1 if follow > 0 else start
    return start


_PLAIN_WORDS = frozenset({"ADV", "DET", "ADP", "PRON", "SCONJ", "CCONJ", "VERB", "AUX", "NUM"})


def _begins_as_plain_word(block: Block, start: int) -> bool:
    """Whether the word at a place begins its sentence and is none that names are made of."""
    if block.parse is None:
        return False
    span = block.parse.char_span(start, start + 1, alignment_mode="expand")
    if span is None or len(span) == 0:
        return False
    return bool(span[0].is_sent_start) and span[0].pos_ in _PLAIN_WORDS


def _without_owner(text: str, start: int, end: int) -> tuple[int, str]:
    """Past "Freedonia's " in front of a name, and the state that it tells."""
    match = re.compile(r"(?P<owner>[^']+)'s? (?=\S)").match(text, start, end)
    if match is None:
        return start, ""
    state = state_of(match["owner"])
    rest, last = text[match.end() : end], match["owner"].split()[-1].casefold()
    plural = match.group().rstrip().endswith("'")
    if state or (not (plural or last in word_set("people")) and head_type(rest) is not None):
        return match.end(), state
    return start, ""


_WHEN = re.compile(
    r" (?:on|in|of|for) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Janu|Febru)ary|March|April"
    r"|May|June|July|August|(?:Septem|Novem|Decem)ber|October"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?!\w).*$"
)


def _without_frame(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a day behind a name, and without what is only "of" it: "Head of Lumen Trust"."""
    when = _WHEN.search(text[start:end])
    end = start + when.start() if when else end
    name = text[start:end]
    outer, of, inner = name.partition(" of the ")
    if not of:
        outer, of, inner = name.partition(" of ")
    if of and " " in inner and not _has_head(outer) and head_type(inner) is not None:
        return end - len(inner), end
    return start, end


def _has_head(name: str) -> bool:
    parts = name.casefold().split()
    return parts[0] in heads() or parts[-1] in heads()


def _without_place(text: str, start: int, end: int, type_: EntityType | None) -> int:
    """Before " of Freedonia" behind a company's name."""
    if type_ in COMPANIES:
        return start + len(without_seat(text[start:end]))
    match = re.compile(r" (?:of|in) (?:the )?([^,]+)$").search(text, start, end)
    if match and type_ is not EntityType.STATE_BODY and state_of(match.group(1)):
        return match.start() if type_ in COMPANIES | {EntityType.MEDIA_OUTLET} else end
    return end


def own_state(name: str) -> str:
    """The state that a name carries: "Freedonian Ministry", "Ministry of Mines of Freedonia"."""
    first = state_of(" ".join(name.split()[:1])) or state_of(" ".join(name.split()[:2]))
    last = re.search(r" (?:of|for) (?:the )?([^,]+?)$", name)
    return first or (state_of(last.group(1)) if last else "")


def _state_before(text: str, start: int) -> str:
    """The state in front of a name: "the Freedonian Ministry", "Freedonia's Ministry"."""
    match = re.search(r"((?:\S+ )?\S+?)(?:'s?)? $", text[max(0, start - 40) : start])
    if match is None:
        return ""
    return state_of(match.group(1)) or state_of(match.group(1).split()[-1])
