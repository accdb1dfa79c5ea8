"""What `summarize eval grounding` says and pins."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer_eval.data import Data
from summarizer_eval.truth import bench, gate, text
from summarizer_eval.truth.bench import Result
from summarizer_eval.truth.gate import Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """The report, a line on what was pinned or why not, and whether the gate stops."""

    report: str
    note: str = ""
    stopped: bool = False


def measure(data: Data, *, as_json: bool = False, verbose: bool = False) -> Told:
    """Runs the benchmark and compares it with its baseline."""
    result, verdict = _measured(data)
    report = (
        result.model_dump_json(indent=1) + "\n" if as_json else text.render(result, verdict, verbose=verbose)
    )
    if verdict and verdict.stops:
        return Told(
            report, "grounding is worse, or its claims changed: see `summarize eval grounding`", stopped=True
        )
    return Told(report)


def pin(data: Data, *, allow: bool, as_json: bool = False, verbose: bool = False) -> Told:
    """Runs the benchmark and pins it, unless it got worse and nobody said that this is meant."""
    result, verdict = _measured(data)
    report = (
        result.model_dump_json(indent=1) + "\n" if as_json else text.render(result, verdict, verbose=verbose)
    )
    if verdict and verdict.worse and not allow:
        return Told(report, "not pinned: it got worse; add --allow-regression if that is meant", stopped=True)
    gate.save(data.grounding_baseline, result)
    return Told(report, f"pinned in {data.grounding_baseline}")


def _measured(data: Data) -> tuple[Result, Verdict | None]:
    result = bench.run(bench.stories(data))
    pinned = gate.load(data.grounding_baseline)
    return result, gate.compare(pinned, result) if pinned else None
