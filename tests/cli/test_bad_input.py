"""Bad input and bad luck: one line on stderr that says what to do, the right exit code, no traceback."""

from __future__ import annotations

import hashlib
import json
import socket
from collections import namedtuple
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summarizer.distribution import install
from summarizer.llm.weights import Model, Weights

Command = Callable[..., Any]


def one_error(result: Any, code: int, *says: str) -> None:
    assert result.code == code, result.err
    assert result.out == ""
    assert len(result.err.splitlines()) == 1, result.err
    assert result.err.startswith("summarize: error: ")
    for part in says:
        assert part in result.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\xc2\xa0\n", "is empty"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", "is binary"),
        ("Ada met Bruno in a café.".encode("cp1252"), "not UTF-8 (byte 0xe9 at 22)"),
        ("Ada met Bruno.".encode("utf-16"), "is binary"),
        (b"Ada met Bruno.\n" * 700_000, "more than 2 MB is no single article"),
    ],
    ids=["empty", "blank", "binary", "windows-1252", "utf-16", "10 MB"],
)
def test_a_file_that_is_no_article(
    summarize: Command, model: Any, home: Path, content: bytes, says: str
) -> None:
    (home / "bad.txt").write_bytes(content)
    one_error(summarize("bad.txt"), 2, "bad.txt: ", says)
    assert model.opened == 0


def test_a_missing_file(summarize: Command, model: Any) -> None:
    one_error(summarize("none.txt"), 2, "none.txt: no such file")


def test_a_folder(summarize: Command, model: Any, home: Path) -> None:
    (home / "news").mkdir()
    one_error(summarize("news"), 2, "news: is a folder", "summarize batch news")


def test_a_file_that_may_not_be_read(
    summarize: Command, model: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("summarizer.regular.os.open", denied)
    one_error(summarize(article), 2, "cannot be read: Permission denied")


@pytest.mark.parametrize("content", [b"", b"\0\1", b"\xff\xfe", b"x" * 2_100_000])
def test_standard_input_that_is_no_article(
    summarize: Command, model: Any, stdin: Any, content: bytes
) -> None:
    stdin(content)
    one_error(summarize("-"), 2, "-: ")


def test_a_page_on_standard_input(summarize: Command, model: Any, stdin: Any) -> None:
    story = "<p>Ada Voss met Bruno Keller in Lenz on Tuesday, the Lenz Courier reported.</p>" * 4
    story += "<p>Keller opposes the canal treaty.</p>"
    stdin(f"<html><body><article>{story}</article></body></html>".encode())
    assert "<p>" not in summarize("-").out
    assert model.opened == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"x", "too short for an article: x"), (b"PK\x03\x04", "a broken archive"), (b"\x89PNG", "is an image")],
)
def test_a_file_of_another_kind_is_one_line(
    summarize: Command, model: Any, home: Path, content: bytes, says: str
) -> None:
    (home / "bad.txt").write_bytes(content)
    one_error(summarize("bad.txt"), 2, "bad.txt: ", says)
    assert model.opened == 0


PIECE = b"weights" * 100
TINY = Model("tiny", "fake-cli-part", 1, len(PIECE), hashlib.sha256(PIECE).hexdigest())


