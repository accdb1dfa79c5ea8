"""RSS and Atom feeds, as bytes: feedparser is given no address and no path, so it opens neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers import sandbox
from summarizer.readers.items import MAX_SOURCE

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_QUOTED = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.S)
"""What may tell of markup without being any."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `text` is the whole article, or empty where only the linked page holds it.

    `refused` says in a few words why there is nothing to read.
    """

    title: str
    link: str
    published: str
    text: str
    refused: str = ""


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
    shown = one_line(source)
    if len(data) > MAX_SOURCE:
        raise InputError(f"{shown}: a feed of more than {MAX_SOURCE // 2**20} MB")
    # No real feed needs entities of its own, and nested ones are how a kilobyte becomes a gigabyte.
    if _ENTITY.search(_QUOTED.sub(b"", data.replace(b"\0", b""))):
        raise InputError(f"{shown}: the feed declares XML entities, as bombs do; it is not parsed")
    found = sandbox.parse("feed", data, source=source)
    return Feed(one_line(found["title"]), tuple(_entry(**item) for item in found["entries"]))


def _entry(title: str, link: str, published: str, text: str, refused: str) -> Entry:
    return Entry(one_line(title), link, published, text, refused)
