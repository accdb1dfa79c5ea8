"""What bytes are, by what they hold: nobody's file names can be relied on, and standard input has none."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from summarizer.readers.feed import is_feed

Kind = Literal["text", "html", "mail", "docx", "pdf", "feed", "json", "store"]

SNIFFED = 8192
"""Bytes from the beginning that are looked at."""
_STORE = b"SQLite format 3\0"
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[{\]])")
# What was a comment once stays one (`(?>…)`): comments in a row must not be read in every other way.
_PROLOGUE = rb"\s*(?:<\?xml[^>]*\?>\s*)?(?>(?:<!--.*?-->\s*)*)"
_HTML = re.compile(
    _PROLOGUE + rb"<(?:!doctype\s+html"
    rb"|html|head|body|title|meta|script|style|main|article|section|div|p|h1|table)\b",
    re.I | re.S,
)
_SVG = re.compile(_PROLOGUE + rb"(?:<!doctype\s+svg[^>]*>\s*)?<(?:svg:)?svg\b", re.I | re.S)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:\s|[ \t]+\S")
_MAIL = re.compile(
    rb"^(?:from|to|date|subject|received|message-id|mime-version|content-type|return-path):", re.I | re.M
)
# What begins with these holds no text that can be read here, and what to do about it.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "an image; the text in it has to be typed or recognized first"),
    (b"\xff\xd8\xff", "an image; the text in it has to be typed or recognized first"),
    (b"GIF8", "an image; the text in it has to be typed or recognized first"),
    (b"II*\0", "an image; the text in it has to be typed or recognized first"),
    (b"MM\0*", "an image; the text in it has to be typed or recognized first"),
    (b"RIFF", "an image or a recording, not text"),
    (b"ID3", "a recording, not text"),
    (b"OggS", "a recording, not text"),
    (b"\0\0\0\x18ftyp", "a recording, not text"),
    (b"\0\0\0\x20ftyp", "a recording or an image, not text"),
    (b"\x1f\x8b", "an archive; unpack it first"),
    (b"BZh", "an archive; unpack it first"),
    (b"\xfd7zXZ", "an archive; unpack it first"),
    (b"7z\xbc\xaf", "an archive; unpack it first"),
    (b"Rar!", "an archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "an archive; unpack it first"),
    (b"PAR1", "a table (Parquet), not an article"),
    (b"GGUF", "a model, not an article; name it with --model"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as .docx or text"),
    (b"{\\rtf", "rich text; save it as .docx or text"),
)
# The first columns of what `export` writes.
_TABLE = b"article,state,title,outlet,url,published,source,"
_ZIP = b"PK\x03\x04"


def kind_of(data: bytes) -> Kind:
    """The kind of file that begins with `data`; text, where nothing says otherwise."""
    head = data[:SNIFFED].removeprefix(codecs.BOM_UTF8)
    if head.startswith(_STORE):
        return "store"
    if head.startswith(_ZIP):
        return "docx"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _JSON.match(head):
        return "json"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:].replace(b"\0", b"")
    if is_feed(head):
        return "feed"
    if _HTML.match(head):
        return "html"
    return "mail" if _is_mail(head) else "text"


def unreadable(data: bytes) -> str:
    """What the bytes are and what to do, where they are of a kind that holds no text; else empty."""
    head = data[:SNIFFED].removeprefix(codecs.BOM_UTF8)
    if head.startswith(_TABLE):
        return "a table of summaries; give the store or the articles that it was made from"
    if _SVG.match(head):
        return "a drawing (SVG), not an article"
    found = next((what for sign, what in _OTHERS if data.startswith(sign)), "")
    return found or ("an archive; unpack it first" if data[257:262] == b"ustar" else "")


def _is_mail(head: bytes) -> bool:
    """Whether the first lines are headers of a message, at least two of them well-known ones."""
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = block.splitlines()
    return len(_MAIL.findall(block)) >= 2 and all(_HEADER.match(line) for line in lines)
