"""Which addresses are fetched: public ones, at each redirect, and as they were vetted."""

import asyncio
import socket

import httpx2
import pytest

from summarizer.dialing import Forbidden, Unreachable, is_public
from summarizer.fetch import Fetcher, Page


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

    with pytest.raises(Forbidden, match=r"not a public address; --allow-private |not a web address"):
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
