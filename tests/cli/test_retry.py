"""`retry`, and the batch after it: what failed gets its second chance without being named again."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from benchmarks.fake_model_server import FakeModel, serving
from summarizer.errors import Refusal
from summarizer.fetch import Fetcher
from summarizer.store import Store

Command = Callable[..., Any]


def counts() -> dict[str, int]:
    with Store(Path("news.db"), create=False) as store:
        return {state: number for state, number in store.counts().items() if number}


def test_what_was_set_back_runs_without_naming_sources(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    model.script = [Refusal("declined")]
    assert summarize("batch", article, "late.txt").code == 1
    assert counts() == {"dead": 2}
    back = summarize("retry", "--dead")
    assert back.out.splitlines() == [
        "set back: 1 to be summarized again, 1 to be read again",
        "`summarize batch --store news.db` with the same options takes them up",
    ]
    (home / "late.txt").write_text(article.read_text().replace("Tuesday", "Monday"))
    again = summarize("batch")
    assert again.code == 0, again.err
    assert counts() == {"done": 2}
    assert summarize("retry", "--dead").out == "set back: nothing, for nothing had failed\n"


def test_what_fails_again_is_told_again(summarize: Command, model: Any) -> None:
    assert summarize("batch", "none.txt").code == 1
    assert summarize("retry", "--dead").code == 0
    again = summarize("batch")
    assert again.code == 1
    assert "none.txt: no such file" in again.err
    assert "could not be read              1" in again.err
    assert counts() == {"dead": 1}


def test_what_failed_is_not_passed_over_in_silence(summarize: Command, model: Any) -> None:
    assert summarize("batch", "none.txt").code == 1
    for again in (summarize("batch"), summarize("batch", "--dry-run")):
        assert "nothing waits in news.db" in again.err
        assert "1 failed before; `summarize retry --dead --store news.db` sets them back" in again.err


def test_lines_of_a_file_are_read_again(summarize: Command, model: Any, home: Path) -> None:
    (home / "week.jsonl").write_text('{"text": ""}\n')
    assert summarize("batch", "week.jsonl").code == 1
    (home / "week.jsonl").write_text(
        '{"text": "Ada Voss met Bruno Keller in Lenz on Tuesday. Keller objects."}\n'
    )
    assert summarize("retry", "--dead").code == 0
    assert summarize("batch").code == 0
    assert counts() == {"done": 1}


def test_the_hint_names_the_store(summarize: Command, model: Any) -> None:
    told = summarize("batch", "none.txt", "--store", "my news.db").err
    assert "again: summarize retry --dead --store 'my news.db'" in told


@pytest.mark.parametrize("retried", [True, False])
def test_a_feed_that_was_once_refused_is_not_buried(
    summarize: Command, retried: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Fetcher.__init__.__kwdefaults__ or {}, "delay", 0.0)
    story = "Ada Voss met Bruno Keller in Lenz on Monday. The two discussed grain, an official said. " * 9
    item = f"<item><description>{story}</description></item>"
    text = f"<rss version='2.0'><channel><title>Desk</title>{item}</channel></rss>"

    async def feed(_: web.Request) -> web.Response:
        return web.Response(text=text, content_type="application/rss+xml")

    with serving(FakeModel(), web.get("/feed.xml", feed)) as fake:
        address = fake.url.replace("/v1", "/feed.xml")
        options = ["--model", "fake", "--base-url", fake.url, "--strategy", "article"]
        assert summarize("batch", address, *options).code == 1  # a private address
        assert counts() == {"dead": 1}
        if retried:
            summarize("retry", "--dead")
        named = [] if retried else [address]
        again = summarize("batch", *named, "--allow-private", *options)
        assert again.code == 0, again.err
        assert counts() == {"done": 1}


def test_an_item_of_a_feed_that_has_not_changed_is_read_again(
    summarize: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Fetcher.__init__.__kwdefaults__ or {}, "delay", 0.0)
    story = "Ada Voss met Bruno Keller in Lenz on Monday. The two discussed grain, an official said. " * 9
    broken = ["<item></item>"]

    async def feed(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        text = f"<rss version='2.0'><channel><title>Desk</title>{broken[0]}</channel></rss>"
        return web.Response(text=text, content_type="application/rss+xml", headers={"ETag": '"1"'})

    with serving(FakeModel(), web.get("/feed.xml", feed)) as fake:
        options = ["--model", "fake", "--base-url", fake.url, "--strategy", "article", "--allow-private"]
        assert summarize("batch", fake.url.replace("/v1", "/feed.xml"), *options).code == 1
        assert counts() == {"dead": 1}
        # A newer program, or one that is told more, reads what it could not.
        broken[0] = f"<item><description>{story}</description></item>"
        summarize("retry", "--dead")
        assert summarize("batch", *options).code == 0
        assert counts() == {"done": 1}


def test_list_and_show_name_what_sets_failed_ones_back(summarize: Command, model: Any, home: Path) -> None:
    summarize("batch", "none.txt", "--store", "my news.db")
    hint = "`summarize retry --dead --store 'my news.db'` sets back what failed"
    listed = summarize("list", "--store", "my news.db")
    assert hint in listed.err
    assert hint in summarize("show", listed.out.split()[0], "--store", "my news.db").err
    assert hint not in summarize("list", "--store", "my news.db", "--quiet").err
    assert summarize(*shlex.split(hint.split("`")[1])[1:]).code == 0
    assert hint not in summarize("list", "--store", "my news.db").err
