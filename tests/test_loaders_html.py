"""A web page gives its main text, line by line, and what it says about itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import Document
from loaders.documents import read_source
from loaders.sources import Source

PAGES = Path(__file__).parent / "pages"
PROSE = "The ministry of Ruritania bought the spyware Harrier from Corvid Systems in 2020."


def _one(name: str, content: bytes | str) -> Document:
    source = Source(name, content.encode() if isinstance(content, str) else content)
    (found,) = read_source(source)
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
        (f"<p>{PROSE * 6}</p><div id=comments>{'I agree. ' * 99}</div>", PROSE * 6),
        (f"<p>{PROSE}</p><div id=comments>{PROSE * 6}</div>", f"{PROSE}\n\n{PROSE * 6}"),
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
        ('<meta property="og:title" content="H - P"><title>H - P</title>', None, "P"),
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


def test_html_article_beside_the_main_text_is_not_taken_for_it() -> None:
    story = "".join(f"<p>{PROSE} {number}.</p>" for number in range(9))
    page = f"<html><body><div>{story}</div><article><p>A short aside.</p></article></body></html>"
    text = _one("a.html", page).text
    assert text.count(PROSE) == 9
    assert text.endswith("A short aside.")
