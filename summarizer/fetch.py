"""Getting one web page, feed or robots.txt from a server that may be hostile.

Which addresses may be dialed is decided in `summarizer.dialing`, for every request anew, redirects and
robots.txt included. Everything is bounded: redirects, seconds in all, and bytes after decompression, counted
while streaming.
"""

from __future__ import annotations

import asyncio
import codecs
import re
import time
import zlib
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

import httpx2

from summarizer import distribution
from summarizer.dialing import Forbidden, PinnedTransport, Unreachable, shown
from summarizer.errors import InputError
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 15 * 1024 * 1024
MAX_REDIRECTS = 3
_ROBOTS_BYTES = 500 * 1024  # RFC 9309, section 2.5: parsers read at least this much
_AGENT = distribution.NAME  # robots.txt rules are looked up under this name
_ROBOTS_KEPT = 256
_MAX_CRAWL_DELAY = 30.0  # a site that asks for an hour between pages is not read in this run anyway


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered. `url` is where it was found after redirects, `body` is decompressed.

    `not_modified` means that the server confirmed the copy named by `etag` or `last_modified`: no body.
    """

    url: str
    body: bytes
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False


class Fetcher:
    """A polite client: one request a host every `delay` seconds, robots.txt respected.

    An async context manager. `seconds` bounds one page from first look-up to last byte, its redirects
    included and the polite waiting not. `allow_private` lets it dial addresses that are not public.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        ignore_robots: bool = False,
        delay: float = 1.0,
        seconds: float = 30.0,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._ignore_robots = ignore_robots
        self._delay = delay
        self._seconds = seconds
        self._max_bytes = max_bytes
        self._hosts: dict[str, _Host] = {}
        self._client = httpx2.AsyncClient(
            transport=PinnedTransport(allow_private),
            headers={
                "User-Agent": _AGENT,
                "Accept": "text/html,application/rss+xml,application/atom+xml,*/*;q=0.5",
                "Accept-Encoding": "gzip",
            },
            timeout=httpx2.Timeout(10.0),
            trust_env=False,
            follow_redirects=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Page:
        """The page at `url`. With `etag` or `last_modified` it may come back as `not_modified`.

        Raises `Forbidden` or `Unreachable`.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        spent = 0.0
        for _ in range(MAX_REDIRECTS + 1):
            target = _checked(url)
            await self._polite(target)
            started = time.monotonic()
            found = await self._within(
                self._one(target, headers, self._max_bytes), self._seconds - spent, url
            )
            spent += time.monotonic() - started
            if isinstance(found, Page):
                return found
            url = found
        raise Forbidden(f"{shown(url)}: more than {MAX_REDIRECTS} redirects")

    async def _polite(self, url: httpx2.URL) -> None:
        """Waits until the host may be asked again; refuses what its robots.txt forbids."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        host = self._hosts.pop(origin, None) or _Host()
        self._hosts[origin] = host  # the most recently used stand last
        for stale in list(self._hosts)[:-_ROBOTS_KEPT]:
            del self._hosts[stale]
        async with host.lock:
            delay = self._delay
            if not self._ignore_robots:
                host.robots = host.robots or await self._robots(origin)
                if isinstance(host.robots, InputError):
                    raise host.robots
                if not host.robots.can_fetch(str(url), _AGENT):
                    raise Forbidden(
                        f"{shown(str(url))}: robots.txt asks us to keep out "
                        "(`summarize batch` takes --ignore-robots)"
                    )
                delay = max(delay, min(host.robots.crawl_delay(_AGENT) or 0.0, _MAX_CRAWL_DELAY))
            await asyncio.sleep(max(0.0, host.free_at - time.monotonic()))
            host.free_at = time.monotonic() + delay

    async def _robots(self, origin: str) -> Protego | Unreachable | Forbidden:
        """An origin's robots.txt. No such file allows everything, an unreachable one nothing (RFC 9309)."""
        from protego import Protego  # noqa: PLC0415  only runs that fetch and are polite need it

        url = f"{origin}/robots.txt"
        try:
            for _ in range(MAX_REDIRECTS + 1):
                found = await self._within(self._one(_checked(url), {}, _ROBOTS_BYTES), self._seconds, url)
                if isinstance(found, Page):
                    return Protego.parse(_rules(found.body))
                url = found
        except Forbidden as refusal:
            return refusal
        except Unreachable as refusal:
            gone = 400 <= refusal.status < 500 and refusal.status != 429
            return Protego.parse("") if gone else refusal
        return Forbidden(f"{shown(url)}: more than {MAX_REDIRECTS} redirects")

    async def _within(self, request: Awaitable[Page | str], seconds: float, url: str) -> Page | str:
        try:
            async with asyncio.timeout(max(seconds, 0.001)):
                return await request
        except TimeoutError:
            raise Unreachable(f"{shown(url)}: not finished within {self._seconds:g} seconds") from None
        except httpx2.HTTPError as error:
            reason = one_line(str(error)) or type(error).__name__
            raise Unreachable(f"{shown(url)}: {reason}") from None
        except OSError as error:
            raise Unreachable(f"{shown(url)}: {error.strerror or type(error).__name__}") from None

    async def _one(self, url: httpx2.URL, headers: dict[str, str], max_bytes: int) -> Page | str:
        """One request: the page, or the address it redirects to."""
        async with self._client.stream("GET", url, headers=headers) as answer:
            location = answer.headers.get("location")
            if answer.status_code in (301, 302, 303, 307, 308) and location:
                try:
                    return str(url.join(location))
                except (httpx2.InvalidURL, ValueError):
                    raise Unreachable(f"{shown(str(url))}: redirects to no address") from None
            etag, modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
            if answer.status_code == 304:
                return Page(str(url), b"", etag=etag, last_modified=modified, not_modified=True)
            if not answer.is_success:
                refusal = Unreachable(f"{shown(str(url))}: the server answered {answer.status_code}")
                refusal.status = answer.status_code
                raise refusal
            kind, _, rest = answer.headers.get("content-type", "").partition(";")
            charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest)
            body = await _body(answer, str(url), max_bytes)
            name = charset.group(1) if charset else ""
            return Page(str(url), body, kind.strip().lower(), name, etag, modified)


