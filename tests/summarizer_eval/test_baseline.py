"""The gate on our own recordings: what the embedded model got right is still got right."""

from __future__ import annotations

from typer.testing import CliRunner

from summarizer.cli.app import app


def test_the_recorded_answers_give_at_least_what_is_pinned() -> None:
    result = CliRunner().invoke(app, ["eval", "--format", "text"])
    assert result.exit_code == 0, result.output[-3000:]
    assert "compared with eval/baselines/sentence.json" in result.output
    assert "0 worse, 0 better than the baseline" in result.output  # what grounding lets pass
