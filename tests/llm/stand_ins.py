"""Endpoints that behave as their documentation says (docs/endpoints.md): each a function of the request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Request = dict[str, Any]
Reply = dict[str, Any]

GOOD = '{"city": "Drenna", "notes": [], "by": {"name": "Ruvane"}}'
USAGE = {"prompt_tokens": 10, "completion_tokens": 4, "total_tokens": 14}
DONE = b"data: [DONE]"


def openai(request: Request) -> Reply:
    """A model that follows strict schemas, and none that is not strict to the letter."""
    if wrong := _not_strict(request):
        return _refusal(f"Invalid schema for response_format 'Met': {wrong}", param="response_format")
    return _streamed(request)


def openai_reasoning(request: Request) -> Reply:
    """Of the o and gpt-5 series: thinks unseen, on the account of max_completion_tokens."""
    if "max_tokens" in request:
        said = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."
        return _refusal(said, param="max_tokens", code="unsupported_parameter")
    if request.get("temperature", 1) != 1:
        said = "Unsupported value: 'temperature' does not support 0 with this model."
        return _refusal(said, param="temperature", code="unsupported_value")
    if request["max_completion_tokens"] < 5_000:
        return _streamed(request, "", finish="length")
    return openai(request)


def openai_old(request: Request) -> Reply:
    """From before structured outputs."""
    if request.get("response_format", {}).get("type") == "json_schema":
        return _refusal(
            "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
        )
    return _streamed(request)


def azure(request: Request) -> Reply:
    """As OpenAI; what its filter found comes first, in a piece without choices."""
    reply = openai(request)
    if "events" in reply:
        reply["events"].insert(0, {"choices": [], "prompt_filter_results": [{"prompt_index": 0}]})
    return reply


def anthropic(request: Request) -> Reply:
    """Ignores response_format and seed: without the schema in the prompt it talks, with it it fences."""
    told = '"city"' in request["messages"][0]["content"]
    return _streamed(request, f"```json\n{GOOD}\n```" if told else "The envoy was in Drenna.")


def gemini(request: Request) -> Reply:
    """Refuses fields it does not know, all at once and in a list; thinks on the account of max_tokens."""
    unknown = [name for name in ("seed",) if name in request]
    if unknown:
        said = "\n".join(
            f'Invalid JSON payload received. Unknown name "{name}": Cannot find field.' for name in unknown
        )
        error = {"code": 400, "message": said, "status": "INVALID_ARGUMENT"}
        return {"status": 400, "body": [{"error": error}]}
    if request["max_tokens"] < 5_000:
        return _streamed(request, "", finish="length")
    return _streamed(request)


def ollama(request: Request) -> Reply:
    """Takes all of it and needs no key; a thinking model's thoughts are a field of their own."""
    return _streamed(request, thoughts="reasoning")


def vllm(request: Request) -> Reply:
    """Thoughts by a reasoning parser; the piece with the usage has no choices."""
    return _streamed(request, thoughts="reasoning_content")


def vllm_without_parser(request: Request) -> Reply:
    """Thoughts stand in the answer."""
    return _streamed(request, f"<think>Is it {{city}}? Yes.</think>\n{GOOD}")


def llama_cpp(request: Request) -> Reply:
    """Makes a grammar of the schema; tells its timings beside the usage."""
    reply = _streamed(request)
    reply["events"][-2]["timings"] = {"prompt_n": 10, "predicted_n": 4}
    return reply


def no_streams(request: Request) -> Reply:
    """Refuses to stream."""
    if request.get("stream"):
        return {"status": 422, "body": {"detail": "stream: only false is supported"}}
    return whole(request)


def whole(request: Request) -> Reply:
    """Answers with one body, streamed or not."""
    message = {"role": "assistant", "content": GOOD}
    return {"body": {"choices": [{"message": message, "finish_reason": "stop"}], "usage": USAGE}}


def no_stream_options(request: Request) -> Reply:
    """Streams, but knows no options of it."""
    if "stream_options" in request:
        detail = [{"type": "extra_forbidden", "loc": ["body", "stream_options"], "msg": "not permitted"}]
        return {"status": 422, "body": {"detail": detail}}
    return _streamed(request)


def _refusal(message: str, **error: str) -> Reply:
    return {"status": 400, "body": {"error": {"message": message, "type": "invalid_request_error", **error}}}


def _streamed(request: Request, text: str = GOOD, finish: str = "stop", thoughts: str = "") -> Reply:
    return {"events": [*_events(request, text, finish, thoughts)]}


def _events(request: Request, text: str, finish: str, thoughts: str) -> Iterator[Any]:
    counted = (request.get("stream_options") or {}).get("include_usage")
    usage = {"usage": None} if counted else {}
    pieces = [{thoughts: "Where was"}, {thoughts: " it?"}] if thoughts else []
    pieces += [{"role": "assistant", "content": ""}]
    pieces += [{"content": text[n : n + 9]} for n in range(0, len(text), 9)]
    for piece in pieces:
        yield {"choices": [{"index": 0, "delta": piece, "finish_reason": None}], **usage}
    yield {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}], **usage}
    if counted:
        yield {"choices": [], "usage": USAGE}
    yield DONE


def _not_strict(request: Request) -> str:
    """What OpenAI says of a schema that is not as its strict mode wants it."""
    asked = request["response_format"]["json_schema"]
    return _fault(asked["schema"]) if asked.get("strict") else ""


def _fault(node: Any) -> str:
    if isinstance(node, list):
        return next(filter(None, map(_fault, node)), "")
    if not isinstance(node, dict):
        return ""
    if "$ref" in node and len(node) > 1:
        return f"$ref cannot have keywords {set(node) - {'$ref'}}"
    if "default" in node or "maxLength" in node:
        return f"not permitted: {json.dumps(node)}"
    if node.get("type") == "object":
        if node.get("additionalProperties") is not False:
            return "'additionalProperties' is required to be supplied and to be false."
        if node.get("required") != list(node["properties"]):
            return "'required' is required to be supplied and to include every key in properties."
    parts = [*node.get("properties", {}).values(), *node.get("$defs", {}).values(), node.get("items")]
    return _fault([*parts, *node.get("anyOf", [])])
