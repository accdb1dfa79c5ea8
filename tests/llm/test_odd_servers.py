"""Servers that answer as no server should: an error in one line, in bounded time."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.errors import MalformedAnswer, Rejected
from tests.llm.test_remote import failure


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
