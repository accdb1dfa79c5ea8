"""Messages: an e-mail (.eml), or a page as browsers save it in one file (.mhtml), which is one too."""

from __future__ import annotations

from dataclasses import replace

from summarizer.article import Article
from summarizer.plaintext import one_line
from summarizer.readers import sandbox
from summarizer.readers.items import fitting
from summarizer.readers.text import from_bytes


def parse_mail(data: bytes, *, source: str) -> Article:
    """The article in a message. Raises `InputError` where there is none."""
    found = sandbox.parse("mail", data, source=source)
    text, title = str(found["text"]), one_line(str(found["title"]))
    outlet, published = str(found["sitename"]), str(found["date"])
    if not found["letter"]:
        return Article.of(
            fitting(text, one_line(source)), source=source, title=title, outlet=outlet, url=str(found["url"]),
            published=published,
        )  # fmt: skip
    letter = from_bytes(text.encode("utf-8", "replace"), source=source, outlet=outlet, published=published)
    return replace(letter, title=title or letter.title)
