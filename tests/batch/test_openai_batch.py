"""OpenAI's Batch API, spoken by a server on this machine: partial, expired and lost batches too."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import openai
import pytest
from aiohttp import web

from benchmarks.fake_model_server import FakeModel, answer, completion, serving
from summarizer.article import Article
from summarizer.errors import Rejected, TransportError
from summarizer.openai_batch import Away, Collected, OpenAIBatches
from summarizer.openai_line import BatchModel
from summarizer.pipeline import fingerprint
from summarizer.store import Store

KEY = fingerprint(BatchModel("fake"), "article")


class Provider:
    """Files and batches in memory. `finish` ends a batch with the lines the test wants."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.refuse = 0
        self.lose_answer = False
        self.url = ""

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/files", self.upload),
            web.get("/v1/files/{id}/content", self.content),
            web.post("/v1/batches", self.create),
            web.get("/v1/batches", self.every),
            web.get("/v1/batches/{id}", self.retrieve),
        ]

    async def upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        file, id_ = form["file"], f"file-{len(self.files)}"
        assert isinstance(file, web.FileField)
        assert form["purpose"] == "batch"
        self.files[id_] = file.file.read()
        facts = {"bytes": 1, "created_at": 0, "filename": "f", "purpose": "batch", "status": "processed"}
        return web.json_response({"id": id_, "object": "file", **facts})

    async def content(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["id"]])

    async def create(self, request: web.Request) -> web.Response:
        if self.refuse:
            return web.json_response({"error": {"message": "billing limit"}}, status=self.refuse)
        asked = await request.json()
        id_ = f"batch_{len(self.batches)}"
        self.batches[id_] = {
            "id": id_,
            "object": "batch",
            "created_at": 0,
            "status": "in_progress",
            "request_counts": {"total": len(self.lines(asked["input_file_id"])), "completed": 0, "failed": 0},
            **asked,
        }
        if self.lose_answer:
            return web.json_response({"error": {"message": "gateway"}}, status=502)
        return web.json_response(self.batches[id_])

    async def every(self, request: web.Request) -> web.Response:
        return web.json_response({"object": "list", "data": list(self.batches.values()), "has_more": False})

    async def retrieve(self, request: web.Request) -> web.Response:
        return web.json_response(self.batches[request.match_info["id"]])

    def lines(self, file: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files[file].splitlines()]

    def finish(
        self,
        id_: str,
        status: str,
        *,
        output: list[dict[str, Any]] | None = None,
        errors: list[dict[str, Any]] | None = None,
    ) -> None:
        batch = self.batches[id_]
        batch["status"] = status
        for name, found in (("output_file_id", output), ("error_file_id", errors)):
            if found is not None:
                batch[name] = f"file-{len(self.files)}"
                self.files[batch[name]] = b"\n".join(json.dumps(line).encode() for line in found)

    def asked(self, id_: str) -> list[dict[str, Any]]:
        return self.lines(self.batches[id_]["input_file_id"])


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()
    with serving(FakeModel(), *made.routes()) as model:
        made.url = model.url
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db") as opened:
        for n in range(5):
            opened.add(Article.of(f"Alpha{n} met Beta{n} in Lisbon.", source=f"test:{n}"), KEY)
        yield opened


Do = Callable[[OpenAIBatches], Awaitable[Any]]


def ask(provider: Provider, store: Store, do: Do, language: str = "") -> Any:
    async def run() -> Any:
        async with openai.AsyncOpenAI(api_key="k", base_url=provider.url, max_retries=0) as client:
            return await do(OpenAIBatches(client, store, "fake", KEY, language=language))

    return asyncio.run(run())


def submit(provider: Provider, store: Store) -> list[Away]:
    return list(ask(provider, store, OpenAIBatches.submit))


def collect(provider: Provider, store: Store) -> Collected:
    found = ask(provider, store, OpenAIBatches.collect)
    assert isinstance(found, Collected)
    return found


def reply(line: dict[str, Any], body: dict[str, Any] | None = None, status: int = 200) -> dict[str, Any]:
    said = line["body"]["messages"][-1]["content"].strip().removeprefix("[1] ")
    response = {"status_code": status, "body": body or completion(answer(said))}
    return {"id": "r", "custom_id": line["custom_id"], "response": response, "error": None}


