from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.llm.weights import EMBEDDED, Progress, Weights

Command = Callable[..., Any]


@pytest.fixture
def file(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the model will be; putting it together writes a few bytes."""

    def assemble(self: Weights, progress: Progress) -> Path:
        progress(1, 2)
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(b"weights")
        return self.path

    monkeypatch.setattr(Weights, "ready", assemble)
    return home / "cache" / f"{EMBEDDED.name}.gguf"


def test_path_puts_the_model_together_and_prints_only_the_path(summarize: Command, file: Path) -> None:
    result = summarize("model", "path")
    assert (result.out, result.err, result.code) == (f"{file}\n", "", 0)
    assert file.exists()


def test_verify_fails_on_other_content(summarize: Command, file: Path) -> None:
    summarize("model", "path")
    result = summarize("model", "verify")
    assert (result.out, result.code) == ("", 1)
    assert "not the expected content" in result.err


def test_remove_says_what_it_did(summarize: Command, file: Path) -> None:
    summarize("model", "path")
    assert "removed, 0.0 GB freed" in summarize("model", "remove").out
    assert not file.exists()
    assert "was not there" in summarize("model", "remove").out
