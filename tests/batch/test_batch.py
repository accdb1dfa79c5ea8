"""The runner: everything ends done or dead with its reason, and nothing is done twice."""

import asyncio
import gc
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.batch import Batch, Kept, Limits
from summarizer.errors import (
    CutOffAnswer,
    InputError,
    MalformedAnswer,
    Refusal,
    Rejected,
    TransportError,
)
from summarizer.llm.base import Usage
from summarizer.progress import Progress
from summarizer.readers.items import Item, Validators
from summarizer.store import Store
from summarizer.summary import Failure, Summary

Summarize = Callable[[Article], Awaitable[Summary]]
Stream = Callable[[Iterable[Item]], AsyncIterator[Item]]
Articles = Callable[[int], list[Article]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def run(
    path: Path,
    items: AsyncIterator[Item],
    summarize: Summarize,
    limits: Limits | None = None,
    fingerprint: str = "f",
) -> Progress:
    async def go() -> Progress:
        with Store(path) as store:
            return await Batch(store, summarize, fingerprint, limits or Limits()).run(items)

    return asyncio.run(go())


def test_all_is_done_once_and_a_second_run_does_nothing(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    seen: Counter[str] = Counter()

    async def counting(article: Article) -> Summary:
        seen[article.id] += 1
        return await summarize(article)

    first = run(path, stream(articles(50) + articles(10)), counting)
    second = run(path, stream(articles(50)), counting)
    assert (first.new, first.known, first.done, first.dead, first.left, first.stopped) == (
        50,
        10,
        50,
        0,
        0,
        "",
    )
    assert (second.new, second.known, second.done) == (0, 50, 0)
    assert set(seen.values()) == {1}
    assert first.tokens == 50 * 120


def test_a_changed_prompt_does_them_again(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    run(path, stream(articles(5)), summarize)
    assert run(path, stream(articles(5)), summarize, fingerprint="g").done == 5
    assert run(path, stream(articles(5)), summarize, fingerprint="f").done == 0


def test_what_waits_for_another_model_is_left_alone_and_told(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    run(path, stream(articles(5)), summarize, Limits(concurrency=0), fingerprint="f")
    other = run(path, stream(articles(2)), summarize, fingerprint="g")
    assert (other.done, other.left, other.others) == (2, 0, 5)
    own = run(path, stream([]), summarize, fingerprint="f")
    assert (own.waiting, own.done, own.left, own.others) == (5, 5, 0, 0)


def test_every_failure_is_a_row_with_its_reason(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    errors: list[Exception] = [
        TransportError("the server is busy"),
        MalformedAnswer("not JSON"),
        CutOffAnswer("hit the limit"),
        Refusal("declined"),
        ZeroDivisionError("surprise"),
    ]

    async def faulty(article: Article) -> Summary:
        n = int(article.source.partition(":")[2])
        if n % 10 == 5:
            await asyncio.sleep(3600)
        if n % 10 < 5:
            raise errors[n % 10]
        return await summarize(article)

    progress = run(path, stream(articles(100)), faulty, Limits(concurrency=16, seconds=0.2))
    assert (progress.done, progress.dead, progress.left) == (40, 60, 0)
    names = ["TransportError", "MalformedAnswer", "CutOffAnswer", "Refusal", "ZeroDivisionError", "TimeLimit"]
    assert progress.reasons == dict.fromkeys(names, 10)
    with Store(path) as store:
        dead = {row.source: (row.error, row.message) for row in store.rows(["dead"])}
    assert dead["test:3"] == ("Refusal", "declined")
    assert dead["test:4"] == ("ZeroDivisionError", "a bug in this program: surprise")
    assert dead["test:5"] == ("TimeLimit", "not done after 0.2 s; allow more with --max-seconds")


def test_what_could_not_be_read_is_a_row_once(path: Path, stream: Stream, summarize: Summarize) -> None:
    gone = Failure(source="https://x.example/a?utm_source=f", error="Unreachable", message="404")
    first = run(path, stream([gone]), summarize)
    second = run(path, stream([gone]), summarize)
    assert (first.unread, first.reasons["Unreachable"], second.unread, second.known) == (1, 1, 0, 1)
    with Store(path) as store:
        assert Kept(store, "f").known("https://x.example/a") is not None


def test_a_feed_is_remembered_only_when_its_items_are_kept(
    path: Path, articles: Articles, summarize: Summarize
) -> None:
    marker = Validators("https://x.example/feed", '"1"', "")

    async def broken() -> AsyncIterator[Item]:
        yield articles(1)[0]
        raise RuntimeError("the reader fell over")
        yield marker

    async def whole() -> AsyncIterator[Item]:
        yield articles(1)[0]
        yield marker

    with pytest.raises(RuntimeError):
        run(path, broken(), summarize)
    with Store(path) as store:
        assert Kept(store, "f").validators(marker.url) is None
    run(path, whole(), summarize)
    with Store(path) as store:
        assert Kept(store, "f").validators(marker.url) == marker
        assert Kept(store, "g").validators(marker.url) is None


def test_a_token_bound_stops_cleanly_and_the_next_run_goes_on(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    progress = run(path, stream(articles(50)), summarize, Limits(concurrency=1, tokens=1000))
    assert progress.done == 9
    assert "1,080 tokens used, of 1,000 allowed" in progress.stopped
    assert run(path, stream(articles(50)), summarize).done == 41


def test_tokens_of_failures_count_towards_the_bound(path: Path, stream: Stream, articles: Articles) -> None:
    cost = Usage(10, 5000, 500)  # by an earlier run with the same model

    async def wasteful(article: Article) -> Summary:
        nonlocal cost
        await asyncio.sleep(0)
        cost += Usage(3, 90, 10)
        raise MalformedAnswer("not JSON")

    async def go() -> Progress:
        with Store(path) as store:
            batch = Batch(store, wasteful, "f", Limits(concurrency=1, tokens=1000), spent=lambda: cost)
            return await batch.run(stream(articles(50)))

    progress = asyncio.run(go())
    assert (progress.dead, progress.calls, progress.tokens) == (10, 30, 1000)
    assert "1,000 tokens used, of 1,000 allowed" in progress.stopped


def test_draining_finishes_what_is_in_flight(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    async def go() -> Progress:
        with Store(path) as store:

            async def slow(article: Article) -> Summary:
                asyncio.get_running_loop().call_later(0.02, batch.drain)
                await asyncio.sleep(0.1)
                return await summarize(article)

            batch = Batch(store, slow, "f", Limits(concurrency=3))
            return await batch.run(stream(articles(20)))

    progress = asyncio.run(go())
    assert (progress.done, progress.dead, progress.stopped) == (3, 0, "stopped on request")
    assert run(path, stream(articles(20)), summarize).done == 17


def test_aborting_leaves_what_was_in_flight_for_the_next_run(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    async def go() -> Progress:
        with Store(path) as store:

            async def stuck(article: Article) -> Summary:
                asyncio.get_running_loop().call_later(0.02, batch.abort)
                await asyncio.sleep(3600)
                return await summarize(article)

            batch = Batch(store, stuck, "f", Limits(concurrency=3))
            return await batch.run(stream(articles(20)))

    started = time.monotonic()
    progress = asyncio.run(go())
    assert time.monotonic() - started < 60
    assert (progress.done, progress.dead) == (0, 0)
    with Store(path) as store:
        assert store.counts()["running"] == 0
    assert run(path, stream(articles(20)), summarize).done == 20


@pytest.mark.parametrize("error", [TransportError("no answer"), Rejected("the key was refused")])
def test_a_model_that_always_fails_stops_the_batch(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize, error: Exception
) -> None:
    async def down(article: Article) -> Summary:
        raise error

    progress = run(path, stream(articles(200)), down)
    assert progress.dead <= 14
    assert progress.stopped == f"the model failed 10 times in a row: {error}"
    with Store(path) as store:
        store.retry()
    assert run(path, stream(articles(200)), summarize).done == 200


def test_two_runs_at_once_share_the_work(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    seen: Counter[str] = Counter()

    async def counting(article: Article) -> Summary:
        seen[article.id] += 1
        await asyncio.sleep(0.002)
        return await summarize(article)

    async def go() -> tuple[Progress, Progress]:
        with Store(path) as one, Store(path) as two:
            return await asyncio.gather(
                Batch(one, counting, "f", Limits()).run(stream(articles(100))),
                Batch(two, counting, "f", Limits()).run(stream(articles(100))),
            )

    one, two = asyncio.run(go())
    assert one.done + two.done == 100
    assert one.done and two.done
    assert set(seen.values()) == {1}


def test_a_store_that_cannot_be_written_ends_the_run_in_one_line(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    async def go() -> None:
        with Store(path) as store:

            async def breaking(article: Article) -> Summary:
                store._connection.execute("PRAGMA query_only = 1")
                return await summarize(article)

            try:
                await Batch(store, breaking, "f", Limits()).run(stream(articles(5)))
            finally:
                store._connection.execute("PRAGMA query_only = 0")

    with pytest.raises(InputError, match="the store cannot be written"):
        asyncio.run(go())


def test_workers_keep_the_ideal_rate(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    async def slow(article: Article) -> Summary:
        await asyncio.sleep(0.1)
        return await summarize(article)

    def seconds(attempt: int) -> float:
        store = path.with_name(f"{attempt}.db")
        run(store, stream([]), slow)
        progress = run(store, stream(articles(160)), slow, Limits(concurrency=32))
        assert progress.done == 160
        return progress.seconds

    assert any(
        seconds(attempt) < 0.5 / 0.6 for attempt in range(5)
    )  # the machine may be busy with something else


def test_workers_begin_apart_so_that_their_requests_do_not_come_back_in_one_bunch(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    began: list[float] = []

    async def timed(article: Article) -> Summary:
        began.append(time.monotonic())
        await asyncio.sleep(0.2)
        return await summarize(article)

    run(path, stream(articles(20)), summarize, Limits(concurrency=0))
    run(path, stream([]), timed, Limits(concurrency=20))
    assert began[19] - began[0] >= 19 * 0.0015


def test_the_collector_is_spared_what_was_loaded_while_a_batch_runs_and_only_then(
    path: Path, stream: Stream, articles: Articles, summarize: Summarize
) -> None:
    frozen: list[int] = []

    async def looking(article: Article) -> Summary:
        frozen.append(gc.get_freeze_count())
        return await summarize(article)

    run(path, stream(articles(1)), looking)
    assert frozen[0] > 1000
    assert gc.get_freeze_count() == 0
