"""Headless Chromium, the pages it is shown, and what it did while it showed them."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from summarizer_eval.cases import load_cases
from summarizer_eval.data import Data
from summarizer_eval.dossiers import data, read_group
from summarizer_eval.pages import html as report_page
from summarizer_eval.report import build as build_report
from summarizer_eval.runner import Outcome

from summarizer.article import Article
from summarizer.dossier import build, build_with_model
from summarizer.library import read_article
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.render.html import article_page, dossier_page
from summarizer.summary import (
    Actor,
    ArticleFacts,
    Evidence,
    Failure,
    Meeting,
    Provenance,
    Rejection,
    Stance,
    Summary,
    SummarySentence,
)

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
).split()
HOSTILE = (
    '<script>window.hacked = 1</script> met </mark><img src=x onerror="window.hacked = 2"> '
    "\u202egnirts\u202c "
    '\'"><a href="javascript:window.hacked=3">here</a> {{ 7 * 7 }} \x1b[31mred\x1b[0m]]>\n'
    "A second line says </p></article></body> and onmouseover=alert(1)."
)
_MADE = Provenance(
    model="m", strategy="article", prompts=(), calls=1, prompt_tokens=1, completion_tokens=1, seconds=1.0,
    version="1",
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> tuple[str, str]:
    pytest.importorskip("selenium", reason="selenium is not installed")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not browser or not driver:
        pytest.skip("no chromium and chromedriver found; Debian: apt-get install chromium chromium-driver")
    return browser, driver


@pytest.fixture
def open_page(chromium: tuple[str, str], tmp_path: Path) -> Iterator[Callable[..., Chrome]]:
    """`open_page(html, width=1200, dark=False, script=True)` shows a page from a file."""
    from selenium import webdriver  # noqa: PLC0415  absent where browser tests are skipped

    opened: list[Chrome] = []

    def show(html: str, width: int = 1200, dark: bool = False, script: bool = True) -> Chrome:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium[0]
        for flag in (*_FLAGS, f"--user-data-dir={tmp_path / f'profile{len(opened)}'}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromium[1]))
        opened.append(driver)
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        page = tmp_path / f"page{len(opened)}.html"
        page.write_text(html, encoding="utf-8")
        driver.get(page.as_uri())
        return driver

    yield show
    for driver in opened:
        driver.quit()


@pytest.fixture(scope="session")
def requests_of() -> Callable[[Any], list[str]]:
    def urls(driver: Any) -> list[str]:
        events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
        sent = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
        # The browser's own start page also asks for things; `documentURL` says on whose behalf.
        own = [one["request"]["url"] for one in sent if one["documentURL"].startswith("file:")]
        return [url for url in own if not url.startswith("data:")]

    return urls


@pytest.fixture(scope="session")
def seeds_page() -> str:
    group = read_group(data("dossiers") / "seeds" / "dossier.yaml")
    return dossier_page(build(group.pairs), [article for article, _ in group.pairs])


@pytest.fixture(scope="session")
def seed_page() -> str:
    group = read_group(data("dossiers") / "seeds" / "dossier.yaml")
    return article_page(*group.pairs[0])


@pytest.fixture(scope="session")
def many_page() -> str:
    """Eight articles; in two of them a model has joined what no rule does."""
    groups = [read_group(data("dossiers") / name / "dossier.yaml") for name in ("harbour", "ceasefire")]
    pairs = [*(pair for group in groups for pair in group.pairs), _envoy("Mara"), _envoy("Mira")]
    asked = asyncio.run(build_with_model(pairs, _Agreeable()))
    assert any(actor.joined_by_model for actor in asked.actors)
    return dossier_page(asked, [article for article, _ in pairs])


def _envoy(given: str) -> tuple[Article, Summary]:
    name = f"{given} Voss"
    article = Article.of(f"{name} resigned.", source=f"{given}.txt", outlet=f"{given} Post")
    evidence = (Evidence(start=0, end=len(name), text=name),)
    return article, Summary(
        article=ArticleFacts.of(article), headline=article.text, summary=(), meetings=(), stances=(),
        actors=(Actor(id="v", name=name, kind="person", evidence=evidence),), provenance=_MADE,
    )  # fmt: skip


class _Agreeable:
    """A model to which any two things are the same."""

    name, small, context = "agreeable", True, 4096

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        return Answer(shape.model_validate({"answer": "same"}), Usage(1, 1, 1))


@pytest.fixture(scope="session")
def eval_page() -> str:
    """The report of an evaluation on the seeds; of one, half is missed, and one failed."""
    cases = load_cases(Data.built_in(), "seeds", read_article)
    results: list[Summary | Failure] = [Failure(source="x", error="ModelError", message=HOSTILE)]
    gold = read_group(data("dossiers") / "seeds" / "dossier.yaml")
    summaries = {article.id: summary for article, summary in gold.pairs}
    found = summaries[cases[1].article.id]
    results.append(found.model_copy(update={"stances": found.stances[::2], "meetings": found.meetings[1:]}))
    outcomes = [Outcome(case, result) for case, result in zip(cases, results, strict=True)]
    return report_page(build_report(outcomes, "replay", "2026-01-01", "auto"), outcomes)


@pytest.fixture(scope="session")
def hostile_page() -> str:
    return article_page(*_hostile())


def _hostile() -> tuple[Article, Summary]:
    article = Article.of(
        HOSTILE, source="x", title=HOSTILE, outlet="<b>Outlet</b>", url="javascript:window.hacked=4"
    )
    first = HOSTILE.index("\n")
    evidence = (Evidence(start=0, end=first, text=HOSTILE[:first]),)
    inner = (Evidence(start=8, end=40, text=HOSTILE[8:40]),)
    summary = Summary(
        article=ArticleFacts.of(article),
        headline=HOSTILE,
        summary=(SummarySentence(text=HOSTILE, evidence=evidence),),
        actors=(
            Actor(id="a", name="<script>window.hacked=5</script>", kind="person", role=HOSTILE,
                  evidence=inner),
            Actor(id="b", name='" onfocus="window.hacked=6', kind="media", evidence=evidence),
        ),
        meetings=(
            Meeting(
                id="m", participants=("a", "b"), place=HOSTILE, topic="</svg>", status="reported",
                date_text="\u202e</title>", date_start="<b>", evidence=inner,
            ),
        ),
        stances=(
            Stance(id="s", holder="a", issue="</table>", position="opposes", claim=HOSTILE, quote="</q>",
                   evidence=evidence),
        ),
        rejected=(
            Rejection(kind="actor", claim={"name": "</code><script>window.hacked=7</script>"}, reason="<i>"),
        ),
        provenance=_MADE.model_copy(update={"model": "<u>", "failures": ("<script>",)}),
    )  # fmt: skip
    return article, summary
