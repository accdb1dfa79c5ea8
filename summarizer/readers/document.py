"""One article from the bytes of a file: what they are is read from themselves, not from the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers.content import SNIFFED, Kind, kind_of, unreadable
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
    if other := unreadable(data):
        raise InputError(f"{one_line(source)}: is {other}")
    found = _READ[kind_of(data)](data, source)
    return replace(found, outlet=outlet or found.outlet, published=published or found.published)


# Each loads parsers that text does not need.


def _html(data: bytes, source: str) -> Article:
    from summarizer.readers.html import parse_html  # noqa: PLC0415

    return parse_html(data, source=source)


def _mail(data: bytes, source: str) -> Article:
    from summarizer.readers.mail import parse_mail  # noqa: PLC0415

    return parse_mail(data, source=source)


def _word(data: bytes, source: str) -> Article:
    from summarizer.readers.office import word_text  # noqa: PLC0415

    text, title = word_text(data, source)
    article = from_bytes(text.encode(), source=source)
    return replace(article, title=title or article.title)


def _pdf(data: bytes, source: str) -> Article:
    from summarizer.readers.office import pdf_text  # noqa: PLC0415

    text, title = pdf_text(data, source)
    article = from_bytes(text.encode(), source=source)
    return replace(article, title=title or article.title)


def _text(data: bytes, source: str) -> Article:
    return from_bytes(data, source=source)


def _feed(_: bytes, source: str) -> Article:
    raise InputError(f"{one_line(source)}: a feed, not an article; give it to `summarize batch`")


def _several(_: bytes, source: str) -> Article:
    raise InputError(f"{one_line(source)}: holds summaries or articles by the dozen, not one article")


_READ: dict[Kind, Callable[[bytes, str], Article]] = {
    "text": _text,
    "html": _html,
    "mail": _mail,
    "docx": _word,
    "pdf": _pdf,
    "feed": _feed,
    "json": _several,
    "store": _several,
}
