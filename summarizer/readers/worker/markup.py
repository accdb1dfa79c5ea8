"""Pages and feeds as plain data."""

from __future__ import annotations

import codecs
import logging
import re
import time
from contextlib import suppress
from datetime import date
from typing import Any

import feedparser
import trafilatura
from lxml import etree, html
from trafilatura.utils import decode_file, load_html

from summarizer.distribution import NAME
from summarizer.readers.worker.hidden.page import drop_hidden
from summarizer.readers.worker.marks import keep_times, keep_turns
from summarizer.readers.worker.published import own_part, published

FULL_TEXT = 600
"""Characters from which an item's own content counts as the article, not as its teaser."""
_TEASER = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading)\W*$", re.I)
_BLOCKS = frozenset("p div br li tr blockquote h1 h2 h3 h4 h5 h6".split())
_DEPTH = 512  # elements one within the other; the deepest pages of newspapers have some sixty
_ATTRIBUTES = 512  # of one tag; the parsers' time grows with the square of their number
_SLASHED = re.compile(
    r"(<(?:div|p|span|section|article|aside|main|header|footer|nav|a|b|i|u|em|strong|small|font|center|ul|ol|li|"
    r"dl|dt|dd|table|tbody|tr|td|th|blockquote|figure|h[1-6]|template|dialog|[a-z]+-[\w-]*)\b[^<>]*+)(?<=/)>",
    re.I,
)
_HIDES = re.compile(r"hidden|style|popover|template|dialog", re.I)
_DATA = ("data-preloaded", "alttext")
_CDATA = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.S)
_TAGS = 100_000  # of an item's HTML: seconds of work
_SECONDS = 3.0  # of processor time for the items of a feed, less than a worker may take for all of it
_TAG = re.compile(rb"<([A-Za-z][^\s>/]*)")
_IN_TAG = re.compile(rb"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*)|/?>|[^\s=>/]+")
_RAW = {b"script": re.compile(rb"</script", re.I), b"style": re.compile(rb"</style", re.I)}
"""Tags behind which nothing is one until they end."""


class Refused(Exception):
    """Why there is nothing to read, in a few words."""


def load() -> None:
    """What would else count as time of the first page."""
    # They log pages without text as errors; they are reported by us, once.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with suppress(Refused):
        page(b"<html><body><p>x</p></body></html>", "", "")


def page(data: bytes, url: str, charset: str) -> dict[str, Any]:
    """The article on a page. `charset` is what the server said, if it said anything."""
    _few_attributes(data)
    tree = load_html(_opened(_decoded(data, charset)))
    if tree is not None:
        _shallow(tree)
        _refuse_ours(tree)
        drop_hidden(tree)
        own = own_part(tree)
        day = published(own)
        about = trafilatura.extract_metadata(own, default_url=url or None)
        _drop_data(tree)
        keep_turns(tree)
        keep_times(tree)
        found = trafilatura.bare_extraction(tree, url=url or None, include_comments=False)
        if text := (getattr(found, "text", None) or "").strip():
            facts = {name: getattr(about, name, None) or "" for name in ("title", "sitename", "url", "date")}
            return {"text": text} | facts | ({"date": day} if day else {})
    raise Refused("no article text on the page; save its text and pass that")


def feed(data: bytes) -> dict[str, Any]:
    """A feed's title and items."""
    _few_attributes(_CDATA.sub(b"", data))
    # Its own cleaning would take away what tells hidden text, and only text is wanted of what is left.
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and (parsed.bozo or not parsed.get("version")):
        raise Refused("not a well-formed RSS or Atom feed")
    # The short ones first: one that takes long must not cost the others.
    short_first = sorted(range(len(parsed.entries)), key=lambda n: sum(map(len, _parts(parsed.entries[n]))))
    late = time.process_time() + _SECONDS
    entries = {n: _entry(parsed.entries[n], late) for n in short_first}
    return {"title": str(parsed.feed.get("title", "")), "entries": [entries[n] for n in sorted(entries)]}


