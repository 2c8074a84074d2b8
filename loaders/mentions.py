"""Names in the blocks of a document: who and what is named where, each name a referent."""

from collections.abc import Iterator

from loaders import cues
from loaders.bodies import by_noun
from loaders.candidates import Candidate, without_overlaps
from loaders.gazetteer import KnownName, plain
from loaders.heads import by_head
from loaders.known import by_gazetteer, is_proper, part_firms, swallows
from loaders.language import PARSED
from loaders.naming_rules import by_pattern
from loaders.persons import by_company, by_given_name, by_office_below, titled
from loaders.reading import Block, Naming, Reading, Referent
from loaders.recogniser import by_model
from loaders.repeats import repeats
from loaders.states import by_government
from loaders.verdicts import shape_of
from ontology import PEOPLE, EntityType


def find_mentions(reading: Reading) -> None:
    """Fills `namings` and `referents`: one referent for each name, as yet without coreference."""
    blocks = [block for block in reading.blocks if block.kind in PARSED]
    standing = list(_standing(blocks))
    part_firms(standing)
    register = _Register(reading)
    for candidate in repeats(blocks, standing):
        register.name(candidate)
    reading.namings.sort(key=lambda naming: (naming.block.index, naming.start))
    for naming in reading.namings:
        if naming.block.parse is not None:
            naming.tokens = naming.block.parse.char_span(
                naming.start, naming.end, alignment_mode="expand"
            )


def _standing(blocks: list[Block]) -> Iterator[Candidate]:
    found = {block.index: list(_candidates(block)) for block in blocks}
    for expert in by_office_below(blocks):
        found[expert.block.index].append(expert)
    sure = {c.known for part in found.values() for c in part if c.known and not c.unsure}
    low = {word for block in blocks for word in block.text.split() if word.islower()}
    states = {name.name for name in sure if name.type is EntityType.STATE}
    for part in found.values():
        sound = [c for c in part if not c.unsure or c.known in sure or c.state in states]
        standing = without_overlaps(c for c in sound if c.source != "run")
        runs = [
            c for c in sound if c.source == "run" and is_proper(c) and c.text.casefold() not in low
        ]
        yield from standing
        yield from (run for run in runs if not any(run.overlaps(other) for other in standing))


def _candidates(block: Block) -> Iterator[Candidate]:
    known = by_gazetteer(block)
    yield from known
    others = [
        *by_pattern(block),
        *by_given_name(block),
        *by_noun(block),
        *by_government(block),
        *by_head(block),
        *by_model(block),
    ]
    others += by_company(block, [c for c in others if c.type is EntityType.PERSON])
    yield from (c for c in others if not swallows(c, known))


class _Register:
    """The referents of a reading by their names."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_form: dict[str, Referent] = {}
        self._by_known: dict[KnownName, Referent] = {}
        self._voted: set[tuple[int, str, str]] = set()

    def name(self, candidate: Candidate) -> None:
        """Adds the naming of a candidate, and its referent where the name is new."""
        referent = self._referent(candidate)
        for form in (candidate.text, candidate.short):
            if form:
                referent.forms.setdefault(form)
                self._by_form.setdefault(plain(form), referent)
        if candidate.known is not None:
            referent.known = referent.known or candidate.known.name
            self._by_known.setdefault(candidate.known, referent)
        if candidate.type in PEOPLE and (title := titled(candidate)):
            referent.forms.setdefault(title)
        referent.state = referent.state or candidate.state
        self._vote(referent, candidate)
        self._reading.namings.append(
            Naming(candidate.block, candidate.start, candidate.end, referent)
        )

    def _referent(self, candidate: Candidate) -> Referent:
        name = _canonical(candidate)
        found = self._by_known.get(candidate.known) if candidate.known else None
        found = found or self._by_form.get(plain(name))
        if found is None:
            type_ = candidate.type or shape_of(name)
            found = Referent(type_, name, {name: None}, weak=candidate.type is None)
            self._reading.referents.append(found)
            self._by_form.setdefault(plain(name), found)
        return found

    def _vote(self, referent: Referent, candidate: Candidate) -> None:
        """Counts what speaks for a type: a name's own form once, the words beside it each time."""
        votes, type_ = referent.votes, candidate.type
        own = (id(referent), plain(candidate.text), candidate.source)
        fresh = own not in self._voted or candidate.source not in _OWN_FORM
        if type_ is not None and candidate.source != "repeat" and fresh:
            votes[type_] = votes.get(type_, 0) + candidate.weight
            self._voted.add(own)
        if candidate.known is None and candidate.source != "bare body":
            for spoken, weight in cues.votes(candidate).items():
                votes[spoken] = votes.get(spoken, 0) + weight


_OWN_FORM = frozenset({"known", "head", "body", "bare body", "model organisation", "model person"})
"""Sources that judge a name by its own words."""


def _canonical(candidate: Candidate) -> str:
    if candidate.type is EntityType.STATE and candidate.known is not None:
        return candidate.known.name
    return candidate.text
