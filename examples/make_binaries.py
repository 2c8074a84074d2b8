"""Make the .pdf and .docx documents of the examples from the drafts: same drafts, same bytes.

    .venv/bin/python examples/make_binaries.py [FOLDER]

A draft has `key: value` lines, an empty line, then paragraphs; `# ` opens a heading.
"""

import re
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
FORMATS = {
    "05-predator-greece": ".docx",
    "06-pegasus-and-predator": ".pdf",
    "12-hacking-team-finfisher": ".pdf",
    "13-cellebrite-serbia": ".docx",
}
COLUMNS = 74


@dataclass(frozen=True)
class Draft:
    """A text with its properties."""

    title: str
    publisher: str
    published: datetime
    sources: str
    paragraphs: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "Draft":
        """The draft in a file; KeyError where a property is missing."""
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        properties = dict(line.split(": ", 1) for line in head.splitlines())
        return cls(
            title=properties["title"],
            publisher=properties["publisher"],
            published=datetime.fromisoformat(properties["published"]).replace(tzinfo=UTC),
            sources=properties["sources"],
            paragraphs=tuple(body.strip().split("\n\n")),
        )


def to_docx(draft: Draft) -> bytes:
    """A Word document whose comments property names the sources."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = draft.title, draft.publisher
    properties.created = properties.modified = draft.published.replace(tzinfo=None)
    properties.comments = f"Sources: {draft.sources}"
    properties.last_modified_by, properties.language = draft.publisher, "en"
    for number, paragraph in enumerate(draft.paragraphs):
        if paragraph.startswith("# "):
            document.add_heading(paragraph[2:], level=0 if number == 0 else 1)
        else:
            document.add_paragraph(paragraph)
    written = BytesIO()
    document.save(written)
    return _with_fixed_times(written.getvalue())


def _with_fixed_times(archive: bytes) -> bytes:
    """The same archive as if all its members had been written on the first day of zip."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return written.getvalue()


def to_pdf(draft: Draft) -> bytes:
    """A page-numbered PDF whose subject property names the sources.

    Set as papers are: words broken at line ends with a hyphen, `fi` and `fl` as ligatures.
    """
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_creation_date(draft.published)
    pdf.set_title(draft.title)
    pdf.set_author(draft.publisher)
    pdf.set_subject(f"Sources: {draft.sources}")
    pdf.set_lang("en")
    pdf.set_margins(25, 25)
    pdf.add_page()
    for paragraph in draft.paragraphs:
        heading = paragraph.startswith("# ")
        pdf.set_font("Times", style="B" if heading else "", size=12 if heading else 11)
        for line in _lines(paragraph.removeprefix("# ")):
            pdf.cell(0, 5.2, _in_mac_roman(line), new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    # The standard fonts of PDF have ligatures, but only the Mac's table of letters reaches them.
    # The blank that goes makes up for the longer name, so every offset in the file stays true.
    return bytes(pdf.output()).replace(b"/Encoding /WinAnsiEncoding", b"/Encoding/MacRomanEncoding")


def _in_mac_roman(line: str) -> str:
    """The line with ligatures, as a string whose Latin-1 bytes are its Mac Roman bytes."""
    with_ligatures = line.replace("fi", "\ufb01").replace("fl", "\ufb02")
    return with_ligatures.encode("mac_roman").decode("latin-1")


def _lines(paragraph: str) -> list[str]:
    """The paragraph cut into lines, long plain words broken between syllables with a hyphen."""
    lines, line = [], ""
    for word in paragraph.split():
        if len(line) + len(word) < COLUMNS:
            line = f"{line} {word}".lstrip()
            continue
        first, rest = _broken(word, COLUMNS - len(line) - 2)
        lines.append(f"{line} {first}".rstrip())
        line = rest
    return [*lines, line]


def _broken(word: str, room: int) -> tuple[str, str]:
    """The word in two parts, the first with its hyphen; an empty first part if it stays whole."""
    if word.isalpha() and word.islower():
        for at in range(min(room, len(word) - 3), 2, -1):
            if re.match("[aeiou][^aeiou][aeiou]", word[at - 1 :]):
                return f"{word[:at]}-", word[at:]
    return "", word


def main(folder: Path) -> None:
    """Write every document that has a draft."""
    makers = {".docx": to_docx, ".pdf": to_pdf}
    for name, suffix in FORMATS.items():
        draft = Draft.read(HERE / "drafts" / f"{name}.txt")
        (folder / f"{name}{suffix}").write_bytes(makers[suffix](draft))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "documents")
