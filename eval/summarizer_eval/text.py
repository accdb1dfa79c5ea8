"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizer.render.dossier_words import plural
from summarizer_eval.figures import KindFigures, Rate, Share
from summarizer_eval.gate import WORSE
from summarizer_eval.report import CaseLines, Report, SplitFigures
from summarizer_eval.score import Kind

WIDTH = 110
_APART = 1
"""Columns that rich leaves between two of a table."""


def render(report: Report, *, width: int = WIDTH, styled: bool = False) -> str:
    """The whole report as text of at most `width` columns; a table that is wider comes in parts.

    `styled` adds colours as escape sequences, but not where NO_COLOR is set.
    """
    console = _paper(width, styled=styled)
    console.print(
        f"Evaluation of {report.made} · {report.mode} · model {report.model} · strategy {report.strategy}"
    )
    for name, split in report.splits.items():
        failed = f", {split.failed} failed" if split.failed else ""
        console.print(Text(f"\n== {name}: {plural(split.articles, 'article')}{failed}", "bold"))
        _print(console, _items(split))
        console.print(_floors(split))
        _print(console, _fields(split))
        for table in _confusions(split):
            _print(console, table)
    console.print(Text("\n== item by item", "bold"))
    for case in report.cases:
        for line, tone in _case(case):
            console.print(Text(line, tone))
    if report.reference:
        console.print(Text(f"\n== compared with {report.reference}", "bold"))
    for finding in report.findings:
        console.print(Text(finding.line, "red" if finding.change in WORSE else ""))
    for caveat in report.caveats:
        console.print(f"* {caveat}")
    return _written(console)


def beside(reports: Sequence[Report], *, width: int = WIDTH, styled: bool = False) -> str:
    """Item F1 of every split and kind, and what an article costs, one strategy a column."""
    console = _paper(width, styled=styled)
    table = _Table("\nitem F1", *(f"{report.strategy}\n{report.model}" for report in reports))
    for name in reports[0].splits:
        for kind in reports[0].splits[name].kinds:
            table.add(
                f"{name} {kind}", *(figure(report.splits[name].kinds[kind].items.f1) for report in reports)
            )
    for what in ("calls", "prompt_tokens", "completion_tokens"):
        table.add(f"{what.replace('_', ' ')} an article", *(_mean_cost(report, what) for report in reports))
    console.print(Text("== side by side", "bold"))
    _print(console, table)
    return _written(console)


def _paper(width: int, *, styled: bool) -> Console:
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=styled,
        force_interactive=False,
        color_system="auto" if styled else None,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _written(console: Console) -> str:
    text = console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO from above
    return "\n".join(line.rstrip() for line in text.splitlines()).strip() + "\n"


class _Table:
    """What a table says; the first column names its rows and is repeated where it has to come in parts."""

    def __init__(self, *columns: str) -> None:
        self.rows: list[tuple[str, ...]] = [columns]

    def add(self, *row: str) -> None:
        self.rows.append(row)

    def parts(self, width: int) -> Iterator[list[int]]:
        """The columns, by their places, that fit beside the first one."""
        sizes = [max(_size(cell) for cell in column) for column in zip(*self.rows, strict=True)]
        part: list[int] = []
        for at in range(1, len(sizes)):
            if part and sizes[0] + sum(sizes[n] + _APART for n in (*part, at)) > width:
                yield part
                part = []
            part.append(at)
        yield part


def _size(cell: str) -> int:
    return max(cell_len(line) for line in cell.split("\n"))


def _print(console: Console, table: _Table) -> None:
    head, *rows = table.rows
    for part in table.parts(console.width):
        shown = Table(box=None, pad_edge=False, header_style="")
        for at in (0, *part):
            shown.add_column(head[at], justify="right" if at else "left", no_wrap=bool(at))
        for row in rows:
            shown.add_row(*(row[at] for at in (0, *part)))
        console.print(shown)


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


def _items(split: SplitFigures) -> _Table:
    table = _Table(
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
        table.add(
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


def _fields(split: SplitFigures) -> _Table:
    table = _Table("\nfield", "\nP", "\nR", "\nF1", "right, given\na match")
    for kind, its in split.kinds.items():
        for name, field in its.fields.items():
            rate: Rate = field.end_to_end
            values = (rate.precision, rate.recall, rate.f1)
            table.add(f"{kind} {name}", *map(figure, values), share(field.given_match))
        for name, of in evidence(its).items():
            table.add(f"{kind} evidence, {name}", "", "", "", share(of))
    return table


def evidence(its: KindFigures) -> dict[str, Share]:
    """The evidence shares under the names they are shown by."""
    return {
        "IoU ≥ .5 of characters": its.evidence.characters,
        "IoU ≥ .5 of sentences": its.evidence.sentences,
        "any overlap": its.evidence.touches,
    }


def _confusions(split: SplitFigures) -> Iterator[_Table]:
    titles: dict[Kind, str] = {"meetings": "status", "stances": "position"}
    for kind, title in titles.items():
        cells = split.kinds[kind].confusion
        columns = sorted(
            {column for row in cells.values() for column in row}, key=lambda c: (c == "missed", c)
        )
        table = _Table(f"\n{title}: gold ↓ predicted →", *(f"\n{column}" for column in columns))
        for row, its in cells.items():
            table.add(row, *(str(its.get(column, "")) for column in columns))
        yield table


def _case(case: CaseLines) -> Iterator[tuple[str, str]]:
    """Lines with their colours."""
    cost = ", ".join(f"{value:g} {name}" for name, value in case.cost.items())
    yield f"{case.id}: {case.failure or cost}", "red" if case.failure else ""
    for kind, its in case.kinds.items():
        yield from ((f"  missed    {kind}: {item}", "yellow") for item in its.missed)
        yield from ((f"  spurious  {kind}: {item}", "red") for item in its.spurious)
        for match in its.matched:
            if match.wrong:
                yield f"  wrong     {kind}: {match.gold}: {', '.join(match.wrong)}", "dim"
