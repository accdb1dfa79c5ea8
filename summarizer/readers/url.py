"""Web addresses: their canonical form, and the article behind one."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from urllib.parse import urldefrag, urlsplit

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.fetch import Fetcher, Page
from summarizer.plaintext import one_line, storable
from summarizer.readers.content import kind_of
from summarizer.readers.document import parse_document
from summarizer.readers.feed import is_feed
from summarizer.readers.html import parse_html
from summarizer.readers.text import from_bytes

_HTML = ("text/html", "application/xhtml+xml", "")


def canonical(url: str) -> str:
    """The form in which two addresses of one article are equal: no fragment, no tracking, default port."""
    from courlan import normalize_url  # noqa: PLC0415  trafilatura's own helper; only web sources need it

    url = storable(url)
    try:
        return str(normalize_url(urldefrag(url).url, strict=False))
    except Exception:  # what is no address breaks it in several ways, and is compared as it stands
        return url


def same_site(one: str, other: str) -> bool:
    """Whether two web addresses are of one owner: of one domain as registrars sell them.

    Blogs below a shared host ("a.github.io") are sites of their own, as the Public Suffix List has it.
    """
    return bool(_site(one)) and _site(one) == _site(other)


def _site(url: str) -> str:
    from tld import get_fld  # noqa: PLC0415  reads the list of suffixes; only web sources need it

    try:
        host = urlsplit(url).hostname or ""
        listed = get_fld(url, fail_silently=True, search_private=True)
    except ValueError:
        return ""
    # What is on no list: an address in figures as it stands, and of names the last two, as browsers do.
    in_figures = ":" in host or host.replace(".", "").isdigit()
    return listed or (host if in_figures else ".".join(host.rsplit(".", 2)[-2:]))


async def read_url(url: str, fetcher: Fetcher) -> Article:
    """The article at `url`. Raises `InputError` where there is none."""
    return await page_article(await fetcher.get(url), url)


async def page_article(page: Page, url: str) -> Article:
    """The article on a page fetched from `url`. Raises `InputError`; parsing runs in a thread."""
    if is_feed(page.body):
        raise InputError(f"{one_line(url)}: a feed, not an article; give it to `summarize batch`")
    if page.content_type == "text/plain":
        return replace(from_bytes(page.body, source=url), url=page.url)
    if kind_of(page.body) in ("pdf", "docx", "mail"):
        return replace(await asyncio.to_thread(parse_document, page.body, source=url), url=page.url)
    if page.content_type not in _HTML:
        raise InputError(
            f"{one_line(url)}: {one_line(page.content_type)[:60]} is no article, "
            "as HTML, text, PDF and Word files are"
        )
    found = await asyncio.to_thread(parse_html, page.body, source=url, url=page.url, charset=page.charset)
    return replace(found, url=page.url)
