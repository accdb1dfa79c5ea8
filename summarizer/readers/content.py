"""What bytes are, by what they hold: nobody's file names can be relied on, and standard input has none."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from summarizer.readers.feed import is_feed

Kind = Literal["text", "html", "feed", "json", "store"]

SNIFFED = 4096
"""Bytes from the beginning that are looked at."""
_STORE = b"SQLite format 3\0"
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[{\]])")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html"
    rb"|html|head|body|title|meta|script|style|main|article|section|div|p|h1|table)\b",
    re.I | re.S,
)


def kind_of(data: bytes) -> Kind:
    """The kind of file that begins with `data`; text, where nothing says otherwise."""
    head = data[:SNIFFED].removeprefix(codecs.BOM_UTF8)
    if head.startswith(_STORE):
        return "store"
    if _JSON.match(head):
        return "json"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:].replace(b"\0", b"")
    if is_feed(head):
        return "feed"
    return "html" if _HTML.match(head) else "text"
