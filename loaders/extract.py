"""From a document to what it says: the whole story.

Each part takes the reading, adds what it finds and hands it on. A part is a function, so that
one can be replaced without touching the others: pass other `parts` to `extract`.
"""

from collections.abc import Callable, Sequence

from graph import Document, Extraction
from loaders.adjacency import read_adjacent
from loaders.blocks import to_blocks
from loaders.coreference import resolve
from loaders.english import is_english
from loaders.finish import finish
from loaders.frames import read_frames
from loaders.furniture import mark_furniture
from loaders.language import parse_blocks
from loaders.letters import read_letter
from loaders.lists import mark_signatures, read_lists
from loaders.mentions import find_mentions
from loaders.passages import read_passages
from loaders.reading import Reading
from loaders.sellers import type_sellers
from loaders.watched import type_watched

Part = Callable[[Reading], None]

EXTRACTOR = "rules-1"
"""Changes when the same text would be read differently: documents read by another are read anew."""


def cut(reading: Reading) -> None:
    """Cut the text into blocks, and say which are furniture and which are signatures."""
    reading.blocks = to_blocks(reading.document)
    mark_furniture(reading.blocks)
    mark_signatures(reading.document, reading.blocks)


def parse(reading: Reading) -> None:
    """Let the parser read the blocks that hold sentences."""
    parse_blocks(reading.blocks)


PARTS: Sequence[Part] = (
    cut,
    parse,
    find_mentions,
    resolve,
    read_letter,
    read_lists,
    read_adjacent,
    read_frames,
    read_passages,
    type_sellers,
    type_watched,
)


def extract(document: Document, parts: Sequence[Part] = PARTS) -> Extraction:
    """All actors and claims that the document's text gives, each with its receipt.

    A text that is not English gives nothing but a note that says so.
    """
    reading = Reading(document)
    if not is_english(document):
        reading.notes.append("not read: the text does not seem to be English")
        return finish(reading, EXTRACTOR)
    for part in parts:
        part(reading)
    return finish(reading, EXTRACTOR)
