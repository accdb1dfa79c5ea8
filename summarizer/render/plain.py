"""JSON that is safe to show: what a terminal would obey stands as an escape."""

from __future__ import annotations

import json
from collections.abc import Sequence

from summarizer.plaintext import visible
from summarizer.summary import Summary


def render_json(summary: Summary) -> str:
    """One summary as an indented JSON object, ending with a line break."""
    return shown_json(summary.model_dump_json(indent=2)) + "\n"


def render_list(summaries: Sequence[Summary]) -> str:
    """Several summaries as one JSON list, ending with a line break."""
    inner = ",\n".join(summary.model_dump_json(indent=2) for summary in summaries)
    return shown_json(f"[\n{inner}\n]") + "\n"


def shown_json(text: str) -> str:
    """The JSON `text`, every control, bidi and tag character as its escape: `json.loads` gives the same.

    Such characters can stand only within strings, where an escape means the character itself.
    """
    shown = visible(text)
    if shown == text:
        return text
    return "".join(
        char if char == seen else json.dumps(char)[1:-1] if ord(char) > 127 else f"\\u{ord(char):04x}"
        for char, seen in zip(text, shown, strict=True)
    )
