"""What a run will cost is said before anything is asked, and what it did cost after."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.errors import UsageError
from summarizer.estimate import estimate
from summarizer.llm.base import Usage
from summarizer.llm.prices import Prices, prices
from summarizer.settings import load_settings
from tests.cli.conftest import CLAIMS, TEXT

Command = Callable[..., Any]
REMOTE = ("--model", "big", "--base-url", "http://127.0.0.1:1/v1")


@pytest.fixture
def priced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_PRICE_INPUT", "2")
    monkeypatch.setenv("SUMMARIZER_PRICE_OUTPUT", "10")


def test_prices_are_for_a_million_tokens() -> None:
    assert Prices(2, 10).of(Usage(1, 500_000, 100_000)) == 2.0
    assert Prices(2, 10).halved() == Prices(1, 5)


@pytest.mark.usefixtures("priced")
def test_a_model_in_this_process_costs_no_money() -> None:
    assert prices(load_settings()) is None
    assert prices(load_settings(model="big", api_key="k")) == Prices(2, 10)


def test_one_price_alone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_PRICE_OUTPUT", "3")
    with pytest.raises(UsageError, match=r"price_output .* is set but price_input is not"):
        load_settings()
    for wrong in ("-1", "nan", "much"):
        with pytest.raises(UsageError, match="price_input"):
            load_settings(price_input=wrong)


# As recorded with version 2 of the prompt: UTF-8 bytes of article, tokens read and written (eval/recordings).
@pytest.mark.parametrize(
    ("size", "read", "written"),
    [(990, 2083, 655), (2656, 2497, 881), (2767, 2221, 1209), (5303, 3203, 2192), (14_700, 5654, 4666)],
)
def test_an_estimate_is_within_a_third_of_what_was_recorded(size: int, read: int, written: int) -> None:
    guess = estimate(Article.of(("A word. " * size)[:size], source="t"), "article", check=False)
    assert guess.calls == 1
    assert abs(guess.prompt_tokens - read) < read / 3
    assert (
        abs(guess.completion_tokens - written) < written * 0.55
    )  # the second one repeats itself, and is written down once


def test_the_second_look_is_one_call_more_of_an_article_only() -> None:
    article = Article.of("A word. " * 400, source="t")
    once, twice = estimate(article, "article", check=False), estimate(article, "article", check=True)
    assert twice.calls == once.calls + 1
    assert 3_000 < twice.prompt_tokens - once.prompt_tokens < 4_000
    assert estimate(article, "sentence", check=True) == estimate(article, "sentence", check=False)


def test_an_article_beyond_one_call_takes_several() -> None:
    assert estimate(Article.of("A word. " * 20_000, source="t"), "article", check=False).calls == 3
    assert estimate(Article.of("A word. " * 500, source="t"), "sentence", check=False).calls > 5


@pytest.mark.usefixtures("priced")
def test_a_dry_run_asks_nobody(summarize: Command, model: Any, article: Path, home: Path) -> None:
    result = summarize("run", article, "gone.txt", "--dry-run", *REMOTE)
    assert "1 article to summarize, 0 known, 1 cannot be read" in result.out
    assert "about 1 call, " in result.out
    assert "at 2 and 10 for a million tokens" in result.out
    assert (result.code, model.opened) == (1, 0)
    nothing = summarize("run", "gone.txt", "--dry-run", *REMOTE)
    assert (nothing.code, nothing.out) == (2, "0 articles to summarize, 0 known, 1 cannot be read\n")
    assert "no money:" in summarize("run", article, "--dry-run").out
    assert summarize("run", article, "--dry-run").code == 0


@pytest.mark.usefixtures("priced")
def test_a_dry_run_of_a_batch_goes_by_what_finished_articles_took(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    model.name = "big"
    assert "a guess" in summarize("batch", article, "--dry-run", *REMOTE).out
    assert summarize("batch", article, *REMOTE).code == 0
    (home / "twice.txt").write_text(TEXT + TEXT, encoding="utf-8")
    out = summarize("batch", "twice.txt", "--dry-run", *REMOTE).out
    assert "about 2 calls, 300 tokens: 200 read, 100 written (as finished ones cost)" in out
    assert "about 0.0014, at 2 and 10" in out


@pytest.mark.usefixtures("priced")
def test_results_and_reports_carry_the_money(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    model.name = "big"
    cost = (100 * 2 + 50 * 10) / 1_000_000
    result = summarize("run", article, "--format", "json", "--verbose", *REMOTE)
    assert json.loads(result.out)["provenance"]["cost"] == cost
    assert f", costing {cost:.4f}" in result.err
    assert f", costing {cost:.4f}" in summarize("run", article, "--format", "text", *REMOTE).out
    assert f"cost                      {cost:.4f}" in summarize("batch", article, *REMOTE).err
    summarize("export", "out.jsonl")
    assert f'"cost":{cost}' in (home / "out.jsonl").read_text("utf-8").replace(" ", "")


def test_without_prices_there_is_none(summarize: Command, model: Any, article: Path) -> None:
    result = summarize("run", article, "--format", "json", *REMOTE)
    assert json.loads(result.out)["provenance"]["cost"] is None
    assert json.loads(result.out)["headline"] == CLAIMS["headline"]
    assert "cost" not in summarize("batch", article, *REMOTE).err