@pytest.fixture
def embedded(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one installed part of a tiny model; an engine that is never reached."""
    package, info = home / "site" / "fake_cli_part1", home / "site" / "fake_cli_part1-1.0.dist-info"
    (package / "data").mkdir(parents=True)
    info.mkdir()
    part = package / "data" / "part01.bin"
    part.write_bytes(PIECE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fake-cli-part1\nVersion: 1.0\n")
    (info / "RECORD").write_text("fake_cli_part1/data/part01.bin,,\n")
    monkeypatch.syspath_prepend(str(home / "site"))
    monkeypatch.setattr("summarizer.llm.open.Weights", partial(Weights, model=TINY))
    return part


def left(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "cache").iterdir() if path.suffix != ".lock")


def test_weights_missing(
    summarize: Command, article: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = Model("tiny", "no-such-part", 1, 1, "0")
    monkeypatch.setattr("summarizer.llm.open.Weights", partial(Weights, model=absent))
    one_error(summarize(article), 1, f"not installed: {install('local')}", "--model")


def test_weights_corrupted(summarize: Command, article: Path, embedded: Path, home: Path) -> None:
    embedded.write_bytes(PIECE[:-1] + b"X")
    one_error(summarize(article), 1, "not the expected weights", "--force-reinstall")
    assert left(home) == []


def test_no_room_for_the_weights(
    summarize: Command, article: Path, embedded: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(10, 10, 0))
    one_error(summarize(article), 1, "no room for the model", "SUMMARIZER_CACHE_DIR")
    assert left(home) == []


def test_a_model_file_that_is_none(summarize: Command, article: Path, home: Path) -> None:
    (home / "model.gguf").write_bytes(b"PK\x03\x04")
    one_error(summarize(article, "--model", "model.gguf"), 2, "model.gguf: not a GGUF file")
    one_error(summarize(article, "--model", "none.gguf"), 2, "none.gguf: cannot be read")


def test_an_unknown_model(summarize: Command, article: Path, endpoint: Any) -> None:
    endpoint.script = [(404, json.dumps({"error": {"message": "no model x"}}).encode())]
    result = summarize(article, "--model", "x", "--base-url", endpoint.url)
    one_error(result, 1, "x @ http://127.0.0.1", "no such model or address", "check --model")
    assert endpoint.requests == 1


def test_a_wrong_key(
    summarize: Command, article: Path, endpoint: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-very-secret")
    endpoint.script = [(401, json.dumps({"error": {"message": "bad key sk-very-secret"}}).encode())]
    result = summarize(article, "--model", "x", "--base-url", endpoint.url)
    one_error(result, 1, "the key was refused", "OPENAI_API_KEY")
    assert "sk-very-secret" not in result.err
    assert endpoint.requests == 1


def test_no_key_for_openai(summarize: Command, article: Path) -> None:
    one_error(summarize(article, "--model", "gpt-x"), 2, "needs a key: set OPENAI_API_KEY")


def test_an_endpoint_that_is_down(summarize: Command, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.llm.retry._backoff", lambda state: 0.0)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        result = summarize(article, "--model", "x", "--base-url", url)
    one_error(result, 1, "asked 4 times: cannot be reached", "check --base-url")


def test_nonsense_three_times(summarize: Command, article: Path, endpoint: Any, nonsense: Any) -> None:
    endpoint.script = [nonsense]
    result = summarize(article, "--model", "x", "--base-url", endpoint.url)
    one_error(result, 1, "asked 3 times: not the shape asked for", "try another --model")
    assert endpoint.requests == 3


def test_nonsense_for_one_part_keeps_the_others(
    summarize: Command, article: Path, endpoint: Any, good: Any, nonsense: Any
) -> None:
    """An article beyond the model's context is asked for in parts."""
    filler = "\n".join(f"Line {n} of the canal report says nothing new." for n in range(400))
    article.write_text(f"{article.read_text()}{filler}\n")
    endpoint.script = [good, nonsense]
    result = summarize(article, "--model", "x", "--base-url", endpoint.url)
    assert result.code == 1
    summary = json.loads(result.out)
    assert len(summary["meetings"]) == 1
    assert len(summary["provenance"]["failures"]) == 1
    assert endpoint.requests == summary["provenance"]["calls"] == 4
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith(f"summarize: warning: {article}: incomplete: article: x @ http://127.0.0.1")
    endpoint.script = [good, nonsense]
    quiet = summarize(article, "--model", "x", "--base-url", endpoint.url, "--quiet")
    assert (quiet.code, quiet.err) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--frmat", "text"], "No such option: --frmat"),
        (["--strategy", "magic"], "magic"),
        (["--max-seconds", "soon"], "--max-seconds"),
        (["--max-seconds", "-1"], "max_seconds (command line)"),
        (["--base-url", "localhost", "--model", "x"], "not a web address"),
        (["--base-url", "http://localhost"], "no model is named"),
        (["--quiet", "--verbose"], "contradict"),
    ],
)
def test_options_that_make_no_sense(
    summarize: Command, model: Any, article: Path, arguments: list[str], says: str
) -> None:
    one_error(summarize(article, *arguments), 2, says)
    assert model.opened == 0


def test_a_misspelt_variable(
    summarize: Command, model: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_MODLE", "x")
    one_error(summarize(article), 2, "SUMMARIZER_MODLE (environment): no such setting")
