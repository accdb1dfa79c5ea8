from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer.cli.model import model_app
from summarizer.errors import WeightsError
from summarizer.llm.weights import EMBEDDED, Progress, Weights


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder, with an assembly that writes a few bytes."""
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr("summarizer.settings.config_file", lambda: tmp_path / "none.toml")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)

    def assemble(self: Weights, progress: Progress) -> Path:
        progress(1, 2)
        self.path.write_bytes(b"weights")
        return self.path

    monkeypatch.setattr(Weights, "ready", assemble)
    return tmp_path


def run(command: str) -> tuple[str, str, int]:
    result = CliRunner().invoke(model_app, [command])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout, result.stderr, result.exit_code


def test_path_puts_the_model_together_and_prints_only_the_path(cache: Path) -> None:
    out, _, code = run("path")
    assert (out, code) == (f"{cache / EMBEDDED.name}.gguf\n", 0)
    assert Path(out.strip()).exists()


def test_verify_fails_on_other_content(cache: Path) -> None:
    run("path")
    with pytest.raises(WeightsError, match="not the expected content"):
        run("verify")


def test_remove_says_what_it_did(cache: Path) -> None:
    run("path")
    assert "removed, 0.0 GB freed" in run("remove")[0]
    assert not (cache / f"{EMBEDDED.name}.gguf").exists()
    assert "was not there" in run("remove")[0]
