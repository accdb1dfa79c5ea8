"""A model that is asked no more often than its provider allows."""

from __future__ import annotations

from collections.abc import Sequence

from aiolimiter import AsyncLimiter

from summarizer.errors import ModelError
from summarizer.llm.base import LLM, Answer, Message, Shape, Usage

_CHARS_PER_TOKEN = 4.0  # English prose, as the common tokenizers cut it


class LimitedLLM:
    """An `LLM` in front of another that holds back requests. `None` for a limit that is not set.

    Tokens are charged twice: before a request for what it sends, by its characters; after it for the
    difference to what the server counted. Requests that were repeated are charged when they are known.

    `usage` is what all calls that have ended cost, failed ones included. What a server did for a call that
    was cut off by a time limit it never tells.
    """

    def __init__(
        self, llm: LLM, *, requests_per_minute: float | None, tokens_per_minute: float | None
    ) -> None:
        self.usage = Usage()
        self._llm = llm
        self._requests = _limiter(requests_per_minute)
        self._tokens = _limiter(tokens_per_minute)

    @property
    def name(self) -> str:
        return self._llm.name

    @property
    def small(self) -> bool:
        return self._llm.small

    @property
    def context(self) -> int:
        return self._llm.context

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        """As `LLM.fill`, later if need be."""
        sent = sum(len(message["content"]) for message in messages) / _CHARS_PER_TOKEN
        await _take(self._requests, 1)
        await _take(self._tokens, sent)
        try:
            answer = await self._llm.fill(messages, shape, max_tokens)
        except ModelError as error:
            await self._charge(Usage.of(error), sent)
            raise
        await self._charge(answer.usage, sent)
        return answer

    async def _charge(self, used: Usage, sent: float) -> None:
        self.usage += used
        await _take(self._requests, used.calls - 1)
        await _take(self._tokens, used.tokens - sent)


def _limiter(per_minute: float | None) -> AsyncLimiter | None:
    """A bucket of one second's worth (one at least): a minute's worth at once is what providers refuse."""
    if per_minute is None:
        return None
    burst = max(1.0, per_minute / 60)
    return AsyncLimiter(burst, burst * 60 / per_minute)


async def _take(limiter: AsyncLimiter | None, amount: float) -> None:
    """Takes any amount, in portions the bucket can hold."""
    while limiter is not None and amount > 0:
        portion = min(amount, limiter.max_rate)
        await limiter.acquire(portion)
        amount -= portion
