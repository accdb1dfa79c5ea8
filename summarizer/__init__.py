"""Structured news summaries in which every item points at the characters of the article that say so.

    from summarizer import summarize

    summary = summarize("article.txt")  # or a Path, a web address, the text itself
    for meeting in summary.meetings:
        print(meeting.status, meeting.participants, meeting.evidence[0].text)

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.dossier import Dossier
    from summarizer.dossier import build as build_dossier
    from summarizer.errors import SummarizerError
    from summarizer.library import read_article, summarize
    from summarizer.llm.base import LLM
    from summarizer.llm.open import open_llm
    from summarizer.pipeline import summarize_async
    from summarizer.settings import Settings, load_settings
    from summarizer.summary import Summary

__all__ = [
    "LLM",
    "Article",
    "Dossier",
    "Settings",
    "SummarizerError",
    "Summary",
    "build_dossier",
    "load_settings",
    "open_llm",
    "read_article",
    "summarize",
    "summarize_async",
]

_HOMES = {
    "LLM": "summarizer.llm.base:LLM",
    "Article": "summarizer.article:Article",
    "Dossier": "summarizer.dossier:Dossier",
    "Settings": "summarizer.settings:Settings",
    "Summary": "summarizer.summary:Summary",
    "SummarizerError": "summarizer.errors:SummarizerError",
    "build_dossier": "summarizer.dossier:build",
    "load_settings": "summarizer.settings:load_settings",
    "open_llm": "summarizer.llm.open:open_llm",
    "read_article": "summarizer.library:read_article",
    "summarize": "summarizer.library:summarize",
    "summarize_async": "summarizer.pipeline:summarize_async",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    value: object = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