class _Host:
    """What is known of one origin: its robots.txt (or why it cannot be had), when it may be asked again."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.free_at = 0.0
        self.robots: Protego | Unreachable | Forbidden | None = None


def _rules(robots: bytes) -> str:
    """A robots.txt as text: in UTF-8, as it has to be, or in UTF-16, as some editors save it."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        robots = robots.removeprefix(mark)
    return robots.replace(b"\0", b"").decode("utf-8", "replace")


def _checked(url: str) -> httpx2.URL:
    """`url` parsed, without its fragment. Raises `Forbidden` unless it is a plain http or https address."""
    try:
        parsed = httpx2.URL(url.strip()).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError):
        raise Forbidden(f"{shown(url)}: not a web address") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise Forbidden(f"{shown(url)}: only http and https addresses are fetched")
    if parsed.userinfo:
        raise Forbidden(f"{shown(parsed.host)}: addresses with a password in them are not fetched")
    return parsed


async def _body(answer: httpx2.Response, url: str, max_bytes: int) -> bytes:
    """The decompressed body. Raises `Forbidden` as soon as it passes `max_bytes`, before inflating more."""
    body = bytearray()
    coding = answer.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise Unreachable(f"{shown(url)}: sent an encoding nobody asked for ({one_line(coding)[:20]})")
    raw = answer.aiter_raw()
    plain = coding in ("identity", "")
    async for piece in raw if plain else _inflated(raw, url, max_bytes):
        body += piece
        if len(body) > max_bytes:
            raise Forbidden(f"{shown(url)}: larger than {max_bytes / 2**20:g} MB after decompression")
    return bytes(body)


async def _inflated(pieces: AsyncIterator[bytes], url: str, max_bytes: int) -> AsyncIterator[bytes]:
    """The pieces inflated, never more than `max_bytes` + 1 of them at once."""
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    async for piece in pieces:
        data = piece
        while data:
            if inflate.eof:  # gzip allows several members in a row
                inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                yield inflate.decompress(data, max_bytes + 1)
            except zlib.error:
                raise Unreachable(f"{shown(url)}: broken compression") from None
            data = inflate.unused_data or inflate.unconsumed_tail
