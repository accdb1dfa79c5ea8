from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from summarizer.engines.identity import identity
from summarizer.llm.open import open_llm
from summarizer.pipeline import fingerprint
from summarizer.settings import load_settings


@pytest.mark.parametrize("model", ["drenna", "./drenna", "drenna.gguf"])
def test_a_run_is_told_by_the_model_that_it_will_open(
    model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drenna").mkdir()  # a folder of that name is no model
    settings = load_settings(model=model, base_url="http://127.0.0.1:9/v1")

    async def opened() -> str:
        async with open_llm(settings) as llm:
            return fingerprint(llm, settings.strategy)

    assert identity(settings) == asyncio.run(opened())