def test_every_article_is_sent_once_and_comes_back_grounded(provider: Provider, store: Store) -> None:
    assert submit(provider, store) == [Away("batch_0", "in_progress", 5, 0, 0)]
    assert submit(provider, store) == []
    lines = provider.asked("batch_0")
    assert len({line["custom_id"] for line in lines}) == 5
    assert {len(line["custom_id"]) for line in lines} == {64}
    body = lines[0]["body"]
    assert body["response_format"]["json_schema"]["name"] == "Extraction"
    assert body["response_format"]["json_schema"]["strict"] is True
    assert not {"stream", "stream_options", "temperature", "seed", "max_tokens"} & body.keys()
    assert collect(provider, store) == Collected()
    assert ask(provider, store, OpenAIBatches.status)[0].status == "in_progress"
    provider.finish("batch_0", "completed", output=[reply(line) for line in lines])
    assert collect(provider, store) == Collected(done=5, tokens=5 * 1100)
    assert collect(provider, store) == Collected()
    for article, summary in store.summaries():
        summary.check(article)
        assert len(summary.actors) == 2
        assert summary.provenance.calls == 1


def test_a_language_is_asked_for_as_everywhere(provider: Provider, store: Store) -> None:
    ask(provider, store, OpenAIBatches.submit, "fr")
    assert all(
        "with the code fr" in json.dumps(line["body"]["messages"]) for line in provider.asked("batch_0")
    )


def test_failed_lines_are_dead_with_their_reason_and_unanswered_ones_are_sent_again(
    provider: Provider, store: Store
) -> None:
    submit(provider, store)
    good, cut, refused, busy, expired = provider.asked("batch_0")
    bad = {"error": {"message": "context too long", "type": "invalid_request_error"}}
    late = {
        "id": "r",
        "custom_id": expired["custom_id"],
        "response": None,
        "error": {"code": "batch_expired"},
    }
    provider.finish(
        "batch_0",
        "expired",
        output=[
            reply(good),
            reply(cut, completion("{", "length")),
            {"custom_id": "0" * 64, "response": None},
            {"nonsense": 1},
        ],
        errors=[reply(refused, bad, 400), reply(busy, bad, 429), late],
    )
    found = collect(provider, store)
    assert (found.done, found.dead, found.again, found.strange) == (1, 2, 2, 2)
    assert found.tokens == 2 * 1100  # the cut-off answer was paid for, too
    reasons = {row.error: row.message for row in store.rows(["dead"])}
    assert reasons["CutOffAnswer"].startswith("the answer hit the token limit")
    assert "context too long" in reasons["Rejected"]
    assert submit(provider, store)[0].total == 2


def test_what_waits_for_another_model_is_not_sent(provider: Provider, store: Store) -> None:
    store.add(Article.of("Alpha9 met Beta9 in Lisbon.", source="test:9"), "another model")
    assert submit(provider, store)[0].total == 5
    assert store.unfinished("another model").waiting == 1


def test_a_batch_that_fails_whole_says_why_and_loses_nothing(provider: Provider, store: Store) -> None:
    submit(provider, store)
    provider.batches["batch_0"]["errors"] = {"object": "list", "data": [{"message": "enqueued token limit"}]}
    provider.finish("batch_0", "failed")
    found = collect(provider, store)
    assert (found.again, found.problems) == (5, ["batch_0: enqueued token limit"])
    assert store.counts()["pending"] == 5


def test_a_refused_batch_leaves_the_rows_waiting(provider: Provider, store: Store) -> None:
    provider.refuse = 400
    with pytest.raises(Rejected, match="billing limit"):
        submit(provider, store)
    assert store.counts()["pending"] == 5
    assert store.remote_batches() == {}


def test_a_batch_whose_answer_was_lost_is_found_again_and_not_paid_twice(
    provider: Provider, store: Store
) -> None:
    provider.lose_answer = True
    with pytest.raises(TransportError):
        submit(provider, store)
    provider.lose_answer = False
    assert store.counts()["running"] == 5
    provider.finish("batch_0", "completed", output=[reply(line) for line in provider.asked("batch_0")])
    assert collect(provider, store).done == 5
    assert len(provider.batches) == 1


def test_a_batch_that_never_reached_the_provider_is_given_up(provider: Provider, store: Store) -> None:
    provider.refuse = 503
    with pytest.raises(TransportError):
        submit(provider, store)
    assert store.counts()["running"] == 5
    assert collect(provider, store) == Collected()
    assert store.counts()["pending"] == 5


def test_an_article_too_long_for_one_request_is_dead_with_its_reason(
    provider: Provider, store: Store
) -> None:
    store.add(Article.of("Alpha met Beta in Lisbon.\n" * 8000, source="long"), KEY)
    assert submit(provider, store)[0].total == 5
    (dead,) = store.rows(["dead"])
    assert "too long for one request" in dead.message
