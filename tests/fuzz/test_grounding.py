"""Any extraction: a summary that holds what it promises, whatever a model claims of whatever article."""

from __future__ import annotations

import asyncio
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import SummarizerError
from summarizer.extraction import (
    ActorClaim,
    CommentClaim,
    Extraction,
    MeetingClaim,
    StanceClaim,
    SummaryClaim,
)
from summarizer.grounding import ground
from summarizer.pipeline import summarize_async
from summarizer.plaintext import visible
from summarizer.render.html import article_page
from summarizer.render.markdown import render_markdown
from summarizer.render.plain import render_json
from summarizer.render.text import render_text
from summarizer.summary import Provenance, Summary
from tests.attacks.table import StandIn
from tests.fuzz.conftest import EXAMPLES, FUZZ
from tests.fuzz.mutations import PHRASE, PROSE, mutated

SECONDS = 10.0
USE = Provenance(
    model="m", strategy="article", prompts=(), calls=1, prompt_tokens=1, completion_tokens=1, seconds=1, version="1"
)  # fmt: skip
NUMBERS = st.lists(st.one_of(st.integers(0, 8), st.integers(-(2**70), 2**70)), max_size=6)
TEXT = st.one_of(PHRASE, st.text(max_size=30))
NAMES = st.lists(TEXT, max_size=4)
EXTRACTIONS = st.builds(
    Extraction,
    headline=TEXT,
    summary=st.lists(st.builds(SummaryClaim, text=TEXT, s=NUMBERS), max_size=4),
    actors=st.lists(st.builds(ActorClaim, name=TEXT, aliases=NAMES, role=TEXT, affiliation=TEXT, s=NUMBERS), max_size=6),
    meetings=st.lists(
        st.builds(
            MeetingClaim, participants=NAMES, mediators=NAMES, date=TEXT, place=TEXT, topic=TEXT, reported_by=NAMES, s=NUMBERS,
            comments=st.lists(st.builds(CommentClaim, by=TEXT), max_size=3),
        ),
        max_size=4,
    ),
    stances=st.lists(
        st.builds(StanceClaim, holder=TEXT, issue=TEXT, claim=TEXT, quote=TEXT, reported_by=NAMES, s=NUMBERS), max_size=4
    ),
)  # fmt: skip
ARTICLES = st.one_of(
    st.just(PROSE), mutated("text").map(lambda data: data.decode("utf-8", "replace")), PHRASE
)


def holds(summary: Summary, article: Article) -> None:
    summary.check(article)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary
    for shown in (
        # Its own marks around right-to-left script; the article's are spaces by then.
        render_text(summary, evidence=True).replace("\u2068", "").replace("\u2069", ""),
        render_markdown(summary, evidence=True),
        render_json(summary),
        article_page(article, summary),
    ):
        assert visible(shown) == shown


@FUZZ
@given(
    text=ARTICLES,
    extraction=EXTRACTIONS,
    flagged=st.dictionaries(st.integers(1, 4), st.just("odd"), max_size=2),
)
def test_any_claims(text: str, extraction: Extraction, flagged: dict[int, str]) -> None:
    article = Article.of(text, source="x.txt", published="2026-02-05")
    known = {n: why for n, why in flagged.items() if n <= len(article.sentences)}
    began = time.monotonic()
    summary = ground(article, extraction, USE, known)
    holds(summary, article)
    assert time.monotonic() - began < SECONDS


@FUZZ
@given(text=ARTICLES, obeys=st.booleans())
def test_any_article_with_one_call(text: str, obeys: bool) -> None:
    summarized(text, StandIn(obeys, small=False))


@pytest.mark.parametrize("seed", range(max(1, EXAMPLES // 40)))
def test_any_article_sentence_by_sentence(seed: int) -> None:
    """Hypothesis would take its time to shrink what takes a parser: a few seeded ones, more of them by `make fuzz`."""
    pytest.importorskip("spacy")

    @given(text=ARTICLES, obeys=st.booleans())
    @FUZZ
    def few(text: str, obeys: bool) -> None:
        summarized(text, StandIn(obeys, small=True))

    few()


def summarized(text: str, llm: StandIn) -> None:
    article = Article.of(text, source="x.txt", published="2026-02-05")
    began = time.monotonic()
    try:
        summary = asyncio.run(summarize_async(article, llm, max_seconds=SECONDS))
    except SummarizerError as error:
        assert len(str(error).splitlines()) == 1
    else:
        holds(summary, article)
    assert time.monotonic() - began < 2 * SECONDS
