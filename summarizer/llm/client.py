"""The client to an endpoint: bounded in what it reads, and true to the one address it was given.

Whoever answers may be hostile. No response grows beyond its bound, however it is compressed; complaints are
read as far as they are shown; redirects are not followed, since with 307 and 308 they would carry the article
and the key to a host nobody named.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

import httpx2
import openai

from summarizer.errors import UsageError
from summarizer.masking import keep_secret
from summarizer.plaintext import one_line

MAX_BYTES = 32_000_000
"""Bytes of one answer, thoughts and the wrapping of every streamed token included."""
MAX_JSON = 4_000_000
"""Bytes of one JSON text: what the longest answer and its thoughts take with every letter escaped. The
worst of it ("{},{},…") fills thirty times as much memory when it is parsed."""
_MAX_COMPLAINT = 64_000


class TooLong(openai.OpenAIError):
    """A response beyond its bound. openai passes its own errors on as they are."""


def open_client(
    base_url: str, api_key: str, *, timeout: float, private: bool = False, max_retries: int = 0
) -> openai.AsyncOpenAI:
    """A client whose key and password are masked from now on. `private` ignores the environment's proxies."""
    parts = urlsplit(base_url)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    for secret in (api_key, password, f"{user}:{password}" if password else ""):
        keep_secret(secret)
    # Without the password: HTTP clients log the addresses they ask.
    bare_url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    try:
        httpx2.URL(bare_url)
    except httpx2.InvalidURL as error:
        raise UsageError(f"base_url: not a web address: {one_line(str(error))[:200]}") from None
    return openai.AsyncOpenAI(
        base_url=bare_url,
        # Servers of one's own often want no key, but the client insists on one.
        api_key=api_key or "none",
        timeout=timeout,
        max_retries=max_retries,
        http_client=_http(timeout, httpx2.BasicAuth(user, password) if user or password else None, private),
    )


def _http(timeout: float, auth: httpx2.BasicAuth | None, private: bool) -> _BoundedClient:
    try:
        return _BoundedClient(
            timeout=timeout,
            # The engine in this process hangs up after five idle seconds, maybe as it is asked again.
            limits=httpx2.Limits(max_keepalive_connections=0)
            if private
            else openai.DEFAULT_CONNECTION_LIMITS,
            trust_env=not private,
            auth=auth,
        )
    except (httpx2.InvalidURL, ValueError, ImportError):  # all that is read here are the proxies
        # What is said of them may hold a part of a password.
        raise UsageError(
            "HTTP_PROXY, HTTPS_PROXY or ALL_PROXY (environment) is no address that can be used"
        ) from None


class _BoundedClient(httpx2.AsyncClient):
    """Reads what is not streamed up to its bound, and hands it on as if it had been read by httpx2."""

    async def send(self, request: httpx2.Request, *, stream: bool = False, **options: Any) -> httpx2.Response:
        response = await super().send(request, **{**options, "stream": True, "follow_redirects": False})
        if stream and response.is_success:
            return response
        try:
            body = await (_whole(response) if response.is_success else _start(response))
        finally:
            await response.aclose()
        coded = ("content-encoding", "content-length", "transfer-encoding")
        headers = [(name, value) for name, value in response.headers.multi_items() if name not in coded]
        read = httpx2.Response(response.status_code, headers=headers, content=body, request=request)
        read.encoding = "utf-8"  # as JSON always is: a charset of the server's may be none of text ("hex")
        return read


async def bounded(chunks: AsyncIterator[bytes], most: int = MAX_BYTES) -> AsyncIterator[bytes]:
    """`chunks` as they come. Raises `TooLong` as soon as there are more than `most` bytes."""
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise TooLong(f"the answer is longer than {most // 1_000_000} MB")
        yield chunk


async def lines(chunks: AsyncIterator[bytes], longest: int = MAX_BYTES) -> AsyncIterator[bytes]:
    """The lines in `chunks`, without their ends. Raises `TooLong` for one of more than `longest` bytes."""
    begun: list[bytes] = []  # put together once: a line of many chunks would be copied with each
    size = 0
    async for chunk in chunks:
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            yield b"".join([*begun, end]).rstrip(b"\r")
            begun, size = [], 0
        begun.append(rest)
        size += len(rest)
        if size > longest:
            raise TooLong(f"a line is longer than {longest // 1_000_000} MB")
    if last := b"".join(begun):
        yield last


async def _whole(response: httpx2.Response) -> bytes:
    return b"".join([chunk async for chunk in bounded(response.aiter_bytes(), MAX_JSON)])


async def _start(response: httpx2.Response) -> bytes:
    """What of a complaint may be shown."""
    body = b""
    try:
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > _MAX_COMPLAINT:
                break
    except httpx2.DecodingError:
        pass
    return body[:_MAX_COMPLAINT]
