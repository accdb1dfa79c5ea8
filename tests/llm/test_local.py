from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import BaseModel

from summarizer.distribution import install
from summarizer.errors import InputError, WeightsError
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.llm.local import CONTEXT, LocalLLM, serve
from summarizer.llm.weights import EMBEDDED, Weights
from summarizer.settings import load_settings


class Met(BaseModel):
    city: str
    status: Literal["confirmed", "planned"]


MESSAGES: list[Message] = [{"role": "user", "content": "The talks will be in Oslo. City and status as JSON."}]


async def enter(gguf: Path) -> None:
    async with serve(gguf):
        pytest.fail("it started")


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        asyncio.run(enter(tmp_path))


def test_the_magic_is_checked_before_the_engine_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    wrong, right = tmp_path / "wrong.gguf", tmp_path / "right.gguf"
    wrong.write_bytes(b"")
    right.write_bytes(b"GGUF and more")
    with pytest.raises(InputError, match="not a GGUF file"):
        asyncio.run(enter(wrong))
    with pytest.raises(WeightsError, match=re.escape(f"not installed: {install('local')}")):
        asyncio.run(enter(right))


def test_a_broken_file_is_refused_in_one_line_and_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("xllamacpp")
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + bytes(200))
    with pytest.raises(WeightsError) as caught:
        asyncio.run(enter(broken))
    assert str(caught.value).startswith(f"{broken}: the engine cannot load it")
    assert capfd.readouterr() == ("", "")


def test_no_more_requests_run_than_there_are_slots() -> None:
    running, most = 0, 0

    class Slow:
        name, small = "slow", True

        async def fill(
            self, messages: Sequence[Message], shape: type[Shape], max_tokens: int
        ) -> Answer[Shape]:
            nonlocal running, most
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.01)
            running -= 1
            return Answer(shape.model_validate({"city": "x", "status": "planned"}), Usage(1))

    async def run() -> None:
        slow: Any = Slow()
        llm = LocalLLM(slow, slots=2)
        await asyncio.gather(*(llm.fill(MESSAGES, Met, 9) for _ in range(6)))

    asyncio.run(run())
    assert most == 2


@pytest.mark.live
def test_the_embedded_model_answers_the_same_twice_and_quietly(capfd: pytest.CaptureFixture[str]) -> None:
    weights = Weights(load_settings().cache_dir).ready()

    async def run() -> list[Answer[Met]]:
        async with serve(weights) as llm:
            assert (llm.name, llm.small, llm.context) == (EMBEDDED.name, True, CONTEXT)
            return [await llm.fill(MESSAGES, Met, 30) for _ in range(2)]

    first, second = asyncio.run(run())
    assert first.value == second.value
    assert first.value.city == "Oslo"
    assert first.usage.calls == 1
    assert first.usage.prompt_tokens > 10
    assert capfd.readouterr() == ("", "")
