"""`summarize schema`: the JSON Schema of what `--format json` gives."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer


def schema(
    of: Annotated[
        Literal["summary", "dossier"], typer.Argument(metavar="[summary|dossier]", help="Which result.")
    ] = "summary",
) -> None:
    """Print the JSON Schema of a summary, or of a dossier (draft 2020-12).

    It describes what `--format json` writes: every field is there, also an empty one.
    """
    from pydantic.json_schema import GenerateJsonSchema  # noqa: PLC0415  `--help` must not load it

    from summarizer.dossier.model import Dossier  # noqa: PLC0415  as above
    from summarizer.summary import Summary  # noqa: PLC0415  as above

    described = (Summary if of == "summary" else Dossier).model_json_schema(mode="serialization")
    print(json.dumps({"$schema": GenerateJsonSchema.schema_dialect, **described}, indent=2))
