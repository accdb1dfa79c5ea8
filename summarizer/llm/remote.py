"""A model behind an OpenAI-compatible endpoint: OpenAI, Ollama, vLLM, a llama.cpp server.

`instructor` puts a shape's JSON schema into the request, has the answer checked against the shape and words
the request for a correction; `retry.Policy` alone decides whether to ask again. Every request passes through
`_Call.send`, so requests and tokens are counted there, of failed attempts too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Self
from urllib.parse import urlsplit

import httpx2
import instructor
import openai
from instructor.core import InstructorRetryException
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError

from summarizer.errors import MalformedAnswer, ModelError, Rejected, TransportError
from summarizer.llm.base import SAMPLING, Answer, Message, Shape, Usage
from summarizer.llm.client import open_client
from summarizer.llm.reply import NOT_A_MODEL, Reply, completion, decode, read_reply
from summarizer.llm.retry import OTHER_MODEL, Policy, Sleep, excerpt, meaning
from summarizer.plaintext import one_line
from summarizer.settings import safe_url

OPENAI_URL = "https://api.openai.com/v1"
CONTEXT = 32_768
"""Tokens one request may hold where the endpoint does not say: current hosted models hold this or more."""

# Its log lines carry whole answers and errors, article text included; failures are reported by us, once.
logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers. `timeout` is in seconds per request; `extra` goes into every request's body.

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

    small = False
    context = CONTEXT

    def __init__(self, endpoint: Endpoint, sleep: Sleep = asyncio.sleep) -> None:
        self._endpoint = endpoint
        self._sleep = sleep
        self._refused: set[str] = set()
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
        call = _Call(self._client, self._endpoint, self._refused, Policy(self._sleep), max_tokens)
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


class _Call:
    """One `fill`: sends its requests, counts them, and sorts what comes back."""

    def __init__(
        self,
        client: openai.AsyncOpenAI,
        endpoint: Endpoint,
        refused: set[str],
        policy: Policy,
        max_tokens: int,
    ) -> None:
        self.policy = policy
        self.usage = Usage()
        self.text = ""
        self._client = client
        self._endpoint = endpoint
        self._refused = refused
        self._max_tokens = max_tokens

    async def send(self, **request: Any) -> ChatCompletion:
        """One attempt. Raises `ModelError`s whose text says what failed, and `_flat` says the rest."""
        try:
            reply = await self._create(request)
        except (openai.OpenAIError, httpx2.HTTPError, TimeoutError) as error:
            raise meaning(error, self._endpoint.timeout) from None
        self.usage += reply.usage
        self.text = reply.content
        return completion(self.text)

    async def _create(self, request: dict[str, Any]) -> Reply:
        """Sends, leaving out what this model is known to refuse (reasoning models take no temperature)."""
        while True:
            self.usage += Usage(calls=1)
            try:
                # The client's own timeout starts anew with every byte; this one bounds the request.
                async with asyncio.timeout(self._endpoint.timeout):
                    # What `chat.completions.create` does, less its walk through every key of prompt and
                    # schema, which took as much processor time as sending them.
                    response = await self._client.post(
                        "/chat/completions", cast_to=httpx2.Response, body={**request, **self._options()}
                    )
            except openai.BadRequestError as error:
                if error.param not in ("temperature", "seed", "max_tokens") or error.param in self._refused:
                    raise
                self._refused.add(error.param)
            else:
                return _read(response)

    def _options(self) -> dict[str, Any]:
        openai_itself = urlsplit(self._endpoint.base_url).hostname == "api.openai.com"
        room = "max_completion_tokens" if openai_itself or "max_tokens" in self._refused else "max_tokens"
        wanted = {**SAMPLING, room: self._max_tokens * self.policy.room}
        options: dict[str, Any] = {name: value for name, value in wanted.items() if name not in self._refused}
        return {**options, "model": self._endpoint.model, **self._endpoint.extra}


@lru_cache(maxsize=32)
def _asked(shape: type[BaseModel]) -> type[BaseModel]:
    """`shape` as instructor gets it: with its schema made, and without fields to look through.

    From a shape itself instructor would derive a class, make its schema and search all its fields (four
    times) at every request: more processor time than everything else about an article.
    """
    schema = plain(shape.model_json_schema())

    class Asked(instructor.ResponseSchema):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return dict(schema)

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
            shape.model_validate_json(json_data, **options)
            return cls()

    Asked.__name__ = shape.__name__
    return Asked


def plain(schema: Any) -> Any:
    """`schema` without lengths and patterns: they blow up llama.cpp's grammars, and Pydantic checks them."""
    if isinstance(schema, list):
        return [plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            kept[key] = {name: plain(part) for name, part in value.items()}
        elif key in ("default", "const", "enum", "examples"):
            kept[key] = value
        elif key not in ("minLength", "maxLength", "minItems", "maxItems", "pattern"):
            kept[key] = plain(value)
    return kept


def _read(response: httpx2.Response) -> Reply:
    if not response.content.lstrip().startswith(b"{") and "json" not in response.headers.get(
        "content-type", ""
    ):
        raise Rejected(NOT_A_MODEL)
    return read_reply(decode(response.content))


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
