"""Recordings: an answer is found by the whole request or not at all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, Field, create_model, field_validator

from summarizer.errors import CutOffAnswer, InputError, ModelError, NoRecording, Refusal, TransportError
from summarizer.llm.base import SAMPLING, Answer, Message, Shape, Usage
from summarizer.llm.recorded import RecordedLLM, Recording, request_key

ASK: list[Message] = [{"role": "user", "content": "Who met? \u2028 Élysée"}]


class Reply(BaseModel):
    who: tuple[str, ...]
    sure: bool = True


class Fake:
    """Answers from a list; an exception in it is raised."""

    name, small, context = "fake-1", True, 4096

    def __init__(self, *answers: BaseModel | ModelError) -> None:
        self.answers = list(answers)
        self.calls = 0

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        self.calls += 1
        await asyncio.sleep(0)
        answer = self.answers.pop(0)
        if isinstance(answer, ModelError):
            raise answer
        assert isinstance(answer, shape)
        return Answer(answer, Usage(2, 30, 7))


def fill(llm: RecordedLLM, shape: type[Shape] = Reply, ask: list[Message] = ASK) -> Answer[Shape]:  # type: ignore[assignment]
    return asyncio.run(llm.fill(ask, shape, 64))


def recorded(path: Path, *answers: BaseModel | ModelError) -> Fake:
    fake = Fake(*answers)
    recording = Recording.load(path)
    llm = RecordedLLM(recording, fake)
    for answer in answers:
        if isinstance(answer, ModelError):
            with pytest.raises(type(answer)):
                fill(llm)
        else:
            fill(llm, type(answer))
    recording.save()
    return fake


def replay(path: Path) -> RecordedLLM:
    return RecordedLLM(Recording.load(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dev" / "a.jsonl"


def test_a_recorded_answer_is_replayed_with_its_cost_and_its_model(path: Path) -> None:
    reply = Reply(who=("Ana\u2028\u0085Lund",), sure=False)
    recorded(path, reply)
    llm = replay(path)
    assert fill(llm) == Answer(reply, Usage(2, 30, 7))
    assert (llm.name, llm.small, llm.context) == ("fake-1", True, 4096)


def test_a_shape_made_at_run_time_is_replayed(path: Path) -> None:
    def pick() -> type[BaseModel]:
        return create_model("Pick", n=(Literal["Ana", "Bo"], Field(alias="p")))  # type: ignore[arg-type,maybe-unrecognized-str-typeform]

    recorded(path, pick().model_validate({"p": "Bo"}))
    assert fill(replay(path), pick()).value.model_dump() == {"n": "Bo"}


@pytest.mark.parametrize(
    "change",
    [
        {"model": "other"},
        {"messages": [{"role": "user", "content": "Who  met?"}]},
        {"messages": [{"role": "system", "content": "Who met?"}]},
        {"shape": create_model("Reply", who=(tuple[str, ...], ...), sure=(bool, False))},
        {"shape": create_model("Reply", sure=(bool, True), who=(tuple[str, ...], ...))},
        {"max_tokens": 65},
        {"sampling": {"temperature": 0.1, "seed": 1}},
    ],
)
def test_every_part_of_the_request_is_in_the_key(change: dict[str, object]) -> None:
    base: dict[str, object] = {
        "model": "m",
        "messages": [{"role": "user", "content": "Who met?"}],
        "shape": create_model("Reply", who=(tuple[str, ...], ...), sure=(bool, True)),
        "max_tokens": 64,
        "sampling": SAMPLING,
    }
    assert request_key(**base) == request_key(**base)  # type: ignore[arg-type]
    assert request_key(**base) != request_key(**(base | change))  # type: ignore[arg-type]


def test_an_unknown_request_names_the_command_that_renews_and_is_noted(path: Path) -> None:
    recorded(path, Reply(who=()))
    llm = replay(path)
    with pytest.raises(NoRecording, match=r"dev/a\.jsonl: .*Reply.*`summarize eval --record`"):
        fill(llm, ask=[{"role": "user", "content": "Who met again?"}])
    assert llm.missing == ["Reply"]


def test_no_recording_at_all_names_the_command_too(path: Path) -> None:
    with pytest.raises(NoRecording, match="make it with `summarize eval --record`"):
        replay(path)


def test_failures_are_replayed_as_the_class_they_were(path: Path) -> None:
    cut = CutOffAnswer("hit the limit twice")
    cut.attempts, cut.prompt_tokens, cut.completion_tokens = 2, 20, 6
    recorded(path, cut)
    with pytest.raises(CutOffAnswer, match="hit the limit twice") as raised:
        fill(replay(path))
    assert Usage.of(raised.value) == Usage(2, 20, 6)


def test_a_failure_recorded_before_its_tokens_were_is_still_read(path: Path) -> None:
    key = request_key("fake-1", ASK, Reply, 64)
    about = {"model": "fake-1", "small": True, "context": 4096}
    line = {"key": key, "shape": "Reply", "failure": "Refusal", "message": "no", "attempts": 1}
    path.parent.mkdir()
    path.write_text(f"{json.dumps(about)}\n{json.dumps(line)}\n")
    with pytest.raises(Refusal) as raised:
        fill(replay(path))
    assert Usage.of(raised.value) == Usage(1, 0, 0)


def test_an_answer_the_shape_now_refuses_is_no_recording(path: Path) -> None:
    recorded(path, Reply(who=("x",)))

    class Strict(Reply):
        @field_validator("who")
        @classmethod
        def _two(cls, who: tuple[str, ...]) -> tuple[str, ...]:
            if len(who) < 2:
                raise ValueError("two at least")
            return who

    Strict.__name__ = "Reply"
    strict = create_model("Reply", __base__=Strict)
    strict.__doc__ = None
    assert request_key("m", ASK, strict, 1) == request_key("m", ASK, Reply, 1)
    with pytest.raises(NoRecording):
        fill(replay(path), strict)


def test_recording_asks_again_and_drops_stale_lines(path: Path) -> None:
    recorded(path, Reply(who=("old",)))
    before = path.read_text()
    other: list[Message] = [{"role": "user", "content": "Another question"}]
    recording = Recording.load(path)
    fill(RecordedLLM(recording, Fake(Reply(who=("new",)))), ask=other)
    recording.save()
    assert len(path.read_text().splitlines()) == len(before.splitlines()) == 2
    assert fill(replay(path), ask=other).value.who == ("new",)
    with pytest.raises(NoRecording):
        fill(replay(path))


def test_reuse_asks_only_what_is_not_recorded(path: Path) -> None:
    recorded(path, Reply(who=("old",)))
    fake = Fake(Reply(who=("new",)))
    llm = RecordedLLM(Recording.load(path), fake, reuse=True)
    assert fill(llm).value.who == ("old",)
    assert fake.calls == 0
    assert fill(llm, ask=[{"role": "user", "content": "?"}]).value.who == ("new",)
    assert fake.calls == 1


def test_reuse_asks_again_after_a_broken_connection_but_not_after_a_refusal(path: Path) -> None:
    recorded(path, TransportError("down"))
    assert fill(RecordedLLM(Recording.load(path), Fake(Reply(who=())), reuse=True)).value.who == ()
    recorded(path, CutOffAnswer("long"))
    with pytest.raises(CutOffAnswer):
        fill(RecordedLLM(Recording.load(path), Fake(Reply(who=())), reuse=True))


def test_equal_requests_of_one_run_get_one_answer(path: Path) -> None:
    fake = Fake(Reply(who=("first",)), Reply(who=("second",)))
    llm = RecordedLLM(Recording.load(path), fake)

    async def both() -> Sequence[Answer[Reply]]:
        return list(await asyncio.gather(llm.fill(ASK, Reply, 64), llm.fill(ASK, Reply, 64)))

    assert [answer.value.who for answer in asyncio.run(both())] == [("first",), ("first",)]
    assert fake.calls == 1


def test_the_file_is_sorted_small_and_holds_no_prompt(path: Path) -> None:
    recording = Recording.load(path)
    llm = RecordedLLM(recording, Fake(*(Reply(who=(str(n),)) for n in range(5))))
    for n in range(5):
        fill(llm, ask=[{"role": "user", "content": f"A long prompt {n}"}])
    recording.save()
    about, *lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert about == {"model": "fake-1", "small": True, "context": 4096}
    keys = [line["key"] for line in lines]
    assert keys == sorted(keys)
    assert {line["shape"] for line in lines} == {"Reply"}
    assert "prompt" not in path.read_text().replace("prompt_tokens", "")
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("{}\n", 1), ('{"model":"m","small":true,"context":1}\nx\n', 2)]
)
def test_a_broken_recording_is_named(path: Path, text: str, line: int) -> None:
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(InputError, match=rf"a\.jsonl, line {line}: .*--record"):
        Recording.load(path)
