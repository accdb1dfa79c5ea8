"""What flows from the sources to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.errors import InputError, SummarizerError
from summarizer.plaintext import one_line, storable
from summarizer.summary import Failure

MAX_SOURCE = 15 * 1024 * 1024
"""Bytes of a page, a feed or a line of JSON, and as much as the fetcher takes."""


MAX_ARTICLE = 2_000_000
"""Bytes of one article's text, whatever it was read from; a long feature has fifty thousand."""
_MAX_LINES = 50_000  # each a sentence of its own
_BREAKS = ("\n", "\r", "\u2028", "\u2029")


def fitting(text: str, place: str) -> str:
    """The text of an article. Raises `InputError` that names `place` for more than one article can be."""
    if len(text) > MAX_ARTICLE or len(text.encode("utf-8", "replace")) > MAX_ARTICLE:
        raise InputError(f"{place}: more than {MAX_ARTICLE / 1e6:.0f} MB is no single article; split it")
    if sum(map(text.count, _BREAKS)) > _MAX_LINES and len(text.split()) > _MAX_LINES:
        raise InputError(f"{place}: more than {_MAX_LINES:,} lines are no single article; split it")
    return text


@dataclass(frozen=True, slots=True)
class Link:
    """An article that has yet to be fetched, with what a feed of the same site says of it."""

    url: str
    title: str = ""
    outlet: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Validators:
    """What to ask a feed with next time, once everything before it in the stream has been kept."""

    url: str
    etag: str
    last_modified: str


Item = Article | Failure | Validators


def attempt(source: str, read: Callable[[], Article]) -> Article | Failure:
    """The article `read` returns, or why there is none, whatever went wrong."""
    try:
        return read()
    except Exception as error:
        return failure(source, error)


def failure(source: str, error: Exception) -> Failure:
    """An error as a value. One that nobody foresaw is the item's, too: the others go on."""
    known = isinstance(error, SummarizerError)
    message = str(error) if known else f"{source}: cannot be read ({type(error).__name__})"
    return Failure(source=storable(source), error=type(error).__name__, message=one_line(message)[:500])
