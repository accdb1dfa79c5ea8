"""A batch at half the price: articles sent to OpenAI, and their answers fetched later."""

from __future__ import annotations

from pathlib import Path

import typer

from summarizer.article import Article
from summarizer.batch import Batch, Limits
from summarizer.cli.batches.display import collected, display, report, sent
from summarizer.cli.batches.sources import Web, cycle
from summarizer.errors import UsageError
from summarizer.llm.client import open_client
from summarizer.llm.prices import prices
from summarizer.llm.remote import OPENAI_URL
from summarizer.openai_batch import OpenAIBatches
from summarizer.openai_line import BatchModel
from summarizer.pipeline import fingerprint
from summarizer.settings import Settings
from summarizer.store import Store
from summarizer.summary import Summary


async def via_openai(given: list[str], settings: Settings, path: Path, web: Web) -> int:
    """`… --via openai-batch submit|status|collect`: the last word is what to do."""
    action = given.pop() if given else ""
    if action not in ("submit", "status", "collect"):
        raise UsageError("--via openai-batch: end the command with submit, status or collect")
    if given and action != "submit":
        raise UsageError(f"--via openai-batch {action} takes no sources; submit reads them")
    if not settings.model or not settings.api_key:
        raise UsageError("--via openai-batch needs --model and OPENAI_API_KEY")

    key = fingerprint(BatchModel(settings.model), "article", language=settings.language)
    client = open_client(
        settings.base_url or OPENAI_URL, settings.api_key.get_secret_value(), timeout=600, max_retries=2
    )
    with Store(path) as store:
        async with client:
            money = prices(settings)
            batches = OpenAIBatches(
                client, store, settings.model, key, money and money.halved(), language=settings.language
            )
            if action == "submit":
                if settings.check:
                    typer.echo("without a second look, which would need a second batch", err=True)
                await _keep(given, store, key, web)
                return sent(await batches.submit())
            return sent(await batches.status()) if action == "status" else collected(await batches.collect())


async def _keep(sources: list[str], store: Store, fingerprint: str, web: Web) -> None:
    """Reads the sources into the store, for others to work on."""

    async def nobody(_article: Article) -> Summary:
        raise AssertionError("a batch without workers summarizes nothing")

    with display() as show:
        keeper = Batch(store, nobody, fingerprint, Limits(concurrency=0), show)
        progress, _ = await cycle(keeper, sources, store, fingerprint, web)
    report(progress, store.path)
