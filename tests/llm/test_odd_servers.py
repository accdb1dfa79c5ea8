"""Servers that answer as no server should: an error in one line, in bounded time."""

from __future__ import annotations

import tracemalloc
from typing import Any

import pytest

from summarizer.errors import MalformedAnswer, Rejected
from tests.llm.asking import failure


@pytest.mark.parametrize("location", ["http://[::1", "http://a]b", ""])
def test_a_redirect_to_no_address_says_so(endpoint: Any, location: str) -> None:
    endpoint.script = [{"status": 307, "headers": {"Location": location}}]
    caught = failure(endpoint.url)
    assert type(caught) is Rejected
    assert "redirects to no address" in str(caught)


@pytest.mark.parametrize("line", [b": hi\n", b"\n", b"data:\n"])
def test_lines_that_say_nothing_are_counted(
    endpoint: Any, line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.llm.stream._MOST_LINES", 5_000)
    endpoint.script = [{"body": b"data: {}\n" + line * 10_000}]
    caught = failure(endpoint.url)
    assert type(caught) is MalformedAnswer
    assert "more than 5,000 lines" in str(caught)


@pytest.mark.parametrize("status", [400, 422])
@pytest.mark.parametrize("param", [5, True, ["stream"], {"a": 1}])
def test_a_complaint_whose_param_is_no_text(endpoint: Any, status: int, param: object) -> None:
    complaint = {"error": {"message": "no such thing", "param": param}}
    endpoint.script = [{"status": status, "body": complaint}]
    caught = failure(endpoint.url)
    assert type(caught) is Rejected
    assert "no such thing" in str(caught)


@pytest.mark.parametrize("status", [400, 500])
@pytest.mark.parametrize("charset", ["hex", "undefined", "rot13", "nosuch", "idna"])
def test_a_complaint_in_a_charset_of_no_text(endpoint: Any, status: int, charset: str) -> None:
    kind = {"Content-Type": f"text/plain; charset={charset}"}
    endpoint.script = [{"status": status, "body": b"no such thing", "headers": kind}]
    assert "no such thing" in str(failure(endpoint.url))


@pytest.mark.parametrize("stream", [True, False])
def test_an_answer_of_millions_of_empty_tables_is_not_parsed(endpoint: Any, stream: bool) -> None:
    body = b'{"choices":[' + b"{}," * 1_500_000 + b"{}]}"
    endpoint.script = [{"body": b"data: " + body + b"\n\n" if stream else body}]
    tracemalloc.start()
    caught = failure(endpoint.url, timeout=60)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert type(caught) is MalformedAnswer
    assert "a reply of 4,500,0" in str(caught)
    assert peak < 50_000_000
