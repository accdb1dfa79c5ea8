"""Messages: an e-mail (.eml), or a page as browsers save it in one file (.mhtml), which is one too."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers import sandbox
from summarizer.readers.html import parse_html
from summarizer.readers.text import from_bytes

_TEASER = 200
"""Characters below which the plain part of a message only says that there is another one."""


def parse_mail(data: bytes, *, source: str) -> Article:
    """The article in a message. Raises `InputError` where there is none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        page = message["Snapshot-Content-Location"] or message["Content-Location"]
        if page or message.get_content_type() == "multipart/related":
            return _page(message, source, str(page or ""))
        return _letter(message, source)
    except InputError:
        raise
    except Exception as error:  # a parser met by hostile input fails in its own ways
        raise InputError(
            f"{one_line(source)}: the message cannot be parsed ({type(error).__name__})"
        ) from None


def _page(message: EmailMessage, source: str, url: str) -> Article:
    """A saved page: its first part of HTML; the others are what the page shows."""
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        return _letter(message, source)
    body = part.get_payload(decode=True)
    web = url if url.startswith(("http://", "https://")) else ""
    found = parse_html(
        body if isinstance(body, bytes) else b"", source=source, url=web, charset=part.get_content_charset("")
    )
    return replace(found, title=found.title or one_line(str(message["Subject"] or "")))


def _letter(message: EmailMessage, source: str) -> Article:
    """An e-mail: what it says in plain text, or else in HTML; who sent it is the outlet."""
    text = _text(message.get_body(("plain",)))
    if len(text) < _TEASER and (html := _text(message.get_body(("html",)))):
        text = max(text, str(sandbox.parse("piece", html.encode(), source=source)["text"]), key=len)
    if not text.strip():
        raise InputError(f"{one_line(source)}: a message without text")
    sent = message["Date"].datetime if message["Date"] else None
    article = from_bytes(
        text.encode(), source=source, outlet=parseaddr(str(message["From"] or ""))[0],
        published=sent.date().isoformat() if sent else "",
    )  # fmt: skip
    return replace(article, title=one_line(str(message["Subject"] or "")) or article.title)


def _text(part: MIMEPart | None) -> str:
    return str(part.get_content()).replace("\r\n", "\n") if part else ""
