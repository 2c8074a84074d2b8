"""Each format gives its text, and what it says about itself."""

import re
import tomllib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from graph import Document
from loaders.documents import read_source
from loaders.errors import LoadError
from loaders.sources import Source

PAGES = Path(__file__).parent / "pages"
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


# Web pages


def _marked(page: str, mark: str) -> Iterator[str]:
    """The text of each element of a test page that is marked as main text or furniture."""
    from lxml import etree

    tree = etree.fromstring(page, etree.HTMLParser())
    for note in list(tree.iter("sup")):
        note.getparent().text += note.tail or ""  # a note's number is no part of the text
        note.getparent().remove(note)
    for element in tree.iter():
        if mark in element.attrib:
            yield re.sub(r"\s+", " ", "".join(element.itertext())).strip()


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_html_keeps_all_main_text_and_drops_nearly_all_furniture(page: Path) -> None:
    text = re.sub(r"\s+", " ", _one(page.name, page.read_bytes()).text)
    source = page.read_text(encoding="utf-8")
    assert [piece for piece in _marked(source, "data-main") if piece not in text] == []
    furniture = list(_marked(source, "data-not"))
    assert len([piece for piece in furniture if piece in text]) <= len(furniture) / 9


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        (
            "letter-wordpress",
            (
                "Joint letter on the sale of Harrier to Ruritania",
                "Lantern Rights",
                "2023-11-07",
                "en",
                "https://lantern.example/letters/harrier-ruritania/",
            ),
        ),
        (
            "news-divs",
            (
                "Ruritania's police bought phone spy tool, invoices show",
                "The Strelsau Courier",
                "2022-05-19",
                "en",
                "https://courier.example/news/2022/ruritania-invoices",
            ),
        ),
        (
            "un-statement",
            (
                "Ruritania: experts alarmed by spyware attack on judges",
                "Office of the Commissioner",
                "2024-06-14",
                "en",
                "https://commissioner.example/en/press-releases/2024/06/ruritania-experts-alarmed",
            ),
        ),
        (
            "old-table-layout",
            (
                "Open letter to the telecommunications companies in Zenda",
                "",
                "2011-04-12",
                "en",
                "",
            ),
        ),
        (
            "sanctions-list",
            (
                "Notice of designations, 4 September 2024",
                "Treasury of Sylvania",
                "2024-09-04",
                "en",
                "",
            ),
        ),
        ("blog-notes", ("Taking Kestrel apart", "", "2021-09-30", "en", "")),
    ],
)
def test_html_says_what_it_is(page: str, facts: tuple[str, ...]) -> None:
    assert _facts(_one(f"{page}.html", (PAGES / f"{page}.html").read_bytes())) == facts


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One<br>two</p><p>three</p>", "One\ntwo\n\nthree"),
        ("<ul><li>One<li>two <b>three</b></ul>four", "- One\n- two three\n\nfour"),
        ("<table><tr><td>A<td>B<tr><td><td>C</table>", "A | B\nC"),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("<p>Law<sup><a href='#n'>12</a></sup> and 10<sup>6</sup></p>", "Law and 106"),
        ("<p>Law<a href='#n'><sup>[1]</sup></a> is</p>", "Law is"),
        ("<p hidden>no</p><div style='display: none'>no</div><p>yes</p>", "yes"),
        (f"<form><p>Search</p></form><p>{PROSE}</p>", PROSE),
        (f"<form>{PROSE * 9}</form><p>yes</p>", f"{PROSE * 9}\n\nyes"),
        ("<h2>Related litigation</h2><p>is main text</p>", "Related litigation\n\nis main text"),
        (
            f"<p>{PROSE}</p><h3>Related</h3><p>no</p><h3>Law</h3><p>yes</p>",
            f"{PROSE}\n\nLaw\n\nyes",
        ),
        (f"<div class=menu>{PROSE}</div>", PROSE),
        (f"<p>{PROSE}</p><div class='tag-ads no-sidebar'>yes</div>", f"{PROSE}\n\nyes"),
        (f"<p>{PROSE}</p><div class='articleShare'>no</div>", PROSE),
        (
            f"<article><p>{PROSE}</p><footer id=notes>1. yes</footer></article>",
            f"{PROSE}\n\n1. yes",
        ),
    ],
)
def test_html_is_laid_out_line_by_line(body: str, text: str) -> None:
    assert _one("a.html", f"<html><body>{body}</body></html>").text == text


@pytest.mark.parametrize(
    ("head", "published", "publisher"),
    [
        ('<script type="application/ld+json">[{"@type":"Person"},{"@type":["Report"],'
         '"datePublished":"2021-02-03","publisher":[{"name":"P"}]}]</script>', "2021-02-03", "P"),
        ('<script type="application/ld+json">{"@type":"Article","publisher":"P",'
         '"datePublished":["x"]}</script>', None, "P"),
        ('<script type="application/ld+json">{"@type":"Article","publisher":[]}</script>', None,
         ""),
        ('<script type="application/ld+json">' + "[" * 9999 + "</script>", None, ""),
        ('<meta name="date" content="soon"><meta name="pubdate" content="2021-02">', "2021-02", ""),
        ('<meta property="og:site_name" content=" "><title>H — P</title>', None, "P"),
        ("<title>P</title>", None, ""),
        ("<title>Something else | P</title>", None, "P"),
        ('<link rel=canonical href="/a">', None, ""),
    ],
)  # fmt: skip
def test_html_head_is_read_or_passed_over(head: str, published: str | None, publisher: str) -> None:
    document = _one(
        "a.html", f"<html><head>{head}</head><body><h1>H</h1><p>{PROSE}</p></body></html>"
    )
    assert (document.published, document.publisher, document.url) == (published, publisher, "")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<h1>H</h1><time datetime="2021-02-03">x</time>', "2021-02-03"),
        ('<h1>H</h1><span itemprop="datePublished">3 Feb 2021</span>', "2021-02-03"),
        ('<h1>H</h1><div><p><i><b><u><time datetime="2021-02-03">once</time></u></b></i></p></div>',
         None),
        ("<h1>H</h1><p>3 February 2021</p>", "2021-02-03"),
    ],
)  # fmt: skip
def test_html_date_stands_near_the_heading(body: str, published: str | None) -> None:
    assert _one("a.html", f"<html><body>{body}<p>{PROSE}</p></body></html>").published == published


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "nonsense"])
def test_html_charset_is_that_of_its_meta_tag(charset: str) -> None:
    page = f'<html><meta charset="{charset}"><p>Peña said “no”. {PROSE}</p></html>'.encode("cp1252")
    assert "Peña said " in _one("a.html", page).text


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
    assert _facts(document)[:3] == ("A letter", "Lantern Rights", "2013-12-23")


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