def _entry(item: Any, late: float) -> dict[str, str]:
    """One item; why it is `refused` where it is too much for the parser, or breaks it."""
    nothing = {"title": "", "link": "", "published": "", "text": ""}
    try:
        if sum(part.count("<") for part in _parts(item)) > _TAGS:
            raise Refused(f"more than {_TAGS:,} tags are no single item")
        if time.process_time() > late:
            raise Refused("no time is left for the longest items of this feed")
        link = str(item.get("link", "")).strip()
        return {
            "title": plain(str(item.get("title", ""))),
            "link": link,
            "published": _day(item.get("published_parsed") or item.get("updated_parsed")),
            "text": _text(item, alone=not link),
            "refused": "",
        }
    except Refused as refusal:
        return nothing | {"refused": str(refusal)}
    except Exception as error:
        return nothing | {"refused": f"the item cannot be parsed ({type(error).__name__})"}


def _day(when: Any) -> str:
    try:
        return date(*when[:3]).isoformat() if when else ""
    except ValueError:
        return ""


def _text(item: Any, *, alone: bool) -> str:
    """The article an item carries, or empty where it carries a teaser and a link to the rest."""
    texts = [
        str(part.get("value", "")) if part.get("type") == "text/plain" else plain(str(part.get("value", "")))
        for part in _contents(item)
    ]
    longest = max(texts, key=len, default="").strip()
    return longest if alone or (len(longest) >= FULL_TEXT and not _TEASER.search(longest)) else ""


def _contents(item: Any) -> list[Any]:
    return [*item.get("content", ()), *([item["summary_detail"]] if item.get("summary_detail") else ())]


def _parts(item: Any) -> list[str]:
    """All that is to be parsed of an item."""
    return [str(item.get("title", "")), *(str(part.get("value", "")) for part in _contents(item))]


def plain(markup: str) -> str:
    """The text of a piece of HTML that is the article itself: a line for every block, nothing left out.

    Raises `Refused` for one that is no article's.
    """
    _few_attributes(markup.encode("utf-8", "replace"))
    try:
        tree = html.fragment_fromstring(_opened(markup), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return ""  # the last one is how lxml says that nothing is left but a head
    nothing = (etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(tree, "script", "style", "figure", *nothing, with_tail=False)
    drop_hidden(tree)
    keep_turns(tree)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            parts.append("\n")
        parts.append((element.text if event == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(parts).splitlines())
    return "\n".join(line for line in lines if line)


def _few_attributes(data: bytes) -> None:
    """Refuses tags of very many attributes before a parser compares each with each.

    Goes on at "<" as the parser does, which takes it for part of a name or a value.
    """
    tag = _TAG.search(data)
    while tag:
        found, at = 0, tag.end()
        for part in _IN_TAG.finditer(data, at):
            at = part.end()
            if part[0].endswith(b">") and not part[0].startswith(b"="):
                raw = _RAW.get(tag[1].lower()) if part[0] == b">" else None
                ends = raw.search(data, at) if raw else None
                at = ends.start() if ends else len(data) if raw else at
                break
            found += not part[0].startswith(b"=")
            if found > _ATTRIBUTES:
                raise Refused(f"a tag with more than {_ATTRIBUTES} attributes is on no page meant to be read")
        tag = _TAG.search(data, at)


def _shallow(tree: html.HtmlElement) -> None:
    """Refuses what is nested beyond all use: walks over it take time that grows with the square."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEPTH:
            raise Refused(f"more than {_DEPTH} elements one within the other are on no page meant to be read")


def _refuse_ours(tree: html.HtmlElement) -> None:
    """Refuses what this program wrote: a summary of its own would be taken for news."""
    if any(meta.get("content", "").startswith(NAME) for meta in tree.iterfind(".//meta[@name='generator']")):
        raise Refused("a page of summaries; give the articles or the summaries that it was made from")


def _drop_data(tree: html.HtmlElement) -> None:
    """Takes out what pages tell programs: trafilatura reads it in place of what they show to people."""
    for element in [*tree.iter("script")]:
        element.drop_tree()
    for element in tree.iter(etree.Element):
        for name in _DATA:
            element.attrib.pop(name, None)


def _decoded(data: bytes, charset: str) -> str:
    """By the encoding that the server named, if Python knows it; else as trafilatura judges."""
    try:
        codecs.lookup(charset)
        return data.decode(charset, "replace")
    except (LookupError, ValueError):
        return decode_file(data)


def _opened(markup: str) -> str:
    """`<div hidden/>` as browsers take it, which pass over the slash: it hides what follows up to its end."""
    return _SLASHED.sub(lambda tag: f"{tag[1][:-1]}>" if _HIDES.search(tag[1]) else tag[0], markup)
