"""What an endpoint answered: read as it came, since neither the protocol nor the client checks its form."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice

from summarizer.errors import CutOffAnswer, EmptyAnswer, MalformedAnswer, Refusal, Rejected
from summarizer.llm.base import Usage
from summarizer.llm.retry import OTHER_MODEL, excerpt
from summarizer.masking import mask_answer

MAX_TEXT = 400_000
"""Characters of an answer: more than twice what the longest allowed number of tokens can hold."""
NOT_A_MODEL = "the address answers, but not as a model does; check --base-url, does it end in /v1?"


@dataclass(slots=True)
class Reply:
    """An answer, whole or so far: its text, why it ended, what was said instead, and what it cost."""

    text: str = ""
    finish: str = ""
    refusal: str = ""
    usage: Usage = field(default_factory=Usage)

    @property
    def content(self) -> str:
        """The answer's text. Raises the error of an answer that has none, or not all of it."""
        if self.refusal:
            raise Refusal(f"the model declined ({excerpt(self.refusal)}); {OTHER_MODEL}")
        if self.finish == "content_filter":
            raise Refusal(f"the endpoint's content filter stopped the answer; {OTHER_MODEL}")
        if self.finish == "length":
            raise CutOffAnswer(f"the answer hit the token limit; {OTHER_MODEL}")
        if not self.text.strip():
            raise EmptyAnswer(f"an answer without content; {OTHER_MODEL}")
        if len(self.text) > MAX_TEXT:
            raise MalformedAnswer(f"an answer of {len(self.text):,} characters; {OTHER_MODEL}")
        return mask_answer(self.text)


def decode(body: bytes) -> object:
    """The JSON in `body`. Raises `MalformedAnswer`."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedAnswer("the reply is not JSON; check --base-url") from None


def read_reply(data: object) -> Reply:
    """The reply in a chat completion, as decoded from JSON. Raises a `ModelError` where it is none."""
    if not isinstance(data, dict) or not {"choices", "usage"} & data.keys():
        raise Rejected(NOT_A_MODEL)
    usage = read_usage(data.get("usage"))
    choice = _first(data.get("choices"))
    message = _table(choice.get("message"), "message")
    return Reply(
        text=_text(message.get("content"), "content"),
        finish=_text(choice.get("finish_reason"), "finish_reason"),
        refusal=_text(message.get("refusal"), "refusal"),
        usage=usage,
    )


def read_usage(data: object) -> Usage:
    """The tokens a server counted; none where it did not. Raises `MalformedAnswer`."""
    counted = _table(data, "usage")
    return Usage(0, *(_number(counted.get(name)) for name in ("prompt_tokens", "completion_tokens")))


def completion(text: str) -> ChatCompletion:
    """An answer in the form that instructor reads."""
    message = ChatCompletionMessage.model_construct(role="assistant", content=text)
    choice = Choice.model_construct(index=0, finish_reason="stop", message=message)
    return ChatCompletion.model_construct(
        id="", created=0, model="", object="chat.completion", choices=[choice], usage=None
    )


def _first(choices: object) -> dict[str, Any]:
    if not choices and choices in (None, []):
        return {}
    if not isinstance(choices, list):
        raise odd("choices")
    return _table(choices[0], "choice")


def _table(value: object, name: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise odd(name)
    return value


def _text(value: object, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise odd(name)
    # Halves of characters, which JSON can spell, fit neither a store nor a terminal.
    return value.encode("utf-8", "replace").decode()


def _number(value: object) -> int:
    if value is None:
        return 0
    if not isinstance(value, int) or not 0 <= value < 2**40:
        raise odd("usage")
    return value


def odd(name: str) -> MalformedAnswer:
    """The error of a reply whose part `name` is of another kind than the protocol has it."""
    return MalformedAnswer(f"the reply's {name} is not of the form it should have; {OTHER_MODEL}")
