"""What commands may be given: articles from files, the web or standard input, and summaries of them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.saved import Given, Saved

_WEB = ("http://", "https://")


def read(source: str, *, published: str = "", outlet: str = "", quiet: bool = False) -> Sequence[Given]:
    """What `source` holds: an article, or summaries that were written before.

    What is given here wins over what a page says of itself. Raises `InputError`.
    """
    from summarizer.saved import MAX_SAVED, from_bytes, read_file  # noqa: PLC0415  loads the schema

    if source == "-":
        return from_bytes(_stdin(MAX_SAVED, quiet=quiet), "-", outlet=outlet, published=published)
    if source.lower().startswith(_WEB):
        return [_web(source, published, outlet, quiet=quiet)]
    return read_file(Path(source), outlet=outlet, published=published)


def saved(source: str) -> list[Saved]:
    """The summaries in `source`. Raises `InputError`, also for an article that has yet to be summarized."""
    found = read(source)
    summaries = [one for one in found if not isinstance(one, Article)]
    if len(summaries) < len(found):
        raise InputError(f"{source}: holds an article, not its summary; summarize it first")
    return summaries


def _web(url: str, published: str, outlet: str, *, quiet: bool) -> Article:
    from summarizer.cli.progress import progress  # noqa: PLC0415  only the web makes one wait

    with progress(f"Fetching {url}", shown=not quiet):
        found = asyncio.run(_fetch(url))
    return replace(found, outlet=outlet or found.outlet, published=published or found.published)


async def _fetch(url: str) -> Article:
    from summarizer.fetch import Fetcher  # noqa: PLC0415  the HTTP client, of use to web addresses only
    from summarizer.readers.url import read_url  # noqa: PLC0415  as above

    async with Fetcher() as fetcher:
        return await read_url(url, fetcher)


def _stdin(limit: int, *, quiet: bool) -> bytes:
    if sys.stdin is None:
        raise InputError("-: there is no standard input; name a file")
    if sys.stdin.isatty() and not quiet:
        print("Reading the article from here; end it with Ctrl-D.", file=sys.stderr)
    # One byte over the limit is enough to know that it is too much.
    return sys.stdin.buffer.read(limit + 1)
