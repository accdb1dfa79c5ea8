from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def keys(schema: dict[str, Any], value: Any, defs: dict[str, Any]) -> None:
    """Every object of `value` has exactly the keys its schema names."""
    schema = defs[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list):
        for item in value:
            keys(schema["items"], item, defs)
    elif isinstance(value, dict) and "properties" in schema:
        assert set(schema["required"]) <= set(value) == set(schema["properties"])
        for name, part in value.items():
            keys(schema["properties"][name], part, defs)


def test_the_schema_is_that_of_the_result(summarize: Callable[..., Any], model: Any, article: Path) -> None:
    result = summarize("schema")
    assert (result.code, result.err) == (0, "")
    schema = json.loads(result.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Summary"
    keys(schema, json.loads(summarize(article).out), schema["$defs"])
