"""A loopback server that answers like a model, well and badly, for tests and benchmarks of batches.

An article for it is of the form "Alpha7 met Beta7 in Lisbon." and is answered with both as actors. Every
`every`-th call fails, by the kinds of `FAULTS` in turn; an article that holds the words "ALWAYS-<kind>"
fails every time in that way.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

FAULTS = ("429", "500", "hang", "cut-off", "malformed")
_FIRST = re.compile(r"\[1\] (.+)")
_NAMES = re.compile(r"\b([A-Z]\w+\d+) met ([A-Z]\w+\d+)")
_ALWAYS = re.compile(r"ALWAYS-([\w-]+)")


class FakeModel:
    """What was asked, and how it is answered: after `seconds`, each `every`-th call badly (0: none)."""

    def __init__(self, *, seconds: float = 0.0, every: int = 0) -> None:
        self.seconds = seconds
        self.every = every
        self.calls: Counter[str] = Counter()
        """Calls by the first sentence of the article."""
        self.answered: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.url = ""
        self._number = itertools.count(1)
        self._kinds = itertools.cycle(FAULTS)

    async def complete(self, request: web.Request) -> web.StreamResponse:
        due = asyncio.get_running_loop().time() + self.seconds
        body = await request.json()
        said = "\n".join(str(message["content"]) for message in body["messages"])
        found = _FIRST.search(said)
        sentence = found.group(1) if found else ""
        self.calls[sentence] += 1
        # Its own work is part of the time that it is said to take.
        await asyncio.sleep(due - asyncio.get_running_loop().time() if self.seconds else 0)
        always = _ALWAYS.search(said)
        if always or (self.every and next(self._number) % self.every == 0):
            kind = always.group(1) if always else next(self._kinds)
            self.faults[kind] += 1
            return await self._badly(kind, sentence)
        self.answered[sentence] += 1
        return web.json_response(completion(answer(sentence)))

    async def _badly(self, kind: str, sentence: str) -> web.StreamResponse:
        if kind == "429":
            return web.json_response(
                {"error": {"message": "slow down"}}, status=429, headers={"Retry-After": "0.1"}
            )
        if kind == "500":
            return web.json_response({"error": {"message": "broken"}}, status=500)
        if kind == "hang":
            await asyncio.sleep(3600)
        if kind == "cut-off":
            return web.json_response(completion(answer(sentence)[:20], "length"))
        if kind == "refusal":
            return web.json_response(completion("", refusal="I would rather not."))
        return web.json_response(completion('{"headline": 7}'))


def answer(sentence: str) -> str:
    """The extraction, as JSON, that an article with this first sentence deserves."""
    names = _NAMES.search(sentence)
    actors = [{"s": [1], "name": name, "kind": "person"} for name in (names.groups() if names else ())]
    whole = {"headline": sentence, "summary": [{"s": [1], "text": sentence}], "actors": actors}
    return json.dumps(whole | {"meetings": [], "stances": []})


def completion(content: str, finish: str = "stop", refusal: str | None = None) -> dict[str, Any]:
    """A chat completion as OpenAI words it."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "fake",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }


@contextmanager
def serving(model: FakeModel, *routes: web.RouteDef) -> Iterator[FakeModel]:
    """The model behind `model.url`, in a thread of its own, with further `routes` if any."""
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    ports: list[int] = []

    async def start() -> web.AppRunner:
        app = web.Application(client_max_size=2**28)
        app.add_routes([web.post("/v1/chat/completions", model.complete), *routes])
        runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        ports.append(runner.addresses[0][1])
        ready.set()
        return runner

    async def quiet() -> None:
        """Ends the requests that hang, so that the loop closes without complaint."""
        hanging = asyncio.all_tasks() - {asyncio.current_task()}
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)
        await asyncio.sleep(0)

    def run() -> None:
        runner = loop.run_until_complete(start())
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.run_until_complete(quiet())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    model.url = f"http://127.0.0.1:{ports[0]}/v1"
    try:
        yield model
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
