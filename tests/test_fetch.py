"""The fetcher against servers that mean harm. Loopback servers need `allow_private`."""

import asyncio
import gzip
import socket
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import httpx2
import pytest

from summarizer.dialing import Forbidden, Unreachable, is_public
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


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://[fec0::1]/",
        "http://[fe80::1]/",
    ],
)
def test_an_address_that_is_not_public_is_refused(url: str) -> None:
    async def run() -> None:
        async with Fetcher(ignore_robots=True, delay=0) as fetcher:
            await fetcher.get(url)

    with pytest.raises(Forbidden, match=r"not a public address \(--allow-private, |not a web address"):
        asyncio.run(run())


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/x", "only http and https"),
        ("gopher://example.org/x", "only http and https"),
        ("/etc/passwd", "only http and https"),
        ("http://", "only http and https"),
        ("http://user:secret@example.org/", "password"),
        ("http://exa mple.org\x1b[31m/", "not a web address"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str, reason: str) -> None:
    async def run() -> None:
        async with Fetcher() as fetcher:
            await fetcher.get(url)

    with pytest.raises(Forbidden, match=reason) as refusal:
        asyncio.run(run())
    assert "secret" not in str(refusal.value)
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "100.64.0.1",
        "224.0.0.1",
        "::",
        "fc00::1",
        "255.255.255.255",
        "ff0e::1",
        "192.0.0.192",
        "192.0.0.9",
        "192.88.99.1",
        "3fff::1",
        "5f00::1",
        "64:ff9b:1::a00:1",
        "100:0:0:1::1",
        "198.18.0.1",
        "240.0.0.1",
        "2001:db8::1",
        "::ffff:10.0.0.1",
        "2002:a00:1::",
        "64:ff9b::a00:1",
        "fec0::1",
    ],
)
def test_all_others_are_not(address: str) -> None:
    assert not is_public(address)


class Wire:
    """Stands in for the network: remembers what was dialed, answers with one fixed response."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]], reply: httpx2.Response):
        self.dialed: list[httpx2.Request] = []

        async def lookup(loop: object, host: str, port: int, **_: object) -> list[object]:
            found = names.get(host, [host])
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

        async def dial(_: object, request: httpx2.Request) -> httpx2.Response:
            self.dialed.append(request)
            return reply

        monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", lookup)
        monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", dial)

    def get(self, url: str) -> Page:
        async def run() -> Page:
            async with Fetcher(ignore_robots=True, delay=0) as fetcher:
                return await fetcher.get(url)

        return asyncio.run(run())


def test_the_vetted_address_is_dialed_under_the_hosts_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"news.example": ["127.0.0.1", "93.184.216.34"]}
    wire = Wire(monkeypatch, names, httpx2.Response(200, stream=httpx2.ByteStream(b"ok")))
    wire.get("https://news.example/a?b=c")
    (request,) = wire.dialed
    assert str(request.url) == "https://93.184.216.34/a?b=c"
    assert request.headers["host"] == "news.example"
    assert request.extensions["sni_hostname"] == "news.example"


@pytest.mark.parametrize("target", ["http://127.0.0.1/admin", "http://inside.example/", "file:///etc/passwd"])
def test_a_redirect_inside_is_refused_and_never_dialed(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    names = {"news.example": ["93.184.216.34"], "inside.example": ["10.1.2.3"]}
    wire = Wire(monkeypatch, names, httpx2.Response(302, headers={"location": target}))
    with pytest.raises(Forbidden):
        wire.get("http://news.example/")
    assert [request.url.host for request in wire.dialed] == ["93.184.216.34"]


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


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    ["http://10.0.0.1/", "//169.254.169.254/latest", "http://[::1]/", "file:///etc/passwd", "ftp://x.example/",
     "http://user:secret@news.example/", "gopher://x", "javascript:alert(1)", "http://192.88.99.1/", "http:///x"],
)  # fmt: skip
def test_no_redirect_leads_inside_or_elsewhere(
    monkeypatch: pytest.MonkeyPatch, status: int, target: str
) -> None:
    reply = httpx2.Response(status, headers={"Location": target}, stream=httpx2.ByteStream(b""))
    wire = Wire(monkeypatch, {"news.example": ["93.184.216.34"]}, reply)
    with pytest.raises((Forbidden, Unreachable)) as caught:
        wire.get("http://news.example/")
    assert "secret" not in str(caught.value)
    assert {request.url.host for request in wire.dialed} == {"93.184.216.34"}


def test_a_redirect_of_robots_txt_leads_nowhere_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    reply = httpx2.Response(301, headers={"Location": "http://10.0.0.1/"}, stream=httpx2.ByteStream(b""))
    wire = Wire(monkeypatch, {"news.example": ["93.184.216.34"]}, reply)

    async def run() -> None:
        async with Fetcher(delay=0) as fetcher:
            await fetcher.get("http://news.example/")

    with pytest.raises(Forbidden):
        asyncio.run(run())
    assert {request.url.host for request in wire.dialed} == {"93.184.216.34"}


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
