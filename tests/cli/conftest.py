"""The command line in this process, with a model that answers from a script, or an endpoint that does."""

from __future__ import annotations

import asyncio
import io
import json
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import summarizer.library  # noqa: F401  loaded before any test puts a model's stand-in where it finds `open_llm`
from summarizer.cli.app import main
from summarizer.errors import SummarizerError
from summarizer.llm.base import Answer, Message, Shape, Usage

TEXT = (
    "Envoy met minister in Lenz\n\n"
    "Ada Voss met Bruno Keller in Lenz on Tuesday, the Lenz Courier reported.\n"
    "Keller opposes the canal treaty.\n"
)
CLAIMS: dict[str, Any] = {
    "headline": "Envoy met minister in Lenz",
    "summary": [{"text": "Ada Voss met Bruno Keller in Lenz, the Lenz Courier reported.", "s": [2]}],
    "actors": [
        {"name": "Ada Voss", "kind": "person", "s": [2]},
        {"name": "Bruno Keller", "aliases": ["Keller"], "kind": "person", "s": [2, 3]},
        {"name": "Lenz Courier", "kind": "media", "s": [2]},
    ],
    "meetings": [
        {
            "participants": ["Ada Voss", "Bruno Keller"],
            "date": "Tuesday",
            "place": "Lenz",
            "status": "reported",
            "reported_by": ["Lenz Courier"],
            "s": [2],
        }
    ],
    "stances": [
        {
            "holder": "Bruno Keller",
            "issue": "the canal treaty",
            "position": "opposes",
            "claim": "Keller opposes the canal treaty.",
            "s": [3],
        },
        {"holder": "Zed", "issue": "war", "position": "opposes", "claim": "No.", "s": [3]},
    ],
}


@dataclass
class Result:
    code: int
    out: str
    err: str


@dataclass
class FakeLLM:
    """Answers every question with `CLAIMS`, or does what the script says next."""

    script: list[SummarizerError | float | BaseException] = field(default_factory=list)
    opened: int = 0
    asked: int = 0
    name: str = "fake"
    small: bool = False
    context: int = 32_768

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        self.asked += 1
        step = self.script.pop(0) if self.script else None
        if isinstance(step, BaseException):
            raise step
        await asyncio.sleep(step or 0)
        return Answer(shape.model_validate(CLAIMS), Usage(1, 100, 50))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, without the settings of whoever runs the tests."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL", "SUMMARIZER_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def article(home: Path) -> Path:
    path = home / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FakeLLM:
    """What is opened in place of any model."""
    fake = FakeLLM()

    @asynccontextmanager
    async def open_llm(*_: object) -> AsyncIterator[FakeLLM]:
        fake.opened += 1
        yield fake

    monkeypatch.setattr("summarizer.llm.open.open_llm", open_llm)
    return fake


@pytest.fixture
def summarize(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    def run(*args: object) -> Result:
        code = main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return run


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


class Endpoint(ThreadingHTTPServer):
    """A model endpoint: gives the scripted replies (status, body) in order, the last one for ever."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: list[tuple[int, bytes]] = []
        self.requests = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests += 1
        script = self.server.script
        status, body = script.pop(0) if len(script) > 1 else script[0]
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


def saying(content: str) -> tuple[int, bytes]:
    """A well-formed reply whose message is `content`."""
    message = {"role": "assistant", "content": content}
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
    }
    return 200, json.dumps(body).encode()


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    monkeypatch.setattr("summarizer.llm.retry._backoff", lambda state: 0.0)
    server = Endpoint()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def good() -> tuple[int, bytes]:
    return saying(json.dumps(CLAIMS))


@pytest.fixture
def nonsense() -> tuple[int, bytes]:
    return saying("I am a teapot")
