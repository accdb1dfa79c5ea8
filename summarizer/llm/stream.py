"""Reading an answer as it is written: server-sent events, or one JSON body from who cannot stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import httpx2

from summarizer.errors import Rejected, TransportError
from summarizer.llm.client import TooLong, bounded, lines
from summarizer.llm.reply import NOT_A_MODEL, Reply, decode, read_reply

_EVENT = (b"data:", b":", b"event:", b"id:", b"retry:")
_MOST_LINES = 500_000
"""Lines of a stream: at two or three for a token, several times what any answer and its thoughts take."""
_LAST_WORDS = 1.0
"""Seconds for the end of a stream that has said all, so that its connection can be used again."""


async def read_answer(response: httpx2.Response, alive: Callable[[Reply], None]) -> Reply:
    """The reply in a response. `alive` is told of each sign of life in a stream, with the reply so far.

    Blank lines are none: a server that drips them forever is silent. Raises a `ModelError`.
    """
    found = _counted(lines(bounded(response.aiter_bytes())))
    before = b""
    async for line in found:
        if not before.strip() and line.startswith(_EVENT):
            return await _streamed(line, found, alive)
        before += line + b"\n"
        if before.lstrip():
            break
    body = before + b"\n".join([line async for line in found])
    if not body.lstrip().startswith(b"{") and "json" not in response.headers.get("content-type", ""):
        raise Rejected(NOT_A_MODEL)
    return read_reply(decode(body))


async def _counted(found: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The lines. Raises `TooLong` for more than any answer takes: each costs time, however short it is."""
    count = 0
    async for line in found:
        count += 1
        if count > _MOST_LINES:
            raise TooLong(f"the answer has more than {_MOST_LINES:,} lines")
        yield line


async def _streamed(first: bytes, rest: AsyncIterator[bytes], alive: Callable[[Reply], None]) -> Reply:
    reply = Reply()
    line, done = first, False
    while not done:
        if line.strip():
            done = _take(line, reply)
            alive(reply)
        try:
            line = await anext(rest)
        except StopAsyncIteration:
            break
    if not done and not reply.finish:
        raise TransportError("the answer broke off; try later")
    with suppress(TimeoutError):
        async with asyncio.timeout(_LAST_WORDS):
            async for _ in rest:
                pass
    return reply


def _take(line: bytes, reply: Reply) -> bool:
    """Adds what a line says to the reply; whether it was the last."""
    data = line.removeprefix(b"data:").strip() if line.startswith(b"data:") else b""
    if data and data != b"[DONE]":
        reply.add(decode(data))
    return data == b"[DONE]"
