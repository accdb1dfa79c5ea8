"""One article from the bytes of a file: what they are is read from themselves, not from the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers.content import SNIFFED, Kind, kind_of, unreadable
from summarizer.readers.items import MAX_ARTICLE, MAX_SOURCE
from summarizer.readers.lists import OPENING, is_list, is_there
from summarizer.readers.text import from_bytes, read_bytes
from summarizer.regular import did_you_mean, read_regular


def read_document(path: Path, *, outlet: str = "", published: str = "") -> Article:
    """The article in a file. Raises `InputError`, one line that says what to do."""
    limit = MAX_ARTICLE if kind_of(head(path)) == "text" else MAX_SOURCE
    return parse_document(read_bytes(path, limit), source=str(path), outlet=outlet, published=published)


def head(path: Path) -> bytes:
    """The first bytes of a file, for `kind_of`. Raises `InputError`."""
    if not is_there(path):
        raise InputError(f"{one_line(str(path))[:200]}: no such file{did_you_mean(path)}")
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name its files, or use `summarize batch {path}`")
    return read_regular(path, SNIFFED)


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
    return _office("word", data, source)


def _pdf(data: bytes, source: str) -> Article:
    return _office("pdf", data, source)


def _office(kind: Literal["word", "pdf"], data: bytes, source: str) -> Article:
    from summarizer.readers import sandbox  # noqa: PLC0415

    found = sandbox.parse(kind, data, source=source)
    article = from_bytes(str(found["text"]).encode(), source=source)
    return replace(article, title=str(found["title"]) or article.title)


def _text(data: bytes, source: str) -> Article:
    if is_list(data[:OPENING], Path(source).parent):
        raise InputError(
            f"{one_line(source)}: a list of sources, not an article; "
            "give it itself to `summarize run`, `batch` or `dossier`"
        )
    return from_bytes(data, source=source)


def _feed(_: bytes, source: str) -> Article:
    raise InputError(f"{one_line(source)}: a feed, not an article; give it to `summarize batch`")


def _several(_: bytes, source: str) -> Article:
    raise InputError(
        f"{one_line(source)}: a list of summaries or articles, not one article; "
        "give it to `summarize run` or `dossier`"
    )


def _store(_: bytes, source: str) -> Article:
    name = one_line(source)
    raise InputError(
        f"{name}: a store, not an article; `summarize list --store {name}` shows what it holds, "
        f"`summarize dossier --store {name}` merges it"
    )


_READ: dict[Kind, Callable[[bytes, str], Article]] = {
    "text": _text,
    "html": _html,
    "mail": _mail,
    "docx": _word,
    "pdf": _pdf,
    "feed": _feed,
    "json": _several,
    "store": _store,
}
