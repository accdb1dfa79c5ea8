"""From a few claims on a small invented article to what is published of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.extraction import ActorClaim, Extraction
from summarizer.grounding import ground
from summarizer.grounding.actors.actors import ground_actors
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.text import Text
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
Scenes = Callable[..., Scene]


def _cast(cast: str) -> list[dict[str, Any]]:
    """Actor claims from "Anna Kessler; Norvia=state; lawmakers=group"; a person where no kind is given."""
    parts = [part.strip().partition("=") for part in cast.split(";") if part.strip()]
    return [{"name": name, "kind": kind or "person", "s": [1]} for name, _, kind in parts]


@pytest.fixture
def publish() -> Publish:
    """`ground` on an article, checked. `actors` are claims or a cast; the usual article has its own."""

    def run(text: str = TEXT, actors: Any = None, *, published: str = "2026-02-05", **claims: Any) -> Summary:
        article = Article.of(text, source="-", published=published)
        if isinstance(actors, str):
            actors = _cast(actors)
        given = {"actors": actors if actors is not None else ACTORS if text == TEXT else []} | claims
        extraction = Extraction.model_validate(
            EMPTY | {k: list(v) if k != "headline" else v for k, v in given.items()}
        )
        summary = ground(article, extraction, PROVENANCE)
        summary.check(article)
        return summary

    return run


@pytest.fixture
def scene_of() -> Scenes:
    """The scene of an article and a cast."""

    def build(article: str, cast: str, published: str = "2026-02-05") -> Scene:
        text = Text(Article.of(article, source="-", published=published))
        roster, _ = ground_actors(text, [ActorClaim.model_validate(claim) for claim in _cast(cast)])
        return Scene.of(text, roster)

    return build
