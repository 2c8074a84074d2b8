"""Word documents: paragraphs, tables, text boxes and notes in the order of the document."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from graph import Document
from loaders.dating import find_dateline, read_date
from loaders.drafts import Draft, finish
from loaders.errors import LoadError, refusing
from loaders.sources import Source

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAX_XML = 64 * 1024 * 1024  # the text of a thousand books
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = ("/footnotes", "/endnotes")
# What this library's own template says of itself; files made with it often keep that.
_TEMPLATE = "python-docx"
_TEMPLATE_DAY = "2013-12-23"


def read(source: Source) -> Iterator[Document]:
    """The one document that a Word file is."""
    _check_size(source)
    with refusing(source.where, "cannot be read as a Word document", hint="save it again"):
        word = _open(source.content)
        blocks = [*_blocks(word.element.body), *_notes(word)]
        draft = _draft(word, "".join(_joined(blocks)))
    yield finish(source, "docx", draft)


def _check_size(source: Source) -> None:
    with ZipFile(BytesIO(source.content)) as archive:  # a zip: else it would not be read as Word
        size = sum(one.file_size for one in archive.infolist() if one.filename.endswith("l"))
    if size > _MAX_XML:
        raise LoadError(f"unpacks to more than {_MAX_XML >> 20} MB of text", where=source.where)


def _open(content: bytes) -> "WordDocument":
    import docx

    return docx.Document(BytesIO(content))


def _blocks(parent: "_Element") -> Iterator[tuple[str, str]]:
    """Kind and text of each paragraph and row below an element, in order."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                if _owner(row, "tbl") is child:
                    yield "row", " | ".join(text for text in map(_cell, row) if text)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _blocks(child)


def _paragraph(paragraph: "_Element") -> Iterator[tuple[str, str]]:
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    yield ("item", f"- {_words(paragraph)}") if listed else ("paragraph", _words(paragraph))
    for box in paragraph.iter(f"{_W}txbxContent"):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield from _blocks(box)


def _cell(cell: "_Element") -> str:
    return " ".join(text for _, text in _blocks(cell) if text)


def _words(paragraph: "_Element") -> str:
    """The text of a paragraph without that of text boxes in it; what was struck out is out."""
    pieces = (
        _LETTERS.get(str(element.tag)) or element.text or ""
        for element in paragraph.iter(f"{_W}t", *_LETTERS)
        if _owner(element, "p") is paragraph
    )
    return "".join(pieces).strip()


def _owner(element: "_Element", tag: str) -> "_Element | None":
    return next(element.iterancestors(f"{_W}{tag}"), None)


def _notes(word: "WordDocument") -> Iterator[tuple[str, str]]:
    """Footnotes and endnotes: UN statements name their experts there."""
    from docx.oxml import parse_xml

    for relation in word.part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                if note.get(f"{_W}type") is None:
                    yield "paragraph", " ".join(text for _, text in _blocks(note) if text)


def _joined(blocks: list[tuple[str, str]]) -> Iterator[str]:
    """Paragraphs apart by an empty line, items and rows a line each."""
    before = ""
    for kind, text in blocks:
        if text and text != "-":
            yield "" if not before else "\n" if kind == before != "paragraph" else "\n\n"
            yield text
            before = kind


def _draft(word: "WordDocument", text: str) -> Draft:
    known = word.core_properties
    if known.author == _TEMPLATE:
        return Draft(text, title=known.title, language=known.language)
    made = known.created.date().isoformat() if known.created else ""
    return Draft(
        text,
        title=known.title,
        publisher=known.author,
        published=find_dateline(text) or (read_date(made) if made != _TEMPLATE_DAY else None),
        language=known.language,
    )
