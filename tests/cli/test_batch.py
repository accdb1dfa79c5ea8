"""`summarize batch` and the commands on its store, end to end against a model and a web on this machine."""

import asyncio
import csv
import json
import os
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from benchmarks.fake_model_server import FakeModel, serving
from summarizer.cli.app import main
from summarizer.errors import Refusal
from summarizer.fetch import Fetcher
from summarizer.store import Store

Say = Callable[..., int]


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the machine, no waiting between requests, and a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in [*os.environ]:
        if name.startswith(("SUMMARIZER_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setitem(Fetcher.__init__.__kwdefaults__ or {}, "delay", 0.0)


def story(n: int) -> str:
    return (
        f"Alpha{n} met Beta{n} in Lisbon on Monday. The two discussed grain exports, an official said. "
        f"“We will meet again,” Alpha{n} told reporters after the talks. Neither side gave any details. "
    ) * 4  # long enough to count as the whole article, not as its teaser


GERMAN = (
    "Der Minister traf am Montag in Lissabon den Gesandten des Nachbarlandes und sprach lange mit ihm. " * 9
)


class Desk:
    """A news site: a feed of one week, and the pages its items link to."""

    def __init__(self, items: str) -> None:
        self.items = items
        self.asked: list[str] = []

    async def feed(self, request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"week"':
            return web.Response(status=304)
        text = f"<rss version='2.0'><channel><title>Harbour Desk</title>{self.items}</channel></rss>"
        return web.Response(text=text, content_type="application/rss+xml", headers={"ETag": '"week"'})

    async def page(self, request: web.Request) -> web.Response:
        n = int(request.match_info["n"])
        self.asked.append(request.path)
        if n == 404:
            return web.Response(status=404)
        text = GERMAN if n == 49 else story(n)
        body = f"<html><body><nav>Home</nav><article><h1>Talks {n}</h1><p>{text}</p></article></body></html>"
        return web.Response(text=body, content_type="text/html")

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/feed.xml", self.feed), web.get("/a/{n}", self.page)]


def item(link: str, text: str, day: int) -> str:
    when = f"<pubDate>{day:02} Feb 2026 08:00:00 GMT</pubDate>"
    return (
        f"<item><title>On {text[:6]}</title><link>{link}</link>{when}<description>{text}</description></item>"
    )


def week() -> str:
    """50 items: 36 with full text, 6 as links, 5 repeats (by address, tracking and text), 3 broken."""
    full = [item(f"HOST/w/{n}", story(n), 2 + n % 7) for n in range(36)]
    linked = [item(f"HOST/a/{n}", f"Alpha{n} met …", 4) for n in range(36, 42)]
    repeats = [
        full[3],
        full[17],
        item("HOST/w/5?utm_source=rss", story(5), 3),
        item("HOST/mirror/8", story(8), 3),
        item("HOST/a/37#top", "Alpha37 met …", 4),
    ]
    broken = [item("HOST/a/404", "gone …", 5), item("HOST/a/49", "Der Minister …", 5), "<item></item>"]
    return "".join([*full, *linked, *repeats, *broken])


@pytest.fixture
def model() -> Iterator[FakeModel]:
    with serving(FakeModel()) as served:
        yield served


def options(model: FakeModel) -> list[str]:
    return ["--model", "fake", "--base-url", model.url, "--strategy", "article"]


def test_a_week_of_a_feed(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(week())
    with serving(FakeModel(), *desk.routes()) as model:
        host = model.url.removesuffix("/v1")
        desk.items = desk.items.replace("HOST", host)
        asked = ["batch", f"{host}/feed.xml", "--allow-private", "--concurrency", "8", *options(model)]
        assert main(asked) == 1
        first = capsys.readouterr().err
        assert main(asked) == 0
        second = capsys.readouterr().err
    with Store(Path("news.db")) as store:
        assert store.counts() == {"pending": 0, "running": 0, "done": 43, "dead": 2}
        reasons = sorted(row.error for row in store.rows(["dead"]))
        day = {row.published for row in store.rows(["done"])}
        assert next(store.rows(["done"])).outlet == "Harbour Desk"
        for article, summary in store.summaries():
            summary.check(article)
    assert reasons == ["InputError", "Unreachable"]
    assert day == {f"2026-02-0{n}" for n in range(2, 9)}
    assert sum(model.calls.values()) == 86  # each article is looked at twice
    assert desk.asked.count("/a/37") == 1
    assert "summarized                    43" in first
    assert "known already                  5" in first
    assert "could not be read              2" in first
    assert "summarized                     0" in second


def test_list_show_search_retry_and_export(
    model: FakeModel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in").mkdir()
    for n in range(3):
        Path(f"in/{n}.txt").write_text(story(n), "utf-8")
    Path("in/bad.txt").write_text("Alpha9 met Beta9 here. ALWAYS-refusal \x1b[31m", "utf-8")
    Path("in/latin.txt").write_bytes(b"caf\xe9 talks")
    assert main(["batch", "in", *options(model)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Refusal" in told.err
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert main(["list", "--state", "dead"]) == 0
    dead = capsys.readouterr().out
    assert "the model declined" in dead
    assert "not UTF-8" in dead
    assert main(["search", "alpha1", "--kind", "actor"]) == 0
    (hit,) = capsys.readouterr().out.splitlines()
    assert main(["show", hit.split()[0], "--format", "text"]) == 0
    assert "  People\n    Alpha1" in capsys.readouterr().out
    assert main(["show", hit.split()[0], "-f", "html"]) == 0
    assert capsys.readouterr().out.lower().startswith("<!doctype html>")
    assert main(["show", dead.split()[0]]) == 0
    assert "state: dead" in capsys.readouterr().out
    assert main(["show", dead.split()[0], "-f", "json"]) == 2
    capsys.readouterr()
    assert main(["show", hit.split()[0]]) == 0
    assert json.loads(capsys.readouterr().out)["actors"][0]["name"] == "Alpha1"
    assert main(["search", "alpha1", "--since", "soon"]) == 2
    for form in ("jsonl", "csv"):
        assert main(["export", f"out.{form}", "--format", form]) == 0
    exported = [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
    assert sorted(row["state"] for row in exported) == ["dead", "dead", "done", "done", "done"]
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["actors"] for row in csv.DictReader(file) if row["state"] == "done"] == ["2", "2", "2"]
    Path("in/bad.txt").unlink()
    Path("in/latin.txt").write_text(story(7), "utf-8")
    capsys.readouterr()
    assert main(["retry"]) == 2
    assert main(["retry", "--dead"]) == 0
    assert capsys.readouterr().out.startswith("set back: 1 to be summarized again, 1 to be read again\n")
    assert main(["batch", "in", *options(model)]) == 1
    with Store(tmp_path / "news.db") as store:
        assert store.counts() == {"pending": 0, "running": 0, "done": 4, "dead": 1}


def test_parquet_holds_the_same_rows(model: FakeModel, capsys: pytest.CaptureFixture[str]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    Path("one.txt").write_text(story(1), "utf-8")
    assert main(["batch", "one.txt", *options(model)]) == 0
    assert main(["export", "out.parquet", "--format", "parquet"]) == 0
    (row,) = parquet.read_table("out.parquet").to_pylist()
    assert (row["state"], row["actors"], row["tokens"]) == ("done", 2, 2200)
    assert json.loads(row["summary_json"])["headline"] == row["headline"]


def test_an_export_that_fails_leaves_the_old_file_whole(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("one.txt").write_text(story(1), "utf-8")
    main(["batch", "one.txt", *options(model)])
    Path("out.jsonl").write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["export", "out.jsonl"]) == 1
    assert "out.jsonl: cannot be written: No space left on device" in capsys.readouterr().err
    assert Path("out.jsonl").read_text() == "old"
    assert not list(Path().glob(".out*"))


def test_a_dry_run_counts_and_writes_nothing(model: FakeModel, capsys: pytest.CaptureFixture[str]) -> None:
    Path("one.txt").write_text(story(1), "utf-8")
    Path("again.txt").write_text(story(1), "utf-8")
    Path("two.txt").write_text(story(2), "utf-8")
    assert main(["batch", "one.txt", "again.txt", "two.txt", "lost.txt", "--dry-run", *options(model)]) == 1
    said = capsys.readouterr()
    assert "2 articles to summarize, 1 known, 1 cannot be read" in said.out
    assert said.err == "lost.txt: no such file\n"
    assert not Path("news.db").exists()
    main(["batch", "one.txt", *options(model)])
    capsys.readouterr()
    main(["batch", "one.txt", "two.txt", "--dry-run", *options(model)])
    assert "1 article to summarize, 1 known" in capsys.readouterr().out
    assert sum(model.calls.values()) == 2


def test_a_run_with_nothing_to_do_says_so(model: FakeModel, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    assert main(["batch", "empty", *options(model)]) == 0
    assert "no articles in empty\n" in capsys.readouterr().err
    assert main(["batch", "empty", "--dry-run", *options(model)]) == 0
    assert capsys.readouterr() == ("", "no articles in empty\n")
    main(["batch", "gone.txt", *options(model)])
    assert capsys.readouterr().err.startswith("gone.txt: no such file (InputError)\n")
    assert main(["batch", "--store", "new.db", *options(model)]) == 2
    said = capsys.readouterr().err
    assert f"{Path.cwd() / 'new.db'}: no such store, and no SOURCE" in said
    assert "`summarize batch SOURCE --store new.db` makes one of feeds, folders or files" in said
    assert not Path("new.db").exists()
    with Store(Path("bare.db")):
        pass
    assert main(["batch", "--store", "bare.db", *options(model)]) == 0
    assert "nothing waits in bare.db" in capsys.readouterr().err
    Path("one.txt").write_text(story(1), "utf-8")
    for _ in range(2):
        main(["batch", "one.txt", *options(model)])
        err = capsys.readouterr().err
        assert "no articles" not in err
        assert "nothing" not in err


def test_where_no_terminal_is_a_line_tells_now_and_then_how_far_it_is(
    model: FakeModel, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.cli.terminal.progress.APART", 0.01)
    rows = "\n".join(json.dumps({"text": story(n)}) for n in range(30))
    Path("rows.jsonl").write_text(rows, "utf-8")
    main(["batch", "rows.jsonl", "--concurrency", "1", *options(model)])
    err = capsys.readouterr().err
    assert "/30 articles · 0 failed" in err
    assert re.search(r"about \d+ s left · \d+ s\n", err)
    main(["batch", "rows.jsonl", "--quiet", *options(model)])
    assert capsys.readouterr().err == ""


def test_a_bound_on_tokens_stops_cleanly(model: FakeModel, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "\n".join(json.dumps({"text": story(n)}) for n in range(10))
    Path("rows.jsonl").write_text(rows, "utf-8")
    bound = ["--max-tokens-total", "3000", "--concurrency", "1"]
    assert main(["batch", "rows.jsonl", *bound, *options(model)]) == 1
    stopped = "4,400 tokens used, of 3,000 allowed: 2 kept in news.db, 8 left; run the same command to go on"
    assert stopped in capsys.readouterr().err
    assert main(["batch", "rows.jsonl", *options(model)]) == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["batch", "x", "--via", "openai-batch"], "end the command with submit, status or collect"),
        (["batch", "submit", "--via", "openai-batch"], "needs --model and OPENAI_API_KEY"),
        (["batch", "x", "submit", "--via", "openai-batch", "--dry-run"], "--dry-run goes without --via"),
        (["batch", "x", "--ray", "y"], "--ray and --output go with --engine daft"),
        (["batch", "x", "--engine", "daft"], "--output DIR"),
        (["list"], "no such store"),
        (["show", "abcd"], "no such store"),
    ],
)
def test_what_makes_no_sense_is_said_in_one_line(
    asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "at_once"),
    [
        ((), 1),
        (("--concurrency", "3"), 3),
        (("--model", "gpt-5-mini", "--base-url", "http://127.0.0.1:1/v1"), 4),
    ],
)
def test_an_engine_in_this_process_gets_no_more_than_it_answers(
    monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], at_once: int
) -> None:
    most = [0]

    class Slow:
        name, small, context, running = "slow", False, 32_768, 0

        async def fill(self, *_: object) -> None:
            self.running += 1
            most[0] = max(most[0], self.running)
            await asyncio.sleep(0.05)
            self.running -= 1
            raise Refusal("declined")

    @asynccontextmanager
    async def open_llm(*_: object) -> AsyncIterator[Slow]:
        yield Slow()

    monkeypatch.setattr("summarizer.llm.open.open_llm", open_llm)
    rows = "\n".join(json.dumps({"text": story(n)}) for n in range(8))
    Path("rows.jsonl").write_text(rows, "utf-8")
    assert main(["batch", "rows.jsonl", *options]) == 1
    assert most == [at_once]


@pytest.mark.parametrize("by", ["option", "environment"])
def test_one_limit_of_an_article_has_one_name(
    by: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("one.txt").write_text(story(1), "utf-8")
    if by == "environment":
        monkeypatch.setenv("SUMMARIZER_MAX_SECONDS", "0.2")
    given = ["--max-seconds", "0.2"] if by == "option" else []
    with serving(FakeModel(seconds=60)) as slow:
        assert main(["batch", "one.txt", *given, *options(slow)]) == 1
    assert (
        "one.txt: not done after 0.2 s; allow more with --max-seconds (TimeLimit)" in capsys.readouterr().err
    )


def test_robots_are_ignored_loudly(model: FakeModel, capsys: pytest.CaptureFixture[str]) -> None:
    Path("one.txt").write_text(story(1), "utf-8")
    main(["batch", "one.txt", "--ignore-robots", *options(model)])
    assert "robots.txt is IGNORED" in capsys.readouterr().err
