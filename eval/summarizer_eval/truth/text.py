"""The report of the benchmark of truth for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer_eval.truth.bench import Result, totals
from summarizer_eval.truth.gate import Verdict

_PROSE = ("summary", "headline")
_KINDS = ("actor", "meeting", "stance", *_PROSE)


def render(result: Result, verdict: Verdict | None, *, verbose: bool = False) -> str:
    """Two tables and what differs from the baseline; with `verbose` every claim that failed by name."""
    named = _named(result) if verbose else ()
    return "\n".join([*_false(result), "", *_true(result), *named, *_compared(verdict)]) + "\n"


def _false(result: Result) -> Iterator[str]:
    yield f"{'false claims, by operator':44} {'n':>5} {'accepted':>9} {'share':>7}"
    for operator, row in sorted(result.false.items(), key=lambda one: _KINDS.index(one[1].kind)):
        yield _row(operator, len(row.accepted), row.n)
    for name, accepted, n in totals(result):
        yield _row(f"false accepted, {name}", accepted, n)


def _true(result: Result) -> Iterator[str]:
    yield f"{'true claims':44} {'n':>5} {'rejected':>9} {'share':>7} {'fields lost':>12}"
    for kind, row in result.true.items():
        yield f"{_row(kind, len(row.rejected), row.n)} {len(row.fields):12}"
    for name, kinds in (
        ("items", [k for k in result.true if k not in _PROSE]),
        ("summary sentences and headlines", [k for k in result.true if k in _PROSE]),
        ("all", list(result.true)),
    ):
        rows = [result.true[kind] for kind in kinds]
        rejected, fields = sum(len(r.rejected) for r in rows), sum(len(r.fields) for r in rows)
        yield f"{_row(f'true rejected, {name}', rejected, sum(r.n for r in rows))} {fields:12}"


def _row(name: str, part: int, n: int) -> str:
    return f"{name:44} {n:5} {part:9} {f'{part / n:.1%}' if n else 'n/a':>7}"


def _named(result: Result) -> Iterator[str]:
    yield ""
    for operator, false in result.false.items():
        yield from (f"published  {operator}: {name}" for name in false.accepted)
    for true in result.true.values():
        yield from (f"rejected   {name}" for name in true.rejected)
        yield from (f"lost       {name}" for name in true.fields)


def _compared(verdict: Verdict | None) -> Iterator[str]:
    yield ""
    if verdict is None:
        yield "compared with nothing: there is no baseline yet; pin this run with --accept"
        return
    if verdict.changed:
        yield "changed: the claims are not those of the baseline; look at the figures, then --accept"
    yield from (f"worse: {line}" for line in verdict.worse)
    yield f"{len(verdict.worse)} worse, {len(verdict.better)} better than the baseline"
