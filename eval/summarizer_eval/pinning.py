"""What the gate holds on to of a run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from summarizer.extraction import Extraction
from summarizer.prompting import folder
from summarizer.summary import Summary
from summarizer_eval.fields import CLOSED
from summarizer_eval.gate import CasePin, KindPin, Pins
from summarizer_eval.runner import Outcome
from summarizer_eval.score import Kind, KindScore


def pins(outcomes: Sequence[Outcome], scores: Sequence[Mapping[Kind, KindScore]]) -> Pins:
    """The pins of a run: what was right in it, and what went in."""
    return Pins(
        schema_sha256=_schema(),
        cases={outcome.case.id: _pin(outcome, its) for outcome, its in zip(outcomes, scores, strict=True)},
    )


def _pin(outcome: Outcome, scores: Mapping[Kind, KindScore]) -> CasePin:
    summary = outcome.summary
    return CasePin(
        gold=outcome.case.gold_sha256,
        article=outcome.case.article.id,
        model=summary.provenance.model if summary else "",
        prompts=_prompts(summary) if summary else {},
        failed=outcome.failure,
        incomplete=summary.provenance.failures if summary else (),
        kinds={
            kind: KindPin(
                tp=its.counts.tp,
                fp=its.counts.fp,
                fn=its.counts.fn,
                matched={
                    pair.gold: tuple(name for name in CLOSED[kind] if pair.fields[name].clean)
                    for pair in its.pairs
                },
                spurious=tuple(sorted(found.label for found in its.spurious)),
            )
            for kind, its in scores.items()
        },
    )


def _prompts(summary: Summary) -> dict[str, str]:
    """SHA-256 of every prompt file the summary was made with; empty where a file is not to be found."""
    found = {}
    for use in summary.provenance.prompts:
        name = f"{use.name}.v{use.version}"
        path = folder() / f"{name}.jinja"
        found[name] = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return dict(sorted(found.items()))


def _schema() -> str:
    schemas = [model.model_json_schema() for model in (Extraction, Summary)]
    return hashlib.sha256(json.dumps(schemas, ensure_ascii=False).encode()).hexdigest()
