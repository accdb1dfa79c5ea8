"""A server on loopback for tests of the fetcher."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from summarizer.fetch import Fetcher, Page

Handler = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@asynccontextmanager
async def server(handle: Handler) -> AsyncIterator[str]:
    """A loopback server; `handle` gets the request head and writes the answer. Yields its address."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            await handle(head, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def saying(body: bytes, *headers: str, status: str = "200 OK") -> Handler:
    async def handle(head: str, writer: asyncio.StreamWriter) -> None:
        writer.write(NO_ROBOTS if "/robots.txt" in head else answer(body, *headers, status=status))

    return handle


def fetch(handle: Handler, path: str = "/", **options: object) -> Page:
    async def run() -> Page:
        async with server(handle) as base:
            settings = {"allow_private": True, "delay": 0.0, "seconds": 5.0, **options}
            async with Fetcher(**settings) as fetcher:
                return await fetcher.get(base + path)

    return asyncio.run(run())
