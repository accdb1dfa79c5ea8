"""`summarize mcp`: the program as tools of a language model, over the Model Context Protocol."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summarizer.cli.options import STORE, BaseUrl, How, Model, StorePath
from summarizer.cli.terminal.form import iso
from summarizer.distribution import NAME, install, version
from summarizer.errors import InputError, SummarizerError, UsageError

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from summarizer.article import Article
    from summarizer.llm.base import LLM
    from summarizer.settings import Settings
    from summarizer.summary import Summary

_ABOUT = (
    "Grounded summaries of news: who acts, who met whom, who holds which position. Every item points at the "
    "characters of the article that say so; nothing is added to what the article says."
)
_MOST = 50  # hits of a search


def mcp(
    *,
    store: StorePath = STORE,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: How = None,
) -> None:
    """Serve the tools summarize, dossier, search and brief to an MCP client, on standard input and output."""
    from summarizer.settings import load_settings  # noqa: PLC0415  `--help` must be instant

    settings = load_settings(model=model, base_url=base_url, strategy=strategy)
    server(settings, store).run("stdio")


def server(settings: Settings, store: Path) -> MCPServer[Any]:
    """The server with its tools. Raises `UsageError` where the SDK is not installed."""
    try:
        from mcp.server.mcpserver import MCPServer  # noqa: PLC0415  an optional part of the program
    except ModuleNotFoundError:
        raise UsageError(f"the MCP server needs mcp, which is not installed: {install('mcp')}") from None
    desk = Desk(settings, store)

    @asynccontextmanager
    async def lifespan(_: MCPServer[None]) -> AsyncIterator[None]:
        async with desk:
            yield

    made: MCPServer[Any] = MCPServer(
        NAME,
        title="Grounded news",
        instructions=_ABOUT,
        version=version(),
        lifespan=lifespan,
        log_level="ERROR",
    )
    for tool in (desk.summarize, desk.dossier, desk.search, desk.brief):
        made.tool()(_told(tool))
    return made


def _told(tool: Any) -> Any:
    """The tool with our errors in the protocol's words: one line, no traceback."""
    from functools import wraps  # noqa: PLC0415

    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415  as in `server`

    @wraps(tool)
    async def called(*args: Any, **kwargs: Any) -> Any:
        try:
            return await tool(*args, **kwargs)
        except SummarizerError as error:
            raise ToolError(str(error)) from None

    return called


class Desk:
    """What the tools do. The model is opened once, when it is first needed."""

    def __init__(self, settings: Settings, store: Path) -> None:
        self._settings = settings
        self._store = store
        self._llm: LLM | None = None
        self._one_at_a_time = asyncio.Lock()
        self._opened = AsyncExitStack()

    async def __aenter__(self) -> Desk:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._opened.aclose()

    async def summarize(self, article: str, published: str = "", outlet: str = "") -> str:
        """Summarize one news article: its text, or a web address. `published` is its day, YYYY-MM-DD.

        Gives JSON: actors, meetings and stances, each with the passages of the article that bear it out.
        """
        _, summary = await self._summary(article, published, outlet)
        return summary.model_dump_json(exclude={"rejected"})

    async def dossier(self, articles: list[str]) -> str:
        """Merge several news articles, as texts or web addresses, into one picture as Markdown: who met whom,
        who holds which position, and where the sources differ.
        """
        from summarizer.dossier import build  # noqa: PLC0415
        from summarizer.render.dossier_markdown import render_markdown  # noqa: PLC0415

        return render_markdown(build([await self._summary(article, "", "") for article in articles]))

    async def search(
        self,
        words: str,
        kind: Literal["actor", "meeting", "stance", "summary"] | None = None,
        since: str = "",
    ) -> list[dict[str, str]]:
        """Search the stored summaries for items that hold all words, newest first; `since` is YYYY-MM-DD."""
        from itertools import islice  # noqa: PLC0415

        from summarizer.store import Store  # noqa: PLC0415

        first = iso(since, "since")
        with Store(self._store, create=False) as opened:
            return [
                {
                    "article": hit.article[:12],
                    "day": hit.day,
                    "kind": hit.kind,
                    "item": hit.label,
                    "source": hit.source,
                }
                for hit in islice(opened.search(words, kind=kind, since=first), _MOST)
            ]

    async def brief(self, about: str, since: str = "") -> str:
        """Brief on a matter from the stored articles, as Markdown: all that name the words, merged."""
        from summarizer.dossier import merge  # noqa: PLC0415
        from summarizer.render.dossier_markdown import render_markdown  # noqa: PLC0415
        from summarizer.store import Store  # noqa: PLC0415

        first = iso(since, "since")
        with Store(self._store, create=False) as opened:
            found = [summary for _, summary in opened.summaries(about, first)]
        if not found:
            raise InputError(f"no stored article names {about}")
        return render_markdown(merge(found))

    async def _summary(self, article: str, published: str, outlet: str) -> tuple[Article, Summary]:
        from summarizer.pipeline import summarize_by  # noqa: PLC0415

        read = await self._read(article, published, outlet)
        async with self._one_at_a_time:
            if self._llm is None:
                from summarizer.llm.open import open_llm  # noqa: PLC0415

                self._llm = await self._opened.enter_async_context(open_llm(self._settings))
            return read, await summarize_by(self._settings, read, self._llm)

    async def _read(self, article: str, published: str, outlet: str) -> Article:
        """A text or a page. No file: who calls the tool may have been told by an article to ask for one."""
        from summarizer.library import fetch_article  # noqa: PLC0415
        from summarizer.readers.document import parse_document  # noqa: PLC0415

        if article.lower().startswith(("http://", "https://")):
            return await fetch_article(article, outlet=outlet, published=published)
        if len(article.split()) < 3:
            raise InputError("give the text of the article, or its web address")
        return parse_document(
            article.encode("utf-8", "surrogatepass"), source="text", outlet=outlet, published=published
        )
