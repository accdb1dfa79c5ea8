"""`summarize eval`: the evaluation harness, which is a package of its own and loaded only here."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.evaluation.display import merging, narrowed, progress, rendered, side_by_side
from summarizer.cli.evaluation.judged import Pin, judged
from summarizer.cli.evaluation.truth import run_truth
from summarizer.cli.options import BaseUrl, How, Model, Output, Quiet, Verbose
from summarizer.cli.terminal.form import SUFFIXES, agreed
from summarizer.cli.terminal.output import target, write
from summarizer.distribution import install
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer_eval.cases import Case
    from summarizer_eval.data import Data, Strategy
    from summarizer_eval.report import Report
    from summarizer_eval.runner import Outcome
    from summarizer_eval.truth.command import Told

Split = Literal["seeds", "dev", "test", "languages", "long", "all"]
Format = Literal["text", "json", "markdown", "html", "junit"]

_AT_ONCE = 16
"""Articles under way at a time at an endpoint."""
_SUFFIXES: Mapping[str, Format] = {**SUFFIXES, ".xml": "junit"}
_OPTIONAL = {"scipy", "numpy", "yaml", "junitparser"}


@dataclass(frozen=True, slots=True)
class _Run:
    """How the answers are had."""

    live: bool
    record: bool
    reuse: bool
    model: str | None
    base_url: str | None
    strategy: Strategy | None
    quiet: bool = False

    @property
    def replays(self) -> bool:
        return not (self.live or self.record)

    @property
    def mode(self) -> Literal["record", "live", "replay"]:
        return "record" if self.record else "live" if self.live else "replay"


@dataclass(frozen=True, slots=True)
class _Page:
    """The form of a report, and the file that it goes to."""

    form: Format
    output: Path | None

    def of(self, report: Report, outcomes: Sequence[Outcome]) -> str:
        return rendered(report, outcomes, self.form, whole=bool(self.output))


_REPLAY = _Run(False, False, False, None, None, None)


def evaluate(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[grounding | SUMMARIES]",
            help="Only the benchmark of truth; or score these summaries, running nothing.",
            show_default=False,
        ),
    ] = None,
    *,
    live: Annotated[bool, typer.Option("--live", help="Run the model, no replay.")] = False,
    record: Annotated[bool, typer.Option("--record", help="Run the model and store its answers.")] = False,
    reuse: Annotated[
        bool, typer.Option("--reuse", help="With --live or --record: ask only what is not recorded.")
    ] = False,
    gold: Annotated[Path | None, typer.Option(help="Folder of your own gold files.", exists=True)] = None,
    articles: Annotated[
        Path | None,
        typer.Option(help="With --gold: where the texts lie, for labels without them.", exists=True),
    ] = None,
    annotator: Annotated[
        Path | None, typer.Option(help="Second folder of gold: how far two annotators agree.", exists=True)
    ] = None,
    split: Annotated[Split, typer.Option(help="Which articles.")] = "all",
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: How = None,
    fmt: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="Form of the result; else the one that --output is named for, or text.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    compare: Annotated[
        Path | None, typer.Option(help="Compare with an earlier JSON report, not the baseline.", exists=True)
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Pin this run as the baseline.")] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="With --accept: pin it even though it got worse.")
    ] = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Score the program against hand-labelled articles; exit 1 when something got worse.

    Replays recorded answers, without a model, by each strategy that was recorded, unless --live or --record
    is given: only they take --model and --base-url. `summarize eval grounding` puts true and false claims to
    grounding and counts what passes; --verbose names them. eval/README.md says what the figures can and
    cannot mean.
    """
    run = _Run(live, record, reuse, model, base_url, None if strategy == "auto" else strategy, quiet)
    form: Format = agreed(fmt, output, _SUFFIXES) or "text"
    output = target(output)
    _check(run, accept=accept, allow=allow_regression, compare=compare)
    _require_harness()
    if what == ["grounding"]:
        if gold or annotator or compare or split != "all" or replace(run, quiet=False) != _REPLAY:
            raise UsageError("grounding takes --format, --output, --accept, --allow-regression, --verbose")
        told = run_truth(form, accept=accept, allow=allow_regression, verbose=verbose)
        write(narrowed(told.report, whole=bool(output) or form != "text"), output)
        if told.stopped:
            raise typer.Exit(1)
        return
    from summarizer_eval.cases import load_cases  # noqa: PLC0415  scipy and YAML; --help must not load them
    from summarizer_eval.data import Data  # noqa: PLC0415  as above

    data = Data.own(gold, articles) if gold else Data.built_in()
    cases = load_cases(data, split)
    page = _Page(form, output)
    if annotator:
        from summarizer_eval.agreement import agreement  # noqa: PLC0415  as above

        write(agreement(cases, load_cases(Data.own(annotator), split)).text(), output)
    elif what:
        _score(cases, what, page)
    else:
        pin = Pin(compare, accept, allow_regression)
        if _reported(cases, data, run, pin, split, page, whole=split == "all" and not gold):
            raise typer.Exit(1)


