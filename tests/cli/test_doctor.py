from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer.distribution import install
from summarizer.errors import WeightsError
from summarizer.llm.weights import Model, Weights

Command = Callable[..., Any]


@pytest.fixture(autouse=True)
def parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser takes seconds to load and has its own tests."""

    meta = {"lang": "en", "name": "tiny", "version": "1"}
    monkeypatch.setattr("summarizer.reading.syntax.parser.load", lambda: SimpleNamespace(meta=meta))


def line(result: Any, name: str) -> str:
    return next(text for text in result.out.partition("Checks")[2].splitlines() if text[4:].startswith(name))


def test_settings_are_shown_with_their_origin_and_without_secrets(
    summarize: Command, endpoint: Any, good: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    monkeypatch.setenv("SUMMARIZER_BASE_URL", endpoint.url.replace("//", "//me:pass@"))
    endpoint.script = [(401, b"{}")]
    result = summarize("doctor", "--model", "tiny")
    assert result.out.splitlines()[0].endswith("a key also from the system's keyring)")
    assert "model         tiny  [command line]" in result.out
    assert f"base_url      {endpoint.url}  [environment, SUMMARIZER_BASE_URL]" in result.out
    assert "api_key       set, not shown  [environment, OPENAI_API_KEY]" in result.out
    assert "strategy      auto  [default]" in result.out
    assert "sk-very-secret" not in result.out + result.err
    assert "pass" not in result.out.partition("Checks")[0]


def test_a_remote_model_is_asked_one_question(summarize: Command, endpoint: Any) -> None:
    message = {"role": "assistant", "content": '{"ready": true}'}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    endpoint.script = [(200, json.dumps(body).encode())]
    result = summarize("doctor", "--model", "tiny", "--base-url", endpoint.url)
    assert (result.code, endpoint.requests) == (0, 1)
    assert line(result, "model").startswith("  ✓ model     tiny answers")
    assert line(result, "model").endswith("s; asked with: strict schema, streamed")


def test_a_wrong_key_is_found(summarize: Command, endpoint: Any) -> None:
    endpoint.script = [(401, b'{"error": {"message": "no"}}')]
    result = summarize("doctor", "--model", "tiny", "--base-url", endpoint.url)
    assert result.code == 1
    assert line(result, "model").startswith("  ✗ model")
    assert "check OPENAI_API_KEY" in line(result, "model")


def test_a_server_that_hangs_is_not_waited_for(
    summarize: Command, model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.cli.doctor._PATIENCE", 0.05)
    model.script = [5.0]
    result = summarize("doctor", "--model", "tiny", "--base-url", "http://127.0.0.1:1/v1")
    assert result.code == 1
    assert "no answer within 0.05 s" in line(result, "model")


def test_missing_parts_name_the_install_command(summarize: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.cli.doctor._is_installed", lambda package: package.endswith("1"))
    result = summarize("doctor")
    assert result.code == 1
    # part1, part11 and part21
    assert line(result, "weights").startswith("  ✗ weights   3 of 22 parts")
    assert install("local") in line(result, "weights")


def test_an_assembled_file_of_the_wrong_size_is_found(
    summarize: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "cache").mkdir()
    (home / "cache" / "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf").write_bytes(b"GGUF")
    result = summarize("doctor")
    assert result.code == 1
    assert "has 4 bytes, not 1,117,320,768 → summarize model remove" in line(result, "cache")


def test_what_is_verified_is_said_and_nothing_else(
    summarize: Command, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    content = b"GGUF"
    small = Model("small", "part", 1, len(content), hashlib.sha256(content).hexdigest())
    monkeypatch.setattr("summarizer.llm.weights.Weights.__init__.__defaults__", (small,))
    (home / "cache").mkdir()
    weights = Weights(home / "cache")
    weights.path.write_bytes(content)
    assert line(summarize("doctor"), "cache").startswith("  – cache     ")
    assert "not verified yet" in line(summarize("doctor"), "cache")
    weights.verify()
    said = line(summarize("doctor"), "cache")
    assert said.startswith("  ✓ cache     ")
    assert f"SHA-256 {small.sha256[:12]}… verified, file unchanged since" in said
    weights.path.write_bytes(b"gguf")
    assert "not verified yet" in line(summarize("doctor"), "cache")
    assert "tiny 1, SHA-256 verified now" in line(summarize("doctor"), "parser")


def test_the_embedded_model_is_not_loaded_unasked(summarize: Command, model: Any) -> None:
    assert line(summarize("doctor"), "model").startswith("  – model     not asked")
    assert model.opened == 0
    summarize("doctor", "--load")
    assert model.opened == 1


def test_a_parser_that_no_one_needs_is_no_failure(
    summarize: Command, endpoint: Any, good: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise WeightsError("the parser is not installed")

    monkeypatch.setattr("summarizer.reading.syntax.parser.load", missing)
    endpoint.script = [good]
    arguments = ("doctor", "--model", "tiny", "--base-url", endpoint.url)
    assert line(summarize(*arguments), "parser").startswith("  – parser")
    monkeypatch.setenv("SUMMARIZER_STRATEGY", "sentence")
    assert line(summarize(*arguments), "parser").startswith("  ✗ parser    the parser is not installed")


def test_the_strategy_and_its_reason_are_named(
    summarize: Command, endpoint: Any, good: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint.script = [good]
    url = ("--base-url", endpoint.url)
    small = "the name tells 500 million parameters, less than 6.5 billion"
    assert line(summarize("doctor", "--model", "q:0.5b", *url), "strategy").endswith(f"  sentence: {small}")
    assert line(summarize("doctor", "--model", "tiny", *url), "strategy").endswith(
        "article: the name tells no number of parameters"
    )
    assert "sentence: the embedded model tells 1.5 billion" in line(summarize("doctor"), "strategy")
    monkeypatch.setenv("SUMMARIZER_STRATEGY", "article")
    assert line(summarize("doctor", "--model", "q:0.5b", *url), "strategy").endswith(
        f"article, as it is set; auto would choose sentence: {small}"
    )
