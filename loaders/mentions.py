"""Names in the blocks of a document: who and what is named where, each name a referent."""

from collections.abc import Iterable, Iterator

from loaders import cues
from loaders.bodies import by_noun
from loaders.candidates import Candidate, without_overlaps
from loaders.gazetteer import Known, KnownName, find_known, plain
from loaders.heads import by_head
from loaders.language import PARSED
from loaders.naming_rules import by_pattern
from loaders.reading import Block, Naming, Reading, Referent
from loaders.recogniser import by_model
from loaders.repeats import repeats
from loaders.states import by_government
from ontology import EntityType


def find_mentions(reading: Reading) -> None:
    """Fills `namings` and `referents`: one referent for each name, as yet without coreference."""
    blocks = [block for block in reading.blocks if block.kind in PARSED]
    found = [candidate for block in blocks for candidate in _candidates(block)]
    standing = [c for part in _by_block(_sure(found)) for c in without_overlaps(part)]
    standing = _supported(standing)
    register = _Register(reading)
    for candidate in repeats(blocks, standing):
        register.name(candidate)
    reading.namings.sort(key=lambda naming: (naming.block.index, naming.start))
    for naming in reading.namings:
        if naming.block.parse is not None:
            naming.tokens = naming.block.parse.char_span(
                naming.start, naming.end, alignment_mode="expand"
            )


def _candidates(block: Block) -> Iterator[Candidate]:
    for known in find_known(block.text):
        yield from _known(block, known)
    yield from by_pattern(block)
    yield from by_noun(block)
    yield from by_government(block)
    yield from by_head(block)
    yield from by_model(block)


def _known(block: Block, known: Known) -> Iterator[Candidate]:
    """A known name as a candidate: of several meanings, the one that the words beside ask for."""
    options = [_as_candidate(block, known, name) for name in known.names]
    if len(options) > 1 or known.unsure:
        spoken = [c for c in options if c.type and cues.speaks_for(c, {c.type})]
        for candidate in options:
            candidate.unsure = known.unsure and candidate not in spoken
        options = spoken or options
    yield options[0]


def _as_candidate(block: Block, known: Known, name: KnownName) -> Candidate:
    return Candidate(
        block, known.start, known.end, name.type, 6, known=name, state=name.state, source="known"
    )


def _sure(candidates: list[Candidate]) -> list[Candidate]:
    """Without everyday words that no cue and no sure naming in the document supports."""
    names = {c.known for c in candidates if c.known is not None and not c.unsure}
    return [c for c in candidates if not c.unsure or c.known in names]


def _by_block(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    parts: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        parts.setdefault(candidate.block.index, []).append(candidate)
    yield from parts.values()


def _supported(candidates: list[Candidate]) -> list[Candidate]:
    """Without capitalised runs that nothing but their capitals makes a name."""
    return [c for c in candidates if c.source != "run"]


class _Register:
    """The referents of a reading by their names."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_form: dict[str, Referent] = {}
        self._by_known: dict[KnownName, Referent] = {}

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
        referent.state = referent.state or candidate.state
        _vote(referent, candidate)
        self._reading.namings.append(
            Naming(candidate.block, candidate.start, candidate.end, referent)
        )

    def _referent(self, candidate: Candidate) -> Referent:
        name = _canonical(candidate)
        found = self._by_known.get(candidate.known) if candidate.known else None
        found = found or self._by_form.get(plain(name))
        if found is None:
            type_ = candidate.type or EntityType.COMPANY
            found = Referent(type_, name, {name: None}, weak=candidate.type is None)
            self._reading.referents.append(found)
            self._by_form.setdefault(plain(name), found)
        return found


def _canonical(candidate: Candidate) -> str:
    if candidate.type is EntityType.STATE and candidate.known is not None:
        return candidate.known.name
    return candidate.text


def _vote(referent: Referent, candidate: Candidate) -> None:
    if candidate.type is not None and candidate.source != "repeat":
        votes = referent.votes
        votes[candidate.type] = votes.get(candidate.type, 0) + candidate.weight
    if candidate.known is None:
        for type_, weight in cues.votes(candidate).items():
            referent.votes[type_] = referent.votes.get(type_, 0) + weight
