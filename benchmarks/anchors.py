"""Two anchors beside the `sentence` strategy, on one loaded model and by one score.

    python -m benchmarks.anchors --split seeds --split dev --raw FOLDER     # asks the model
    python -m benchmarks.anchors --split seeds --raw FOLDER --rescore       # scores what FOLDER holds

`plain` is one ordinary `instructor` call with one schema; `langextract` is Google's LangExtract (dependency
group `anchors`) with its OpenAI provider; `ours` is `summarize_async`. What the anchors answer becomes a
`Summary` as generously as it can: names matched loosely, dates resolved by our own resolver, evidence found
by character interval or quote, exact repeats dropped, nothing refused for being ungrounded.

Prints one line of JSON a tool and split, with date, machine and command. `f1` takes each tool as it ships
(an error is an article missed, a part whose answer was cut off is lost); `f1_salvaged` adds every item that
was whole in the cut-off answers.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import os
import platform
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from pydantic import BaseModel, ValidationError
from pydantic_core import from_json
from summarizer_eval.cases import Case, load_cases
from summarizer_eval.data import Data
from summarizer_eval.metrics import total
from summarizer_eval.score import KINDS, score

from benchmarks.anchor_items import Row, clean, invented, summary_of
from benchmarks.anchor_prompts import (
    EXAMPLES,
    LANGEXTRACT,
    PLAIN,
    PlainActor,
    PlainMeeting,
    PlainNews,
    PlainStance,
)
from summarizer.article import Article
from summarizer.errors import SummarizerError
from summarizer.llm.local import LocalLLM, serve
from summarizer.llm.weights import Weights
from summarizer.pipeline import summarize_async
from summarizer.plaintext import one_line
from summarizer.reading.parser import parse
from summarizer.settings import load_settings
from summarizer.summary import Summary

PLAIN_TOKENS = 2_000
CHUNK_TOKENS = 1_500
"""LangExtract asks once per 1,000 characters, its default; this bounds each answer."""
MINUTES = 23.0
"""A split the tools together have worked on this long begins no further article: all see the same ones."""

Tool = Literal["plain", "langextract", "ours"]


class Record(BaseModel):
    """What a tool made of an article. `salvaged` holds the whole items of the `cut` answers cut off."""

    tool: Tool
    case: str
    seconds: float = 0.0
    failure: str = ""
    cut: int = 0
    raw: list[str] = []
    rows: list[Row] = []
    salvaged: list[Row] = []
    summary: Summary | None = None

    def result(self, article: Article, *, salvage: bool) -> Summary | None:
        """What is scored; None is a failed article."""
        if self.tool == "ours":
            return self.summary
        rows = [*self.rows, *(self.salvaged if salvage else ())]
        return summary_of(article, rows) if rows or not self.failure else None


def plain_rows(text: str) -> list[Row]:
    """The items of a plain answer that are whole, be the answer cut off or not."""
    shapes: dict[str, type[BaseModel]] = {"actor": PlainActor, "meeting": PlainMeeting, "stance": PlainStance}
    rows = []
    for item, kind in _items(text, {f"{kind}s": kind for kind in shapes}):
        try:
            fields = shapes[kind].model_validate(item).model_dump()
        except ValidationError:
            continue
        quote = fields.pop("quote")
        rows.append(Row.model_validate({"kind": kind, "quote": quote, "attributes": fields}))
    return rows


def langextract_rows(text: str) -> list[Row]:
    """The items of a LangExtract answer that are whole, be the answer cut off or not."""
    rows = []
    for item, _ in _items(text, {"extractions": ""}):
        kind = next((kind for kind in ("actor", "meeting", "stance") if f"{kind}_attributes" in item), None)
        if kind and isinstance(item.get(kind), str):
            fields = clean(item[f"{kind}_attributes"])
            rows.append(Row.model_validate({"kind": kind, "quote": item[kind], "attributes": fields}))
    return rows


def _items(text: str, keys: Mapping[str, str]) -> Iterator[tuple[dict[str, Any], str]]:
    """The objects in the lists under `keys`, each with the key's value, of JSON that may break off."""
    try:
        tree = from_json(text, allow_partial=True)
    except ValueError:
        return
    for key, value in keys.items():
        found = tree.get(key) if isinstance(tree, dict) else None
        for item in found if isinstance(found, list) else ():
            if isinstance(item, dict):
                yield item, value


Ask = Callable[[Case], Awaitable[Record]]


class Warm(BaseModel):
    river: str


def plain(url: str, key: str, model: str) -> Ask:
    """One `instructor` call an article, with its default of three more for an answer of the wrong shape."""
    import instructor  # noqa: PLC0415  heavy, and not needed to score again
    import openai  # noqa: PLC0415  as above

    client = instructor.from_openai(
        openai.OpenAI(base_url=url, api_key=key), mode=instructor.Mode.JSON_SCHEMA
    )
    raw: list[str] = []
    client.on("completion:response", lambda response: raw.append(response.choices[0].message.content or ""))

    async def ask(case: Case) -> Record:
        raw.clear()
        record = Record(tool="plain", case=case.id)
        user = f"Published: {case.article.published}\n\n{case.article.text}"
        try:
            client.chat.completions.create(
                model=model,
                response_model=PlainNews,
                messages=[{"role": "system", "content": PLAIN}, {"role": "user", "content": user}],
                temperature=0,
                max_tokens=PLAIN_TOKENS,
            )
        except Exception as error:  # whatever it is, this article failed
            record.failure = _line(error)
        record.raw, rows = list(raw), plain_rows(raw[-1]) if raw else []
        record.rows, record.salvaged = ([], rows) if record.failure else (rows, [])
        record.cut = int(bool(record.failure and raw))
        return record

    return ask


