"""What a site asks of robots, and how often it is asked."""

import asyncio
import time
from contextlib import suppress

import pytest

from summarizer.dialing import Forbidden, Unreachable
from summarizer.fetch import Fetcher
from tests.server import Handler, answer, fetch, server


def robots(text: bytes, status: str = "200 OK") -> tuple[Handler, list[str]]:
    asked: list[str] = []

    async def handle(head: str, writer: asyncio.StreamWriter) -> None:
        asked.append(head.split()[1])
        writer.write(answer(text, status=status) if asked[-1] == "/robots.txt" else answer(b"page"))

    return handle, asked


def test_robots_txt_is_respected_unless_told_otherwise() -> None:
    handle, asked = robots(b"User-agent: *\nDisallow: /private\n")
    assert fetch(handle, "/open").body == b"page"
    with pytest.raises(
        Forbidden, match=r"robots\.txt asks us to keep out \(`summarize batch` takes --ignore-robots\)"
    ):
        fetch(handle, "/private/x")
    assert "/private/x" not in asked
    assert fetch(handle, "/private/x", ignore_robots=True).body == b"page"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_robots_txt_is_respected_in_what_editors_save(encoding: str) -> None:
    handle, asked = robots("User-agent: *\nDisallow: /private\n".encode(encoding))
    with pytest.raises(Forbidden, match=r"robots\.txt asks us to keep out"):
        fetch(handle, "/private/x")
    assert asked == ["/robots.txt"]


def test_a_broken_robots_txt_closes_the_site() -> None:
    handle, asked = robots(b"", "503 Service Unavailable")
    with pytest.raises(Unreachable, match=r"robots\.txt: the server answered 503"):
        fetch(handle, "/open")
    assert asked == ["/robots.txt"]


def test_one_host_is_asked_once_in_a_while() -> None:
    handle, _ = robots(b"User-agent: *\nCrawl-delay: 0.3\n")

    async def run() -> float:
        async with server(handle) as base, Fetcher(allow_private=True, delay=0.1) as fetcher:
            started = time.monotonic()
            await asyncio.gather(*(fetcher.get(f"{base}/{n}") for n in range(3)))
            return time.monotonic() - started

    assert asyncio.run(run()) >= 0.6


def test_robots_txt_may_begin_with_a_byte_order_mark() -> None:
    async def handle(head: str, writer: asyncio.StreamWriter) -> None:
        rules = b"\xef\xbb\xbfUser-agent: *\nDisallow: /private\n"
        writer.write(answer(rules if "/robots.txt" in head else b"<p>x"))

    with pytest.raises(Forbidden, match=r"robots\.txt"):
        fetch(handle, "/private/a")
    assert fetch(handle, "/open").body == b"<p>x"


def test_hostile_rules_for_robots_take_no_time() -> None:
    async def handle(head: str, writer: asyncio.StreamWriter) -> None:
        rules = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 60 + b"*b$\n"
        writer.write(answer(rules * 50 if "/robots.txt" in head else b"<p>x"))

    began = time.monotonic()
    with suppress(Forbidden, Unreachable):
        fetch(handle, "/" + "a" * 1500)
    assert time.monotonic() - began < 8
