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
_HUGE_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]{0,20})[\s/][^<>]{5000,}>")
_MAX_LETTERS = 60 * 1024 * 1024
_MAX_TAGS = 500_000  # a long book has a hundredth of that; memory grows with each


def read(source: Source) -> Iterator[Document]:
    """The one document that a page is. LoadError where nothing but furniture is on it."""
    declared = _CHARSET.search(source.content[:4096])
    encoding = declared[1].decode("ascii") if declared else ""
    page = parse(decode(source.content, source.where, encoding), source.where)
    yield finish(source, "html", replace(page_facts(page), text=main_text(page)))


def parse(html: str, where: str) -> "_Element":
    """The tree of a page, however broken; LoadError where it is too large or too deep.

    A tag of many attributes is read without them: the parser takes quadratic time for those.
    """
    from lxml import etree

    if len(html) > _MAX_LETTERS or html.count("<") > _MAX_TAGS:
        raise LoadError("is too large for a web page", where=where, hint="save its text")
    html = _HUGE_TAG.sub(r"<\1>", _XML.sub("", html, count=1))
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    with refusing(where, "cannot be read as a web page"):
        tree = etree.fromstring(html, parser)
    if tree is None:
        raise LoadError("holds no text", where=where, hint="is it the right file?")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise LoadError("has tags nested too deeply", where=where, hint="save its text")
    return tree


def html_text(html: str, where: str) -> str:
    """The text of a piece of HTML that is not a page of its own, such as the body of a mail."""
    return main_text(parse(html, where)) if html.strip() else ""
