"""Each format gives its text, and what it says about itself."""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from graph import Document
from loaders.documents import read_source
from loaders.errors import LoadError
from loaders.sources import Source

PROSE = "The ministry of Ruritania bought the spyware Harrier from Corvid Systems in 2020."


def _read(name: str, content: bytes | str) -> list[Document | LoadError]:
    return list(
        read_source(Source(name, content.encode() if isinstance(content, str) else content))
    )


def _one(name: str, content: bytes | str) -> Document:
    (found,) = _read(name, content)
    assert isinstance(found, Document), found
    return found


def _facts(document: Document) -> tuple[str, str, str | None, str, str]:
    return (
        document.title,
        document.publisher,
        document.published,
        document.language,
        document.url,
    )


# Markdown and JSON lines


@pytest.mark.parametrize(
    ("front", "facts"),
    [
        (
            "---\ntitle: A letter\nsite: Lantern\ndate: 2021-07-18\nlang: en-GB\n"
            "url: https://lantern.example/a\n---\n",
            ("A letter", "Lantern", "2021-07-18", "en", "https://lantern.example/a"),
        ),
        (
            "---\ntitle: Spies: a history\ndate: 3 May 2021\n---\n",
            ("Spies: a history", "", "2021-05-03"),
        ),
        (
            "+++\ntitle = 'A letter'\ndate = 2021-07-18T10:00:00Z\n+++\n",
            ("A letter", "", "2021-07-18"),
        ),
        ("---\ntitle: [a, b]\ndate: 03/09/2021\ntags: {a: 1}\n---\n", ("A heading", "", "2021")),
        ("---\n" + "[" * 2000 + "\n---\n", None),
        ("---\n\nNot front matter but a rule.\n\n---\n", None),
        ("", ("A heading", "", None)),
    ],
)
def test_markdown_takes_front_matter_for_what_it_is(
    front: str, facts: tuple[str, ...] | None
) -> None:
    body = f"# A *heading*\n\n{PROSE} It is [here](https://x.example).\n"
    document = _one("a.md", front + body)
    assert document.text == (body if facts else front + body)
    assert _facts(document)[: len(facts or ())] == (facts or ())


def test_jsonl_gives_a_document_a_line_and_names_the_bad_ones() -> None:
    good = f'{{"text": "{PROSE}", "title": "T", "publisher": "P", "published": "2021-07"}}'
    bad = ["{", "[]", '{"text": 3}', '{"title": "x"}', '{"text": " "}', "[" * 9999, "\0\1\2\3\4"]
    found = _read("a.jsonl", "\n".join([good, "", *bad, good]))
    kinds = [isinstance(one, Document) for one in found]
    assert kinds == [True] + [False] * len(bad) + [True]
    assert [str(one).split(":")[1] for one in found[1:-1]] == [str(n) for n in range(3, 10)]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.source, first.title, first.published) == ("a.jsonl:1", "T", "2021-07")


def test_jsonl_takes_utf16_and_refuses_nothing_at_all() -> None:
    assert _one("a.jsonl", f'{{"text": "{PROSE}"}}\n'.encode("utf-16")).text == PROSE
    assert "holds no line" in str(_read("a.jsonl", "\n\n")[0])


# PDF, Word, mail


def _pdf(lines: list[list[str]], **facts: str) -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_auto_page_break(auto=False)
    pdf.set_font("Helvetica", size=11)
    for number, page in enumerate(lines, start=1):
        pdf.add_page()
        pdf.cell(0, 6, "TARN LABORATORY", new_x="LMARGIN", new_y="NEXT")
        for line in page:
            pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
        pdf.set_y(-22)
        pdf.cell(0, 6, f"Page {number} of {len(lines)}")
    pdf.set_title(facts.get("title", ""))
    pdf.set_author(facts.get("author", ""))
    return bytes(pdf.output())


def test_pdf_gives_lines_paragraphs_and_facts() -> None:
    pages = [
        [f"{n} chapter", "", f"{n} the ministry used a surveil-", f"lance tool in {n.lower()} war."]
        for n in ("First", "Second", "Third", "Fourth")
    ]
    document = _one("a.pdf", _pdf(pages, title="Eleven advocates", author="Tarn Laboratory"))
    assert document.text.startswith(
        "First chapter\n\nFirst the ministry used a surveil-\nlance tool in first war.\n\nSecond"
    )
    assert "TARN LABORATORY" not in document.text
    assert "Page" not in document.text
    assert _facts(document)[:2] == ("Eleven advocates", "Tarn Laboratory")


def test_pdf_sentence_runs_on_over_the_page() -> None:
    pages = [["This line is long enough to be the middle of a sentence that"], ["goes on here."]]
    document = _one("a.pdf", _pdf(pages, title="Microsoft Word - draft7.docx"))
    assert "a sentence that\ngoes on" in document.text.replace("TARN LABORATORY\n", "")
    assert document.title == ""


def test_pdf_paragraph_may_begin_indented() -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    for indent, line in (
        (0, "The ministry bought a tool."),
        (6, "A second paragraph"),
        (0, "ends."),
    ):
        pdf.set_x(pdf.l_margin + indent)
        pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    document = _one("a.pdf", bytes(pdf.output()))
    assert document.text == "The ministry bought a tool.\n\nA second paragraph\nends."


def _docx(build: Callable[[object], None]) -> bytes:
    import docx

    word = docx.Document()
    build(word)
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


