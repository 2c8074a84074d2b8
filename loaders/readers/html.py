"""Web pages: the main text, and what the page says about itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph import Document
from loaders.drafts import finish
from loaders.encoding import decode
from loaders.errors import LoadError, refusing
from loaders.readers.html_text import main_text
from loaders.readers.page_facts import page_facts
from loaders.sources import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML = re.compile(r"^\s*<\?xml[^>]{0,400}>")
_HUGE_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]{0,20})[\s/][^<>]{20000,}>")
_DEEPEST = 2000  # tags in tags: no page for readers comes near


def read(source: Source) -> Iterator[Document]:
    """The one document that a page is. LoadError where nothing but furniture is on it."""
    declared = _CHARSET.search(source.content[:4096])
    encoding = declared[1].decode("ascii") if declared else ""
    page = parse(decode(source.content, source.where, encoding), source.where)
    facts = page_facts(page)  # before the text is taken: that prunes the tree
    yield finish(source, "html", replace(facts, text=main_text(page)))


def parse(html: str, where: str) -> "_Element":
    """The tree of a page, however broken; LoadError where its tags lie too deep in one another.

    A tag of many thousand attributes is read without them: the parser takes quadratic time.
    """
    from lxml import etree

    html = _HUGE_TAG.sub(r"<\1>", _XML.sub("", html, count=1))
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    with refusing(where, "cannot be read as a web page"):
        tree = etree.fromstring(html, parser)
    if tree is None:
        raise LoadError("holds no text", where=where, hint="is it the right file?")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise LoadError(
            f"its tags are nested more than {_DEEPEST} deep", where=where, hint="save its text"
        )
    return tree


def html_text(html: str, where: str) -> str:
    """The text of a piece of HTML that is not a page of its own, such as the body of a mail."""
    return main_text(parse(html, where)) if html.strip() else ""