def langextract(url: str, key: str, model: str) -> Ask:
    """LangExtract as it comes: 1,000 characters a call, schema from the examples, its own alignment."""
    import langextract as lx  # noqa: PLC0415  dependency group `anchors`

    def example(text: str, answer: str) -> Any:
        rows = langextract_rows(answer)
        return lx.data.ExampleData(
            text, [lx.data.Extraction(row.kind, row.quote, attributes=row.attributes) for row in rows]
        )

    examples = [example(text, answer) for text, answer in EXAMPLES]
    options = {"api_key": key, "base_url": url, "temperature": 0.0, "max_workers": 1}
    config = lx.factory.ModelConfig(
        model, "OpenAILanguageModel", options | {"max_output_tokens": CHUNK_TOKENS}
    )
    provider = lx.factory.create_model(config, examples=examples, use_schema_constraints=True)
    raw: list[str] = []
    infer = provider.infer

    def kept(*given: Any, **named: Any) -> Iterator[Any]:
        for outputs in infer(*given, **named):
            raw.extend(str(one.output) for one in outputs)
            yield outputs

    provider.infer = kept

    async def ask(case: Case) -> Record:
        raw.clear()
        record = Record(tool="langextract", case=case.id)
        try:
            found = lx.extract(
                case.article.text,
                prompt_description=LANGEXTRACT,
                examples=examples,
                additional_context=f"Published: {case.article.published}",
                model=provider,
                use_schema_constraints=False,  # the provider has its schema already; True would only warn
                show_progress=False,
            )
            record.rows = [row for one in found.extractions or () if (row := aligned(one))]
        except Exception as error:  # whatever it is, this article failed
            record.failure = _line(error)
        lost = [text for text in raw if record.failure or not _is_whole(text)]
        record.raw, record.cut = list(raw), len(lost)
        record.salvaged = [row for text in lost for row in langextract_rows(text)]
        return record

    return ask


def aligned(extraction: Any) -> Row | None:
    """A row of a `langextract.data.Extraction` with its characters; None for a class that was not asked."""
    if extraction.extraction_class not in ("actor", "meeting", "stance"):
        return None
    at = extraction.char_interval
    return Row(
        kind=extraction.extraction_class,
        quote=str(extraction.extraction_text),
        attributes=clean(extraction.attributes),
        start=at.start_pos if at else None,
        end=at.end_pos if at else None,
    )


def _is_whole(text: str) -> bool:
    try:
        from_json(text)
    except ValueError:
        return False
    return True


def _line(error: Exception) -> str:
    return f"{type(error).__name__}: {one_line(str(error))[:200]}"


def ours(llm: LocalLLM) -> Ask:
    async def ask(case: Case) -> Record:
        record = Record(tool="ours", case=case.id)
        try:
            record.summary = await summarize_async(case.article, llm, strategy="sentence")
            record.cut = len(record.summary.provenance.failures)
        except SummarizerError as error:
            record.failure = _line(error)
        return record

    return ask


async def ask_all(cases: Sequence[Case], folder: Path) -> None:
    """Puts every case to every tool in turn, on one server, and keeps each answer in `folder`."""
    settings = load_settings()
    async with serve(Weights(settings.cache_dir).ready(), threads=settings.threads) as llm:
        # The engine's address and key are its own business; other clients on it are this file's only.
        at = llm.endpoint
        tools = {
            "plain": plain(at.base_url, at.api_key, at.model),
            "langextract": langextract(at.base_url, at.api_key, at.model),
            "ours": ours(llm),
        }
        # Neither the first request after loading nor the loading of our parser is counted.
        await llm.fill([{"role": "user", "content": "Name one river."}], Warm, 20)
        parse({1: "The ministers met on Monday."})
        for split in dict.fromkeys(case.split for case in cases):
            those = [case for case in cases if case.split == split]
            began = time.monotonic()
            for case in those:
                if time.monotonic() - began < 60 * MINUTES:
                    for name, ask in tools.items():
                        await _keep(ask, case, _path(folder, name, case))
            for name in tools:
                measured(name, those, folder)


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
        "command": f"python -m benchmarks.anchors --split {cases[0].split}",
        "tool": tool,
        "split": cases[0].split,
        "articles": len(done),
        "not_begun": len(cases) - len(done),
        "failed": sum(its is None for _, its in found),
        "answers_cut_off": sum(record.cut for _, record in done),
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
    split: Annotated[list[str], typer.Option(help="seeds, dev")],
    rescore: Annotated[
        bool, typer.Option("--rescore", help="Ask nobody; score what the folder holds.")
    ] = False,
) -> None:
    raw.mkdir(parents=True, exist_ok=True)
    cases = [case for one in split for case in load_cases(Data.built_in(), one)]
    if not rescore:
        asyncio.run(ask_all(cases, raw))
        return
    for one in split:
        for tool in ("plain", "langextract", "ours"):
            measured(tool, [case for case in cases if case.split == one], raw)


if __name__ == "__main__":
    typer.run(main)
