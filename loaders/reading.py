"""What the parts of the extractor hand on to one another while a document is being read."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from graph import Document, Evidence, MentionKind, Span
from ontology import EntityType, RelationType, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    import spacy.tokens


class BlockKind(Enum):
    """What a block of text is there for."""

    PROSE = auto()
    HEADING = auto()
    ITEM = auto()
    """A numbered or bulleted item, still prose."""
    SIGNATURES = auto()
    """Part of a list of signatories: read by its layout, not by the parser."""
    FURNITURE = auto()
    """Menus, bylines, captions, related headlines, comments: makes no claim."""


@dataclass(eq=False, slots=True)
class Block:
    """A paragraph or line of a document, as a clean copy that knows where each letter came from.

    `places[i]` is the place in the document's text of `text[i]`; `places[len(text)]` that of
    the end. Clean means: straight quotes, one blank for any run of blanks, no soft hyphens, no
    ligatures, words joined that a line end had broken, lines of one paragraph joined.
    """

    index: int
    text: str
    places: "Sequence[int]"
    kind: BlockKind
    parse: "spacy.tokens.Doc | None" = None
    """The parser's reading of `text`: only for PROSE, HEADING and ITEM."""
    section: str = ""
    """The heading above it, as written, or nothing."""

    def span(self, start: int, end: int) -> Span:
        """The place in the document of a piece of the clean text."""
        return Span(self.places[start], self.places[end - 1] + 1)


@dataclass(eq=False, slots=True)
class Referent:
    """An entity of the document while it is being read: what its namings stand for."""

    type: EntityType
    name: str
    forms: dict[str, None] = field(default_factory=dict)
    """Every form that names it, in order of appearance; the name is one of them."""
    known: str = ""
    """The gazetteer's name for it."""
    acronyms: dict[str, None] = field(default_factory=dict)
    """Forms that the document itself defines as short for it."""
    state: str = ""
    """For a state body: the common English name of its state, where known."""
    weak: bool = False
    """Kept only if a claim needs it."""
    votes: dict[EntityType, float] = field(default_factory=dict)
    """How strongly the text speaks for each type; the type is the one with the most."""


@dataclass(eq=False, slots=True)
class Naming:
    """A place where a block names a referent; `start` and `end` count in `block.text`."""

    block: Block
    start: int
    end: int
    referent: Referent
    kind: MentionKind = MentionKind.NAME
    tokens: "spacy.tokens.Span | None" = None

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.block.span(self.start, self.end)


@dataclass(eq=False, slots=True)
class Statement:
    """A claim in the making: referents instead of entities, places instead of evidence."""

    head: Referent
    head_at: Span
    type: RelationType
    tail: Referent
    tail_at: Span
    status: Status
    at: Span
    """The sentence, or the lines, that say it."""
    rule: str
    said_by: Referent | None = None
    said_by_at: Span | None = None
    date: str = ""


@dataclass(eq=False, slots=True)
class Hit:
    """A place that says that somebody was targeted, whoever did it and with what."""

    victim: Referent
    victim_at: Span
    token: "spacy.tokens.Token"
    """The predicate."""


@dataclass(eq=False, slots=True)
class Reading:
    """A document on its way from text to claims; each part adds what it finds."""

    document: Document
    blocks: list[Block] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    """In order of the text; those of one block do not overlap."""
    referents: list[Referent] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    """Victims named by a predicate, also where the clause names no one else."""
    statement_document: Referent | None = None
    """The letter, statement or report that the text itself is, where it has signatories."""
    author: Referent | None = None
    """Who "we" is."""
    addressee: Referent | None = None
    """Who "you" is."""
    notes: list[str] = field(default_factory=list)

    def quote(self, span: Span) -> Evidence:
        """The evidence at a place of this document."""
        return Evidence.at(self.document, span.start, span.end)
