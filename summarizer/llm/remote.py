"""A model behind an OpenAI-compatible endpoint: OpenAI, Ollama, vLLM, a llama.cpp server.

`instructor` has the answer checked against its shape and words the request for a correction; `wire.Way` says
how the endpoint is asked, `retry.Policy` alone decides whether to ask again. Every request passes through
`_Call.send`, so requests and tokens are counted there, of failed attempts too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Self

import httpx2
import instructor
import openai
from instructor.core import InstructorRetryException
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError

from summarizer.errors import MalformedAnswer, ModelError, TransportError
from summarizer.llm.base import Answer, Heard, Message, Shape, Usage
from summarizer.llm.client import open_client
from summarizer.llm.reply import Reply, completion
from summarizer.llm.retry import OTHER_MODEL, Policy, Sleep, excerpt, meaning
from summarizer.llm.stream import read_answer
from summarizer.llm.wire import Way, first_way
from summarizer.plaintext import one_line
from summarizer.settings import safe_url

OPENAI_URL = "https://api.openai.com/v1"
LONGEST = 3600.0
"""Seconds one answer may take at most, however much is heard of it."""
CONTEXT = 32_768
"""Tokens one request may hold where the endpoint does not say: current hosted models hold this or more."""

_log = logging.getLogger(__name__)
# Its log lines carry whole answers and errors, article text included; failures are reported by us, once.
logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers. `timeout` is how many seconds it may be silent; `extra` goes into every request.

    `private` endpoints are spoken to directly, whatever proxy the environment names.
    """

    model: str
    base_url: str = OPENAI_URL
    api_key: str = field(default="", repr=False)
    timeout: float = 120.0
    extra: Mapping[str, object] = field(default_factory=dict)
    private: bool = False

    def __str__(self) -> str:
        return self.model if self.private else f"{self.model} @ {safe_url(self.base_url)}"


class RemoteLLM:
    """An `LLM` that speaks the OpenAI protocol. Close it with `aclose`."""

    context = CONTEXT

    def __init__(
        self,
        endpoint: Endpoint,
        sleep: Sleep = asyncio.sleep,
        *,
        small: bool = False,
        heard: Heard | None = None,
    ) -> None:
        self.small = small
        self._endpoint = endpoint
        self._sleep = sleep
        self._line = _Line(first_way(endpoint.model, endpoint.base_url, private=endpoint.private), heard)
        self._client = open_client(
            endpoint.base_url, endpoint.api_key, timeout=endpoint.timeout, private=endpoint.private
        )

    @property
    def name(self) -> str:
        return self._endpoint.model

    @property
    def endpoint(self) -> Endpoint:
        return self._endpoint

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        """As `LLM.fill`. A `ModelError` says in one line what failed, at which endpoint, and what to do."""
        call = _Call(self._client, self._endpoint, self._line, shape, Policy(self._sleep), max_tokens)
        ask = instructor.patch(create=call.send, mode=instructor.Mode.JSON_SCHEMA)
        failure: BaseException
        try:
            # Never with `context=`: instructor would render the messages, article included, as templates.
            await ask(  # type: ignore[misc]  # typed as if it were synchronous
                response_model=_asked(shape),
                messages=[dict(message) for message in messages],
                max_retries=call.policy.retrying(),  # type: ignore[arg-type]  # as above
                strict=False,
            )
        except InstructorRetryException as error:
            failure = _flat(error.__cause__ or error, self._endpoint, call.usage)
        else:
            # From the text again: instructor's instance is no `shape`, and it holds the response.
            return Answer(shape.model_validate_json(call.text), call.usage)
        # Raised out here, so that nothing that holds the article hangs on it as its context.
        raise failure

    async def aclose(self) -> None:
        await self._client.close()


class _Line:
    """What was learned of the endpoint, by all its calls."""

    def __init__(self, way: Way, heard: Heard | None) -> None:
        self.heard = heard or Heard()
        self.change(way)

    def change(self, way: Way) -> None:
        self.way = way
        self.heard.way = way.words


