"""Batches beyond one machine: Daft maps one row function over files of rows, here or on a Ray cluster.

The row function never raises, since Daft would drop a whole batch of rows with the one that failed: a bad
row comes out as a dead one. Results are Parquet, one row an article, and keys that stand in the output
already are skipped, so a broken run is simply started again. Dead rows are skipped like done ones, unless
they are to be tried again: then the key gets one row more, and the done one counts.
"""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from summarizer.article import Article
from summarizer.batch import LONGEST, Summarize, attempt
from summarizer.distribution import install
from summarizer.engines.identity import identity
from summarizer.engines.limited import LimitedLLM
from summarizer.errors import InputError, UsageError
from summarizer.plaintext import one_line
from summarizer.readers.jsonl import parse_row
from summarizer.settings import Settings
from summarizer.store.store import row_key
from summarizer.summary import Failure, Summary

if TYPE_CHECKING:
    from daft import DataFrame

_COLUMNS = ("text", "title", "url", "outlet", "published", "id")
_PARQUET = (".parquet", ".pq")


@dataclass(frozen=True, slots=True)
class Job:
    """How rows are summarized: `concurrency` at once on each worker, the rate limits shared among them.

    `ray` is the address of a Ray cluster; None for Daft's own runner on this machine. `retry_dead`
    takes up what earlier runs left dead.
    """

    settings: Settings
    concurrency: int = 4
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    ray: str | None = None
    retry_dead: bool = False


class Result(TypedDict):
    """One row of the output. `state` is "done", with `summary` as JSON, or "dead", with `error` and why."""

    article: str
    state: str
    error: str
    message: str
    attempts: int
    title: str
    url: str
    outlet: str
    published: str
    source: str
    tokens: int
    summary: str


def run(source: str, output: str, job: Job) -> tuple[int, int]:
    """Summarizes the rows of `source` that `output` does not hold yet; returns how many are done and dead.

    `source` is a file, folder or glob of JSON lines or Parquet, local or behind an address such as s3://.
    Raises `UsageError` where Daft or Ray is missing, `InputError` where the rows cannot be read.
    """
    daft = _daft("ray" if job.ray else "native")
    workers = _start(daft, job)
    fingerprint = identity(job.settings)
    try:
        rows = _rows(daft, source).with_column("key", _key(daft, fingerprint)(daft.col("line")))
        fresh = _without(daft, rows.distinct("key"), output, retry_dead=job.retry_dead)
        worker = daft.cls(RowSummarizer, max_concurrency=job.concurrency)(job, source, workers)
        struct = daft.DataType.struct(
            {
                name: daft.DataType.int64() if kind is int else daft.DataType.string()
                for name, kind in _fields()
            }
        )
        made = fresh.select(daft.col("key"), worker(daft.col("line")).cast(struct).alias("row"))
        flat = made.select("key", *(daft.col("row")[name].alias(name) for name, _ in _fields()))
        written = flat.write_parquet(output, write_mode="append").to_pydict()["path"]
        return _counts(daft, [_located(str(path), output) for path in written])
    except (FileNotFoundError, daft.exceptions.DaftCoreException) as error:
        raise InputError(f"{one_line(source)}: {one_line(str(error))[:300]}") from None


class RowSummarizer:
    """The row function, on a worker: opens the model once, then makes a `Result` of every line.

    Never raises.
    """

    def __init__(self, job: Job, source: str, workers: int) -> None:
        self._job = job
        self._source = source
        self._workers = workers
        self._stack = AsyncExitStack()
        self._opening = asyncio.Lock()
        self._summarize: Summarize | None = None

    async def __call__(self, line: str) -> Result:
        try:
            article = parse_row(line, self._source)
        except InputError as error:
            failure = Failure(source=self._source, error=type(error).__name__, message=str(error))
            return _dead(failure)
        try:
            summarize = await self._opened()
        except Exception as error:  # a worker that cannot open the model must say so row by row
            failure = Failure(
                source=article.source,
                article=article.id,
                error=type(error).__name__,
                message=one_line(str(error))[:500],
            )
            return _dead(failure, article)
        outcome = await attempt(summarize, article, self._job.settings.max_seconds or LONGEST)
        if isinstance(outcome, Failure):
            return _dead(outcome, article)
        use = outcome.provenance
        return Result(
            article=article.id,
            state="done",
            error="",
            message="",
            attempts=1,
            title=article.title,
            url=article.url,
            outlet=article.outlet,
            published=article.published,
            source=article.source,
            tokens=use.prompt_tokens + use.completion_tokens,
            summary=outcome.model_dump_json(),
        )

    async def _opened(self) -> Summarize:
        async with self._opening:
            if self._summarize is None:
                from summarizer.llm.open import open_llm  # noqa: PLC0415  clients are heavy, workers need one
                from summarizer.llm.prices import priced, prices  # noqa: PLC0415  as above
                from summarizer.pipeline import summarize_async  # noqa: PLC0415  as above

                llm = await self._stack.enter_async_context(open_llm(self._job.settings))
                limited = LimitedLLM(
                    llm,
                    requests_per_minute=_share(self._job.requests_per_minute, self._workers),
                    tokens_per_minute=_share(self._job.tokens_per_minute, self._workers),
                )
                settings, money = self._job.settings, prices(self._job.settings)

                async def summarize(article: Article) -> Summary:
                    summary = await summarize_async(
                        article,
                        limited,
                        strategy=settings.strategy,
                        language=settings.language,
                        check=settings.check,
                    )
                    return priced(summary, money)

                self._summarize = summarize
            return self._summarize


