"""How endpoints are spoken to, each by a stand-in that behaves as its documentation says."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, Field

from summarizer.errors import CutOffAnswer, ModelError, Rejected, TransportError
from summarizer.extraction import Extraction
from summarizer.llm.base import Answer, Heard, Message, Usage
from summarizer.llm.remote import Endpoint, RemoteLLM
from summarizer.llm.wire import THOUGHTS, Way, first_way, plain_schema, strict_schema
from tests.llm import stand_ins
from tests.llm.stand_ins import DONE, GOOD, USAGE

MESSAGES: list[Message] = [
    {"role": "system", "content": "Read."},
    {"role": "user", "content": "Envoy Tal Ruvane met {{ 7*7 }} in Drenna."},
]


class By(BaseModel):
    name: str
    role: str = ""


class Met(BaseModel):
    city: str = Field(max_length=20)
    notes: list[str] = Field(default_factory=list)
    by: By = Field(default=By(name="nobody"), description="who")
    where: By | None = None


def ask(url: str, times: int = 1, heard: Heard | None = None, **options: Any) -> list[Answer[Met]]:
    """The answers to the same question, asked so many times of one client."""

    async def run() -> list[Answer[Met]]:
        llm = RemoteLLM(
            Endpoint(**{"model": "m", "base_url": url, "timeout": 5} | options), _brief, heard=heard
        )
        try:
            return [await llm.fill(MESSAGES, Met, 1000) for _ in range(times)]
        finally:
            await llm.aclose()

    return asyncio.run(run())


async def _brief(_seconds: float) -> None:
    pass


@pytest.fixture
def at_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.llm.wire._OPENAI", re.compile("127"))


CASES = [
    pytest.param(stand_ins.openai, "gpt-4.1", 1, "strict schema, streamed", id="OpenAI"),
    pytest.param(
        stand_ins.openai_reasoning,
        "gpt-5-mini",
        3,  # the name tells that it thinks; max_tokens and temperature are found out
        "strict schema, streamed, no temperature, room for 16,000 tokens of thought",
        id="OpenAI, reasoning, behind a proxy",
    ),
    pytest.param(
        stand_ins.openai_old, "gpt-4", 3, "schema in the prompt, streamed", id="OpenAI, before schemas"
    ),
    pytest.param(stand_ins.azure, "my-deployment", 1, "strict schema, streamed", id="Azure"),
    pytest.param(stand_ins.anthropic, "claude-x", 2, "schema in the prompt, streamed", id="Anthropic"),
    pytest.param(
        stand_ins.gemini,
        "gemini-2.5-flash",
        2,
        "strict schema, streamed, no seed, room for 16,000 tokens of thought",
        id="Gemini",
    ),
    pytest.param(
        stand_ins.ollama,
        "qwen3:8b",
        1,
        "strict schema, streamed, room for 16,000 tokens of thought",
        id="Ollama, thinking",
    ),
    pytest.param(
        stand_ins.vllm,
        "Qwen/Qwen3-8B",
        1,
        "strict schema, streamed, room for 16,000 tokens of thought",
        id="vLLM with a reasoning parser",
    ),
    pytest.param(
        stand_ins.vllm_without_parser,
        "m",
        1,
        "strict schema, streamed, room for 16,000 tokens of thought",
        id="vLLM without one",
    ),
    pytest.param(stand_ins.llama_cpp, "m", 1, "strict schema, streamed", id="llama.cpp"),
    pytest.param(stand_ins.whole, "m", 1, "strict schema, streamed", id="answers whole"),
    pytest.param(stand_ins.no_streams, "m", 2, "strict schema, not streamed", id="cannot stream"),
    pytest.param(stand_ins.no_stream_options, "m", 2, "strict schema, streamed", id="no stream options"),
]


@pytest.mark.parametrize(("stand_in", "model", "requests", "way"), CASES)
def test_every_endpoint_answers_and_what_it_refuses_is_learned_once(
    endpoint: Any, stand_in: Callable[..., Any], model: str, requests: int, way: str
) -> None:
    endpoint.script = [stand_in]
    heard = Heard()
    first, second = ask(endpoint.url, 2, heard, model=model)
    assert (first.value.city, second.value.city) == ("Drenna", "Drenna")
    assert (first.usage.calls, second.usage.calls) == (requests, 1)
    assert heard.way == way
    if stand_in is not stand_ins.no_stream_options:
        assert (second.usage.prompt_tokens, second.usage.completion_tokens) == (10, 4)


@pytest.mark.usefixtures("at_openai")
@pytest.mark.parametrize(
    ("stand_in", "model"),
    [(stand_ins.openai_reasoning, "o3"), (stand_ins.azure, "gpt-5.1"), (stand_ins.openai, "gpt-4o")],
)
def test_openai_and_azure_need_one_request(endpoint: Any, stand_in: Callable[..., Any], model: str) -> None:
    endpoint.script = [stand_in]
    (got,) = ask(endpoint.url, model=model)
    assert got.usage == Usage(1, 10, 4)
    assert "max_tokens" not in endpoint.requests[0]


@pytest.mark.usefixtures("at_openai")
def test_a_model_that_turns_out_to_think_gets_room(endpoint: Any) -> None:
    endpoint.script = [stand_ins.openai_reasoning]
    (got,) = ask(endpoint.url, model="my-deployment")
    assert got.value.city == "Drenna"
    assert [request["max_completion_tokens"] for request in endpoint.requests] == [
        1000,
        1000,
        2000 + THOUGHTS,
    ]


def test_what_is_known_by_address_and_name() -> None:
    def way(model: str, url: str = "https://api.openai.com/v1") -> Way:
        return first_way(model, url, private=False)

    assert way("gpt-4.1").left_out == {"max_tokens"}
    assert way("o4-mini").left_out == {"max_tokens", "temperature"}
    assert way("gpt-5", "https://x.openai.azure.com/openai/v1/").left_out == {"max_tokens", "temperature"}
    assert way("claude-x", "https://api.anthropic.com/v1/").form == "told"
    assert way("gpt-4.1", "https://api.openai.com.example/v1").left_out == {"max_completion_tokens"}
    for model in (
        "o3",
        "gpt-5.1-mini",
        "openai/gpt-oss-20b",
        "deepseek-r1:8b",
        "Qwen/Qwen3-4B-Thinking-2507",
    ):
        assert way(model).thinks, model
    for model in ("gpt-4o", "llama3.2:1b", "foo3", "mistral-large"):
        assert not way(model).thinks, model


def test_what_the_engine_in_this_process_is_sent_is_as_it_was(endpoint: Any) -> None:
    endpoint.script = [stand_ins.vllm]
    heard = Heard()
    ask(endpoint.url, 2, heard, private=True)
    assert heard.way == "schema, streamed"
    for request in endpoint.requests:
        assert request.pop("response_format") == {
            "type": "json_schema",
            "json_schema": {"name": "Met", "schema": plain_schema(Met)},
        }
        assert request.pop("messages") == MESSAGES
        assert request == {
            "model": "m",
            "temperature": 0.0,
            "seed": 1,
            "max_tokens": 1000,
            "stream": True,
            "stream_options": {"include_usage": True},
        }


@pytest.mark.parametrize("shape", [Met, Extraction])
def test_a_strict_schema_is_strict_everywhere(shape: type[BaseModel]) -> None:
    schema = strict_schema(shape)
    assert stand_ins._fault(schema) == ""
    assert stand_ins._fault(plain_schema(shape)) != ""
    assert list(schema["properties"]) == list(shape.model_fields)


def test_a_fallback_is_logged(endpoint: Any, caplog: pytest.LogCaptureFixture) -> None:
    endpoint.script = [stand_ins.openai_old]
    with caplog.at_level(logging.INFO, "summarizer"):
        ask(endpoint.url)
    assert "from now on (the endpoint refuses it otherwise): schema in the prompt, streamed" in caplog.text


@pytest.mark.parametrize(
    "message",
    [
        "temperature, seed, stream and the json_schema are wrong",
        "'max_tokens' or 'max_completion_tokens' is too large: 1000",
    ],
)
def test_an_endpoint_that_refuses_everything_is_given_up(endpoint: Any, message: str) -> None:
    endpoint.script = [{"status": 400, "body": {"error": {"message": message}}}]
    with pytest.raises(Rejected):
        ask(endpoint.url)
    assert len(endpoint.requests) <= 4


def test_calls_side_by_side_learn_together(endpoint: Any) -> None:
    endpoint.script = [stand_ins.gemini]

    async def run() -> list[int]:
        llm = RemoteLLM(Endpoint("gemini-2.5-pro", endpoint.url, timeout=5), _brief)
        got = await asyncio.gather(*(llm.fill(MESSAGES, Met, 1000) for _ in range(4)))
        await llm.aclose()
        return [answer.usage.calls for answer in got]

    assert max(asyncio.run(run())) == 2


def streamed(*events: Any, pause: float = 0.0) -> dict[str, Any]:
    return {"events": list(events), "pause": pause}


def piece(content: str | None = None, finish: str | None = None, **delta: Any) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": {"content": content, **delta}, "finish_reason": finish}]}


def test_a_long_answer_may_take_longer_than_the_silence_allowed(endpoint: Any) -> None:
    endpoint.script = [streamed(*(piece(letter) for letter in GOOD), piece(finish="stop"), DONE, pause=0.02)]
    heard = Heard()
    (got,) = ask(endpoint.url, heard=heard, timeout=0.5)  # it takes more than a second
    assert got.value.city == "Drenna"
    assert heard.tokens == len(GOOD)


def test_a_sign_that_the_server_is_at_work_is_no_silence(endpoint: Any) -> None:
    signs = [b": at work"] * 8
    endpoint.script = [streamed(*signs, piece(GOOD, "stop"), DONE, pause=0.1)]
    assert ask(endpoint.url, timeout=0.4)[0].value.city == "Drenna"


@pytest.mark.parametrize(
    "events", [[piece("{"), *[b""] * 40], [piece("{"), {"choices": []}, *[b" "] * 40]], ids=["blank", "space"]
)
def test_blank_lines_are_silence(endpoint: Any, events: list[Any]) -> None:
    endpoint.script = [streamed(*events, pause=0.1), stand_ins.whole]
    began = time.monotonic()
    (got,) = ask(endpoint.url, timeout=0.4)
    assert got.usage.calls == 2
    assert time.monotonic() - began < 3  # all of them take four seconds


def test_nothing_is_listened_to_for_ever(endpoint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.llm.remote.LONGEST", 0.5)
    endpoint.script = [streamed(*[piece(" ")] * 1000, pause=0.05), stand_ins.whole]
    assert ask(endpoint.url, timeout=0.4)[0].usage.calls == 2


def test_a_stream_that_does_not_end_after_its_last_word_is_left(endpoint: Any) -> None:
    slow = streamed(piece(GOOD, "stop"), {"choices": [], "usage": USAGE}, DONE, *[b""] * 100)
    endpoint.script = [{**slow, "pause": 0.1}]
    (got,) = ask(endpoint.url)
    assert got.usage == Usage(1, 10, 4)


FAILING = [
    pytest.param(
        [piece("{"), {"error": {"message": "out of memory", "code": 500}}], TransportError, 4, id="error"
    ),
    pytest.param([piece("{"), {"error": {"message": "too long", "code": 400}}], Rejected, 1, id="refused"),
    pytest.param([piece("{")], TransportError, 4, id="broken off"),
    pytest.param([piece('{"city"', "length"), DONE], CutOffAnswer, 2, id="cut off"),
    pytest.param([piece(["{}"]), DONE], ModelError, 3, id="in parts"),
    pytest.param([piece("{}", "stop"), {"usage": "10"}], ModelError, 3, id="usage is text"),
    pytest.param([b"data: {nonsense", DONE], ModelError, 3, id="not JSON"),
    pytest.param([b"data: 7", DONE], ModelError, 3, id="a number"),
    pytest.param([*[piece("a" * 9_000)] * 60], ModelError, 3, id="too long"),
    pytest.param([DONE], ModelError, 3, id="nothing"),
]


@pytest.mark.parametrize(("events", "error", "requests"), FAILING)
def test_streams_that_fail(endpoint: Any, events: list[Any], error: type[ModelError], requests: int) -> None:
    endpoint.script = [streamed(*events)]
    with pytest.raises(error) as caught:
        ask(endpoint.url)
    assert caught.value.attempts == len(endpoint.requests) == requests
