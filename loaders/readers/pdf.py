"""PDF: the text layer, page by page, without what is repeated on every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from graph import Document
from loaders.dating import find_dateline, read_date
from loaders.drafts import Draft, finish
from loaders.errors import LoadError, refusing
from loaders.sources import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_MAX_PAGES = 5000
_EDGE = 2  # lines at the top and the bottom of a page that may be its header and footer
_FULL = 50  # letters: a shorter last line is a heading or the end of something
_BROKEN = "\ufffe"  # what PDFium makes of a hyphen at the end of a line, the end included
_LINE = re.compile(rf"[^\r\n{_BROKEN}]*(?:{_BROKEN}|\r\n|\n|\r|\Z)")
_ENDED = re.compile(r"[.!?:;\"”’)\]]\s*$")
_NUMBER = re.compile(r"\d+")
_FILE_TITLE = re.compile(
    r"(?i)^(?:microsoft word\s*-.*|untitled.*|.*\.(?:docx?|pdf|indd|odt|tex))$"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; top, bottom and left in points from the page's lower left corner."""

    text: str
    top: float = 0
    bottom: float = 0
    left: float = 0

    @property
    def height(self) -> float:
        return self.top - self.bottom


def read(source: Source) -> Iterator[Document]:
    """The one document that a PDF is. LoadError where it is locked or a picture of text."""
    from pypdfium2 import PdfDocument

    with refusing(source.where, "cannot be read as PDF", hint="it may be only half downloaded"):
        pdf = _open(PdfDocument, source)
        try:
            pages = [_page_lines(pdf, number) for number in range(_page_count(pdf, source.where))]
            facts = pdf.get_metadata_dict()
        finally:
            pdf.close()
    if not any(line.text.strip() for page in pages for line in page):
        raise LoadError(
            "is a scan without a text layer",
            where=source.where,
            hint="make it readable first: ocrmypdf in.pdf out.pdf",
        )
    usual = _usual_gap(pages)
    text = _joined([_paragraphs(page, usual) for page in _without_repeats(pages)])
    yield finish(source, "pdf", _draft(text, facts))


def _open(kind: "type[PdfDocument]", source: Source) -> "PdfDocument":
    from pypdfium2 import PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        return kind(source.content)
    except PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            raise LoadError(
                "is locked with a password",
                where=source.where,
                hint="unlock it first: qpdf --decrypt --password=... in.pdf out.pdf",
            ) from error
        raise


def _page_count(pdf: "PdfDocument", where: str) -> int:
    if len(pdf) > _MAX_PAGES:
        raise LoadError(f"has more than {_MAX_PAGES} pages", where=where, hint="split it")
    return len(pdf)


def _page_lines(pdf: "PdfDocument", number: int) -> list[_Line]:
    """The lines of a page with their places, in the order in which PDFium reads them."""
    page = pdf[number]
    layer = page.get_textpage()
    try:
        text = layer.get_text_range()
        lines = [_line(layer, match) for match in _LINE.finditer(text) if match[0].strip()]
    finally:
        layer.close()
        page.close()
    return lines


def _line(layer: "PdfTextPage", match: re.Match[str]) -> _Line:
    words = match[0].replace(_BROKEN, "-").rstrip()
    place = match.start() + len(match[0]) - len(match[0].lstrip())
    if place >= layer.count_chars():
        return _Line(words)
    left, bottom, _, top = layer.get_charbox(place, loose=True)
    return _Line(words, top, bottom, left)


def _without_repeats(pages: Sequence[Sequence[_Line]]) -> list[Sequence[_Line]]:
    """The pages without running titles and page numbers: what stands at one height on most."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    needed = max(3, 0.4 * len(pages)) if len(pages) > 3 else 2
    repeated = {key for key, times in seen.items() if times >= needed}
    if len(pages) <= 3:  # so few that two equal lines may be chance; two page numbers are not
        repeated = {key for key in repeated if "#" in key[0] and len(key[0]) < 30}
    return [_inner(page, repeated) for page in pages]


def _edges(page: Sequence[_Line]) -> Sequence[_Line]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _inner(page: Sequence[_Line], repeated: "set[tuple[str, int]]") -> Sequence[_Line]:
    """A page from the first to the last line that is not repeated on others."""
    start, end = 0, len(page)
    while start < min(_EDGE, end) and _key(page[start]) in repeated:
        start += 1
    while end > max(start, len(page) - _EDGE) and _key(page[end - 1]) in repeated:
        end -= 1
    return page[start:end]


def _key(line: _Line) -> tuple[str, int]:
    """The words of a line, whatever the numbers in it, and its height on the page."""
    return _NUMBER.sub("#", line.text.strip().lower()), round(line.bottom / 4)


def _gaps(lines: Sequence[_Line]) -> list[float]:
    """The room between each line and the next; less than nothing where a column begins."""
    return [before.bottom - line.top for before, line in pairwise(lines)]


def _usual_gap(pages: Sequence[Sequence[_Line]]) -> float:
    """The room between two lines of a paragraph."""
    return median_low([gap for page in pages for gap in _gaps(page)] or [0.0])


def _paragraphs(lines: Sequence[_Line], usual: float) -> str:
    """The text of a page, with an empty line where the print leaves more room than usual."""
    out = [lines[0].text] if lines else []
    for (before, line), gap in zip(pairwise(lines), _gaps(lines), strict=True):
        if _is_apart(before, line, gap - usual):
            out.append("")
        out.append(line.text)
    return "\n".join(out)


def _is_apart(before: _Line, line: _Line, more: float) -> bool:
    """Whether a line begins a paragraph: more room above it, other letters, or indented."""
    if not line.height or not before.height:
        return False
    sized = abs(line.height - before.height) > 0.12 * max(line.height, before.height)
    indented = 0.8 * line.height < line.left - before.left < 5 * line.height
    ended = _ENDED.search(before.text) is not None
    return more > 0.35 * line.height or sized or (indented and ended)


def _joined(pages: Sequence[str]) -> str:
    """The pages as one text: a sentence may run on from one to the next."""
    pages = [page for page in pages if page]
    pieces = list(pages[:1])
    for before, page in pairwise(pages):
        pieces += ["\n" if _runs_on(before, page) else "\n\n", page]
    return "".join(pieces)


def _runs_on(before: str, page: str) -> bool:
    """Whether a page goes on with the last sentence of the page before."""
    last = before.rsplit("\n", 1)[-1]
    return page[:1].islower() or (len(last) > _FULL and not _ENDED.search(last))


def _draft(text: str, facts: dict[str, str]) -> Draft:
    title = facts.get("Title", "").strip()
    return Draft(
        text,
        title="" if _FILE_TITLE.match(title) else title,
        publisher=facts.get("Author", ""),
        published=find_dateline(text) or read_date(facts.get("CreationDate", "")),
    )
