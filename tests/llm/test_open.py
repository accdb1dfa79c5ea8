from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer.errors import InputError, SummarizerError, UsageError, WeightsError
from summarizer.llm import open as opening
from summarizer.llm.weights import Progress, Weights
from summarizer.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _bare_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.settings.config_file", lambda: tmp_path / "none.toml")
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL", "SUMMARIZER_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


class Met(BaseModel):
    city: str


async def described(settings: Settings) -> tuple[str, bool, int]:
    async with opening.open_llm(settings) as llm:
        return llm.name, llm.small, llm.context


def refusal(kind: type[SummarizerError], **overrides: object) -> str:
    with pytest.raises(kind) as caught:
        asyncio.run(described(load_settings(**overrides)))
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def test_a_named_model_is_remote() -> None:
    settings = load_settings(model="gpt-x", api_key="k")
    assert asyncio.run(described(settings)) == ("gpt-x", False, 32_768)


def test_a_remote_model_answers(endpoint: Any) -> None:
    message = {"role": "assistant", "content": '{"city": "Drenna"}'}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    endpoint.script = [
        {"body": {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}}
    ]

    async def run() -> str:
        async with opening.open_llm(load_settings(model="m", base_url=endpoint.url)) as llm:
            return (await llm.fill([{"role": "user", "content": "Where?"}], Met, 20)).value.city

    assert asyncio.run(run()) == "Drenna"
    assert endpoint.headers[0]["authorization"] == "Bearer none"


def test_openai_without_a_key_names_the_variable() -> None:
    assert "OPENAI_API_KEY" in refusal(UsageError, model="gpt-x")


def test_an_endpoint_of_ones_own_needs_no_key() -> None:
    settings = load_settings(model="qwen", base_url="http://localhost:1/v1")
    assert asyncio.run(described(settings))[0] == "qwen"


def test_a_gguf_that_is_missing() -> None:
    assert "no/such.gguf: cannot be read: No such file" in refusal(InputError, model="no/such.gguf")


@pytest.mark.parametrize("name", ["model.gguf", "model.bin"])
def test_a_file_that_is_no_gguf(name: str) -> None:
    Path(name).write_bytes(b"\x7fELF")
    assert f"{name}: not a GGUF file" in refusal(InputError, model=name)


def test_a_server_may_name_its_models_after_files() -> None:
    settings = load_settings(model="qwen.gguf", base_url="http://localhost:1/v1")
    assert asyncio.run(described(settings))[1] is False


def test_a_small_model_at_an_endpoint_is_small() -> None:
    settings = load_settings(model="qwen2.5:0.5b", base_url="http://localhost:1/v1")
    assert asyncio.run(described(settings)) == ("qwen2.5:0.5b", True, 32_768)


def test_a_folder_named_like_a_model_changes_nothing() -> None:
    Path("gpt-x").mkdir()
    assert asyncio.run(described(load_settings(model="gpt-x", api_key="k")))[0] == "gpt-x"


def test_a_key_alone_does_not_leave_the_embedded_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")

    def missing(self: Weights, progress: Progress) -> Path:
        raise WeightsError(f"looked in {self.path.parent}")

    monkeypatch.setattr(Weights, "ready", missing)
    assert refusal(WeightsError, cache_dir=tmp_path) == f"looked in {tmp_path}"


def test_cancelling_stops_the_assembly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()

    def endless(self: Weights, progress: Progress) -> Path:
        try:
            while True:
                progress(1, 2)
                time.sleep(0.01)
        finally:
            stopped.set()

    monkeypatch.setattr(Weights, "ready", endless)

    async def run() -> None:
        async with asyncio.timeout(0.1):
            await described(load_settings(cache_dir=tmp_path))

    with pytest.raises(TimeoutError):
        asyncio.run(run())
    assert stopped.wait(5)
