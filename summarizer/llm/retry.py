"""The one policy for asking again: what a failed request means, and whether and when it is repeated.

Three kinds of failure have their own number of requests, and everything else is final:

- transport (connection, timeout, 429, 5xx): 4, with exponential backoff and jitter, or after the server's own
  Retry-After, but never later than a minute;
- a malformed or empty answer: 3, at once, since the server is well;
- an answer cut off by the token limit: 2, the second with twice the room.
"""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import openai
from pydantic import ValidationError
from tenacity import AsyncRetrying, RetryCallState, wait_exponential_jitter

from summarizer.errors import (
    CutOffAnswer,
    EmptyAnswer,
    MalformedAnswer,
    ModelError,
    Refusal,
    Rejected,
    TransportError,
)
from summarizer.masking import mask_said
from summarizer.plaintext import one_line
from summarizer.settings import safe_url

Sleep = Callable[[float], Awaitable[None]]

LONGEST_WAIT = 60.0
"""Seconds a server's Retry-After is obeyed for at most."""

_REQUESTS: dict[type[Exception], int] = {TransportError: 4, MalformedAnswer: 3, CutOffAnswer: 2}
_KINDS: dict[type[BaseException], type[Exception]] = {
    TransportError: TransportError,
    MalformedAnswer: MalformedAnswer,
    EmptyAnswer: MalformedAnswer,
    ValidationError: MalformedAnswer,
    CutOffAnswer: CutOffAnswer,
}
_backoff = wait_exponential_jitter(initial=1, max=20, jitter=1)


class Policy:
    """What has failed so far in one call to a model, and whether to ask again. A fresh one for each call."""

    def __init__(self, sleep: Sleep = asyncio.sleep) -> None:
        self._failures: Counter[type[Exception]] = Counter()
        self._sleep = sleep

    @property
    def room(self) -> int:
        """By how much to multiply the answer's token limit in the next request."""
        return 2 if self._failures[CutOffAnswer] else 1

    def retrying(self) -> AsyncRetrying:
        """The loop itself, to be run once; the last failure comes out of it as it is."""
        return AsyncRetrying(retry=self._again, wait=self._pause, sleep=self._sleep, reraise=True)

    def _again(self, state: RetryCallState) -> bool:
        failure = state.outcome.exception() if state.outcome else None
        kind = next((kind for known, kind in _KINDS.items() if isinstance(failure, known)), None)
        if kind is None:
            return False
        self._failures[kind] += 1
        return self._failures[kind] < _REQUESTS[kind]

    def _pause(self, state: RetryCallState) -> float:
        failure = state.outcome.exception() if state.outcome else None
        if not isinstance(failure, TransportError):
            return 0.0
        if failure.retry_after is not None:
            return min(failure.retry_after, LONGEST_WAIT)
        return _backoff(state)


def retry_after(header: str | None) -> float | None:
    """Seconds from now that a Retry-After header asks for (seconds or an HTTP date), or None."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        pass
    else:
        return max(0.0, seconds) if math.isfinite(seconds) else None
    try:
        when = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


OTHER_MODEL = "try another --model"

# What a status means that repeating cannot change, and what to do about it.
_FINAL = {
    401: ("the key was refused", "check OPENAI_API_KEY or SUMMARIZER_API_KEY"),
    403: ("the key was refused", "check OPENAI_API_KEY or SUMMARIZER_API_KEY"),
    404: ("no such model or address", "check --model and --base-url"),
}


def meaning(error: Exception, timeout: float) -> ModelError:
    """What a failed request means: the text says what happened and what to do.

    `timeout` (seconds) is the request's.
    """
    if isinstance(error, openai.APIStatusError):
        body = error.body if isinstance(error.body, dict) else {}
        return _answered(error, excerpt(f"HTTP {error.status_code}: {body.get('message', error.body)}"))
    if isinstance(error, TimeoutError | openai.APITimeoutError | httpx2.TimeoutException):
        return TransportError(f"no answer within {timeout:g} s; raise SUMMARIZER_TIMEOUT or try later")
    if isinstance(error, openai.APIConnectionError):
        cause = excerpt(error.__cause__ or error)
        return TransportError(f"cannot be reached ({cause}); check --base-url and that the server runs")
    if isinstance(error, httpx2.TransportError):
        return TransportError(f"the answer broke off ({excerpt(error)}); try later")
    return MalformedAnswer(f"{excerpt(error)}; {OTHER_MODEL}")


def _answered(error: openai.APIStatusError, said: str) -> ModelError:
    if error.code == "content_filter":
        return Refusal(f"the endpoint's content filter declined the text; {OTHER_MODEL}")
    if error.code == "insufficient_quota":
        return Rejected(f"the account has no credit left ({said}); see its billing page")
    if error.status_code in (408, 409, 429) or error.status_code >= 500:
        failure = TransportError(f"the server is busy or broken ({said}); try later")
        failure.retry_after = retry_after(error.response.headers.get("retry-after"))
        return failure
    if 300 <= error.status_code < 400:
        target = excerpt(safe_url(error.response.headers.get("location", ""))) or "no address"
        return Rejected(f"the address redirects to {target}; if that is right, name it as --base-url")
    what, advice = _FINAL.get(
        error.status_code, ("the request was refused", "see the endpoint's documentation")
    )
    return Rejected(f"{what} ({said}); {advice}")


def excerpt(said: object) -> str:
    """The first 160 characters of what a server said, on one line and without secrets."""
    return mask_said(one_line(str(said)[:10_000]))[:160]
