"""Web pages as articles: trafilatura finds the main text, the title, the outlet and the date."""

from __future__ import annotations

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers import sandbox
from summarizer.readers.items import MAX_SOURCE, fitting


def parse_html(data: bytes, *, source: str, url: str = "", charset: str = "") -> Article:
    """The article in a page's bytes. `charset` is what the server said, if it said anything.

    Raises `InputError` for a page that is too large, takes too long, is no HTML or holds no article.
    """
    if len(data) > MAX_SOURCE:
        raise InputError(f"{one_line(source)}: a page of more than {MAX_SOURCE // 2**20} MB; save its text")
    found = sandbox.parse("page", data, source=source, url=url, charset=charset)
    return Article.of(
        fitting(str(found["text"]), one_line(source)),
        source=source,
        title=str(found["title"]),
        outlet=str(found["sitename"]),
        url=url or str(found["url"]),
        published=str(found["date"]),
    )
