"""`summarize schema`: the JSON Schema of what `--format json` gives."""

from __future__ import annotations

import json


def schema() -> None:
    """Print the JSON Schema of a summary (draft 2020-12)."""
    from pydantic.json_schema import GenerateJsonSchema  # noqa: PLC0415  `--help` must not load it

    from summarizer.summary import Summary  # noqa: PLC0415  as above

    described = Summary.model_json_schema(mode="serialization")
    print(json.dumps({"$schema": GenerateJsonSchema.schema_dialect, **described}, indent=2))
