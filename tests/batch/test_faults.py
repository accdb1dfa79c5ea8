"""The whole path over HTTP, against a server that fails in every way a model fails; and killed meanwhile."""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

from benchmarks.fake_model_server import FAULTS, FakeModel, serving
from summarizer.batch import Batch, Limits
from summarizer.llm.remote import Endpoint, RemoteLLM
from summarizer.pipeline import fingerprint, summarize_async
from summarizer.progress import Progress
from summarizer.readers.items import Item
from summarizer.readers.jsonl import read_jsonl
from summarizer.store import Store


def write(path: Path, texts: list[str]) -> Path:
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts), "utf-8")
    return path


def run(path: Path, rows: Path, model: FakeModel) -> Progress:
    async def items() -> AsyncIterator[Item]:
        with rows.open("rb") as file:
            for item in read_jsonl(file, "rows"):
                yield item

    async def brief(seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.05))

    async def go() -> Progress:
        llm = RemoteLLM(Endpoint("fake", base_url=model.url, timeout=1.0), sleep=brief)
        try:
            with Store(path) as store:
                batch = Batch(
                    store,
                    lambda article: summarize_async(article, llm, strategy="article"),
                    fingerprint(llm, "article"),
                    Limits(concurrency=32),
                )
                return await batch.run(items())
        finally:
            await llm.aclose()

    return asyncio.run(go())


def test_every_tenth_call_fails_and_every_article_ends_right(tmp_path: Path) -> None:
    texts = [f"Alpha{n} met Beta{n} in Lisbon." for n in range(200)]
    for n, kind in enumerate([*FAULTS, "refusal"]):
        texts[n * 30] += f" ALWAYS-{kind}"
    with serving(FakeModel(every=10)) as model:
        progress = run(tmp_path / "news.db", write(tmp_path / "rows.jsonl", texts), model)
    assert (progress.done, progress.dead, progress.left, progress.stopped) == (194, 6, 0, "")
    assert set(model.faults) == {*FAULTS, "refusal"}
    assert set(model.answered.values()) == {1}
    with Store(tmp_path / "news.db") as store:
        dead = {row.source: row.message for row in store.rows(["dead"])}
    reasons = [
        "busy or broken",
        "busy or broken",
        "no answer within 1 s",
        "token limit",
        "not the shape",
        "declined",
    ]
    for n, reason in enumerate(reasons):
        assert reason in dead[f"rows:{n * 30 + 1}"]


# A run of its own, to be killed: 1,000 articles, 16 at once, and a line in a log for each that is taken up.
_RUN = """
import asyncio, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from conftest import summary_of
from summarizer.article import Article
from summarizer.batch import Batch, Limits
from summarizer.progress import Progress
from summarizer.store import Store

async def items():
    for n in range(1000):
        yield Article.of(f"Number{{n}} met nobody.", source=f"test:{{n}}")

async def summarize(article):
    with open({log!r}, "a") as log:
        log.write(article.source + "\\n")
    await asyncio.sleep(0.02)
    return summary_of(article)

with Store(Path({store!r})) as store:
    progress = asyncio.run(Batch(store, summarize, "f", Limits(concurrency=16)).run(items()))
print(progress.left)
"""


def test_killed_five_times_and_resumed(tmp_path: Path) -> None:
    log, path = tmp_path / "log", tmp_path / "news.db"
    log.touch()
    script = _RUN.format(tests=str(Path(__file__).parent), log=str(log), store=str(path))
    chance = random.Random(5)
    for _ in range(5):
        before = log.stat().st_size
        process = subprocess.Popen([sys.executable, "-c", script])
        while log.stat().st_size == before and process.poll() is None:
            time.sleep(0.01)  # the machine may be busy: count from the first article on
        time.sleep(chance.uniform(0.02, 0.25))
        process.kill()
        process.wait()
    done_before = len(set(log.read_text().split()))
    last = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    taken = Counter(log.read_text().split())
    assert last.stdout == "0\n"
    assert done_before < 1000
    with Store(path) as store:
        assert store.counts() == {"pending": 0, "running": 0, "done": 1000, "dead": 0}
        assert len(list(store.search("met", kind="summary"))) == 0
        assert len(list(store.search("Number7", kind="actor"))) == 1
    assert len(taken) == 1000
    assert sum(taken.values()) - 1000 <= 5 * 16
