"""Two anchors beside our own strategy, on one model and by one score.

    python -m benchmarks.anchors --split seeds --split dev --raw FOLDER     # asks the embedded model
    python -m benchmarks.anchors --split seeds --gold OWN --model NAME --base-url URL --raw FOLDER
    python -m benchmarks.anchors --split seeds --raw FOLDER --rescore       # scores what FOLDER holds

`plain` is one ordinary `instructor` call with one schema; `langextract` is Google's LangExtract (dependency
group `anchors`) with its OpenAI provider; `ours` is `summarize_async`, with `sentence` on the embedded model
and with `article` at an endpoint. The embedded model is asked by one tool after the other; an endpoint is
asked for all articles by all tools at once. `--gold` takes a folder of one's own gold files. What the anchors
answer becomes a `Summary` as generously as it can: names matched loosely, dates resolved by our own resolver,
evidence found by character interval or quote, exact repeats dropped, nothing refused for being ungrounded.

Prints one line of JSON a tool and split, with date, machine, command, calls and tokens as the endpoint counts
them. `f1` takes each tool as it ships (an error is an article missed, a part whose answer was cut off is
lost); `f1_salvaged` adds every item that was whole in the cut-off answers.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import os
import platform
import shlex
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel
from summarizer_eval.cases import Case, load_cases
from summarizer_eval.data import OWN, Data
from summarizer_eval.metrics import total
from summarizer_eval.score import KINDS, score

from benchmarks.anchor_items import invented
from benchmarks.anchor_tools import Ask, Record, Tool, langextract, ours, plain
from summarizer.errors import UsageError
from summarizer.llm.choice import chosen
from summarizer.llm.local import serve
from summarizer.llm.open import open_llm
from summarizer.llm.remote import RemoteLLM
from summarizer.llm.weights import Weights
from summarizer.reading.syntax.parser import parse
from summarizer.settings import Settings, load_settings
from summarizer.strategies.article import MAX_ANSWER_TOKENS
from summarizer.summary import Summary

TOOLS: tuple[Tool, ...] = ("plain", "langextract", "ours")
PLAIN_TOKENS = 2_000
CHUNK_TOKENS = 1_500
"""LangExtract asks once per 1,000 characters, its default; this bounds each answer of the embedded model."""
MINUTES = 23.0
"""A split the tools together have worked on this long begins no further article: all see the same ones."""
LANGEXTRACT_WORKERS = 10
"""Its default. The embedded model is asked by one at a time."""


class Warm(BaseModel):
    river: str


async def ask_embedded(cases: Sequence[Case], folder: Path, settings: Settings) -> None:
    """Puts every case to every tool in turn, on one server, and keeps each answer in `folder`."""
    async with serve(Weights(settings.cache_dir).ready(), threads=settings.threads) as llm:
        # The engine's address and key are its own business; other clients on it are this file's only.
        with ThreadPoolExecutor(1) as threads:
            tools = {
                "plain": plain(llm.endpoint, threads, PLAIN_TOKENS),
                "langextract": langextract(llm.endpoint, threads, CHUNK_TOKENS, workers=1),
                "ours": ours(llm, "sentence"),
            }
            # Neither the first request after loading nor the loading of our parser is counted.
            await llm.fill([{"role": "user", "content": "Name one river."}], Warm, 20)
            parse({1: "The ministers met on Monday."})
            for split in _splits(cases):
                began = time.monotonic()
                for case in _of(split, cases):
                    if time.monotonic() - began < 60 * MINUTES:
                        for tool, ask in tools.items():
                            await _keep(ask, case, _path(folder, tool, case))


async def ask_endpoint(cases: Sequence[Case], folder: Path, settings: Settings) -> None:
    """Puts every case to every tool at once, and keeps each answer in `folder`."""
    if chosen(settings).file:
        raise UsageError(f"{settings.model}: a model file; serve it, and name it with its --base-url")
    async with open_llm(settings) as llm:
        assert isinstance(llm, RemoteLLM)
        # A thread for each call that waits, so that none waits for another.
        with ThreadPoolExecutor(2 * len(cases)) as threads:
            tools = {
                "plain": plain(llm.endpoint, threads, MAX_ANSWER_TOKENS),
                "langextract": langextract(llm.endpoint, threads, MAX_ANSWER_TOKENS, LANGEXTRACT_WORKERS),
                "ours": ours(llm, "article", check=settings.check),
            }
            kept = [
                _keep(ask, case, _path(folder, tool, case)) for case in cases for tool, ask in tools.items()
            ]
            # A tool that breaks takes nothing from the others: what they are answered is kept first.
            for broken in await asyncio.gather(*kept, return_exceptions=True):
                if broken:
                    raise broken


def _splits(cases: Sequence[Case]) -> list[str]:
    return list(dict.fromkeys(case.split for case in cases))


def _of(split: str, cases: Sequence[Case]) -> list[Case]:
    return [case for case in cases if case.split == split]


async def _keep(ask: Ask, case: Case, path: Path) -> None:
    began = time.monotonic()
    record = await ask(case)
    record.seconds = time.monotonic() - began
    path.write_text(record.model_dump_json(indent=1), encoding="utf-8")
    print(f"{path.stem} {record.seconds:.0f} s {record.failure}", file=sys.stderr, flush=True)


def _path(folder: Path, tool: str, case: Case) -> Path:
    return folder / f"{tool}.{case.split}.{case.name}.json"


def measured(tool: str, cases: Sequence[Case], folder: Path) -> None:
    """Scores what `folder` holds of a tool on the cases of one split, and prints it."""
    done = [
        (case, Record.model_validate_json(_path(folder, tool, case).read_text(encoding="utf-8")))
        for case in cases
        if _path(folder, tool, case).exists()
    ]
    found = [(case, record.result(case.article, salvage=False)) for case, record in done]
    most = [(case, record.result(case.article, salvage=True)) for case, record in done]
    spans = [one.evidence for _, its in most if its for one in its.meetings]
    spans += [one.evidence for _, its in most if its for one in its.stances]
    line = {
        "date": datetime.date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "command": shlex.join(["python", "-m", "benchmarks.anchors", *sys.argv[1:]]),
        "tool": tool,
        "split": cases[0].split,
        "articles": len(done),
        "not_begun": len(cases) - len(done),
        "failed": sum(its is None for _, its in found),
        "answers_cut_off": sum(record.cut for _, record in done),
        "calls": sum(record.calls for _, record in done),
        "prompt_tokens": sum(record.prompt_tokens for _, record in done),
        "completion_tokens": sum(record.completion_tokens for _, record in done),
        "seconds": round(sum(record.seconds for _, record in done), 1),
        "f1": _figures(found),
        "f1_salvaged": _figures(most),
        "names_not_in_article": [name for case, its in most if its for name in invented(case.article, its)],
        "meetings_and_stances": len(spans),
        "without_evidence": sum(not one for one in spans),
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)


def _figures(results: Sequence[tuple[Case, Summary | None]]) -> dict[str, dict[str, float | None]]:
    """F1 and its counts for each kind of item."""
    scores = [score(case, its) for case, its in results]
    counts = {kind: total(one[kind].counts for one in scores) for kind in KINDS}
    return {
        kind: {"f1": its.f1 and round(its.f1, 2), "right": its.tp, "false": its.fp, "missed": its.fn}
        for kind, its in counts.items()
    }


def main(
    raw: Annotated[Path, typer.Option(help="Folder for every answer.")],
    split: Annotated[list[str] | None, typer.Option(help="seeds, dev")] = None,
    gold: Annotated[Path | None, typer.Option(help="Folder of gold files of your own.")] = None,
    model: Annotated[str | None, typer.Option(help="Model at an endpoint; else the embedded one.")] = None,
    base_url: Annotated[str | None, typer.Option(help="An OpenAI-compatible endpoint.")] = None,
    rescore: Annotated[
        bool, typer.Option("--rescore", help="Ask nobody; score what the folder holds.")
    ] = False,
) -> None:
    raw.mkdir(parents=True, exist_ok=True)
    cases = [case for one in split or () for case in load_cases(Data.built_in(), one)]
    cases += load_cases(Data.own(gold), OWN) if gold else []
    if not rescore:
        settings = load_settings(model=model, base_url=base_url)
        asyncio.run((ask_endpoint if settings.model else ask_embedded)(cases, raw, settings))
    for one in _splits(cases):
        for tool in TOOLS:
            measured(tool, _of(one, cases), raw)


if __name__ == "__main__":
    typer.run(main)
