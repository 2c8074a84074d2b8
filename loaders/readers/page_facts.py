"""What a web page says about itself: meta tags, JSON-LD, microdata, its title."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from graph import PartialDate
from loaders.dating import read_date
from loaders.drafts import Draft, described

if TYPE_CHECKING:
    from lxml.etree import _Element

_SEPARATOR = re.compile(r"\s+[|\-–—·:»]\s+")
_MAX_LD = 200_000
_ARTICLE_TYPES = ("article", "posting", "report", "webpage", "statement", "letter", "release")


def page_facts(page: "_Element") -> Draft:
    """A draft without a text: title, publisher, date, address and language of a page."""
    metas = described("", dict(_metas(page)), "meta")
    linked = _from_json(page)
    title = _heading(page)
    written = Draft(
        "",
        title=title or _title(page),
        publisher=_publisher_in_title(_title(page), title),
        published=_marked_date(page),
        language=page.get("lang", "") or page.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        url=_canonical(page),
    )
    sure = Draft(
        "",
        title=title if title in _title(page) else "",  # else it may be the name of the site
        language=written.language,
        url=written.url,
    )
    return sure.filled_from(linked).filled_from(metas).filled_from(written)


def _metas(page: "_Element") -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag, the first of a name first of all."""
    seen = set()
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        name = (name or meta.get("http-equiv") or "").lower()
        if name and name not in seen and meta.get("content", "").strip():
            seen.add(name)
            yield name, meta.get("content", "").strip()


def _from_json(page: "_Element") -> Draft:
    """What the JSON-LD says of the article on the page, broken scripts passed over."""
    found = Draft("")
    for script in page.iter("script"):
        if script.get("type", "").lower().startswith("application/ld+json"):
            for thing in _things(script.text or ""):
                found = found.filled_from(_from_thing(thing))
    return found


def _things(script: str) -> Iterator[Mapping[str, object]]:
    """The articles in a script: it may be one, a list of things, or a graph of them."""
    try:
        whole = json.loads(script[:_MAX_LD])
    except (ValueError, RecursionError):
        return
    waiting = [whole]
    for thing in waiting:  # grows as it is walked
        if isinstance(thing, list):
            waiting.extend(thing[:200])
        elif isinstance(thing, dict):
            waiting.append(thing.get("@graph"))
            kinds = str(thing.get("@type", ""))[:200].lower()
            if any(kind in kinds for kind in _ARTICLE_TYPES):
                yield thing


def _from_thing(thing: Mapping[str, object]) -> Draft:
    publisher = thing.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    draft = described("", thing, "jsonld")
    return draft.filled_from(Draft("", publisher=name if isinstance(name, str) else ""))


def _heading(page: "_Element") -> str:
    """The one main heading, or nothing where there are several."""
    found = [" ".join("".join(one.itertext()).split()) for one in page.iter("h1")]
    found = [one for one in found if one]
    return found[0] if len(found) == 1 else ""


def _title(page: "_Element") -> str:
    title = page.find(".//title")
    return " ".join((title.text or "").split()) if title is not None else ""


def _publisher_in_title(title: str, heading: str) -> str:
    """`Headline - The Paper`: what follows the heading is who publishes it."""
    parts = _SEPARATOR.split(title[len(heading) :], maxsplit=1)
    headed = heading and title.startswith(heading) and len(parts) == 2 and not parts[0]
    if headed:
        return parts[1]
    last = _SEPARATOR.split(title)
    return last[-1] if len(last) == 2 and heading and heading != title else ""


def _marked_date(page: "_Element") -> PartialDate | None:
    """The date in microdata, or in the first time tag above the text."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        marked = "datepublished" in element.get("itemprop", "").lower()
        if marked or (element.tag == "time" and _above_text(element)):
            return read_date(element.get("datetime") or element.get("content") or _words(element))
    return None


def _above_text(element: "_Element") -> bool:
    """Whether a time tag stands near the main heading: in lists of headlines there are others."""
    around = list(element.iterancestors())[:4]
    return any(one.tag in ("header", "article") or one.find("h1") is not None for one in around)


def _words(element: "_Element") -> str:
    return "".join(map(str, element.itertext())).strip()


def _canonical(page: "_Element") -> str:
    for link in page.iter("link"):
        if "canonical" in link.get("rel", "").lower().split():
            return str(link.get("href", "")).strip()
    return ""
