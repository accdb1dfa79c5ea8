"""Labels without the text they label: passages as characters of an article that everybody has for themselves.

`python -m summarizer_eval.spans GOLD --articles FOLDER --to eval/real/train` turns gold files into such
labels; `summarize eval --gold eval/real/check --articles FOLDER` reads them.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from summarizer.errors import InputError
from summarizer.readers.text import read_text

KINDS = ("actors", "meetings", "stances")


def with_spans(
    tree: dict[str, Any], text: str, raw: bytes, locate: Callable[[str, str], Any]
) -> dict[str, Any]:
    """The labels with every passage of the article as `start-end`, and the article's SHA-256."""

    def span(passage: str) -> str:
        found = locate(passage, text)
        if found is None:
            raise InputError(f"{tree['article']}: not in the article: {passage[:60]!r}")
        return f"{found[0]}-{found[1]}"

    return _mapped(tree, span) | {"sha256": hashlib.sha256(raw).hexdigest()}


def with_words(tree: dict[str, Any], text: str, raw: bytes) -> dict[str, Any]:
    """The labels as a gold file has them. Raises `InputError` when `text` is not what was labelled."""
    if hashlib.sha256(raw).hexdigest() != tree["sha256"]:
        raise InputError(f"{tree['article']}: not the text that was labelled: its SHA-256 differs")

    def passage(span: str) -> str:
        start, _, end = span.partition("-")
        return text[int(start) : int(end)]

    return {key: value for key, value in _mapped(tree, passage).items() if key not in {"sha256", "source"}}


def _mapped(tree: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The labels with evidence and quotes changed; the rest is the annotator's own words."""

    def item(one: dict[str, Any]) -> dict[str, Any]:
        changed = {"evidence": [change(e) for e in one["evidence"] if e]}
        return one | changed | ({"quote": change(one["quote"])} if one.get("quote") else {})

    kinds = {kind: [item(one) for one in tree[kind]] for kind in KINDS if tree.get(kind)}
    summary = [
        one | {"evidence": [change(e) for e in one.get("evidence") or () if e]}
        for one in tree.get("summary") or ()
    ]
    return tree | kinds | ({"summary": summary} if summary else {})


def main(arguments: Sequence[str] | None = None) -> None:
    from summarizer_eval.cases import locate  # noqa: PLC0415  which reads labels by this module

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    chosen.to.mkdir(parents=True, exist_ok=True)
    for path in chosen.gold:
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        source = chosen.articles / tree["article"]
        labels = with_spans(tree, read_text(source).text, source.read_bytes(), locate)
        words = yaml.safe_dump(labels, allow_unicode=True, sort_keys=False, width=110)
        (chosen.to / path.name).write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main()
