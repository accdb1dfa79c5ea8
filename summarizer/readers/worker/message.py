"""Messages as plain data.

The standard library's parser takes time that grows with the square of a message's parts and of some headers.
"""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import Any

from summarizer.readers.worker.markup import Refused, page, plain

_SHORTEST = 200
"""Characters from which a part of HTML is the message: it is what is shown. Below it only says that there is
another part, or wraps a picture.
"""


def message(data: bytes) -> dict[str, Any]:
    """The article in a message, and whether that is a `letter` and no saved page. Raises `Refused`."""
    parsed = email.message_from_bytes(data, policy=email.policy.default)
    address = str(parsed["Snapshot-Content-Location"] or parsed["Content-Location"] or "")
    if address or parsed.get_content_type() == "multipart/related":
        saved = next((part for part in parsed.walk() if part.get_content_type() == "text/html"), None)
        if saved is not None:
            return _page(saved, address, str(parsed["Subject"] or ""))
    return _letter(parsed)


def _page(part: MIMEPart, address: str, subject: str) -> dict[str, Any]:
    """A saved page: its first part of HTML; the others are what the page shows."""
    body = part.get_payload(decode=True)
    web = address if address.startswith(("http://", "https://")) else ""
    found = page(body if isinstance(body, bytes) else b"", web, part.get_content_charset("") or "")
    return {**found, "title": found["title"] or subject, "url": web or found["url"], "letter": False}


def _letter(parsed: EmailMessage) -> dict[str, Any]:
    """An e-mail: what it shows, which is its HTML where it has some; who sent it is the outlet."""
    text = plain(_text(parsed.get_body(("html",))))
    if len(text) < _SHORTEST:
        text = max(text, _text(parsed.get_body(("plain",))), key=len)
    if not text.strip():
        raise Refused("a message without text")
    sent = parsed["Date"].datetime if parsed["Date"] else None
    return {
        "text": text,
        "title": str(parsed["Subject"] or ""),
        "sitename": parseaddr(str(parsed["From"] or ""))[0],
        "url": "",
        "date": sent.date().isoformat() if sent else "",
        "letter": True,
    }


def _text(part: MIMEPart | None) -> str:
    return str(part.get_content()).replace("\r\n", "\n") if part else ""
