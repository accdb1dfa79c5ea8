"""From a few claims on a small invented article to what is published of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.extraction import Extraction
from summarizer.grounding import ground
from summarizer.summary import Provenance, Summary

TEXT = (
    "Anna Kessler met Pavel Strand in Lund on Tuesday, The Courier reported.\n"
    "Kessler, envoy of the Timber Board, called the toll “a tax on carpenters”.\n"
    "Strand would not confirm the meeting.\n"
    "The Timber Board and Strand will negotiate in October.\n"
    "Some 1,250 mills in 14 valleys closed.\n"
)
ACTORS: tuple[dict[str, Any], ...] = (
    {
        "name": "Anna Kessler",
        "aliases": ["Kessler"],
        "kind": "person",
        "affiliation": "Timber Board",
        "s": [1, 2],
    },
    {"name": "Pavel Strand", "aliases": ["Strand"], "kind": "person", "s": [1]},
    {"name": "Timber Board", "kind": "organization", "s": [2]},
    {"name": "The Courier", "kind": "media", "s": [1]},
)
EMPTY: dict[str, Any] = {"headline": "", "summary": [], "actors": [], "meetings": [], "stances": []}
PROVENANCE = Provenance(
    model="none",
    strategy="article",
    prompts=(),
    calls=1,
    prompt_tokens=0,
    completion_tokens=0,
    seconds=0,
    version="0",
)

Publish = Callable[..., Summary]


@pytest.fixture
def publish() -> Publish:
    """`ground` on an article, checked; the actors of the usual article unless others are given."""

    def run(text: str = TEXT, *, published: str = "2026-02-05", **claims: Any) -> Summary:
        article = Article.of(text, source="-", published=published)
        given = {"actors": ACTORS if text == TEXT else []} | claims
        extraction = Extraction.model_validate(
            EMPTY | {k: list(v) if k != "headline" else v for k, v in given.items()}
        )
        summary = ground(article, extraction, PROVENANCE)
        summary.check(article)
        return summary

    return run
