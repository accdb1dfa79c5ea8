"""The tools that `anchors` compares: each asks one endpoint for one article, and what it says is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import Executor
from typing import Any, Literal

import openai
from pydantic import BaseModel, ValidationError
from pydantic_core import from_json
from summarizer_eval.cases import Case

from benchmarks.anchor_items import Row, clean, summary_of
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
from summarizer.errors import ModelError, SummarizerError
from summarizer.llm.base import LLM, Usage
from summarizer.llm.remote import Endpoint
from summarizer.pipeline import summarize_async
from summarizer.plaintext import one_line
from summarizer.summary import Summary

Tool = Literal["plain", "langextract", "ours"]


class Record(BaseModel):
    """What a tool made of an article. `salvaged` holds the whole items of the `cut` answers cut off."""

    tool: Tool
    case: str
    seconds: float = 0.0
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
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

    def spent(self, usage: Usage) -> None:
        self.calls, self.prompt_tokens = usage.calls, usage.prompt_tokens
        self.completion_tokens = usage.completion_tokens


Ask = Callable[[Case], Awaitable[Record]]


class Line:
    """A client to the endpoint that keeps what is answered, and what the endpoint counts for it.

    One for each article, since LangExtract tells nobody what an answer cost.
    """

    def __init__(self, at: Endpoint) -> None:
        self.raw: list[str] = []
        self._spent: list[Usage] = []  # a list, since LangExtract asks from several threads
        self.client = openai.OpenAI(
            base_url=at.base_url,
            api_key=at.api_key or "none",
            timeout=at.timeout,
            http_client=openai.DefaultHttpxClient(
                event_hooks={"response": [self._hear]}, trust_env=not at.private
            ),
        )

    @property
    def usage(self) -> Usage:
        return sum(self._spent, Usage())

    def _hear(self, response: Any) -> None:
        response.read()
        if not response.is_success:
            self._spent.append(Usage(calls=1))
            return
        said = response.json()
        cost = said.get("usage") or {}
        self._spent.append(Usage(1, cost.get("prompt_tokens", 0), cost.get("completion_tokens", 0)))
        self.raw.append(said["choices"][0]["message"]["content"] or "")


def plain(at: Endpoint, threads: Executor, max_tokens: int) -> Ask:
    """One `instructor` call an article, with its default of three more for an answer of the wrong shape."""
    import instructor  # noqa: PLC0415  heavy, and not needed to score again

    def answered(case: Case) -> Record:
        line = Line(at)
        client = instructor.from_openai(line.client, mode=instructor.Mode.JSON_SCHEMA)
        record = Record(tool="plain", case=case.id)
        user = f"Published: {case.article.published}\n\n{case.article.text}"
        try:
            client.chat.completions.create(
                model=at.model,
                response_model=PlainNews,
                messages=[{"role": "system", "content": PLAIN}, {"role": "user", "content": user}],
                temperature=0,
                max_tokens=max_tokens,
            )
        except Exception as error:  # whatever it is, this article failed
            record.failure = _line(error)
        record.spent(line.usage)
        record.raw, rows = line.raw, plain_rows(line.raw[-1]) if line.raw else []
        record.rows, record.salvaged = ([], rows) if record.failure else (rows, [])
        record.cut = int(bool(record.failure and line.raw))
        return record

    return _in(threads, answered)


def langextract(at: Endpoint, threads: Executor, max_tokens: int, workers: int) -> Ask:
    """LangExtract as it comes: 1,000 characters a call, schema from the examples, its own alignment."""
    import langextract as lx  # noqa: PLC0415  dependency group `anchors`

    def example(text: str, answer: str) -> Any:
        rows = langextract_rows(answer)
        return lx.data.ExampleData(
            text, [lx.data.Extraction(row.kind, row.quote, attributes=row.attributes) for row in rows]
        )

    examples = [example(text, answer) for text, answer in EXAMPLES]
    options = {"api_key": at.api_key or "none", "base_url": at.base_url, "temperature": 0.0}
    config = lx.factory.ModelConfig(
        at.model,
        "OpenAILanguageModel",
        options | {"max_workers": workers, "max_output_tokens": max_tokens},
    )

    def answered(case: Case) -> Record:
        line = Line(at)
        provider = lx.factory.create_model(config, examples=examples, use_schema_constraints=True)
        provider._client = line.client  # it takes neither a client nor a timeout
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
        record.spent(line.usage)
        lost = [text for text in line.raw if record.failure or not _is_whole(text)]
        record.raw, record.cut = line.raw, len(lost)
        record.salvaged = [row for text in lost for row in langextract_rows(text)]
        return record

    return _in(threads, answered)


def ours(llm: LLM, strategy: str, *, check: bool = False) -> Ask:
    async def ask(case: Case) -> Record:
        record = Record(tool="ours", case=case.id)
        try:
            its = await summarize_async(case.article, llm, strategy=strategy, check=check)
        except SummarizerError as error:
            record.failure = _line(error)
            if isinstance(error, ModelError):
                record.spent(Usage.of(error))
            return record
        spent = its.provenance
        record.summary, record.cut = its, len(spent.failures)
        record.spent(Usage(spent.calls, spent.prompt_tokens, spent.completion_tokens))
        return record

    return ask


def _in(threads: Executor, answered: Callable[[Case], Record]) -> Ask:
    """Both anchors wait for their answers in a thread."""

    async def ask(case: Case) -> Record:
        return await asyncio.get_running_loop().run_in_executor(threads, answered, case)

    return ask


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
