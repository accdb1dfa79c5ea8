"""Answers that would fill the memory, lead elsewhere or bring a key back."""

from __future__ import annotations

import gzip
import json
import logging
import pickle
import traceback
import tracemalloc
from typing import Any

import pytest

from summarizer.errors import (
    MalformedAnswer,
    Rejected,
)
from summarizer.llm.base import Usage
from tests.llm.asking import ARTICLE, GOOD, answer, ask, failure, trouble


def test_an_error_holds_nothing_of_the_article(endpoint: Any) -> None:
    endpoint.script = [answer(ARTICLE)]
    caught = failure(endpoint.url)
    assert caught.__cause__ is None
    assert caught.__context__ is None
    assert "Ruvane" not in "".join(traceback.format_exception(caught))
    copy = pickle.loads(pickle.dumps(caught))
    assert (type(copy), str(copy), Usage.of(copy)) == (MalformedAnswer, str(caught), Usage(3, 30, 9))


def test_what_a_server_says_is_shown_tame_and_without_the_key(endpoint: Any) -> None:
    endpoint.script = [trouble(401, "bad key sk-secret\n\x1b[31mred\u202e" + "x" * 500)]
    said = str(failure(endpoint.url))
    assert "sk-secret" not in said
    assert said.isprintable()
    assert len(said) < 350


def test_an_address_with_a_password_is_shown_without(endpoint: Any) -> None:
    endpoint.script = [trouble(404)]
    said = str(failure(endpoint.url.replace("//", "//user:hunter2@")))
    assert "hunter2" not in said
    assert endpoint.url in said


def test_a_long_answer_is_malformed(endpoint: Any) -> None:
    endpoint.script = [answer('{"city": "' + "a" * 500_000 + '", "status": "reported"}')]
    assert "characters" in str(failure(endpoint.url))


def test_no_body_is_read_to_the_end_of_memory(endpoint: Any) -> None:
    endpoint.script = [{"endless": b" " * 1_000_000}]
    caught = failure(endpoint.url, timeout=60)
    assert (type(caught), len(endpoint.requests)) == (MalformedAnswer, 3)
    assert "longer than 32 MB" in str(caught)
    assert endpoint.sent < 3 * 50_000_000


def test_a_complaint_is_read_as_far_as_it_is_shown(endpoint: Any) -> None:
    endpoint.script = [{"status": 400, "endless": b"no, " * 250_000}]
    assert type(failure(endpoint.url, timeout=60)) is Rejected
    assert endpoint.sent < 20_000_000


@pytest.mark.parametrize("status", [200, 500])
def test_a_compressed_bomb_stays_small(endpoint: Any, status: int) -> None:
    bomb = gzip.compress(bytes(200_000_000))
    endpoint.script = [{"status": status, "body": bomb, "headers": {"Content-Encoding": "gzip"}}]
    tracemalloc.start()
    failure(endpoint.url, timeout=60)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_a_compressed_answer_is_read(endpoint: Any) -> None:
    body = gzip.compress(json.dumps(GOOD["body"]).encode())
    endpoint.script = [{"body": body, "headers": {"Content-Encoding": "gzip"}}]
    assert ask(endpoint.url).value.city == "Drenna"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_carries_the_article_elsewhere(endpoint: Any, other_endpoint: Any, status: int) -> None:
    other_endpoint.script = [GOOD]
    endpoint.script = [{"status": status, "headers": {"Location": f"{other_endpoint.url}/chat/completions"}}]
    caught = failure(endpoint.url)
    assert type(caught) is Rejected
    assert f"redirects to {other_endpoint.url}/chat/completions" in str(caught)
    assert other_endpoint.requests == []


KEY = "sk-proj-Tr4velling9Otter"


@pytest.mark.parametrize(
    "reply",
    [
        answer(None, refusal=f"I cannot help the owner of {KEY}"),
        trouble(401, f"Incorrect API key provided: {KEY}."),
        trouble(401, "Incorrect API key provided: sk-proj-***********tter. See the site."),
        trouble(401, "Bad key sk-pr...tter"),
        trouble(401, "Bad key sk-proj-Tr4…"),
        trouble(401, "The key ending in tter is not valid"),
        answer(f'{{"city": "{KEY}", "status": "so"}}'),
        {"status": 307, "headers": {"Location": f"http://u:{KEY}@127.0.0.1:1/{KEY}"}},
    ],
)
def test_no_part_of_the_key_comes_back_in_an_error(endpoint: Any, reply: dict[str, Any]) -> None:
    endpoint.script = [reply]
    said = repr(failure(endpoint.url, api_key=KEY))
    for part in ("Tr4", "tter", "sk-"):
        assert part not in said


@pytest.mark.parametrize("city", [KEY, KEY.replace("T", "\\u0054"), "\\u0073k-" + KEY[3:]])
def test_no_answer_holds_the_key(endpoint: Any, city: str) -> None:
    endpoint.script = [answer(f'{{"city": "x {city}", "status": "reported"}}')]
    assert ask(endpoint.url, api_key=KEY).value.city == "x ***"


def test_no_log_holds_the_key_or_the_password(endpoint: Any, caplog: pytest.LogCaptureFixture) -> None:
    endpoint.script = [trouble(401, f"Incorrect API key provided: {KEY}")]
    with caplog.at_level(logging.DEBUG):
        failure(endpoint.url.replace("//", "//user:hunter22@"), api_key=KEY)
    assert "401" in caplog.text
    assert KEY not in caplog.text
    assert "hunter22" not in caplog.text
    assert endpoint.headers[0]["authorization"].startswith("Basic ")
