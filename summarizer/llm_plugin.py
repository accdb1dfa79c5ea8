"""A plug-in for `llm`: `llm summarize-news FILE` asks any model that `llm` knows, with the keys it keeps."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import click
import llm
from pydantic import ValidationError

from summarizer.errors import MalformedAnswer, Rejected, SummarizerError, problem
from summarizer.library import read_article
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.llm.remote import CONTEXT
from summarizer.pipeline import summarize_async
from summarizer.plaintext import one_line
from summarizer.render.plain import render_json
from summarizer.render.text import render_text
from summarizer.settings import load_settings


class LlmModel:
    """A model of `llm` as the pipeline knows models: a capable one, with room for a long article."""

    small = False
    context = CONTEXT

    def __init__(self, model: Any) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return str(self._model.model_id)

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        """The model's answer as a `shape`; how long it may be is left to the model. Raises `ModelError`."""
        del max_tokens
        return await asyncio.to_thread(self._ask, messages, shape)

    def _ask(self, messages: Sequence[Message], shape: type[Shape]) -> Answer[Shape]:
        system = "\n\n".join(one["content"] for one in messages if one["role"] == "system")
        asked = "\n\n".join(one["content"] for one in messages if one["role"] != "system")
        try:
            response = self._model.prompt(asked, system=system or None, schema=shape, stream=False)
            said, spent = response.text(), response.usage()
        except Exception as error:  # every plug-in of `llm` has errors of its own
            raise Rejected(f"{self.name}: {one_line(str(error))[:300]}") from None
        try:
            value = shape.model_validate_json(said)
        except ValidationError as error:
            raise MalformedAnswer(f"{self.name}: {': '.join(filter(None, problem(error)))}") from None
        return Answer(value, Usage(1, spent.input or 0, spent.output or 0))


@llm.hookimpl  # type: ignore[untyped-decorator]  # llm is skipped: it need not be installed
def register_commands(cli: click.Group) -> None:
    """Adds the command to `llm`."""

    @cli.command(name="summarize-news")
    @click.argument("source")
    @click.option("-m", "--model", "name", help="Model to ask; else the default of llm.")
    @click.option("--json", "as_json", is_flag=True, help="Print JSON, not text.")
    def summarize_news(source: str, name: str | None, *, as_json: bool) -> None:
        """Who acts, who met whom, who holds which position in a news article, and where it says so.

        SOURCE is a file or a web address.
        """
        try:
            model = llm.get_model(name)
        except llm.UnknownModelError as error:
            raise click.ClickException(f"{error.args[0]}; `llm models` lists them") from None
        if not model.supports_schema:
            raise click.ClickException(
                f"{model.model_id} takes no schema; `llm models --schemas` lists who does"
            )
        settings = load_settings()
        try:
            summary = asyncio.run(
                summarize_async(
                    read_article(source),
                    LlmModel(model),
                    strategy="article",
                    language=settings.language,
                    check=settings.check,
                )
            )
        except SummarizerError as error:
            raise click.ClickException(str(error)) from None
        click.echo(render_json(summary) if as_json else render_text(summary, evidence=True), nl=False)
