"""The report: every figure of a run as plain data, for all formats to render."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.summary import Summary
from summarizer_eval.data import OWN, SPLITS
from summarizer_eval.figures import Figures, KindFigures, figures
from summarizer_eval.floors import FLOORS
from summarizer_eval.gate import Finding, Pins
from summarizer_eval.metrics import total
from summarizer_eval.pinning import pins
from summarizer_eval.runner import Mode, Outcome
from summarizer_eval.score import KINDS, Kind, KindScore, Pair, score

CAVEATS = (
    "Intervals are Wilson's at 95 % and optimistic: they take the items as independent, which items of one "
    "article are not.",
    "The two seed articles tell one story: they are one cluster, not two independent samples.",
    "n/a is 0/0: nothing to find and nothing found.",
)

Scores = Mapping[Kind, KindScore]


class SplitFigures(Figures):
    articles: int
    failed: int
    kinds: dict[Kind, KindFigures]
    floors: dict[str, dict[Kind, float | None]]
    """F1 of the empty output and of the name list."""


class MatchLine(Figures):
    gold: str
    predicted: str
    similarity: float
    wrong: tuple[str, ...]
    """Fields that are not right."""


class KindLines(Figures):
    matched: tuple[MatchLine, ...]
    neutral: tuple[MatchLine, ...]
    missed: tuple[str, ...]
    spurious: tuple[str, ...]


class CaseLines(Figures):
    """One article, item by item. `cost` is empty for a failed one."""

    id: str
    failure: str
    cost: dict[str, float]
    kinds: dict[Kind, KindLines]


class GateLine(Figures):
    change: str
    line: str
    case: str
    kind: str
    item: str


class Report(Figures):
    """One run. `made` is its ISO date; `reference` says what it was compared with, or why with nothing."""

    made: str
    mode: Mode
    model: str
    strategy: str
    version: str
    caveats: tuple[str, ...] = CAVEATS
    splits: dict[str, SplitFigures]
    cases: tuple[CaseLines, ...]
    reference: str = ""
    regression: bool = False
    findings: tuple[GateLine, ...] = ()
    pins: Pins


def build(outcomes: Sequence[Outcome], mode: Mode, made: str, strategy: str) -> Report:
    """The report of a run, not yet compared with anything."""
    scores = [score(outcome.case, outcome.summary) for outcome in outcomes]
    summaries = [outcome.summary for outcome in outcomes if outcome.summary]
    names = [split for split in (*SPLITS, OWN) if any(outcome.case.split == split for outcome in outcomes)]
    chosen: dict[str, list[int]] = {
        name: [at for at, outcome in enumerate(outcomes) if outcome.case.split == name] for name in names
    }
    if len(names) > 1:
        chosen["all"] = list(range(len(outcomes)))
    return Report(
        made=made,
        mode=mode,
        model=", ".join(sorted({summary.provenance.model for summary in summaries})) or "none",
        strategy=", ".join(sorted({summary.provenance.strategy for summary in summaries})) or strategy,
        version=", ".join(sorted({summary.provenance.version for summary in summaries})),
        splits={
            name: _split([outcomes[at] for at in places], [scores[at] for at in places])
            for name, places in chosen.items()
        },
        cases=tuple(_lines(one, its, mode) for one, its in zip(outcomes, scores, strict=True)),
        pins=pins(outcomes, scores),
    )


def compared(report: Report, reference: str, findings: Sequence[Finding], *, regression: bool) -> Report:
    """The report with the outcome of the gate."""
    lines = tuple(
        GateLine(change=one.change, line=one.line, case=one.case, kind=one.kind or "", item=one.item)
        for one in findings
    )
    return report.model_copy(update={"reference": reference, "findings": lines, "regression": regression})


def _split(outcomes: Sequence[Outcome], scores: Sequence[Scores]) -> SplitFigures:
    floors = {
        name: [score(outcome.case, floor(outcome.case.article)) for outcome in outcomes]
        for name, floor in FLOORS.items()
    }
    return SplitFigures(
        articles=len(outcomes),
        failed=sum(outcome.summary is None for outcome in outcomes),
        kinds={kind: figures([one[kind] for one in scores]) for kind in KINDS},
        floors={
            name: {kind: total(one[kind].counts for one in scored).f1 for kind in KINDS}
            for name, scored in floors.items()
        },
    )


def _lines(outcome: Outcome, scores: Scores, mode: Mode) -> CaseLines:
    result = outcome.result
    return CaseLines(
        id=outcome.case.id,
        failure=outcome.failure,
        cost=_cost(result, mode) if isinstance(result, Summary) else {},
        kinds={
            kind: KindLines(
                matched=tuple(_match(pair) for pair in its.pairs),
                neutral=tuple(_match(pair) for pair in its.neutral),
                missed=its.missed,
                spurious=tuple(found.label for found in its.spurious),
            )
            for kind, its in scores.items()
        },
    )


def _cost(summary: Summary, mode: Mode) -> dict[str, float]:
    its = summary.provenance
    cost: dict[str, float] = {
        "calls": its.calls,
        "prompt_tokens": its.prompt_tokens,
        "completion_tokens": its.completion_tokens,
    }
    # The time of a replay is not the model's, and would make two equal replays differ.
    if mode != "replay":
        cost["seconds"] = round(its.seconds, 1)
    return cost


def _match(pair: Pair) -> MatchLine:
    wrong = tuple(name for name, counts in pair.fields.items() if not counts.clean)
    return MatchLine(gold=pair.gold, predicted=pair.predicted.label, similarity=pair.similarity, wrong=wrong)
