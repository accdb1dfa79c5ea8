"""A run of the evaluation held against what was right before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from summarizer_eval.data import Data, Strategy
    from summarizer_eval.gate import Finding, Pins
    from summarizer_eval.report import Report
    from summarizer_eval.runner import Outcome


@dataclass(frozen=True, slots=True)
class Pin:
    """What a run is compared with, the baseline where nothing is named, and whether it takes its place."""

    compare: Path | None
    accept: bool
    allow: bool


def judged(report: Report, outcomes: Sequence[Outcome], data: Data, strategy: Strategy, pin: Pin) -> Report:
    """The report, compared with the baseline or the earlier report, and pinned where that was asked for."""
    from summarizer_eval import gate  # noqa: PLC0415  as `evaluate` does
    from summarizer_eval.report import compared  # noqa: PLC0415  as `evaluate` does

    baseline = data.baseline(strategy)
    path = pin.compare or baseline
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    failed = any(outcome.failure for outcome in outcomes)
    findings: list[Finding] = []
    old = gate.load_pins(path)
    models = {one.model for one in old.cases.values() if one.model} if old else set()
    if old is None:
        reference = f"nothing: there is no {strategy} baseline yet; pin this run with --accept"
        report = compared(report, reference, [], regression=failed)
    elif report.mode != "replay" and not pin.accept and not pin.compare and report.model not in models:
        reference = f"nothing: {shown} is of {', '.join(sorted(models))}; --compare names another report"
        report = compared(report, reference, [], regression=failed)
    else:
        findings = gate.compare(old, report.pins, {outcome.case.split for outcome in outcomes})
        report = compared(report, str(shown), findings, regression=gate.stops(findings))
    return _accept(report, findings, old, baseline, allow=pin.allow) if pin.accept else report


def _accept(
    report: Report, findings: Sequence[Finding], old: Pins | None, baseline: Path, *, allow: bool
) -> Report:
    """Pins the run, unless it is worse than the last pinned one and nobody said that this is meant."""
    from summarizer_eval.gate import WORSE, save_pins  # noqa: PLC0415  as `evaluate` does

    without = [case.id for case in report.cases if case.failure.startswith("NoRecording")]
    if without:
        from summarizer.render.dossier_words import plural  # noqa: PLC0415  as `evaluate` does

        missing = plural(len(without), "article")
        typer.echo(f"not pinned: no valid recording of {missing}; use --record", err=True)
        return report.model_copy(update={"regression": True})
    if any(finding.change in WORSE for finding in findings) and not allow:
        typer.echo("not pinned: it got worse; add --allow-regression if that is meant", err=True)
        return report
    save_pins(baseline, old, report.pins, {case.id.partition("/")[0] for case in report.cases})
    typer.echo(f"pinned in {baseline}", err=True)
    return report.model_copy(update={"regression": False})
