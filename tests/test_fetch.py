"""The fetcher against servers that mean harm. Loopback servers need `allow_private`."""

import asyncio
import gzip
import socket
import time
import zlib

import pytest

from summarizer.dialing import Forbidden, Unreachable
from summarizer.fetch import Fetcher, Page
from tests.server import NO_ROBOTS, Handler, answer, fetch, saying, server


def test_a_page_comes_with_type_and_validators() -> None:
    page = fetch(saying(b"<p>hello", "Content-Type: text/HTML; charset=utf-8", 'ETag: "7"'))
    assert (page.body, page.content_type, page.charset, page.etag) == (
        b"<p>hello",
        "text/html",
        "utf-8",
        '"7"',
    )


def test_gzip_is_inflated_several_members_too() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert fetch(saying(packed, "Content-Encoding: gzip")).body == b"one two"


def test_a_page_of_fifteen_megabytes_is_fetched_whole() -> None:
    body = bytes(15 * 2**20)
    assert fetch(saying(gzip.compress(body), "Content-Encoding: gzip")).body == body


def test_a_gzip_bomb_is_cut_while_streaming() -> None:
    bomb = gzip.compress(bytes(64 * 2**20))
    assert len(bomb) < 100_000
    with pytest.raises(Forbidden, match="larger than 15 MB after decompression"):
        fetch(saying(bomb, "Content-Encoding: gzip"))


def test_a_bomb_is_never_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    real = zlib.decompressobj

    class Watched:
        def __init__(self, bits: int) -> None:
            self.inner = real(bits)

        def decompress(self, data: bytes, limit: int) -> bytes:
            piece = self.inner.decompress(data, limit)
            sizes.append(len(piece))
            return piece

        def __getattr__(self, name: str) -> object:
            return getattr(self.inner, name)

    monkeypatch.setattr(zlib, "decompressobj", Watched)
    with pytest.raises(Forbidden):
        fetch(saying(gzip.compress(bytes(2**20)), "Content-Encoding: gzip"), max_bytes=1000)
    assert sum(sizes) == 1001


def test_broken_compression_is_a_failure_of_the_page() -> None:
    with pytest.raises(Unreachable, match="broken compression"):
        fetch(saying(b"not gzip", "Content-Encoding: gzip"))


def test_an_endless_body_is_cut() -> None:
    async def endless(head: str, writer: asyncio.StreamWriter) -> None:
        if "/robots.txt" in head:
            writer.write(NO_ROBOTS)
            return
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")
            await writer.drain()

    with pytest.raises(Forbidden, match="larger than 1 MB"):
        fetch(endless, max_bytes=2**20)


def test_a_slow_loris_is_hung_up_on() -> None:
    async def drip(head: str, writer: asyncio.StreamWriter) -> None:
        if "/robots.txt" in head:
            writer.write(NO_ROBOTS)
            return
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    started = time.monotonic()
    with pytest.raises(Unreachable, match=r"not finished within 0\.4 seconds"):
        fetch(drip, seconds=0.4)
    assert time.monotonic() - started < 60  # all its bytes would take 500


def test_an_endless_header_is_refused() -> None:
    async def chatter(head: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while not writer.is_closing():
            writer.write(b"X-More: " + b"y" * 8192 + b"\r\n")
            await writer.drain()

    with pytest.raises(Unreachable):
        fetch(chatter, ignore_robots=True)


def test_redirects_are_followed_three_times() -> None:
    def hops(limit: int) -> Handler:
        async def handle(head: str, writer: asyncio.StreamWriter) -> None:
            n = int(head.split()[1].strip("/") or 0)
            done = n >= limit
            writer.write(answer(b"there") if done else answer(b"", f"Location: /{n + 1}", status="302 Found"))

        return handle

    assert fetch(hops(3), ignore_robots=True).body == b"there"
    with pytest.raises(Forbidden, match="more than 3 redirects"):
        fetch(hops(4), ignore_robots=True)


def test_an_error_status_is_named() -> None:
    with pytest.raises(Unreachable, match="answered 410"):
        fetch(saying(b"", status="410 Gone"))


def test_no_server_is_named() -> None:
    async def run() -> None:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]
        async with Fetcher(allow_private=True, ignore_robots=True) as fetcher:
            await fetcher.get(f"http://127.0.0.1:{port}/")

    with pytest.raises(Unreachable, match=r"127\.0\.0\.1"):
        asyncio.run(run())


def test_a_copy_that_is_still_good_is_not_sent_again() -> None:
    async def handle(head: str, writer: asyncio.StreamWriter) -> None:
        same = 'if-none-match: "7"' in head.lower() and "if-modified-since: Mon" in head.lower().replace(
            "mon", "Mon"
        )
        writer.write(answer(b"", status="304 Not Modified") if same else answer(b"news"))

    async def run() -> tuple[Page, Page]:
        async with (
            server(handle) as base,
            Fetcher(allow_private=True, ignore_robots=True, delay=0) as fetcher,
        ):
            return await fetcher.get(base), await fetcher.get(
                base, etag='"7"', last_modified="Mon, 02 Feb 2026 10:00:00 GMT"
            )

    fresh, same = asyncio.run(run())
    assert (fresh.not_modified, fresh.body) == (False, b"news")
    assert (same.not_modified, same.body) == (True, b"")
