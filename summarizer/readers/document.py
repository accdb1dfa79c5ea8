"""One article from the bytes of a file: what they are is read from themselves, not from the file's name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers.content import SNIFFED, kind_of
from summarizer.readers.items import MAX_SOURCE
from summarizer.readers.text import MAX_BYTES, from_bytes, read_bytes


def read_document(path: Path, *, outlet: str = "", published: str = "") -> Article:
    """The article in a file. Raises `InputError`, one line that says what to do."""
    limit = MAX_BYTES if kind_of(head(path)) == "text" else MAX_SOURCE
    return parse_document(read_bytes(path, limit), source=str(path), outlet=outlet, published=published)


def head(path: Path) -> bytes:
    """The first bytes of a file, for `kind_of`. Raises `InputError`."""
    try:
        with path.open("rb") as file:
            return file.read(SNIFFED)
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; name its files, or use `summarize batch {path}`") from None
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def parse_document(data: bytes, *, source: str, outlet: str = "", published: str = "") -> Article:
    """The article in `data`. What is given here wins over what the document says of itself."""
    kind = kind_of(data)
    if kind == "feed":
        raise InputError(f"{one_line(source)}: a feed, not an article; give it to `summarize batch`")
    if kind == "html":
        from summarizer.readers.html import parse_html  # noqa: PLC0415  parsers that text does not need

        found = parse_html(data, source=source)
        return replace(found, outlet=outlet or found.outlet, published=published or found.published)
    return from_bytes(data, source=source, outlet=outlet, published=published)
