"""What flows from the sources to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.errors import SummarizerError
from summarizer.plaintext import one_line, storable
from summarizer.summary import Failure

MAX_SOURCE = 15 * 1024 * 1024
"""Bytes of a page, a feed or a line of JSON, and as much as the fetcher takes."""


@dataclass(frozen=True, slots=True)
class Link:
    """An article that has yet to be fetched, with what its feed says of it."""

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
