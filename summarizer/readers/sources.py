"""Everything a batch can be given, turned into one stream of articles and recorded failures.

A source is a web address (a feed, a page, a document, a JSONL file), a folder, a glob, a file, or "-" for
standard input (JSON lines, or a list of sources). What a file is its content says: an article as text,
page, message, Word file or PDF, JSON lines, a feed, or a list of addresses and files. Nothing is held but a
window of items being fetched.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import replace
from io import BytesIO
from typing import Protocol, TypeVar

from summarizer.article import Article
from summarizer.fetch import Fetcher, Page
from summarizer.plaintext import storable
from summarizer.readers.entries import feed_items
from summarizer.readers.feed import is_feed
from summarizer.readers.files import LINES, located
from summarizer.readers.items import Item, Link, Validators, failure
from summarizer.readers.jsonl import read_jsonl
from summarizer.readers.url import canonical, page_article, same_site
from summarizer.summary import Failure

_AHEAD = 8
"""Pages fetched side by side; the fetcher still asks each host for one at a time."""

In = TypeVar("In")
Out = TypeVar("Out")


class Memory(Protocol):
    """What earlier runs kept: the store, or nothing."""

    def known(self, url: str) -> Article | Failure | None:
        """What a canonical address led to, so that it is not fetched again."""
        ...

    def validators(self, url: str) -> Validators | None:
        """What the feed at `url` was last answered with."""
        ...


async def read_sources(sources: Iterable[str], fetcher: Fetcher, memory: Memory) -> AsyncIterator[Item]:
    """The articles of all `sources` in order; what cannot be read comes as a `Failure`, never as an error."""

    async def open_top(item: Item | Link) -> list[Item | Link]:
        return await _open(item, fetcher, memory) if isinstance(item, Link) else [item]

    async def load(item: Item | Link) -> list[Item]:
        try:
            return [await _load(item, fetcher, memory)]
        except Exception as error:  # as in `_open`
            return [failure(item.url if isinstance(item, Link | Validators) else item.source, error)]

    opened = _ahead(located(sources), open_top)
    async for item in _ahead(opened, load):
        yield item


async def _ahead(
    items: AsyncIterator[In], load: Callable[[In], Awaitable[list[Out]]], width: int = _AHEAD
) -> AsyncIterator[Out]:
    """What `load` makes of every item, in order, `width` of them under way at once."""
    window: deque[asyncio.Future[list[Out]]] = deque()
    try:
        async for item in items:
            window.append(asyncio.ensure_future(load(item)))
            if len(window) >= width:
                for out in await window.popleft():
                    yield out
        while window:
            for out in await window.popleft():
                yield out
    finally:
        for task in window:
            task.cancel()


async def _open(link: Link, fetcher: Fetcher, memory: Memory) -> list[Item | Link]:
    """What a web address given by the user holds: a feed's items, JSON lines, or one article."""
    try:
        known = memory.known(canonical(link.url))
        if isinstance(known, Article):
            return [known]
        last = memory.validators(storable(link.url))
        page = await fetcher.get(
            link.url, etag=last.etag if last else "", last_modified=last.last_modified if last else ""
        )
        if page.not_modified:
            return []
        if is_feed(page.body):
            items = await asyncio.to_thread(feed_items, page.body, page.url or link.url)
            return [*items, Validators(link.url, page.etag, page.last_modified)]
        if _is_lines(page):
            return [_own(row, page.url or link.url) for row in read_jsonl(BytesIO(page.body), link.url)]
        return [await page_article(page, link.url)]
    except Exception as error:  # what a server sends may break a reader in ways nobody foresaw
        return [failure(link.url, error)]


def _own(row: Article | Failure, site: str) -> Article | Failure:
    """A row without the address of a page that is not its site's to speak for."""
    if isinstance(row, Failure) or not row.url or same_site(row.url, site):
        return row
    return replace(row, url="")


def _is_lines(page: Page) -> bool:
    kind = page.content_type
    return kind in ("application/jsonl", "application/x-ndjson") or page.url.endswith(LINES)


async def _load(item: Item | Link, fetcher: Fetcher, memory: Memory) -> Item:
    """An item as it goes on: fetched if need be, known ones as they were kept."""
    if isinstance(item, Failure | Validators):
        return item
    if item.url and (known := memory.known(canonical(item.url))):
        return known
    if isinstance(item, Link):
        found = await page_article(await fetcher.get(item.url), item.url)
        # What the site's own feed says of its item is more exact than what was guessed from the page.
        item = replace(
            found,
            title=item.title or found.title,
            outlet=item.outlet or found.outlet,
            published=item.published or found.published,
            url=item.url,
        )
    return item
