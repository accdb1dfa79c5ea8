"""What a batch holds up to: faults, kills, rate and memory, against a server that answers like a model.

    python -m benchmarks.batch [faults | rate | memory]...

Prints one line of JSON a measurement, with date, machine and command.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import multiprocessing
import os
import platform
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from multiprocessing.connection import Connection
from pathlib import Path

import openai

from benchmarks.fake_model_server import FAULTS, FakeModel, answer, serving
from summarizer.article import Article
from summarizer.batch import Batch, Limits, Summarize
from summarizer.extraction import Extraction
from summarizer.grounding import ground
from summarizer.llm.remote import Endpoint, RemoteLLM
from summarizer.openai_line import request
from summarizer.pipeline import summarize_async
from summarizer.readers.items import Item
from summarizer.store import Store
from summarizer.summary import Provenance, Summary

_USE = Provenance(
    model="fake",
    strategy="article",
    prompts=(),
    calls=1,
    prompt_tokens=1,
    completion_tokens=1,
    seconds=0,
    version="0",
)


def main() -> None:
    chosen = sys.argv[1:] or ["faults", "rate", "memory"]
    measures = {"faults": faults, "rate": rate, "memory": memory}
    for name in chosen:
        about = {
            "date": datetime.date.today().isoformat(),
            "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
            "command": f"python -m benchmarks.batch {name}",
        }
        print(json.dumps(about | {"measured": measures[name]()}), flush=True)


def faults() -> dict[str, object]:
    """1,000 articles by HTTP, a tenth of the calls failing in turn, five of the articles failing always."""
    with serving(FakeModel(every=10)) as model, tempfile.TemporaryDirectory() as folder:
        texts = [
            _text(n) + (f" ALWAYS-{FAULTS[n // 150]}" if n % 150 == 0 and n < 750 else "")
            for n in range(1000)
        ]

        async def go() -> dict[str, object]:
            llm = RemoteLLM(Endpoint("fake", base_url=model.url, timeout=5.0))
            with Store(Path(folder) / "news.db") as store:
                work = Batch(
                    store, lambda a: summarize_async(a, llm, strategy="article"), "f", Limits(concurrency=32)
                )
                progress = await work.run(_stream(texts))
                dead = {row.source: f"{row.error}: {row.message}"[:60] for row in store.rows(["dead"])}
            await llm.aclose()
            return {
                "done": progress.done,
                "left": progress.left,
                "dead": dead,
                "seconds": round(progress.seconds),
            }

        found = asyncio.run(go())
        return found | {
            "faults": dict(model.faults),
            "answered_twice": sum(n > 1 for n in model.answered.values()),
        }


def rate() -> dict[str, object]:
    """500 articles at 100 ms, 32 in flight: the runner alone, openai's client alone with the same requests,
    and the whole path over HTTP. Processor time is this process's, in milliseconds an article.
    """
    ideal = 500 * 0.1 / 32

    async def wait(article: Article) -> Summary:
        await asyncio.sleep(0.1)
        return _summary(article)

    alone = _timed(wait)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(theirs,))
    server.start()
    url = ours.recv()
    asyncio.run(_client(url))  # what is loaded and built at first use is no part of a rate
    client, client_ms = asyncio.run(_client(url))
    _timed(_over_http(url))
    started = time.process_time()
    whole = _timed(_over_http(url))
    whole_ms = (time.process_time() - started) * 2
    ours.send("done")
    server.join()
    return {
        "ideal_seconds": round(ideal, 2),
        "runner_seconds": round(alone, 2),
        "runner_of_ideal": round(ideal / alone, 2),
        "client_seconds": round(client, 2),
        "client_of_ideal": round(ideal / client, 2),
        "client_ms": round(client_ms, 1),
        "whole_path_seconds": round(whole, 2),
        "whole_path_of_ideal": round(ideal / whole, 2),
        "whole_path_ms": round(whole_ms, 1),
    }


def _over_http(url: str) -> Summarize:
    llm = RemoteLLM(Endpoint("fake", base_url=url))
    return lambda article: summarize_async(article, llm, strategy="article")


async def _client(url: str) -> tuple[float, float]:
    """Seconds, and milliseconds of processor time each, for 500 articles' requests by openai's client."""
    requests = iter([await request(Article.of(_text(n), source="test"), "fake") for n in range(500)])
    async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:

        async def work() -> None:
            for body in requests:
                assert isinstance(body, dict)
                await client.chat.completions.create(**body)

        started, processor = time.monotonic(), time.process_time()
        await asyncio.gather(*(work() for _ in range(32)))
        return time.monotonic() - started, (time.process_time() - processor) * 2


def memory(articles: int = 100_000) -> dict[str, object]:
    """Resident memory after the first and after the last thousand of many articles."""
    at: dict[int, float] = {}
    count = 0

    async def instant(article: Article) -> Summary:
        nonlocal count
        count += 1
        if count in (1000, articles):
            at[count] = _resident_mb()
        return _summary(article)

    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        _run(Path(folder), (_text(n) for n in range(articles)), instant, 32)
    first, last = at[1000], at[articles]
    return {
        "articles": articles,
        "first_thousand_mb": round(first, 1),
        "last_thousand_mb": round(last, 1),
        "growth_mb": round(last - first, 1),
        "seconds": round(time.monotonic() - started),
    }


def _text(n: int) -> str:
    return f"Alpha{n} met Beta{n} in Lisbon."


def _summary(article: Article) -> Summary:
    claims = Extraction.model_validate_json(answer(article.text)).model_copy(update={"actors": []})
    return ground(article, claims, _USE)


async def _stream(texts: object) -> AsyncIterator[Item]:
    for n, text in enumerate(texts):  # type: ignore[arg-type,var-annotated]
        yield Article.of(str(text), source=f"test:{n}")


def _run(folder: Path, texts: object, summarize: Summarize, concurrency: int) -> float:
    async def go() -> float:
        with Store(folder / "news.db") as store:
            progress = await Batch(store, summarize, "f", Limits(concurrency=concurrency)).run(_stream(texts))
            assert not progress.left
            return progress.seconds

    return asyncio.run(go())


def _timed(summarize: Summarize) -> float:
    """Seconds for 500 articles that wait in the store already, so that reading is not measured."""
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder) / "news.db") as store:
            for n in range(500):
                store.add(Article.of(_text(n), source=f"test:{n}"), "f")
        return _run(Path(folder), [], summarize, 32)


def _serve(pipe: Connection) -> None:
    """A model in a process of its own, until told to end."""
    with serving(FakeModel(seconds=0.1)) as model:
        pipe.send(model.url)
        pipe.recv()


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