def _build_letter(word: object) -> None:
    import docx.document

    assert isinstance(word, docx.document.Document)
    word.core_properties.title, word.core_properties.author = "A letter", "Lantern Rights"
    word.add_heading("A letter")
    word.add_paragraph(f"{PROSE}\nSecond line\twith a tab.")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Name", "State", "Corvid", ""], strict=True):
        cell.text = text
    word.add_paragraph("After the table.")


def test_docx_gives_paragraphs_and_tables_in_order() -> None:
    document = _one("a.docx", _docx(_build_letter))
    assert document.text == (
        f"A letter\n\n{PROSE}\nSecond line\twith a tab.\n\nName | State\nCorvid\n\nAfter the table."
    )
    assert _facts(document)[:3] == ("A letter", "Lantern Rights", None)


NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = f"""<w:footnotes {NAMESPACE}>
<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>The experts: Ilka Vass.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
BODY = f"""<w:document {NAMESPACE}><w:body>
<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:ins><w:r><w:t>Two</w:t></w:r></w:ins>
<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>
<w:p><w:r><w:t>Before the box.</w:t><w:pict><w:txbxContent>
<w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>
</w:body></w:document>"""


def _with_notes(body: str) -> bytes:
    """A Word file with that body and the notes above, made part by part."""
    packed, old = BytesIO(), ZipFile(BytesIO(_docx(_build_letter)))
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    with ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/_rels/document.xml.rels":
                content = content.replace("</Relationships>", relation)
            new.writestr(
                name,
                (body if name == "word/document.xml" else content).encode(
                    "utf-8", "surrogateescape"
                ),
            )
        new.writestr("word/footnotes.xml", NOTES)
    return packed.getvalue()


def test_docx_gives_controls_lists_boxes_and_notes_but_nothing_struck_out() -> None:
    assert _one("a.docx", _with_notes(BODY)).text == (
        "In a control.\n\n- One\n- Two\n\nBefore the box.\n\nIn the box.\n\nThe experts: Ilka Vass."
    )


def test_docx_was_made_on_the_day_it_says() -> None:
    def build(word: object) -> None:
        import docx.document

        assert isinstance(word, docx.document.Document)
        _build_letter(word)
        word.core_properties.created = datetime(2024, 3, 5, tzinfo=UTC)

    assert _one("a.docx", _docx(build)).published == "2024-03-05"


def test_docx_that_unpacks_to_too_much_is_not_unpacked() -> None:
    packed = BytesIO(_docx(_build_letter))
    with ZipFile(packed, "a", ZIP_DEFLATED) as word:
        word.writestr("word/notes.xml", bytes(65 * 1024 * 1024))
    (failure,) = _read("a.docx", packed.getvalue())
    assert str(failure) == "a.docx: unpacks to more than 64 MB of text"


def test_encrypted_member_of_an_archive_says_so() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", PROSE)
    content = bytearray(packed.getvalue())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    (failure,) = _read("a.zip", bytes(content))
    assert str(failure) == "a.zip!a.txt: is encrypted (unpack it with its password first)"


def test_docx_of_a_bare_template_has_no_date() -> None:
    document = _one("a.docx", _docx(lambda word: word.add_paragraph(PROSE)))  # type: ignore[attr-defined]
    assert (document.publisher, document.published) == ("", None)


def _mail(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name] = value
    return mail


def test_mail_gives_its_body_and_its_attachments() -> None:
    mail = _mail(Subject="The sale", From="Hedda Moor <hedda@courier.example>")
    mail["Date"] = "Thu, 19 May 2022 23:10:00 -0500"
    mail.set_content(PROSE)
    mail.add_alternative(f"<p>{PROSE} In HTML.</p>", subtype="html")
    mail.add_attachment(b"Attached words.", maintype="text", subtype="plain", filename="n/a.txt")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="p.png")
    inner = _mail(Subject="Inner")
    inner.set_content("Forwarded words.")
    mail.add_attachment(inner)
    found = _read("m.eml", bytes(mail))
    texts = {one.source: one.text.strip() for one in found if isinstance(one, Document)}
    assert texts == {
        "m.eml": PROSE,
        "m.eml!n_a.txt": "Attached words.",
        "m.eml!message.eml": "Forwarded words.",
    }
    assert isinstance(found[0], Document)
    assert _facts(found[0])[:3] == ("The sale", "Hedda Moor", "2022-05-19")


def test_mail_of_html_alone_is_read_as_text() -> None:
    mail = _mail(From="list@lantern.example", Date="nonsense")
    mail.set_content(f"<div class=menu>no</div><p>{PROSE}</p>", subtype="html")
    document = _one("m.eml", bytes(mail))
    assert document.text == PROSE
    assert (document.publisher, document.published) == ("list@lantern.example", None)


def test_mail_of_attachments_alone_has_no_body() -> None:
    mail = _mail(Subject="See the attachment")
    mail.add_attachment(PROSE.encode(), maintype="text", subtype="plain", filename="a.txt")
    assert [one.source for one in _read("m.eml", bytes(mail)) if isinstance(one, Document)] == [
        "m.eml!a.txt"
    ]


def test_tables_say_what_they_are() -> None:
    folder = Path(__file__).parents[1] / "loaders" / "data" / "readers"
    for path in folder.glob("*.toml"):
        written = path.read_text(encoding="utf-8")
        assert written.startswith("# ")
        assert "Schema" in written
        assert tomllib.loads(written)
