"""Web pages as articles: trafilatura finds the main text, the title, the outlet and the date."""

from __future__ import annotations

import codecs
import logging
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers.items import MAX_SOURCE
from summarizer.regular import read_regular

_BLOCKS = frozenset("p div br li tr blockquote h1 h2 h3 h4 h5 h6".split())

# It logs pages without text as errors; they are reported by us, once.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)


def read_html(path: Path) -> Article:
    """The article of a saved page. Raises `InputError`."""
    return parse_html(read_regular(path, MAX_SOURCE), source=str(path))


def parse_html(data: bytes, *, source: str, url: str = "", charset: str = "") -> Article:
    """The article in a page's bytes. `charset` is what the server said, if it said anything.

    Raises `InputError` for a page that is too large, is no HTML or holds no article.
    """
    import trafilatura  # noqa: PLC0415  lxml and a dozen modules; only pages need it

    if len(data) > MAX_SOURCE:
        raise InputError(f"{one_line(source)}: a page of more than {MAX_SOURCE // 2**20} MB; save its text")
    try:
        found = trafilatura.bare_extraction(
            _decoded(data, charset), url=url or None, with_metadata=True, include_comments=False
        )
    except Exception as error:  # a parser met by hostile input fails in its own ways, RecursionError too
        raise InputError(f"{one_line(source)}: the page cannot be parsed ({type(error).__name__})") from None
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        raise InputError(f"{one_line(source)}: no article text on the page; save its text and pass that")
    return Article.of(
        text,
        source=source,
        title=getattr(found, "title", None) or "",
        outlet=getattr(found, "sitename", None) or "",
        url=url or getattr(found, "url", None) or "",
        published=getattr(found, "date", None) or "",
    )


def plain(markup: str) -> str:
    """The text of a piece of HTML that is the article itself: a line for every block, nothing left out."""
    from lxml import etree, html  # noqa: PLC0415  only feeds with full text need it

    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return ""  # the last one is how lxml says that nothing is left but a head
    nothing = (etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(tree, "script", "style", "figure", *nothing, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            parts.append("\n")
        parts.append((element.text if event == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(parts).splitlines())
    return "\n".join(line for line in lines if line)


def _decoded(data: bytes, charset: str) -> str | bytes:
    """Text where the server named an encoding Python knows; else the bytes, for trafilatura to judge."""
    try:
        codecs.lookup(charset)
        return data.decode(charset, "replace")
    except (LookupError, ValueError):
        return data
