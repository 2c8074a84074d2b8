"""Known names in a block: which of their meanings, and whether an everyday word is a name here."""

import re
from functools import cache
from itertools import pairwise

from loaders import cues
from loaders.candidates import Candidate
from loaders.gazetteer import Known, KnownName, demonyms, find_known, state_of
from loaders.heads import shouted
from loaders.reading import Block, BlockKind
from loaders.wordlists import UPPER, any_of, word_set, words
from ontology import COMPANIES, EntityType

_IN_A_SENTENCE = re.compile(r"(?:[,;:(]|(?<!\S)[a-zà-ÿ0-9(]\S*) [\"']?(?:the )?[\"']?$")
_GOES_ON = re.compile(rf"[ -]{UPPER}")
_JOINED = re.compile(r"(?:,|,? and|,? or|/| &) (?:the )?")
_CARRIES_ON = re.compile(r" and |, |'s |;")
_OF = re.compile(r" of [A-Z]")
_WITH_BRANCHES = COMPANIES | {EntityType.MEDIA_OUTLET, EntityType.NGO}
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC", "DATE", "EVENT", "LAW", "LANGUAGE"})
_FIRM = re.compile(r"(?:Ltd|GmbH|Inc|Labs|AD|Zrt|S\.A|Limited|Group|Holdings|Systems|Technologies)")


def by_gazetteer(block: Block) -> list[Candidate]:
    """The known names of a block; `unsure` where nothing beside an everyday word supports it."""
    found = [_chosen(block, known) for known in find_known(block.text)]
    for candidate in found:
        if candidate.type in COMPANIES:
            candidate.end = _with_legal_form(block.text, candidate.end)
        if candidate.type in _WITH_BRANCHES and (end := _end_of_branch(candidate)):
            candidate.end, candidate.known, candidate.source = end, None, "branch"
            candidate.unsure = False
    for first, second in pairwise(found):
        if _JOINED.fullmatch(block.text[first.end : second.start]):
            both = (first, second)
            if any(not c.unsure and c.type is not EntityType.STATE for c in both):
                first.unsure = second.unsure = False
    return found


@cache
def _legal_form() -> re.Pattern[str]:
    suffixes = (word for word in words("heads", "Company"))
    return re.compile(rf"(?: (?:{any_of(tuple(suffixes))}))+(?![\w-])", re.IGNORECASE)


def _with_legal_form(text: str, end: int) -> int:
    match = _legal_form().match(text, end)
    return match.end() if match and re.match(rf" {UPPER}", match.group()) else end


def _end_of_branch(candidate: Candidate) -> int:
    """Where the name of a branch ends: "Orbo Kenya" is not Orbo; 0 where there is none."""
    match = re.compile(rf" (?P<state>{UPPER}[\w.]*)(?!['\w-]| {UPPER})").match(
        candidate.block.text, candidate.end
    )
    if match is None or match["state"] in demonyms() or not state_of(match["state"]):
        return 0
    return 0 if candidate.unsure and not candidate.text.isupper() else match.end()


def part_firms(candidates: list[Candidate]) -> None:
    """Unties firms of one group that the document tells apart by legal form: "Orbo SA", "Orbo AD".

    One legal form is just the full name of the group; two or more are different companies.
    """
    forms: dict[KnownName, set[str]] = {}
    for candidate in candidates:
        if candidate.known is not None and _legal_form().search(candidate.text):
            forms.setdefault(candidate.known, set()).add(candidate.text)
    for candidate in candidates:
        known = candidate.known
        several = known is not None and len(forms.get(known, ())) > 1
        if several and _legal_form().search(candidate.text):
            candidate.known = None


def _chosen(block: Block, known: Known) -> Candidate:
    """Of several meanings, the one that the words beside ask for."""
    options = [_as_candidate(block, known, name) for name in known.names]
    if len(options) == 1 and not known.unsure:
        return options[0]
    spoken = [c for c in options if c.type and cues.speaks_for(c, {c.type})]
    chosen = (spoken or options)[0]
    chosen.unsure = known.unsure and not spoken and not _stands_as_name(chosen)
    return chosen


