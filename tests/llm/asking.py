"""Answers of an endpoint as they come over the wire, and one question to ask it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field

from summarizer.errors import (
    ModelError,
)
from summarizer.llm.base import Answer, Message
from summarizer.llm.remote import Endpoint, RemoteLLM

ARTICLE = "Envoy Tal Ruvane met {{ 7*7 }} in Drenna."


MESSAGES: list[Message] = [{"role": "user", "content": ARTICLE}]


class Met(BaseModel):
    city: str = Field(max_length=20)
    status: Literal["confirmed", "reported"]


def answer(content: Any, finish_reason: str = "stop", refusal: str | None = None) -> dict[str, Any]:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return {
        "body": {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
            "usage": {"prompt_tokens": 10, "completion_tokens": 3, "total_tokens": 13},
        }
    }


def trouble(status: int, message: str = "sorry", retry_after: str = "", **error: str) -> dict[str, Any]:
    headers = {"Retry-After": retry_after} if retry_after else {}
    return {"status": status, "body": {"error": {"message": message, **error}}, "headers": headers}


GOOD = answer('{"city": "Drenna", "status": "reported"}')


CUT = answer('{"city": "Dre', "length")


def changed(**parts: Any) -> dict[str, Any]:
    """A good reply but for these parts."""
    return {"body": {**GOOD["body"], **parts}}


NO_CHOICES = {"body": {**GOOD["body"], "choices": []}}


NULL_CHOICES = {"body": {**GOOD["body"], "choices": None}}


class Sleeper:
    """Stands for sleeping: remembers how long."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


def ask(
    url: str, sleep: Callable[[float], Awaitable[None]] | None = None, *, max_tokens: int = 50, **options: Any
) -> Answer[Met]:
    async def run() -> Answer[Met]:
        settings = {"timeout": 5, "api_key": "sk-secret", **options}
        llm = RemoteLLM(Endpoint("m", url, **settings), sleep or Sleeper())
        try:
            return await llm.fill(MESSAGES, Met, max_tokens)
        finally:
            await llm.aclose()

    return asyncio.run(run())


def failure(url: str, sleep: Sleeper | None = None, **options: Any) -> ModelError:
    with pytest.raises(ModelError) as caught:
        ask(url, sleep, **options)
    return caught.value
