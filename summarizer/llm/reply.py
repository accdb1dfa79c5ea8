"""What an endpoint answered: read as it came, since neither the protocol nor the client checks its form."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice

from summarizer.errors import (
    CutOffAnswer,
    EmptyAnswer,
    MalformedAnswer,
    ModelError,
    Refusal,
    Rejected,
    TransportError,
)
from summarizer.llm.base import Usage
from summarizer.llm.client import MAX_JSON
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
    thoughts: int = 0
    """Pieces of thought the model showed before or besides its answer."""
    pieces: int = 0
    """Pieces of thought and answer that were streamed: about as many tokens."""

    def add(self, chunk: object) -> None:
        """Takes in the next piece of a stream, as decoded from JSON. Raises a `ModelError`."""
        data = _table(chunk, "chunk")
        if data.get("error"):
            raise broken(data["error"])
        if data.get("usage") is not None:
            self.usage = read_usage(data["usage"])
        choice = _first(data.get("choices"))
        delta = _table(choice.get("delta"), "delta")
        text = _text(delta.get("content"), "content")
        thought = delta.get("reasoning_content") or delta.get("reasoning")
        self.text += text
        self.refusal += _text(delta.get("refusal"), "refusal")
        self.finish = _text(choice.get("finish_reason"), "finish_reason") or self.finish
        self.thoughts += bool(thought)
        self.pieces += bool(text or thought)
        if max(len(self.text), len(self.refusal)) > MAX_TEXT:
            raise _too_long(len(self.text))

    @property
    def thinks(self) -> bool:
        """Whether the model spends tokens on thoughts, shown or not."""
        return bool(
            self.thoughts or "<think>" in self.text or (self.finish == "length" and not self.text.strip())
        )

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
            raise _too_long(len(self.text))
        return mask_answer(_object(self.text))


def decode(body: bytes) -> object:
    """The JSON in `body`. Raises `MalformedAnswer`."""
    if len(body) > MAX_JSON:
        raise MalformedAnswer(f"a reply of {len(body):,} bytes; {OTHER_MODEL}")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedAnswer("the reply is not JSON; check --base-url") from None


def read_reply(data: object) -> Reply:
    """The reply in a chat completion, as decoded from JSON. Raises a `ModelError` where it is none."""
    if isinstance(data, dict) and data.get("error"):
        raise broken(data["error"])
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
        thoughts=int(bool(message.get("reasoning_content") or message.get("reasoning"))),
    )


def read_usage(data: object) -> Usage:
    """The tokens a server counted; none where it did not. Raises `MalformedAnswer`."""
    counted = _table(data, "usage")
    return Usage(0, *(_number(counted.get(name)) for name in ("prompt_tokens", "completion_tokens")))


def broken(error: object) -> ModelError:
    """The meaning of a complaint in place of an answer, or amid it: servers send some with status 200."""
    told = error if isinstance(error, dict) else {}
    said, code = excerpt(told.get("message", error)), told.get("code")
    if isinstance(code, int) and 400 <= code < 500 and code not in (408, 409, 429):
        return Rejected(f"the request was refused ({said}); see the endpoint's documentation")
    return TransportError(f"the server is busy or broken ({said}); try later")


def completion(text: str) -> ChatCompletion:
    """An answer in the form that instructor reads."""
    message = ChatCompletionMessage.model_construct(role="assistant", content=text)
    choice = Choice.model_construct(index=0, finish_reason="stop", message=message)
    return ChatCompletion.model_construct(
        id="", created=0, model="", object="chat.completion", choices=[choice], usage=None
    )


def _object(text: str) -> str:
    """The JSON object in an answer, where thoughts or a fence stand around it; else the text itself."""
    bare = text.rpartition("</think>")[2].strip()
    start, end = bare.find("{"), bare.rfind("}")
    return bare[start : end + 1] if 0 <= start < end else bare


def _too_long(length: int) -> MalformedAnswer:
    return MalformedAnswer(f"an answer of {length:,} characters; {OTHER_MODEL}")


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
