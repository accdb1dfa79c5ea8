"""The tools of the anchors at an endpoint: what they ask at once, and what it is said to cost."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from summarizer_eval.cases import Case
from summarizer_eval.gold import GoldFile

from benchmarks import anchors
from benchmarks.anchor_prompts import PlainNews
from benchmarks.anchor_tools import Ask, Record, langextract, ours, plain
from summarizer.article import Article
from summarizer.errors import UsageError
from summarizer.llm.remote import Endpoint, RemoteLLM
from summarizer.settings import load_settings

TEXT = "Mayor Ana Lund met Bo Reyes in Oslo on Monday.\n"
PLAIN = json.dumps({"actors": [], "meetings": [], "stances": []})
OURS = json.dumps({"headline": "", "summary": [], "actors": [], "meetings": [], "stances": []})
Answer = Callable[[dict[str, Any]], str]


def case(name: str, text: str = TEXT) -> Case:
    gold = GoldFile(article="t.txt", dateline="2026-04-07", headline="", actors=[], meetings=[], stances=[])
    return Case("own", name, gold, Article.of(text, source=name, published="2026-04-07"), {}, "")


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """The address of an endpoint; each of its answers is said to cost 10 tokens read and 3 written."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            message = {"role": "assistant", "content": answer(request)}
            body = {
                "id": "1",
                "object": "chat.completion",
                "created": 1,
                "model": request["model"],
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 10, "completion_tokens": 3, "total_tokens": 13},
            }
            data = json.dumps(body).encode()
            self.send_response(200 if message["content"] else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
        server.shutdown()
        thread.join()


def asked(url: str, tool: Callable[[Endpoint, Executor], Ask], one: Case) -> Record:
    with ThreadPoolExecutor(1) as threads:

        async def go() -> Record:
            return await tool(Endpoint("big", url, timeout=20), threads)(one)

        return asyncio.run(go())


def of_either(request: dict[str, Any]) -> str:
    return PLAIN if PlainNews.__name__ in json.dumps(request["response_format"]) else OURS


def test_an_answer_of_the_wrong_shape_is_asked_again_and_both_are_paid_for() -> None:
    answers = ["{}", PLAIN]
    with answering(lambda _: answers.pop(0)) as url:
        record = asked(url, lambda at, threads: plain(at, threads, 99), case("a"))
    assert (record.calls, record.prompt_tokens, record.completion_tokens) == (2, 20, 6)
    assert (record.raw, record.failure) == (["{}", PLAIN], "")


def test_a_refused_request_is_a_call_and_a_failure() -> None:
    with answering(lambda _: "") as url:
        record = asked(url, lambda at, threads: plain(at, threads, 99), case("a"))
    assert record.calls >= 1
    assert (record.prompt_tokens, record.raw) == (0, [])
    assert record.failure


@pytest.mark.parametrize(("answer", "failed"), [(OURS, False), ("{}", True)])
def test_our_own_calls_are_counted_whatever_came_of_them(answer: str, failed: bool) -> None:
    with answering(lambda _: answer) as url:

        async def go() -> Record:
            llm = RemoteLLM(Endpoint("big", url, timeout=20))
            record = await ours(llm, "article")(case("a"))
            await llm.aclose()
            return record

        record = asyncio.run(go())
    assert bool(record.failure) == failed
    assert (record.prompt_tokens, record.completion_tokens) == (10 * record.calls, 3 * record.calls)
    assert record.calls >= 1


def test_langextract_asks_for_every_part_and_all_are_paid_for() -> None:
    pytest.importorskip("langextract")
    with answering(lambda _: json.dumps({"extractions": []})) as url:
        record = asked(url, lambda at, threads: langextract(at, threads, 99, 10), case("a", TEXT * 60))
    assert record.failure == ""
    assert record.calls == len(record.raw) == 3
    assert (record.prompt_tokens, record.completion_tokens) == (30, 9)


def test_all_tools_ask_an_endpoint_for_all_articles_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [case("a"), case("b")]
    all_here = threading.Barrier(len(cases) * len(anchors.TOOLS), timeout=20)

    def answer(request: dict[str, Any]) -> str:
        all_here.wait()
        return of_either(request)

    # LangExtract has an environment of its own; another plain call stands in for it.
    monkeypatch.setattr(anchors, "langextract", lambda at, threads, most, _: plain(at, threads, most))
    with answering(answer) as url:
        settings = load_settings(model="big", base_url=url)
        asyncio.run(anchors.ask_endpoint(cases, tmp_path, settings))
    capsys.readouterr()
    for tool in anchors.TOOLS:
        anchors.measured(tool, cases, tmp_path)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["tool"], one["articles"], one["failed"]) for one in lines] == [
        (tool, 2, 0) for tool in anchors.TOOLS
    ]
    assert [(one["calls"], one["prompt_tokens"], one["completion_tokens"]) for one in lines] == [
        (2, 20, 6)
    ] * 3


def test_a_tool_that_breaks_takes_nothing_from_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: Case) -> Record:
        raise RuntimeError("broken")

    monkeypatch.setattr(anchors, "langextract", lambda *_: broken)
    with answering(of_either) as url, pytest.raises(RuntimeError, match="broken"):
        asyncio.run(anchors.ask_endpoint([case("a")], tmp_path, load_settings(model="big", base_url=url)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours.own.a.json", "plain.own.a.json"]


def test_a_model_file_is_no_endpoint(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="serve it"):
        asyncio.run(anchors.ask_endpoint([case("a")], tmp_path, load_settings(model="a.gguf")))
