"""Neither a key nor a password reaches a terminal, a result or a store, whoever repeats it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CLAIMS, saying

Command = Callable[..., Any]
KEY = "sk-proj-Tr4velling9Otter"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def refusal() -> tuple[int, bytes]:
    message = {"role": "assistant", "content": None, "refusal": f"I refuse {KEY}"}
    return 200, json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}).encode()


def nowhere(home: Path, result: Any) -> None:
    assert KEY not in result.out + result.err
    for file in home.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes(), file


def test_a_refusal_that_repeats_the_key(summarize: Command, endpoint: Any, article: Path, home: Path) -> None:
    endpoint.script = [refusal()]
    model = ("--model", "m", "--base-url", endpoint.url)
    for arguments in (("run", article), ("batch", article), ("doctor",)):
        result = summarize(*arguments, *model)
        assert "I refuse ***" in result.out + result.err
        nowhere(home, result)
    nowhere(home, summarize("list"))


def test_claims_that_hold_the_key(summarize: Command, endpoint: Any, article: Path, home: Path) -> None:
    stance = {**CLAIMS["stances"][0], "claim": f"Keller opposes {KEY}."}
    endpoint.script = [saying(json.dumps({**CLAIMS, "headline": KEY, "stances": [stance]}))]
    model = ("--model", "m", "--base-url", endpoint.url)
    for arguments in (("run", article, "--verbose"), ("batch", article)):
        result = summarize(*arguments, *model)
        assert result.code == 0
        nowhere(home, result)


def test_an_address_with_a_password(summarize: Command, model: Any, home: Path) -> None:
    for command in ("batch", "run"):
        result = summarize(command, "http://me:hunter22@news.invalid/")
        assert "hunter22" not in result.out + result.err
    assert "hunter22" not in summarize("list").out
    assert all(b"hunter22" not in file.read_bytes() for file in home.glob("news.db*"))


def test_what_else_there_is_is_written_whatever_happens_to_one(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    (home / "second.txt").write_text("Ada Voss met Bruno Keller.\n", encoding="utf-8")
    (home / "third.txt").write_text("Ada Voss met Bruno Keller in Lenz.\n", encoding="utf-8")
    model.script = [0.0, RuntimeError("a bug")]
    result = summarize(article, "second.txt", "third.txt", "--format", "json", "--no-check")
    assert result.code == 1
    assert [one["article"]["source"] for one in json.loads(result.out)] == [str(article), "third.txt"]
    assert "second.txt: a bug in the program, RuntimeError: a bug" in result.err


@pytest.mark.parametrize(
    "address",
    [
        "http://user:12/34hunter22@news.invalid/", "http:/user:hunter22@news.invalid/f",
        "http:\\\\user:hunter22@news.invalid/f", "http://user:hunter22 hunter22@news.invalid/f",
        "user:hunter22@news.invalid/f", "//user:hunter22@news.invalid/f", "http://:hunter22/x@news.invalid/f",
    ],
)  # fmt: skip
def test_an_address_with_a_password_that_makes_it_none(
    summarize: Command, model: Any, article: Path, home: Path, address: str
) -> None:
    for arguments in (("batch", address), ("run", address), ("run", article, "--base-url", address)):
        result = summarize(*arguments, "--model", "m")
        assert result.code
        assert "hunter22" not in result.out + result.err
    assert "hunter22" not in summarize("list").out
    assert all(b"hunter22" not in file.read_bytes() for file in home.glob("news.db*"))


@pytest.mark.parametrize(
    "proxy", ["gopher://user:hunter22@news.invalid", "http://user:hunter22@news.invalid:x"]
)
def test_a_proxy_that_is_none(
    summarize: Command, article: Path, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy)
    result = summarize(article, "--model", "m", "--base-url", "http://news.invalid/v1")
    assert result.code == 2
    assert "HTTP_PROXY" in result.err
    assert "bug" not in result.err
    assert "hunter22" not in result.err


@pytest.mark.parametrize("address", ["http://[v1.x]/v1", "http://☃/v1"])
def test_an_endpoint_that_is_none(summarize: Command, article: Path, address: str) -> None:
    result = summarize(article, "--model", "m", "--base-url", address)
    assert result.code == 2
    assert "base_url" in result.err
    assert "bug" not in result.err