class _Call:
    """One `fill`: sends its requests, counts them, and sorts what comes back."""

    def __init__(
        self,
        client: openai.AsyncOpenAI,
        endpoint: Endpoint,
        line: _Line,
        shape: type[BaseModel],
        policy: Policy,
        max_tokens: int,
    ) -> None:
        self.policy = policy
        self.usage = Usage()
        self.text = ""
        self._client = client
        self._endpoint = endpoint
        self._line = line
        self._shape = shape
        self._max_tokens = max_tokens

    async def send(self, *, messages: list[dict[str, str]], **_: Any) -> ChatCompletion:
        """One attempt. Raises `ModelError`s whose text says what failed, and `_flat` says the rest."""
        try:
            reply = await self._create(messages)
        except (openai.OpenAIError, httpx2.HTTPError, TimeoutError) as error:
            raise meaning(error, self._endpoint.timeout) from None
        self.usage += reply.usage
        if not self._endpoint.private:
            self._learn(reply)
        self.text = reply.content
        return completion(self.text)

    async def _create(self, messages: list[dict[str, str]]) -> Reply:
        """Sends, leaving out what the endpoint is found to refuse."""
        tried: set[Way] = set()
        while True:
            way = self._line.way
            tried.add(way)
            self.usage += Usage(calls=1)
            room = self._max_tokens * self.policy.room
            body = {**way.body(self._shape, messages, room), "model": self._endpoint.model}
            try:
                return await self._read({**body, **self._endpoint.extra})
            except openai.APIStatusError as error:
                other = way.after(error)
                if other in tried:
                    raise
                if way == self._line.way:  # else another call has learned it meanwhile
                    self._change(other, "the endpoint refuses it otherwise")

    async def _read(self, body: dict[str, Any]) -> Reply:
        silence, now = self._endpoint.timeout, asyncio.get_running_loop().time
        self._line.heard.tokens = 0
        async with asyncio.timeout(max(silence, LONGEST)), asyncio.timeout(silence) as limit:

            def alive(reply: Reply) -> None:
                limit.reschedule(now() + silence)
                self._line.heard.tokens = reply.pieces

            # What `chat.completions.create` does, less its walk through every key of prompt and
            # schema, which took as much processor time as sending them.
            response: Any = await self._client.post(
                "/chat/completions",
                cast_to=httpx2.Response,
                body=body,
                stream=True,
                stream_cls=openai.AsyncStream[Any],
            )
            try:
                return await read_answer(response, alive)
            finally:
                await response.aclose()

    def _learn(self, reply: Reply) -> None:
        """What an answer tells of the model: that it thinks, or that its endpoint ignores schemas."""
        way = self._line.way
        if reply.thinks and not way.thinks:
            way = replace(way, thinks=True)
        if way.form != "told" and reply.text.strip() and "{" not in reply.text and reply.finish != "length":
            way = replace(way, form="told")
        if way != self._line.way:
            self._change(way, "its answers show that it needs this")

    def _change(self, way: Way, why: str) -> None:
        self._line.change(way)
        _log.info("%s is asked otherwise from now on (%s): %s", self._endpoint, why, way.words)


@lru_cache(maxsize=32)
def _asked(shape: type[BaseModel]) -> type[BaseModel]:
    """`shape` as instructor gets it: without a schema to make or fields to look through.

    From a shape itself instructor would derive a class, make its schema and search all its fields (four
    times) at every request: more processor time than everything else about an article.
    """

    class Asked(instructor.ResponseSchema):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return {}  # `Way.body` has it

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
            shape.model_validate_json(json_data, **options)
            return cls()

    Asked.__name__ = shape.__name__
    return Asked


def _flat(error: BaseException, endpoint: Endpoint, usage: Usage) -> BaseException:
    """The error to raise: one of ours with nothing of the exchange attached; a bug stays as it is."""
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = f"{excerpt(place) or 'answer'}: {first['msg']}"
        error = MalformedAnswer(f"not the shape asked for, {problem}; {OTHER_MODEL}")
    if not isinstance(error, ModelError):
        return error
    count = f", asked {usage.calls} times" if usage.calls > 1 else ""
    flat = type(error)(one_line(f"{endpoint}{count}: {error}"))
    flat.attempts = usage.calls
    flat.prompt_tokens, flat.completion_tokens = usage.prompt_tokens, usage.completion_tokens
    if isinstance(flat, TransportError) and isinstance(error, TransportError):
        flat.retry_after = error.retry_after
    return flat
