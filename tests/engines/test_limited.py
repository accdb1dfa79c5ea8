"""The limits on requests and tokens a minute."""

import asyncio
import time
from collections.abc import Sequence

import pytest

from summarizer.engines.limited import LimitedLLM
from summarizer.errors import MalformedAnswer
from summarizer.extraction import SummaryClaim
from summarizer.llm.base import Answer, Message, Shape, Usage


class Instant:
    name = "instant"
    small = False
    context = 1000

    def __init__(self, usage: Usage) -> None:
        self.usage = usage

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        return Answer(shape.model_validate({"s": [1], "text": "x"}), self.usage)


class Failing(Instant):
    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        error = MalformedAnswer("not JSON")
        error.attempts, error.prompt_tokens, error.completion_tokens = 3, 60, 30
        raise error


def test_calls_that_fail_are_counted_and_charged() -> None:
    async def run() -> tuple[Usage, float]:
        llm = LimitedLLM(Failing(Usage()), requests_per_minute=1200, tokens_per_minute=None)
        started = time.monotonic()
        for _ in range(10):
            with pytest.raises(MalformedAnswer):
                await llm.fill([], SummaryClaim, 10)
        return llm.usage, time.monotonic() - started

    usage, took = asyncio.run(run())
    assert usage == Usage(30, 600, 300)
    assert took >= 0.4  # 30 requests at 20 a second, 20 of them at once


def seconds(
    requests: int, usage: Usage, *, rpm: float | None = None, tpm: float | None = None, chars: int = 4
) -> float:
    async def run() -> float:
        llm = LimitedLLM(Instant(usage), requests_per_minute=rpm, tokens_per_minute=tpm)
        assert (llm.name, llm.small, llm.context) == ("instant", False, 1000)
        message = Message(role="user", content="x" * chars)
        started = time.monotonic()
        await asyncio.gather(*(llm.fill([message], SummaryClaim, 10) for _ in range(requests)))
        return time.monotonic() - started

    return asyncio.run(run())


def test_without_limits_nothing_waits() -> None:
    assert seconds(50, Usage(1, 1000, 1000)) < 0.9  # what the loosest limit below takes for fewer


@pytest.mark.parametrize(
    ("usage", "limits", "least"),
    [
        (Usage(1, 0, 0), {"rpm": 1200}, 0.9),  # 40 requests at 20 a second, 20 of them at once
        (Usage(2, 0, 0), {"rpm": 2400}, 0.9),  # each was repeated once: 80 requests at 40 a second
        (Usage(1, 50, 50), {"tpm": 120_000}, 0.9),  # 4,000 tokens at 2,000 a second, as the server counts
        (Usage(1, 0, 0), {"tpm": 120_000, "chars": 400}, 0.9),  # 4,000 tokens, as the characters tell
    ],
)
def test_a_limit_holds(usage: Usage, limits: dict[str, int], least: float) -> None:
    assert least <= seconds(40, usage, **limits) < least + 1.5
