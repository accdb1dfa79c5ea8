"""Whatever JSON an endpoint sends, it is an answer or one of our errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import ModelError
from summarizer.llm.reply import Reply, read_reply
from summarizer.openai_line import Reply as Line

NAMES = st.sampled_from(
    "choices message delta content refusal finish_reason usage prompt_tokens completion_tokens error code"
    " reasoning_content reasoning".split()
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("length")
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)
MESSAGE = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("content", "refusal", "reasoning_content"), ANYTHING)
)
LIKELY = st.fixed_dictionaries(
    {"choices": st.lists(st.fixed_dictionaries({"message": MESSAGE, "delta": MESSAGE}), max_size=2)},
    optional={"usage": ANYTHING, "error": ANYTHING},
)


def whole(data: Any) -> Reply:
    return read_reply(data)


def piece(data: Any) -> Reply:
    reply = Reply()
    reply.add(data)
    return reply


def line(data: Any) -> Reply:
    Line.model_validate({"custom_id": "a", "response": {"status_code": 200, "body": data}}).usage  # noqa: B018
    return read_reply(data)


@pytest.mark.parametrize("read", [whole, piece, line])
@given(data=ANYTHING | LIKELY)
def test_anything_is_an_answer_or_an_error(read: Callable[[Any], Reply], data: Any) -> None:
    with suppress(ModelError):
        reply = read(json.loads(json.dumps(data)))
        assert reply.usage.tokens >= 0
        assert isinstance(reply.content, str)
