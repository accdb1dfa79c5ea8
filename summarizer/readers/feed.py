"""RSS and Atom feeds, as bytes: feedparser is given no address and no path, so it opens neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers.html import plain
from summarizer.readers.items import MAX_SOURCE

FULL_TEXT = 600
"""Characters from which an item's own content counts as the article, not as its teaser."""
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_TEASER = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading)\W*$", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `text` is the whole article, or empty where only the linked page holds it."""

    title: str
    link: str
    published: str
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    entries: tuple[Entry, ...]


def is_feed(data: bytes) -> bool:
    """Whether bytes look like RSS, Atom or RDF: the root element stands within the first kilobytes."""
    head = data[:4096].replace(b"\0", b"")
    return bool(_FEED.search(head)) and b"<html" not in head.lower()


def parse_feed(data: bytes, *, source: str) -> Feed:
    """The feed in `data`. Raises `InputError` where there is none, or where it declares XML entities.

    Items without text and without link come back as they are: the caller records them.
    """
    import feedparser  # noqa: PLC0415  only feeds need it

    shown = one_line(source)
    if len(data) > MAX_SOURCE:
        raise InputError(f"{shown}: a feed of more than {MAX_SOURCE // 2**20} MB")
    # No real feed needs entities of its own, and nested ones are how a kilobyte becomes a gigabyte.
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise InputError(f"{shown}: the feed declares XML entities, as bombs do; it is not parsed")
    try:
        parsed = feedparser.parse(data)
    except Exception as error:  # a parser met by hostile input fails in its own ways, RecursionError too
        raise InputError(f"{shown}: the feed cannot be parsed ({type(error).__name__})") from None
    if not parsed.entries and (parsed.bozo or not parsed.get("version")):
        raise InputError(f"{shown}: not a well-formed RSS or Atom feed")
    return Feed(one_line(parsed.feed.get("title", "")), tuple(_entry(item) for item in parsed.entries))


def _entry(item: Any) -> Entry:
    when = item.get("published_parsed") or item.get("updated_parsed")
    try:
        published = date(*when[:3]).isoformat() if when else ""
    except ValueError:
        published = ""
    link = str(item.get("link", "")).strip()
    return Entry(
        title=one_line(plain(str(item.get("title", "")))),
        link=link,
        published=published,
        text=_text(item, alone=not link),
    )


def _text(item: Any, *, alone: bool) -> str:
    """The article an item carries, or empty where it carries a teaser and a link to the rest."""
    parts = [*item.get("content", ()), *([item["summary_detail"]] if item.get("summary_detail") else ())]
    texts = [
        str(part.get("value", "")) if part.get("type") == "text/plain" else plain(str(part.get("value", "")))
        for part in parts
    ]
    longest = max(texts, key=len, default="").strip()
    return longest if alone or (len(longest) >= FULL_TEXT and not _TEASER.search(longest)) else ""
