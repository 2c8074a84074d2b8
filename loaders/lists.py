"""Lists of signatories: found before the parser runs, read after names are known.

A list opens with a heading or a letter's last words and goes on line by line, in columns, as a
table or as one paragraph with commas. What opens, divides and ends it is data; see
`data/lists/signatures.toml`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from graph import Document, Span
from loaders.joiners import read_joiners
from loaders.list_actors import Actors, normal
from loaders.list_entries import entries
from loaders.list_names import Affiliation, looks_like_organisation, organisation_type
from loaders.list_words import signature_words
from loaders.notices import read_notices
from loaders.reading import Block, BlockKind, Reading, Referent, Statement
from loaders.sanction_lists import read_sanctions
from loaders.signatories import Signatory, signatories
from loaders.signature_sections import Section, find_sections
from loaders.slices import Slice
from ontology import PEOPLE, EntityType, RelationType, Status

_LONGEST_HEADING = 90
_CHAMBERS = (EntityType.STATE_BODY, EntityType.INTERGOVERNMENTAL_BODY)


def mark_signatures(document: Document, blocks: list[Block]) -> None:  # noqa: ARG001
    """Mark the blocks that make up lists of signatories, and the furniture behind them."""
    sections = [section for section in find_sections(blocks) if not section.prose]
    for section in sections:
        names = {piece.block.index for piece in section.body}
        for block in section.blocks:
            # A whole sentence that opens the list stays prose: it says more than that.
            if block.index in names or len(block.text) <= _LONGEST_HEADING:
                block.kind = BlockKind.SIGNATURES
    if sections:
        _mark_after(blocks, max(block.index for block in sections[-1].blocks))


def _mark_after(blocks: Sequence[Block], last: int) -> None:
    words, rest = signature_words(), False
    for block in blocks:
        if block.index > last and block.kind is not BlockKind.SIGNATURES:
            rest = rest or bool(words.final.match(block.text))
            if rest or words.furniture.match(block.text):
                block.kind = BlockKind.FURNITURE


def read_lists(reading: Reading) -> None:
    """Add what lists say: who signed, who they belong to, who is sanctioned or called upon."""
    read_sanctions(reading)
    read_notices(reading)
    read_joiners(reading)
    sections = find_sections(reading.blocks)
    actors = Actors(reading)
    known = frozenset(
        form.casefold() for one in reading.referents if one.type in PEOPLE for form in one.forms
    )
    found = [
        (section, signatories(entries(reading.document, section), known)) for section in sections
    ]
    short = _acronyms(one for _, some in found for one in some)
    for section, some in found:
        signing = _Signing(reading, actors, section)
        for signatory in some:
            signing.add(signatory, short)
    actors.finish()


def _acronyms(found: Iterable[Signatory]) -> dict[str, str]:
    """The names that the lists' acronyms stand for; one given to two names stands for neither."""
    pairs = {(normal(short.text), one.full_name) for one in found for short in one.acronyms}
    count = Counter(short for short, _ in pairs)
    return {short: name for short, name in pairs if count[short] == 1}


class _Signing:
    """Turns one signatory of one list into referents, namings and statements."""

    def __init__(self, reading: Reading, actors: Actors, section: Section) -> None:
        self._reading, self._actors, self._section = reading, actors, section
        titles = (n.span for n in reading.namings if n.referent is reading.statement_document)
        self._title = next(titles, None)

    def add(self, one: Signatory, short: dict[str, str]) -> None:
        name = short.get(normal(one.full_name), one.full_name)
        own = [piece for piece in one.acronyms if normal(piece.text) in short]
        forms = [*one.forms, *(piece.text for piece in own)]
        signer = self._actors.meet(one.type, name, forms)
        signer.acronyms.update(dict.fromkeys(piece.text for piece in own))
        self._actors.name(signer, one.name)
        for piece in own:
            self._actors.name(signer, piece)
        at = _span(one.at)
        self._signed(signer, one, at)
        for place in one.states:
            state = self._actors.state(place)
            self._actors.name(state, place)
            where = (state, place.span)
            self._say(signer, one.name, RelationType.BASED_IN, where, _around(at, place))
        for body in one.affiliations:
            self._affiliated(signer, one, body, at)
        if one.mandate is not None and (united := self._actors.united_nations()):
            self._say(signer, one.name, RelationType.MEMBER_OF, united, at)

    def _signed(self, signer: Referent, one: Signatory, at: Span) -> None:
        document = self._reading.statement_document
        if document is None:
            return
        place = self._title or (self._section.opening or self._section.body[0]).span
        self._say(signer, one.name, RelationType.SIGNED, (document, place), at)

    def _affiliated(self, signer: Referent, one: Signatory, body: Affiliation, at: Span) -> None:
        type_ = organisation_type(body.name.text)
        if body.press and type_ is EntityType.NGO and not looks_like_organisation(body.name.text):
            type_ = EntityType.MEDIA_OUTLET
        referent = self._actors.meet(type_, body.name.text, [body.fuller] if body.fuller else [])
        if (
            type_ is EntityType.MEDIA_OUTLET
            and referent.type is EntityType.NGO
            and not referent.known
        ):
            referent.type = type_
        self._actors.name(referent, body.name)
        if body.acronym is not None:
            referent.acronyms[body.acronym.text] = None
            referent.forms[body.acronym.text] = None
            self._actors.name(referent, body.acronym)
        relation = RelationType.AFFILIATED_WITH
        if body.seat and referent.type in _CHAMBERS:
            relation = RelationType.MEMBER_OF
        self._say(signer, one.name, relation, (referent, body.name.span), _around(at, body.name))

    def _say(
        self,
        head: Referent,
        name: Slice,
        type_: RelationType,
        tail: tuple[Referent, Span],
        at: Span,
    ) -> None:
        self._reading.statements.append(
            Statement(head, name.span, type_, *tail, Status.CONFIRMED, at, "list:signatory")
        )


def _span(pieces: Sequence[Slice]) -> Span:
    return Span(pieces[0].span.start, pieces[-1].span.end)


def _around(at: Span, place: Slice) -> Span:
    """The entry, and the heading or cell beside it that says the rest."""
    return Span(min(at.start, place.span.start), max(at.end, place.span.end))
