"""The plug-in for `llm`: its command, with a model of `llm` that answers from a script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.cli.conftest import CLAIMS, TEXT

llm = pytest.importorskip("llm", reason="llm is not installed")


class Scripted(llm.Model):  # type: ignore[misc, name-defined]
    model_id = "scripted"
    supports_schema = True
    said = json.dumps(CLAIMS)

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        assert prompt.schema["title"] == "Extraction"
        assert "Ada Voss met Bruno Keller" in prompt.prompt
        response.set_usage(input=100, output=20)
        yield self.said


class Plain(Scripted):
    model_id = "plain"
    supports_schema = False


class Models:
    @llm.hookimpl  # type: ignore[untyped-decorator]
    def register_models(self, register: Any) -> None:
        register(Scripted())
        register(Plain())


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    monkeypatch.setenv("SUMMARIZER_CHECK", "false")
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    from llm.cli import cli  # noqa: PLC0415

    from summarizer import llm_plugin  # noqa: PLC0415

    llm_plugin.register_commands(cli)
    models = Models()
    llm.plugins.pm.register(models)
    yield lambda *given: CliRunner().invoke(cli, ["summarize-news", *given])
    llm.plugins.pm.unregister(models)


def test_an_article_is_summarized_by_a_model_of_llm(command: Any) -> None:
    shown = command("article.txt", "-m", "scripted")
    assert shown.exit_code == 0, shown.output
    assert "Ada Voss and Bruno Keller" in shown.output
    made = json.loads(command("article.txt", "-m", "scripted", "--json").stdout)
    assert made["provenance"]["model"] == "scripted"
    assert made["provenance"]["prompt_tokens"] == 100
    assert made["meetings"]
    assert not any(one["holder"] == "zed" for one in made["stances"])  # grounded as ever


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("gone.txt", "-m", "scripted"), "gone.txt: no such file"),
        (("article.txt", "-m", "nobody"), "`llm models` lists them"),
        (("article.txt", "-m", "plain"), "plain takes no schema"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(command: Any, given: tuple[str, ...], says: str) -> None:
    shown = command(*given)
    assert shown.exit_code == 1
    assert says in shown.output
    assert shown.output.strip().count("\n") == 0


def test_an_answer_of_another_shape_is_told(command: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scripted, "said", "{}")
    shown = command("article.txt", "-m", "scripted")
    assert shown.exit_code == 1
    assert "scripted: headline: Field required" in shown.output


def test_the_plug_in_is_named_where_llm_looks() -> None:
    import tomllib  # noqa: PLC0415

    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["llm"] == {"summarize-news": "summarizer.llm_plugin"}
