"""What `summarize FILE` may be given: an article from a file, the web or standard input, or its summary."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.errors import InputError, SummarizerError

if TYPE_CHECKING:
    from summarizer.summary import Summary

_WEB = ("http://", "https://")


def read(
    source: str, *, published: str = "", outlet: str = "", quiet: bool = False
) -> tuple[Article, Summary | None]:
    """The article at `source`, and its summary where `source` is one that was written before.

    What is given here wins over what a page says of itself. Raises `InputError`.
    """
    try:
        if source.lower().endswith(".json") and not source.lower().startswith(_WEB):
            from summarizer.cli.dossier import read_summary  # noqa: PLC0415  loads the schema

            return read_summary(Path(source))
        return _article(source, published, outlet, quiet=quiet), None
    except SummarizerError:
        raise
    except Exception as error:  # what breaks a reader must not cost the articles beside it
        raise InputError(f"{source}: cannot be read ({type(error).__name__})") from error


def _article(source: str, published: str, outlet: str, *, quiet: bool) -> Article:
    if source == "-":
        return _stdin(published, outlet, quiet=quiet)
    if not source.lower().startswith(_WEB):
        from summarizer.library import read_article  # noqa: PLC0415  loads the readers

        return read_article(Path(source), outlet=outlet, published=published)
    from summarizer.cli.progress import progress  # noqa: PLC0415  only the web makes one wait

    with progress(f"Fetching {source}", shown=not quiet):
        found = asyncio.run(_fetch(source))
    return replace(found, outlet=outlet or found.outlet, published=published or found.published)


async def _fetch(url: str) -> Article:
    from summarizer.fetch import Fetcher  # noqa: PLC0415  the HTTP client, of use to web addresses only
    from summarizer.readers.url import read_url  # noqa: PLC0415  as above

    async with Fetcher() as fetcher:
        return await read_url(url, fetcher)


def _stdin(published: str, outlet: str, *, quiet: bool) -> Article:
    from summarizer.readers.items import MAX_ARTICLE  # noqa: PLC0415  as in `read`
    from summarizer.readers.text import from_bytes  # noqa: PLC0415  as in `read`

    if sys.stdin is None:
        raise InputError("-: there is no standard input; name a file")
    if sys.stdin.isatty() and not quiet:
        print("Reading the article from here; end it with Ctrl-D.", file=sys.stderr)
    # One byte over the limit is enough to know that it is too much.
    data = sys.stdin.buffer.read(MAX_ARTICLE + 1)
    return from_bytes(data, source="-", outlet=outlet, published=published)
