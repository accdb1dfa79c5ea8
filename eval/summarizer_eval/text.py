"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizer.render.dossier_words import plural
from summarizer_eval.figures import KindFigures, Rate, Share
from summarizer_eval.report import CaseLines, Report, SplitFigures
from summarizer_eval.score import Kind

_WIDTH = 110


def render(report: Report) -> str:
    """The whole report as plain text of at most 110 columns, without colour or markup."""
    out = StringIO()
    console = Console(file=out, width=_WIDTH, no_color=True, highlight=False, markup=False, emoji=False)
    console.print(
        f"Evaluation of {report.made} · {report.mode} · model {report.model} · strategy {report.strategy}"
    )
    for name, split in report.splits.items():
        failed = f", {split.failed} failed" if split.failed else ""
        console.print(f"\n== {name}: {plural(split.articles, 'article')}{failed}")
        console.print(_items(split))
        console.print(_floors(split))
        console.print(_fields(split))
        for table in _confusions(split):
            console.print(table)
    console.print("\n== item by item")
    for case in report.cases:
        for line in _case(case):
            console.print(Text(line))
    console.print("\n== compared with " + report.reference if report.reference else "", soft_wrap=True)
    for finding in report.findings:
        console.print(Text(finding.line))
    for caveat in report.caveats:
        console.print(f"* {caveat}")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip() + "\n"


def beside(reports: Sequence[Report]) -> str:
    """Item F1 of every split and kind, and what an article costs, one strategy a column."""
    out = StringIO()
    console = Console(file=out, width=_WIDTH, no_color=True, highlight=False, markup=False, emoji=False)
    table = _table("\nitem F1", *(f"{report.strategy}\n{report.model}" for report in reports))
    for name in reports[0].splits:
        for kind in reports[0].splits[name].kinds:
            table.add_row(
                f"{name} {kind}", *(figure(report.splits[name].kinds[kind].items.f1) for report in reports)
            )
    for what in ("calls", "prompt_tokens", "completion_tokens"):
        table.add_row(
            f"{what.replace('_', ' ')} an article", *(_mean_cost(report, what) for report in reports)
        )
    console.print("== side by side")
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip() + "\n"


def _mean_cost(report: Report, what: str) -> str:
    costs = [case.cost[what] for case in report.cases if case.cost]
    return f"{sum(costs) / len(costs):.1f}" if costs else "n/a"


def figure(value: float | None) -> str:
    """A share with two decimals, or n/a."""
    return "n/a" if value is None else f"{value:.2f}"


def interval(bounds: tuple[float, float] | None) -> str:
    return "" if bounds is None else f"{bounds[0]:.2f}–{bounds[1]:.2f}"


def share(of: Share) -> str:
    return f"{figure(of.share)} ({of.part}/{of.whole})"


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="")
    for at, column in enumerate(columns):
        table.add_column(column, justify="left" if at == 0 else "right", no_wrap=True)
    return table


def _items(split: SplitFigures) -> Table:
    table = _table(
        "kind",
        "right",
        "false",
        "missed",
        "optional",
        "P",
        "95 %",
        "R",
        "95 %",
        "F1",
        "at -.1",
        "at +.1",
        "strict F1",
    )
    for kind, its in split.kinds.items():
        rate = its.items
        table.add_row(
            kind,
            str(rate.tp),
            str(rate.fp),
            str(rate.fn),
            str(its.neutral),
            figure(rate.precision),
            interval(rate.precision_interval),
            figure(rate.recall),
            interval(rate.recall_interval),
            figure(rate.f1),
            *(figure(its.f1_at.get(shift)) for shift in ("-0.1", "+0.1")),
            figure(its.strict.f1),
        )
    return table


def _floors(split: SplitFigures) -> str:
    parts = (
        f"{name} " + ", ".join(f"{kind} {figure(f1)}" for kind, f1 in kinds.items())
        for name, kinds in split.floors.items()
    )
    return "floors, F1: " + " · ".join(parts)


def _fields(split: SplitFigures) -> Table:
    table = _table("\nfield", "\nP", "\nR", "\nF1", "right, given\na match")
    for kind, its in split.kinds.items():
        for name, field in its.fields.items():
            rate: Rate = field.end_to_end
            values = (rate.precision, rate.recall, rate.f1)
            table.add_row(f"{kind} {name}", *map(figure, values), share(field.given_match))
        for name, of in evidence(its).items():
            table.add_row(f"{kind} evidence, {name}", "", "", "", share(of))
    return table


def evidence(its: KindFigures) -> dict[str, Share]:
    """The evidence shares under the names they are shown by."""
    return {
        "IoU ≥ .5 of characters": its.evidence.characters,
        "IoU ≥ .5 of sentences": its.evidence.sentences,
        "any overlap": its.evidence.touches,
    }


def _confusions(split: SplitFigures) -> Iterator[Table]:
    titles: dict[Kind, str] = {"meetings": "status", "stances": "position"}
    for kind, title in titles.items():
        cells = split.kinds[kind].confusion
        columns = sorted(
            {column for row in cells.values() for column in row}, key=lambda c: (c == "missed", c)
        )
        table = _table(f"\n{title}: gold ↓ predicted →", *(f"\n{column}" for column in columns))
        for row, its in cells.items():
            table.add_row(row, *(str(its.get(column, "")) for column in columns))
        yield table


def _case(case: CaseLines) -> Iterator[str]:
    cost = ", ".join(f"{value:g} {name}" for name, value in case.cost.items())
    yield f"{case.id}: {case.failure or cost}"
    for kind, its in case.kinds.items():
        yield from (f"  missed    {kind}: {item}" for item in its.missed)
        yield from (f"  spurious  {kind}: {item}" for item in its.spurious)
        for match in its.matched:
            if match.wrong:
                yield f"  wrong     {kind}: {match.gold}: {', '.join(match.wrong)}"
