"""What is sent to an endpoint, what is asked again, and what fails for good."""

from __future__ import annotations

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from pydantic import BaseModel, Field

from summarizer.errors import (
    CutOffAnswer,
    EmptyAnswer,
    MalformedAnswer,
    ModelError,
    Refusal,
    Rejected,
    TransportError,
)
from summarizer.llm.base import SAMPLING, Answer, Usage
from summarizer.llm.remote import Endpoint, RemoteLLM
from summarizer.llm.wire import plain_schema
from tests.llm.asking import (
    CUT,
    GOOD,
    MESSAGES,
    NO_CHOICES,
    NULL_CHOICES,
    Met,
    Sleeper,
    answer,
    ask,
    changed,
    failure,
    trouble,
)


def test_a_good_answer_costs_one_request(endpoint: Any) -> None:
    endpoint.script = [GOOD]
    got = ask(endpoint.url)
    assert got == Answer(Met(city="Drenna", status="reported"), Usage(1, 10, 3))
    assert type(got.value) is Met
    assert not vars(got.value).keys() - {"city", "status"}  # no response hangs on it
    (request,) = endpoint.requests
    assert request["messages"] == MESSAGES  # the braces too: instructor renders templates if it may
    assert (request["model"], request["max_tokens"]) == ("m", 50)
    assert {name: request[name] for name in SAMPLING} == SAMPLING
    assert endpoint.headers[0]["authorization"] == "Bearer sk-secret"


FOREVER = [
    pytest.param([trouble(429)], TransportError, 4, id="429"),
    pytest.param([trouble(500)], TransportError, 4, id="500"),
    pytest.param([trouble(503)], TransportError, 4, id="503"),
    pytest.param([{"hang_up": True}], TransportError, 4, id="hangs up"),
    pytest.param([CUT], CutOffAnswer, 2, id="cut off"),
    pytest.param([answer("The city is Drenna.")], MalformedAnswer, 3, id="not JSON"),
    pytest.param([answer('{"city": ["Drenna"]}')], MalformedAnswer, 3, id="wrong shape"),
    pytest.param([answer('{"city": "D", "status": "so"}')], MalformedAnswer, 3, id="wrong value"),
    pytest.param([{"body": b"{nonsense"}], MalformedAnswer, 3, id="reply is not JSON"),
    pytest.param([NO_CHOICES], EmptyAnswer, 3, id="no choices"),
    pytest.param([NULL_CHOICES], EmptyAnswer, 3, id="choices null"),
    pytest.param([answer(None)], EmptyAnswer, 3, id="content null"),
    pytest.param([answer("  ")], EmptyAnswer, 3, id="content blank"),
    pytest.param([answer(None, refusal="I cannot help")], Refusal, 1, id="refusal"),
    pytest.param([answer('{"ci', "content_filter")], Refusal, 1, id="content filter"),
    pytest.param([trouble(400, code="content_filter")], Refusal, 1, id="content filter, 400"),
    pytest.param([trouble(400)], Rejected, 1, id="400"),
    pytest.param([trouble(401)], Rejected, 1, id="401"),
    pytest.param([trouble(403)], Rejected, 1, id="403"),
    pytest.param([trouble(404)], Rejected, 1, id="404"),
    pytest.param([trouble(422)], Rejected, 1, id="422"),
    pytest.param([trouble(429, code="insufficient_quota")], Rejected, 1, id="429, no credit"),
    pytest.param(
        [{"body": b"<p>Hi</p>", "headers": {"Content-Type": "text/html"}}], Rejected, 1, id="a web page"
    ),
    pytest.param([changed(usage="10 tokens")], MalformedAnswer, 3, id="usage is text"),
    pytest.param([changed(usage={"prompt_tokens": "ten"})], MalformedAnswer, 3, id="a count is text"),
    pytest.param([changed(choices={"0": "x"})], MalformedAnswer, 3, id="choices is a table"),
    pytest.param([changed(choices=["x"])], MalformedAnswer, 3, id="a choice is text"),
    pytest.param([changed(choices=[{"message": ["x"]}])], MalformedAnswer, 3, id="message is a list"),
    pytest.param([answer([{"type": "text", "text": "{}"}])], MalformedAnswer, 3, id="content in parts"),
    pytest.param([answer(7)], MalformedAnswer, 3, id="content is a number"),
    pytest.param([answer("{}", refusal=["no"])], MalformedAnswer, 3, id="refusal is a list"),
    pytest.param([answer("\ud800")], MalformedAnswer, 3, id="half a character"),
    pytest.param([{"body": b"[" * 200_000}], MalformedAnswer, 3, id="too deep"),
    pytest.param([{"body": b'{"choices": [' + b"9" * 5000 + b"]}"}], MalformedAnswer, 3, id="a huge number"),
    pytest.param([{"body": b"[]"}], Rejected, 1, id="a list"),
    # Every kind of failure keeps its own count, so that mixed ones end as well.
    pytest.param(
        [trouble(500), answer("x"), CUT, answer("x"), answer("x"), GOOD], MalformedAnswer, 5, id="mixed"
    ),
]


