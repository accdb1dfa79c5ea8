"""How an endpoint is spoken to: what is known of it by its address and model, and what it refuses.

docs/endpoints.md has the table. Every request starts with all that helps; what an endpoint answers with 400,
422 or 501 for is left out from then on, and `Way.words` says so. Sampling and messages never depend on it, so
recordings do not either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import urlsplit

import openai
from pydantic import BaseModel

from summarizer.llm.base import SAMPLING

Form = Literal["strict", "loose", "told"]
"""How the answer's schema is given: to be kept to the letter, as Pydantic words it, or in the prompt."""
_WEAKER: Mapping[Form, Form] = {"strict": "loose", "loose": "told", "told": "told"}
THOUGHTS = 16_000
"""Tokens a reasoning model may think besides its answer: with that of 8,000, about what OpenAI advises."""

_OPENAI = re.compile(r"(^|\.)(api\.openai\.com|openai\.azure\.com|services\.ai\.azure\.com)$")
_ANTHROPIC = re.compile(r"(^|\.)api\.anthropic\.com$")
# Of OpenAI's, those that take no temperature.
_FIXED = re.compile(r"^(o\d|gpt-5)", re.I)
_THINKS = re.compile(
    r"(^|[/:])(o\d\b|gpt-5|gpt-oss|deepseek-r\d|deepseek-reasoner|qwq|magistral|gemini-(2\.5|[3-9]))"
    r"|thinking|reasoning",
    re.I,
)
_SCHEMA = re.compile(
    r"response_format|json_?schema|\bschema\b|\bstrict\b|additionalProperties|structured", re.I
)
_STREAM = re.compile(r"\bstream(ing|ed)?\b", re.I)
_SAID = 2_000
"""Characters of a complaint that are searched for what was refused."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking: what is left out of requests, the form of the schema, room for thoughts or not."""

    form: Form = "strict"
    left_out: frozenset[str] = frozenset()
    thinks: bool = False

    def body(
        self, shape: type[BaseModel], messages: Sequence[Mapping[str, Any]], room: int
    ) -> dict[str, Any]:
        """What a request says, less model and endpoint's own options."""
        limit = room + THOUGHTS if self.thinks else room
        said = {
            **SAMPLING,
            "max_tokens": limit,
            "max_completion_tokens": limit,
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        body: dict[str, Any] = {name: value for name, value in said.items() if name not in self.left_out}
        if self.form == "told":
            return {**body, "messages": _told(messages, shape)}
        return {**body, "messages": messages, "response_format": _format(shape, self.form)}

    def after(self, error: openai.APIStatusError) -> Way:
        """The way without what `error` complains of; the same way when that is nothing known."""
        if error.status_code not in (400, 422, 501):
            return self
        # The client promises a text or nothing, and passes on whatever the endpoint wrote.
        named = error.param if error.param and isinstance(error.param, str) else str(error.body)[:_SAID]
        way = self
        for name in ("temperature", "seed", "stream_options"):
            if name in named:
                way = way.without(name)
        if "max_tokens" in named and "max_tokens" not in self.left_out:
            way = way.without("max_tokens").allowing("max_completion_tokens")
        elif "max_completion_tokens" in named and "max_completion_tokens" not in self.left_out:
            way = way.without("max_completion_tokens").allowing("max_tokens")
        if _STREAM.search(named):
            way = way.without("stream", "stream_options")
        if _SCHEMA.search(named):
            way = replace(way, form=_WEAKER[way.form])
        return way

    def without(self, *names: str) -> Way:
        return replace(self, left_out=self.left_out | frozenset(names))

    def allowing(self, name: str) -> Way:
        return replace(self, left_out=self.left_out - {name})

    @property
    def words(self) -> str:
        """The way in words, for people who want to know what is in force."""
        forms = {"strict": "strict schema", "loose": "schema", "told": "schema in the prompt"}
        stream = "not streamed" if "stream" in self.left_out else "streamed"
        missing = [f"no {name}" for name in ("temperature", "seed") if name in self.left_out]
        thoughts = [f"room for {THOUGHTS:,} tokens of thought"] if self.thinks else []
        return ", ".join([forms[self.form], stream, *missing, *thoughts])


def first_way(model: str, base_url: str, *, private: bool) -> Way:
    """What is known before anything was asked. `private` is the engine in this process."""
    host = urlsplit(base_url).hostname or ""
    if private:
        # Its grammar follows the schema: another wording of the same shape is another model.
        return Way("loose", frozenset(["max_completion_tokens"]))
    way = Way(thinks=bool(_THINKS.search(model)))
    if _ANTHROPIC.search(host):
        way = replace(way, form="told")
    if not _OPENAI.search(host):
        return way.without("max_completion_tokens")
    way = way.without("max_tokens")
    return way.without("temperature") if _FIXED.search(model) else way


def _format(shape: type[BaseModel], form: Form) -> dict[str, Any]:
    schema: dict[str, Any] = {"name": shape.__name__, "schema": plain_schema(shape)}
    if form == "strict":
        schema |= {"schema": strict_schema(shape), "strict": True}
    return {"type": "json_schema", "json_schema": schema}


def _told(messages: Sequence[Mapping[str, Any]], shape: type[BaseModel]) -> list[Mapping[str, Any]]:
    first, *others = messages
    schema = json.dumps(strict_schema(shape), ensure_ascii=False, separators=(",", ":"))
    order = f"Answer with one JSON object that fits this JSON Schema, and with nothing else:\n{schema}"
    return [{**first, "content": f"{first['content']}\n\n{order}"}, *others]


@lru_cache(maxsize=64)
def plain_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The schema of `shape` less lengths and patterns, which llama.cpp cannot take; Pydantic checks them."""
    schema: dict[str, Any] = _mapped(shape.model_json_schema(), _plain)
    return schema


@lru_cache(maxsize=64)
def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The schema as strict endpoints want it: every field required, none else allowed, nothing by default."""
    schema: dict[str, Any] = _mapped(plain_schema(shape), _strict)
    return schema


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    bounds = ("minLength", "maxLength", "minItems", "maxItems", "pattern")
    return {key: value for key, value in node.items() if key not in bounds}


def _strict(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    kept = {key: value for key, value in node.items() if key not in ("default", "title")}
    if "properties" in node:
        kept |= {"required": list(node["properties"]), "additionalProperties": False}
    return kept


def _mapped(node: Any, change: Any) -> Any:
    """`node` with `change` done to each schema in it; names of properties are no keywords."""
    if isinstance(node, list):
        return [_mapped(part, change) for part in node]
    if not isinstance(node, dict):
        return node
    return dict(_parts(change(node), change))


def _parts(node: dict[str, Any], change: Any) -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        if key in ("properties", "$defs"):
            yield key, {name: _mapped(part, change) for name, part in value.items()}
        elif key in ("default", "const", "enum", "examples", "required"):
            yield key, value
        else:
            yield key, _mapped(value, change)
