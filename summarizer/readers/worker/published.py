"""The day a page was published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from summarizer.plaintext import one_line
from summarizer.readers.dateline import day_in

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Analysis|Newspaper|WebPage", re.I)
_META = frozenset(
    "article:published_time article:published og:published_time og:article:published_time datepublished "
    "pubdate publishdate publish_date publish-date publication_date date_published parsely-pub-date "
    "sailthru.date cxenseparse:recs:publishtime dc.date.issued dcterms.created dcterms.issued dc.date "
    "dcterms.date".split()
)
_ELSEWHERE = re.compile(r"\b(?:related|recommend\w*|sidebar|most-?read|teasers?|comments?)\b", re.I)
_BLOCKS = ("p", "li", "td", "blockquote")
_LINE = 160  # characters of the longest line of who wrote it and when
_CHANGED = re.compile(r"modif|updat|chang|edited", re.I)


def published(tree: HtmlElement) -> str:
    """The day, ISO, that the page or its own `<time>` gives for its publication; empty where neither does.

    To be given `own_part` of the page. A day of change is none: what follows may still fall back on it.
    """
    told = [*_linked_data(tree), *_metadata(tree), *_times(tree)]
    return next((day for one in told if (day := day_in(one_line(one)[:80]))), "")


def own_part(tree: HtmlElement) -> HtmlElement:
    """A copy of the page without what stands beside its article: menus, related stories, comments."""
    copy = deepcopy(tree)
    for element in [*copy.iter("aside", "nav", "footer", "section", "div", "ul", "ol")]:
        if element.getparent() is not None and _is_beside(element):
            element.drop_tree()
    return copy


def _is_beside(element: HtmlElement) -> bool:
    if element.tag in ("aside", "nav"):
        return True
    if element.tag == "footer":  # an article's own may give its day
        return not any(above.tag == "article" for above in element.iterancestors())
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_ELSEWHERE.search(named)) and element.find(".//h1") is None


def _linked_data(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if _ARTICLE.search(str(thing.get("@type", ""))):
                yield str(thing.get("datePublished") or "")


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """What the data tells of itself: the object, those of a list, or those of a graph."""
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()


def _metadata(tree: HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        if {(meta.get(name) or "").lower() for name in ("property", "name", "itemprop")} & _META:
            yield meta.get("content") or ""


def _times(tree: HtmlElement) -> Iterator[str]:
    """The days in `<time>` and what is marked as one, but for days of change; the marked ones first."""
    found = [
        element
        for element in tree.iter(etree.Element)
        if element.tag == "time" or (element.get("itemprop") or "").lower() == "datepublished"
        if not _is_change(element) and not _is_told(element)
    ]
    found.sort(key=lambda element: "publish" not in " ".join(_described(element)).lower())
    for element in found:
        yield element.get("datetime") or element.get("content") or element.text_content()


def _is_told(element: HtmlElement) -> bool:
    """Whether the time stands in the story: that is a day of what happened."""
    block = next((above for above in element.iterancestors() if above.tag in _BLOCKS), None)
    return block is not None and len(block.text_content()) > _LINE


def _is_change(element: HtmlElement) -> bool:
    """Whether the time is of a change. A class of "published updated" is of both: nothing has changed."""
    *names, before = _described(element)
    named = any(_CHANGED.search(name) and "publish" not in name.lower() for name in names)
    return named or bool(_CHANGED.search(before))


def _described(element: HtmlElement) -> list[str]:
    """What the element's attributes and the words before it say of the time: "Updated <time>"."""
    parent = element.getparent()
    previous = element.getprevious()
    before = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    return [*(element.get(name) or "" for name in ("class", "itemprop", "id")), before[-30:]]
