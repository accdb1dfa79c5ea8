"""Work in a thread: its result, its errors, and its end when nobody waits for it any more."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from summarizer.stoppable import stoppable


def endless(seen: list[int]) -> Callable[[], None]:
    def work() -> None:
        while True:
            try:
                seen.append(1)
                time.sleep(0.001)
            except Exception:  # as a rule that passes over what it did not foresee
                seen.append(2)

    return work


def test_the_result_comes_back_and_the_loop_is_free_meanwhile() -> None:
    async def run() -> tuple[str, int]:
        ticks = 0
        task = asyncio.ensure_future(stoppable(lambda: time.sleep(0.2) or "done"))
        while not task.done():
            ticks += 1
            await asyncio.sleep(0.01)
        return await task, ticks

    result, ticks = asyncio.run(run())
    assert result == "done"
    assert ticks > 5


@pytest.mark.parametrize("error", [ValueError("odd"), KeyError("x"), SystemExit(3)])
def test_an_error_comes_back(error: BaseException) -> None:
    def work() -> None:
        raise error

    async def run() -> None:
        await stoppable(work)

    with pytest.raises(type(error)):
        asyncio.run(run())


def test_work_that_never_ends_is_stopped_in_time() -> None:
    seen: list[int] = []

    async def run() -> None:
        async with asyncio.timeout(0.1):
            await stoppable(endless(seen))

    before, began = threading.active_count(), time.monotonic()
    with pytest.raises(TimeoutError):
        asyncio.run(run())
    assert time.monotonic() - began < 2
    time.sleep(0.1)
    assert threading.active_count() <= before
    told = len(seen)
    time.sleep(0.1)
    assert len(seen) == told


def test_the_lock_is_free_again_and_waiting_for_it_can_be_stopped() -> None:
    lock = threading.Lock()

    async def run() -> str:
        first = asyncio.ensure_future(stoppable(endless([]), one_at_a_time=lock))
        await asyncio.sleep(0.05)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await stoppable(lambda: "never", one_at_a_time=lock)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        return await stoppable(lambda: "next", one_at_a_time=lock)

    assert asyncio.run(run()) == "next"
    time.sleep(0.1)
    assert not lock.locked()


def test_stopping_at_any_moment_does_no_harm() -> None:
    lock = threading.Lock()

    def work() -> int:
        return sum(range(2_000))

    async def one(after: float) -> Any:
        try:
            async with asyncio.timeout(after):
                return await stoppable(work, one_at_a_time=lock)
        except TimeoutError:
            return None

    async def run() -> list[Any]:
        return [await one(n * 2e-6) for n in range(500)]

    before = threading.active_count()
    assert set(asyncio.run(run())) <= {None, sum(range(2_000))}
    time.sleep(0.2)
    assert threading.active_count() <= before
    assert not lock.locked()
