from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def keys(schema: dict[str, Any], value: Any, defs: dict[str, Any]) -> None:
    """Every object of `value` has exactly the keys its schema names, and the schema promises them all."""
    schema = next((one for one in schema.get("anyOf", ()) if "$ref" in one), schema)
    schema = defs[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list):
        for item in value:
            keys(schema["items"], item, defs)
    elif isinstance(value, dict) and "properties" in schema:
        assert set(schema["required"]) == set(value) == set(schema["properties"])
        for name, part in value.items():
            keys(schema["properties"][name], part, defs)


@pytest.mark.parametrize(("of", "command"), [("Summary", ["run"]), ("Dossier", ["dossier"])])
def test_the_schema_is_that_of_the_result(
    of: str, command: list[str], summarize: Command, model: Any, article: Path
) -> None:
    result = summarize("schema", of.lower())
    assert (result.code, result.err) == (0, "")
    schema = json.loads(result.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == of
    keys(schema, json.loads(summarize(*command, article, "--format", "json").out), schema["$defs"])


def test_the_schema_of_a_summary_is_the_default(summarize: Command) -> None:
    assert summarize("schema").out == summarize("schema", "summary").out
    wrong = summarize("schema", "x")
    assert (wrong.code, wrong.out) == (2, "")
