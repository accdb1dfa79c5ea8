"""Web addresses: their canonical form, and the article behind one."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from urllib.parse import urldefrag

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.fetch import Fetcher, Page
from summarizer.plaintext import one_line
from summarizer.readers.feed import is_feed
from summarizer.readers.html import parse_html
from summarizer.readers.text import from_bytes

_HTML = ("text/html", "application/xhtml+xml", "")


def canonical(url: str) -> str:
    """The form in which two addresses of one article are equal: no fragment, no tracking, default port."""
    from courlan import normalize_url  # noqa: PLC0415  trafilatura's own helper; only web sources need it

    try:
        return str(normalize_url(urldefrag(url).url, strict=False))
    except Exception:  # what is no address breaks it in several ways, and is compared as it stands
        return url


async def read_url(url: str, fetcher: Fetcher) -> Article:
    """The article at `url`. Raises `InputError` where there is none."""
    return await page_article(await fetcher.get(url), url)


async def page_article(page: Page, url: str) -> Article:
    """The article on a page fetched from `url`. Raises `InputError`; parsing runs in a thread."""
    if is_feed(page.body):
        raise InputError(f"{one_line(url)}: a feed, not an article; give it to `summarize batch`")
    if page.content_type == "text/plain":
        return replace(from_bytes(page.body, source=url), url=page.url)
    if page.content_type not in _HTML:
        raise InputError(
            f"{one_line(url)}: {one_line(page.content_type)[:60]} is no article; HTML and text are read"
        )
    found = await asyncio.to_thread(parse_html, page.body, source=url, url=page.url, charset=page.charset)
    return replace(found, url=page.url)