def _dead(failure: Failure, article: Article | None = None) -> Result:
    return Result(
        article=failure.article,
        state="dead",
        error=failure.error,
        message=failure.message,
        attempts=failure.attempts,
        source=failure.source,
        tokens=0,
        summary="",
        title=article.title if article else "",
        url=article.url if article else "",
        outlet=article.outlet if article else "",
        published=article.published if article else "",
    )


def _fields() -> list[tuple[str, type]]:
    return [(name, int if kind in (int, "int") else str) for name, kind in Result.__annotations__.items()]


def _share(limit: float | None, workers: int) -> float | None:
    return None if limit is None else limit / workers


def _daft(runner: str) -> Any:
    """The library, with its telemetry off: it calls home on import and on every query otherwise."""
    os.environ["DAFT_ANALYTICS_ENABLED"] = "0"
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ["DAFT_RUNNER"] = runner  # said before the import, since it can be set only once
    try:
        import daft  # noqa: PLC0415  an optional part of the program, and large
    except ModuleNotFoundError:
        raise UsageError(f"--engine daft needs Daft: {install('scale')}") from None
    return daft


def _start(daft: Any, job: Job) -> int:
    """Chooses the runner. Returns how many workers share the rate limits."""
    if job.ray is None:
        return 1
    try:
        import ray  # noqa: PLC0415  only clusters need it
    except ModuleNotFoundError:
        raise UsageError("--ray needs Ray, of the cluster's version: pip install 'daft[ray]'") from None
    daft.set_runner_ray(address=job.ray)
    return max(1, sum(1 for node in ray.nodes() if node.get("Alive")))


def _rows(daft: Any, source: str) -> DataFrame:
    """One column `line`: each row as a line of JSON."""
    path = Path(source)
    suffix = Path(source.rstrip("/")).suffix.lower()
    if path.is_dir():
        kinds = {found.suffix.lower() for found in path.iterdir()}
        suffix = ".parquet" if kinds & set(_PARQUET) else ".jsonl"
        source = f"{source.rstrip('/')}/*{suffix}"
    if suffix not in _PARQUET:
        return daft.read_text(source).select(daft.col("text").alias("line"))  # type: ignore[no-any-return]
    table = daft.read_parquet(source)
    names = [name for name in _COLUMNS if name in table.column_names]
    if "text" not in names:
        raise InputError(f"{one_line(source)}: no column called text")

    @daft.func(return_dtype=daft.DataType.string())  # type: ignore[untyped-decorator]
    def line(*values: object) -> str:
        return json.dumps(
            {name: None if value is None else str(value) for name, value in zip(names, values, strict=True)}
        )

    return table.select(line(*(daft.col(name) for name in names)).alias("line"))  # type: ignore[no-any-return]


def _key(daft: Any, fingerprint: str) -> Any:
    @daft.func(return_dtype=daft.DataType.string())  # type: ignore[untyped-decorator]
    def key(line: str) -> str:
        try:
            return row_key(parse_row(line, "").id, fingerprint)
        except InputError:
            return row_key(line, "unread")

    return key


def _without(daft: Any, rows: DataFrame, output: str, *, retry_dead: bool) -> DataFrame:
    """The rows whose key does not stand in `output` yet; with `retry_dead`, not as done."""
    if "://" not in output and not any(Path(output).glob("*.parquet")):
        return rows
    try:
        kept = daft.read_parquet(f"{output.rstrip('/')}/*.parquet")
    except FileNotFoundError:  # an object store's folder that is not there yet
        return rows
    if retry_dead:
        kept = kept.where(daft.col("state") == "done")
    return rows.join(kept.select("key"), on="key", how="anti")


def _located(path: str, output: str) -> str:
    """A written file as Daft can read it: for an object store it tells bucket and key, without the scheme."""
    scheme, found, _ = output.partition("://")
    return f"{scheme}://{path}" if found and "://" not in path else path


def _counts(daft: Any, files: list[str]) -> tuple[int, int]:
    if not files:
        return 0, 0
    states = daft.read_parquet(files).groupby("state").agg(daft.col("key").count()).to_pydict()
    found = dict(zip(states["state"], states["key"], strict=True))
    return found.get("done", 0), found.get("dead", 0)
