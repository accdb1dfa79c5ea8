"""`summarize eval` from end to end over a user's own folder, with stand-ins for program and model."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import typer
import yaml
from pydantic import BaseModel
from typer.testing import CliRunner, Result

from summarizer.article import Article
from summarizer.cli.evaluation.evaluate import evaluate
from summarizer.distribution import install
from summarizer.errors import ModelError, UsageError
from summarizer.llm.base import LLM, Answer, Message, Shape, Usage
from summarizer.summary import Summary
from tests.summarizer_eval.builders import ACTORS, MEETINGS, STANCES, TEXT, actor, summary

Command = Callable[..., Result]
PROMPT = {"text": "Who acts?"}


class Names(BaseModel):
    names: list[str]


class Model:
    name, small, context = "fake-1", True, 4096

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        return Answer(shape.model_validate({"names": ["Ana Lund", "Bo Reyes", "Kai Moss"]}), Usage(1, 10, 5))


@asynccontextmanager
async def opened(settings: object) -> AsyncIterator[LLM]:
    yield Model()


async def program(article: Article, llm: LLM, *, strategy: str = "auto") -> Summary:
    try:
        answer = await llm.fill([{"role": "user", "content": PROMPT["text"] + article.text}], Names, 64)
    except ModelError:
        return summary(model=llm.name)
    return summary([actor(name) for name in answer.value.names], model=llm.name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("summarizer.pipeline.summarize_async", program)
    monkeypatch.setattr("summarizer.llm.open.open_llm", opened)
    monkeypatch.setitem(PROMPT, "text", "Who acts?")
    gold = {"article": "a.txt", "actors": ACTORS, "meetings": MEETINGS, "stances": STANCES}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "01_toll.yaml").write_text(yaml.safe_dump(json.loads(json.dumps(gold))))
    (tmp_path / "gold" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "gold"


@pytest.fixture
def command(folder: Path) -> Command:
    app = typer.Typer()
    app.command()(evaluate)

    def run(*options: str | Path) -> Result:
        return CliRunner().invoke(app, ["--gold", str(folder), *map(str, options)])

    return run


@pytest.fixture
def pinned(command: Command) -> Command:
    result = command("--record", "--accept")
    assert result.exit_code == 0, result.output
    return command


def test_without_recordings_it_fails_and_says_what_to_do(command: Command) -> None:
    result = command()
    assert result.exit_code == 1
    assert "summarize eval --record" in result.stderr
    assert "there is no sentence baseline yet" in result.stdout


def test_record_pin_and_replay(pinned: Command, folder: Path) -> None:
    assert (folder / "recordings" / "sentence" / "own" / "01_toll.jsonl").is_file()
    result = pinned()
    assert (result.exit_code, result.stderr) == (0, "")
    assert "model fake-1" in result.stdout
    assert re.search(r"compared with /\S+/sentence\.json$", result.stdout, re.MULTILINE)
    assert pinned().stdout == result.stdout


def test_an_item_dropped_from_a_recording_fails_by_name(pinned: Command, folder: Path) -> None:
    path = folder / "recordings" / "sentence" / "own" / "01_toll.jsonl"
    path.write_text(path.read_text().replace('"Bo Reyes",', ""))
    result = pinned()
    assert result.exit_code == 1
    assert "lost: actor bo in own/01_toll" in result.stdout


def test_a_deliberately_broken_prompt_is_caught(pinned: Command) -> None:
    PROMPT["text"] = "Who?"
    result = pinned()
    assert result.exit_code == 1
    assert "failed: article own/01_toll: NoRecording: " in " ".join(result.stdout.split())


def test_a_swapped_gold_file_is_caught(pinned: Command, folder: Path) -> None:
    path = folder / "01_toll.yaml"
    path.write_text(path.read_text() + "# another file\n")
    result = pinned()
    assert result.exit_code == 1
    assert "changed: gold of own/01_toll" in result.stdout


def test_a_changed_schema_is_caught(pinned: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    class Wider(Summary):
        extra: str = ""

    monkeypatch.setattr("summarizer_eval.pinning.Summary", Wider)
    result = pinned()
    assert result.exit_code == 1
    assert "changed: the schema of claims or summaries" in result.stdout


def test_lowering_needs_to_be_allowed(pinned: Command, folder: Path) -> None:
    path, baseline = (
        folder / "recordings" / "sentence" / "own" / "01_toll.jsonl",
        folder / "baselines" / "sentence.json",
    )
    path.write_text(path.read_text().replace('"Bo Reyes",', ""))
    before = baseline.read_bytes()
    refused = pinned("--accept")
    assert (refused.exit_code, baseline.read_bytes()) == (1, before)
    assert "--allow-regression" in refused.stderr
    assert pinned("--accept", "--allow-regression").exit_code == 0
    assert baseline.read_bytes() != before
    assert pinned().exit_code == 0


def test_improving_is_reported_and_pinned_on_request(pinned: Command, folder: Path) -> None:
    path = folder / "recordings" / "sentence" / "own" / "01_toll.jsonl"
    path.write_text(path.read_text().replace('"Kai Moss"', '"Harbour Union"'))
    result = pinned()
    assert result.exit_code == 0
    assert "found: actor union in own/01_toll" in result.stdout
    assert "fewer: 1 spurious actors less" in result.stdout
    assert pinned("--accept").exit_code == 0
    assert "found:" not in pinned().stdout


def test_a_run_without_recordings_cannot_be_pinned(command: Command, folder: Path) -> None:
    result = command("--accept")
    assert result.exit_code == 1
    assert not (folder / "baselines" / "sentence.json").exists()


def test_live_with_another_model_is_not_held_to_the_baseline(
    pinned: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Model, "name", "fake-2")
    result = pinned("--live")
    assert result.exit_code == 0
    assert "sentence.json is of fake-1" in result.stdout


def test_an_earlier_report_can_take_the_place_of_the_baseline(
    pinned: Command, folder: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.json"
    assert pinned("--format", "json", "--output", old).exit_code == 0
    path = folder / "recordings" / "sentence" / "own" / "01_toll.jsonl"
    path.write_text(path.read_text().replace('"Bo Reyes",', ""))
    result = pinned("--compare", old)
    assert result.exit_code == 1
    assert f"compared with {old}\n" in result.stdout


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("json", "{"),
        ("markdown", "## "),
        ("html", "<!doctype html>"),
        ("junit", "<?xml"),
        ("text", "Evaluation"),
    ],
)
def test_every_format_goes_to_the_file_and_nothing_to_stdout(
    pinned: Command, tmp_path: Path, form: str, begins: str
) -> None:
    file = tmp_path / "report"
    result = pinned("--format", form, "--output", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_text(encoding="utf-8").startswith(begins)


def test_two_annotators(command: Command, folder: Path) -> None:
    result = command("--annotator", folder)
    assert result.exit_code == 0
    assert "actors     item F1 1.00  both 3" in result.stdout


@pytest.mark.parametrize(
    "options",
    [
        ["--reuse"],
        ["--model", "x"],
        ["--base-url", "http://x"],
        ["--allow-regression"],
        ["--accept", "--compare", "."],
    ],
)
def test_options_that_make_no_sense_are_refused(command: Command, options: list[str]) -> None:
    result = command(*options)
    assert isinstance(result.exception, UsageError)
    assert result.stdout == ""


def test_a_missing_extra_names_its_installation(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "scipy", None)
    result = command()
    assert isinstance(result.exception, UsageError)
    assert install("eval") in str(result.exception)
