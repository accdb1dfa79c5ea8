"""Dialing the open internet: only public addresses, and exactly the address that was vetted.

Built on httpx2, which `openai` brings along, with a transport of its own: it resolves the host, throws out
every address that is not public, and dials one it vetted, keeping the host's name for the Host header, for
TLS and for its certificate. It serves every request, so no name is looked up again between check and use.
(aiohttp's resolver hook, the other candidate, is not asked for literal addresses.)
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket

import httpx2

from summarizer.errors import InputError
from summarizer.plaintext import one_line

# What Python's own table took for public in one version or another; RFC 6890 and its registries.
_NOT_PUBLIC = [
    ipaddress.ip_network(net)
    for net in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "100:0:0:1::/64",
        "3fff::/20",
        "5f00::/16",
        "64:ff9b:1::/48",
    )
]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Forbidden(InputError):
    """We will not fetch this: the address, the size, the scheme or robots.txt says no."""


class NotPublic(Forbidden):
    """The address is one of this machine or its network."""


class Unreachable(InputError):
    """The server could not be reached in time or did not answer with a page.

    `status` is its HTTP status, where that was the trouble.
    """

    status = 0


class PinnedTransport(httpx2.AsyncBaseTransport):
    """Dials the address it vetted, whatever a second look-up of the name would say."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        # No connection is kept: two hosts on one address must not share one verified for the other.
        limits = httpx2.Limits(max_keepalive_connections=0)
        self._inner = httpx2.AsyncHTTPTransport(trust_env=False, limits=limits)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        host = request.url.raw_host.decode("ascii")
        port = request.url.port or {"http": 80, "https": 443}[request.url.scheme]
        addresses = await _addresses(host, port, self._allow_private)
        for last, address in enumerate(addresses, 1 - len(addresses)):
            pinned = httpx2.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host.strip("[]")},
            )
            try:
                return await self._inner.handle_async_request(pinned)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                if last == 0:
                    raise
        raise httpx2.ConnectError(f"{host} has no address")

    async def aclose(self) -> None:
        await self._inner.aclose()


async def _addresses(host: str, port: int, allow_private: bool) -> list[str]:
    """The addresses of `host` that may be dialed, two at most. Raises `NotPublic` when there is none."""
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise Unreachable(f"{shown(host)}: no such host") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [address for address in addresses if allow_private or is_public(address)]
    if not allowed:
        listed = ", ".join(address for address in addresses[:3] if address != host.strip("[]"))
        raise NotPublic(
            f"{shown(host)}: {listed or 'it'} is not a public address; --allow-private fetches from it"
        )
    return allowed[:2]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, seen through every IPv6 wrapping of IPv4."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    if any(ip.version == net.version and ip in net for net in _NOT_PUBLIC):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def shown(url: str) -> str:
    """An address as it may appear in a message: one line, no control characters, at most 200 characters."""
    return one_line(url)[:200]