@pytest.mark.parametrize(("script", "error", "requests"), FOREVER)
def test_what_fails_for_good(
    endpoint: Any,
    script: list[Any],
    error: type[ModelError],
    requests: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    endpoint.script = list(script)
    caught = failure(endpoint.url)
    assert type(caught) is error
    assert (len(endpoint.requests), caught.attempts) == (requests, requests)
    assert f"m @ {endpoint.url}" in str(caught)
    assert "; " in str(caught)  # what to do follows what happened
    assert len(str(caught).splitlines()) == 1
    assert caplog.text == ""  # instructor's own log lines hold whole answers


@pytest.mark.parametrize(
    ("script", "requests"),
    [
        ([trouble(429), trouble(500), {"hang_up": True}, GOOD], 4),
        ([answer("no"), answer("{}"), GOOD], 3),
        ([NO_CHOICES, answer(""), GOOD], 3),
        ([CUT, GOOD], 2),
        ([trouble(502), answer("no"), CUT, GOOD], 4),
    ],
)
def test_what_comes_right(endpoint: Any, script: list[Any], requests: int) -> None:
    endpoint.script = list(script)
    got = ask(endpoint.url)
    assert got.value.city == "Drenna"
    assert len(endpoint.requests) == got.usage.calls == requests


def test_tokens_of_failed_attempts_are_counted(endpoint: Any) -> None:
    endpoint.script = [trouble(500), CUT, answer("no"), NO_CHOICES, GOOD]
    assert ask(endpoint.url).usage == Usage(5, 40, 12)


def test_an_error_carries_the_tokens_of_all_its_requests(endpoint: Any) -> None:
    endpoint.script = [trouble(500), answer("no"), CUT, CUT]
    assert Usage.of(failure(endpoint.url)) == Usage(4, 30, 9)


def test_a_hang_ends_at_the_time_limit(endpoint: Any) -> None:
    endpoint.script = [{"drip": 60}]
    caught = failure(endpoint.url, timeout=0.1)
    assert (type(caught), len(endpoint.requests)) == (TransportError, 4)
    assert "no answer within 0.1 s" in str(caught)


def test_the_time_limit_is_for_the_whole_request(endpoint: Any) -> None:
    endpoint.script = [{"drip": 0.02}, GOOD]  # each blank would start a client's read timeout anew
    sleep = Sleeper()
    ask(endpoint.url, sleep, timeout=0.3)
    assert sleep.slept[0] >= 1  # as after a time-out; a reply awaited to its end would be asked again at once


def test_nobody_listens() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        caught = failure(f"http://127.0.0.1:{reserved.getsockname()[1]}/v1")
    assert (type(caught), caught.attempts) == (TransportError, 4)
    assert "cannot be reached" in str(caught)


def test_backoff_grows_with_jitter(endpoint: Any) -> None:
    endpoint.script = [trouble(500)]
    sleep = Sleeper()
    failure(endpoint.url, sleep)
    assert len(sleep.slept) == 3
    for seconds, low in zip(sleep.slept, (1, 2, 4), strict=True):
        assert low <= seconds <= low + 1


@pytest.mark.parametrize(
    ("header", "low", "high"), [("7", 7, 7), ("600", 60, 60), ("0", 0, 0), ("soon", 1, 2)]
)
def test_retry_after_is_obeyed_up_to_a_minute(endpoint: Any, header: str, low: float, high: float) -> None:
    endpoint.script = [trouble(429, retry_after=header), GOOD]
    sleep = Sleeper()
    ask(endpoint.url, sleep)
    (slept,) = sleep.slept
    assert low <= slept <= high


def test_retry_after_may_be_a_date(endpoint: Any) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    endpoint.script = [trouble(503, retry_after=when), GOOD]
    sleep = Sleeper()
    ask(endpoint.url, sleep)
    assert 25 <= sleep.slept[0] <= 30


def test_the_error_tells_the_servers_wish(endpoint: Any) -> None:
    endpoint.script = [trouble(429, retry_after="600")]
    caught = failure(endpoint.url)
    assert isinstance(caught, TransportError)
    assert caught.retry_after == 600


def test_malformed_answers_are_asked_again_at_once_with_the_reason(endpoint: Any) -> None:
    endpoint.script = [answer('{"city": "Drenna"}'), GOOD]
    sleep = Sleeper()
    ask(endpoint.url, sleep)
    assert sleep.slept == [0]
    first, second = (request["messages"] for request in endpoint.requests)
    assert second[: len(first)] == first
    assert second[-2]["content"] == '{"city": "Drenna"}'
    assert "status" in second[-1]["content"]
    assert "Field required" in second[-1]["content"]


def test_a_cut_off_answer_gets_twice_the_room_once(endpoint: Any) -> None:
    endpoint.script = [CUT]
    failure(endpoint.url)
    assert [request["max_tokens"] for request in endpoint.requests] == [50, 100]
    assert endpoint.requests[0]["messages"] == endpoint.requests[1]["messages"]


def test_refused_options_are_left_out_from_then_on(endpoint: Any) -> None:
    endpoint.script = [
        trouble(400, param="temperature"),
        trouble(400, param="max_tokens"),
        GOOD,
    ]

    async def run() -> list[int]:
        llm = RemoteLLM(Endpoint("m", endpoint.url, timeout=5), Sleeper())
        calls = [(await llm.fill(MESSAGES, Met, 50)).usage.calls for _ in range(2)]
        await llm.aclose()
        return calls

    assert asyncio.run(run()) == [3, 1]
    for request in endpoint.requests[-2:]:
        assert "temperature" not in request
        assert "max_tokens" not in request
        assert request["max_completion_tokens"] == 50


def test_an_option_refused_twice_is_final(endpoint: Any) -> None:
    endpoint.script = [trouble(400, param="temperature")]
    caught = failure(endpoint.url)
    assert (type(caught), caught.attempts) == (Rejected, 2)


def test_cancelling_is_not_asked_again(endpoint: Any) -> None:
    endpoint.script = [{"drip": 60}]

    async def run() -> None:
        llm = RemoteLLM(Endpoint("m", endpoint.url, timeout=60), Sleeper())
        try:
            async with asyncio.timeout(0.3):
                await llm.fill(MESSAGES, Met, 50)
        finally:
            await llm.aclose()

    with pytest.raises(TimeoutError):
        asyncio.run(run())
    assert len(endpoint.requests) == 1


def test_a_private_endpoint_is_reached_past_any_proxy(endpoint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    endpoint.script = [GOOD]
    assert ask(endpoint.url, private=True).value.city == "Drenna"
    assert isinstance(failure(endpoint.url), TransportError)


def test_the_wire_schema_is_plain_and_the_answer_is_checked_all_the_same(endpoint: Any) -> None:
    endpoint.script = [answer('{"city": "A city with a much too long name", "status": "reported"}'), GOOD]
    assert ask(endpoint.url).usage.calls == 2
    sent = endpoint.requests[0]["response_format"]
    assert sent["type"] == "json_schema"
    schema = sent["json_schema"]["schema"]
    assert schema["properties"]["city"] == {"type": "string"}
    assert schema["properties"]["status"]["enum"] == ["confirmed", "reported"]
    assert schema["required"] == ["city", "status"]


def test_plain_keeps_properties_that_are_named_like_bounds() -> None:
    class Inner(BaseModel):
        pattern: str = Field(pattern="^a+$")
        items: list[str] = Field(max_length=3, min_length=1)

    class Outer(BaseModel):
        maxLength: list[Inner] = Field(default_factory=list, max_length=2)  # noqa: N815

    schema = plain_schema(Outer)
    assert set(schema["properties"]) == {"maxLength"}
    inner = schema["$defs"]["Inner"]
    assert inner["properties"]["pattern"] == {"title": "Pattern", "type": "string"}
    assert inner["required"] == ["pattern", "items"]
    assert "maxItems" not in str(schema)
