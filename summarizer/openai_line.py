"""One line of a batch file, there and back: the request an article takes, and the summary in its reply."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.article import Article
from summarizer.batch import attempt
from summarizer.errors import MalformedAnswer, Rejected, problem
from summarizer.extraction import Extraction
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.llm.prices import Prices, priced
from summarizer.llm.remote import CONTEXT, OPENAI_URL
from summarizer.llm.reply import read_reply, read_usage
from summarizer.llm.retry import excerpt
from summarizer.llm.wire import first_way
from summarizer.pipeline import summarize_async
from summarizer.summary import Failure, Summary

# What some models refuse, since a batch cannot be asked again at once, and what files cannot hold.
_LEFT_OUT = ("temperature", "seed", "stream", "stream_options")
_SECONDS = 60.0  # for rendering a prompt, which takes milliseconds


class _Response(BaseModel):
    status_code: int
    body: Any = None


class Reply(BaseModel):
    """One line of an output or error file."""

    custom_id: str
    response: _Response | None = None
    error: dict[str, Any] | None = None

    @property
    def usage(self) -> Usage:
        """What the provider counted, whether or not the answer is any good."""
        body = self.response.body if self.response and isinstance(self.response.body, dict) else {}
        try:
            return Usage(calls=1) + read_usage(body.get("usage"))
        except MalformedAnswer:
            return Usage(calls=1)

    @property
    def worth_another_try(self) -> bool:
        """Whether the request was never answered, or not because of what it asked."""
        status = self.response.status_code if self.response else 0
        return status == 429 or status >= 500 or (self.error or {}).get("code") == "batch_expired"


class BatchModel:
    """An `LLM` that takes requests down, and gives the answer it was made with."""

    small = False
    context = CONTEXT

    def __init__(self, name: str, answer: str | None = None, usage: Usage | None = None) -> None:
        self._name = name
        self._answer = answer
        self._usage = usage or Usage()
        self.requests: list[dict[str, Any]] = []

    @property
    def name(self) -> str:
        return self._name

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        """The answer as a `shape`; an empty one where there is none yet. Raises `MalformedAnswer`."""
        way = first_way(self._name, OPENAI_URL, private=False).without(*_LEFT_OUT)
        self.requests.append({"model": self._name, **way.body(shape, messages, max_tokens)})
        empty = Extraction(headline="", summary=[], actors=[], meetings=[], stances=[])
        try:
            return Answer(shape.model_validate_json(self._answer or empty.model_dump_json()), self._usage)
        except ValidationError as error:
            raise MalformedAnswer(f"not the shape asked for: {problem(error)[1]}") from None


async def request(article: Article, model: str, language: str) -> dict[str, Any] | Failure:
    """The body of the one request an article takes, or why it cannot be had that way."""
    scribe = BatchModel(model)
    outcome = await attempt(
        lambda a: summarize_async(a, scribe, strategy="article", language=language), article, _SECONDS
    )
    if isinstance(outcome, Failure):
        return outcome
    if len(scribe.requests) > 1:
        message = "too long for one request, as OpenAI's batches want it; run it without --via"
        return Failure(source=article.source, article=article.id, error="UsageError", message=message)
    return scribe.requests[0]


async def read(
    article: Article, reply: Reply, model: str, language: str, prices: Prices | None = None
) -> Summary:
    """The summary in a reply. Raises the `ModelError` it holds instead."""
    if reply.response is None or reply.response.status_code >= 400:
        said = reply.error or (reply.response.body if reply.response else None)
        raise Rejected(f"the request was refused ({excerpt(json.dumps(said))})")
    filled = BatchModel(model, read_reply(reply.response.body).content, reply.usage)
    summary = await summarize_async(article, filled, strategy="article", language=language)
    return priced(summary, prices)