def _as_candidate(block: Block, known: Known, name: KnownName) -> Candidate:
    return Candidate(
        block, known.start, known.end, name.type, 6, known=name, state=name.state, source="known"
    )


def _stands_as_name(candidate: Candidate) -> bool:
    """Whether an everyday word is written as a name: with a capital in mid-sentence."""
    if candidate.text.isupper() or shouted(candidate.block.text) or _GOES_ON.match(candidate.after):
        return False
    return bool(_IN_A_SENTENCE.search(candidate.before)) or _model_agrees(candidate)


def _model_agrees(candidate: Candidate) -> bool:
    """Whether the model sees an organisation in exactly this place, in front of its verb."""
    parse = candidate.block.parse
    span = parse.char_span(candidate.start, candidate.end) if parse is not None else None
    if parse is None or span is None or span.end >= len(parse):
        return False
    seen = any((e.start, e.end) == (span.start, span.end) and e.label_ == "ORG" for e in parse.ents)
    return seen and parse[span.end].pos_ in {"VERB", "AUX", "PART"}


def is_proper(candidate: Candidate) -> bool:
    """Whether a capitalised run is a name by its place: in mid-sentence, and tagged as one."""
    if candidate.block.kind is BlockKind.HEADING or not _IN_A_SENTENCE.search(candidate.before):
        return False
    if _in_a_place(candidate):
        return False
    parse = candidate.block.parse
    span = parse.char_span(candidate.start, candidate.end) if parse is not None else None
    if parse is None or span is None:
        return False
    place = any(
        e.label_ in _PLACES and e.start < span.end and span.start < e.end for e in parse.ents
    )
    return not place and all(t.pos_ in {"PROPN", "ADP", "DET", "PART"} for t in span)


def _in_a_place(candidate: Candidate) -> bool:
    """Whether what stands before a run makes it a place: "a judge in Brook"."""
    before = candidate.before.split()[-2:]
    if len(before) < 2 or " " in candidate.text or before[1] not in word_set("place_before"):
        return False
    return before[0] not in word_set("share")


# "In Freedonia Citizen Lab found": the place of the sentence, then who acts in it.
_PLACED = re.compile(r"(?:^|\s)[Ii]n $")


def _is_place_before_name(candidate: Candidate, within: list[Candidate]) -> bool:
    place = next((k for k in within if k.start == candidate.start), None)
    name = next((k for k in within if k.end == candidate.end and k is not place), None)
    if place is None or name is None or place.type is not EntityType.STATE:
        return False
    apart = name.start == place.end + 1 and name.type is not EntityType.STATE
    return apart and bool(_PLACED.search(candidate.before))


def swallows(candidate: Candidate, known: list[Candidate]) -> bool:
    """Whether a found name is really several: it holds a sure known name and carries on."""
    inner = [
        k
        for k in known
        if not k.unsure
        and k.overlaps(candidate)
        and (k.start, k.end) != (candidate.start, candidate.end)
    ]
    if candidate.type is EntityType.DOCUMENT or not inner:
        return False
    block_text = candidate.block.text
    within = [k for k in inner if candidate.start <= k.start and k.end <= candidate.end]
    named = [k for k in within if k.type is not EntityType.STATE]
    if any(
        k.type in {EntityType.VENDOR, EntityType.PRODUCT, EntityType.INVESTIGATION} for k in named
    ):
        return not _FIRM.search(candidate.text)
    if _is_place_before_name(candidate, within):
        return True
    placed = any(k.start == candidate.start and _OF.match(block_text, k.end) for k in named)
    if placed and candidate.type is not EntityType.STATE_BODY:
        return True
    if any(k.start == candidate.start and block_text.startswith(" on ", k.end) for k in named):
        return candidate.type is not EntityType.STATE_BODY
    at_edge = any(candidate.start == k.start or candidate.end == k.end for k in named)
    return at_edge and bool(_CARRIES_ON.search(candidate.text))