def _score(cases: Sequence[Case], sources: Sequence[str], page: _Page) -> None:
    """Scores summaries that were made before."""
    from summarizer_eval.report import build  # noqa: PLC0415  as in `evaluate`

    from summarizer.cli.evaluation.scored import scored  # noqa: PLC0415  as in `evaluate`

    outcomes = scored(cases, sources)
    write(page.of(build(outcomes, "given", _today(), "auto"), outcomes), page.output)


def _reported(
    cases: Sequence[Case], data: Data, run: _Run, pin: Pin, split: Split, page: _Page, *, whole: bool
) -> bool:
    """Runs and reports each strategy, for the `whole` set also what needs no run; whether any got worse."""
    from summarizer_eval.report import build  # noqa: PLC0415  as in `evaluate`

    strategies = _strategies(data, run, split)
    if len(strategies) > 1 and page.form not in ("text", "markdown"):
        raise UsageError(f"--format {page.form} holds one report: add --strategy {' or '.join(strategies)}")
    reports: list[Report] = []
    pages: list[str] = []
    for each in strategies:
        taken = data.taken(each, replay=run.replays) if split == "all" else {split}
        outcomes = asyncio.run(_outcomes([case for case in cases if case.split in taken], data, run, each))
        reports.append(judged(build(outcomes, run.mode, _today(), each), outcomes, data, each, pin))
        pages.append(page.of(reports[-1], outcomes))
    truth = run_truth("text") if whole and not pin.accept else None
    if page.form == "text":
        pages += _besides(reports, truth, page, whole=whole)
    write("\n".join(pages), page.output)
    if page.output:
        for finding in (finding for report in reports for finding in report.findings):
            typer.echo(finding.line, err=True)
    return any(report.regression for report in reports) or bool(truth and truth.stopped)


def _besides(reports: Sequence[Report], truth: Told | None, page: _Page, *, whole: bool) -> list[str]:
    """What stands below reports as text: both side by side, how dossiers merge, what grounding lets pass."""
    wide = bool(page.output)
    found = [side_by_side(reports, whole=wide)] if len(reports) > 1 else []
    found += [merging(whole=wide)] if whole else []
    if truth:
        found.append(f"== what grounding lets pass, claim by claim\n{narrowed(truth.report, whole=wide)}")
    return found


def _strategies(data: Data, run: _Run, split: Split) -> list[Strategy]:
    """What is run: the strategy that is named, the one that suits the model, or all that are recorded."""
    from summarizer.engines.identity import strategy_of  # noqa: PLC0415  as in `evaluate`
    from summarizer.settings import load_settings  # noqa: PLC0415  as above

    if run.strategy:
        return [run.strategy]
    if run.replays:
        return data.recorded(split)
    return [strategy_of(load_settings(model=run.model, base_url=run.base_url))]


def _check(run: _Run, *, accept: bool, allow: bool, compare: Path | None) -> None:
    if run.reuse and run.replays:
        raise UsageError("--reuse goes with --live or --record")
    if (run.model or run.base_url) and run.replays:
        raise UsageError("--model and --base-url go with --live or --record: a replay has the recorded model")
    if allow and not accept:
        raise UsageError("--allow-regression goes with --accept")
    if accept and compare:
        raise UsageError("--accept compares with the baseline it replaces; leave out --compare")


def _require_harness() -> None:
    try:
        import junitparser  # noqa: F401, PLC0415  an optional part of the program, like the next two
        import scipy  # noqa: F401, PLC0415
        import yaml  # noqa: F401, PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OPTIONAL:
            raise
        raise UsageError(
            f"the evaluation needs {error.name}, which is not installed: {install('eval')}"
        ) from None


async def _outcomes(cases: Sequence[Case], data: Data, run: _Run, strategy: Strategy) -> list[Outcome]:
    # The model's side of the program, which a wrong option or gold file should not have to wait for.
    from summarizer_eval import runner  # noqa: PLC0415

    from summarizer.llm.open import open_llm  # noqa: PLC0415
    from summarizer.pipeline import summarize_async  # noqa: PLC0415
    from summarizer.settings import load_settings  # noqa: PLC0415

    with progress(len(cases), shown=not run.quiet) as done:
        if run.replays:
            tapes = runner.Tapes(data.recordings(strategy))
            return await runner.run(cases, tapes, summarize_async, strategy=strategy, done=done)
        settings = load_settings(model=run.model, base_url=run.base_url)
        async with open_llm(settings) as llm:
            tapes = runner.Tapes(data.recordings(strategy), llm, record=run.record, reuse=run.reuse)
            at_once = settings.slots if llm.small else _AT_ONCE
            return await runner.run(
                cases, tapes, summarize_async, strategy=strategy, at_once=at_once, done=done
            )


def _today() -> str:
    return datetime.date.today().isoformat()
