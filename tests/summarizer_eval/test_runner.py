"""Runs with a model, from recordings and both; failures are values."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from pydantic import BaseModel
from summarizer_eval.runner import Outcome, Tapes, run

from summarizer.article import Article
from summarizer.errors import ModelError, TransportError
from summarizer.llm.base import LLM, Answer, Message, Shape, Usage
from summarizer.summary import Failure, Summary
from tests.summarizer_eval.builders import actor, case, summary


class Names(BaseModel):
    names: list[str]


class Model:
    name, small, context = "fake-1", True, 4096

    def __init__(self, *names: str) -> None:
        self.names = names
        self.calls = 0

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        self.calls += 1
        return Answer(shape.model_validate({"names": self.names}), Usage(1, 10, 5))


class Program:
    """Asks one question and swallows a failed answer, as the sentence strategy does."""

    def __init__(self, prompt: str = "Who?") -> None:
        self.prompt = prompt

    async def __call__(self, article: Article, llm: LLM, *, strategy: str = "auto") -> Summary:
        try:
            answer = await llm.fill([{"role": "user", "content": self.prompt}], Names, 64)
        except ModelError:
            return summary(model=llm.name)
        return summary([actor(name) for name in answer.value.names], model=llm.name)


def outcome(tapes: Tapes, program: Program) -> Outcome:
    seen: list[Outcome] = []
    (one,) = asyncio.run(run([case()], tapes, program, done=seen.append))
    assert seen == [one]
    return one


def found(result: Outcome) -> list[str]:
    assert result.summary, result.failure
    return [one.name for one in result.summary.actors]


def test_what_was_recorded_is_replayed(tmp_path: Path) -> None:
    recorded = outcome(Tapes(tmp_path, Model("Ana Lund"), record=True), Program())
    assert found(recorded) == found(outcome(Tapes(tmp_path), Program())) == ["Ana Lund"]
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.jsonl")] == [
        "dev/01_toll.jsonl"
    ]


def test_a_changed_prompt_fails_the_replay_though_the_program_carries_on(tmp_path: Path) -> None:
    outcome(Tapes(tmp_path, Model("Ana Lund"), record=True), Program())
    failed = outcome(Tapes(tmp_path), Program("Who then?"))
    assert failed.summary is None
    assert failed.failure.startswith("NoRecording: dev/01_toll: 1 requests (Names)")
    assert "`summarize eval --record`" in failed.failure


def test_without_a_recording_the_article_fails_and_says_how_to_make_one(tmp_path: Path) -> None:
    failed = outcome(Tapes(tmp_path), Program())
    assert "make it with `summarize eval --record`" in failed.failure


def test_live_neither_reads_nor_writes_recordings(tmp_path: Path) -> None:
    assert found(outcome(Tapes(tmp_path, Model("Bo Reyes")), Program())) == ["Bo Reyes"]
    assert list(tmp_path.iterdir()) == []


def test_live_with_reuse_asks_only_what_changed_and_keeps_the_file(tmp_path: Path) -> None:
    outcome(Tapes(tmp_path, Model("Ana Lund"), record=True), Program())
    before = (tmp_path / "dev" / "01_toll.jsonl").read_bytes()
    model = Model("Bo Reyes")
    tapes = Tapes(tmp_path, model, reuse=True)
    assert (found(outcome(tapes, Program())), model.calls) == (["Ana Lund"], 0)
    assert (found(outcome(tapes, Program("Who then?"))), model.calls) == (["Bo Reyes"], 1)
    assert (tmp_path / "dev" / "01_toll.jsonl").read_bytes() == before


def test_a_broken_recording_is_a_failure_of_that_article_and_can_be_renewed(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "01_toll.jsonl").write_text("rubbish\n")
    assert "InputError: " in outcome(Tapes(tmp_path), Program()).failure
    assert found(outcome(Tapes(tmp_path, Model("Ana Lund"), record=True), Program())) == ["Ana Lund"]


@pytest.mark.parametrize("error", [TransportError("down\nfor good"), ZeroDivisionError("a fault of ours")])
def test_an_article_that_fails_is_a_value(tmp_path: Path, error: Exception) -> None:
    async def broken(article: Article, llm: LLM, *, strategy: str = "auto") -> Summary:
        raise error

    (one,) = asyncio.run(run([case()], Tapes(tmp_path, Model()), broken, done=lambda _: None))
    assert isinstance(one.result, Failure)
    assert "\n" not in one.failure
    assert one.failure.startswith(f"{type(error).__name__}: ")


def test_a_summary_that_is_not_grounded_is_a_failure(tmp_path: Path) -> None:
    async def invents(article: Article, llm: LLM, *, strategy: str = "auto") -> Summary:
        lie = actor("Ana Lund")
        return summary(
            [lie.model_copy(update={"evidence": (lie.evidence[0].model_copy(update={"start": 1}),)})]
        )

    (one,) = asyncio.run(run([case()], Tapes(tmp_path, Model()), invents, done=lambda _: None))
    assert "evidence is not the article's text" in one.failure
