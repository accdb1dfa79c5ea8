"""Daft over the same rows, with the same results as the asyncio path, bad rows included."""

import asyncio
import json
import os
import re
from collections.abc import AsyncIterator
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest

from benchmarks import fake_model_server
from benchmarks.fake_model_server import FakeModel, serving
from summarizer.batch import Batch, Limits
from summarizer.engines.daft import Job, run
from summarizer.engines.identity import identity
from summarizer.errors import InputError
from summarizer.llm.open import open_llm
from summarizer.pipeline import fingerprint, summarize_async
from summarizer.readers.items import Item
from summarizer.readers.jsonl import read_jsonl
from summarizer.settings import Settings, load_settings
from summarizer.store import Store

daft = pytest.importorskip("daft")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [json.dumps({"text": f"Alpha{n} met Beta{n} in Lisbon.", "title": f"T{n}"}) for n in range(498)]
    lines.insert(100, "{")
    lines.insert(300, json.dumps({"text": "Alpha900 met Beta900 in Lisbon. ALWAYS-refusal"}))
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def settings_for(model: FakeModel) -> Settings:
    return load_settings(model="fake", base_url=model.url, strategy="article")


def table(output: Path) -> dict[str, dict[str, object]]:
    found = daft.read_parquet(f"{output}/*.parquet").to_pylist()
    assert len({row["key"] for row in found}) == len(found)
    return {row["key"]: row for row in found}


def stripped(summary: str) -> dict[str, object]:
    """A summary without what differs from run to run: where it was read from and how long it took."""
    whole = json.loads(summary)
    del whole["article"]["source"], whole["provenance"]["seconds"]
    return dict(whole)


def test_five_hundred_rows_come_out_as_on_the_asyncio_path(rows: Path, tmp_path: Path) -> None:
    lines = rows.read_bytes().splitlines()
    sample = lines[80:120] + lines[290:310]  # the bad ones among them; all 500 twice would take half a minute
    with serving(FakeModel()) as model:
        settings = settings_for(model)
        assert run(str(rows), str(tmp_path / "out"), Job(settings, concurrency=16)) == (498, 2)
        assert max(model.calls.values()) == 1
        assert run(str(rows), str(tmp_path / "out"), Job(settings)) == (0, 0)

        async def path_two() -> dict[str, dict[str, object]]:
            async def items() -> AsyncIterator[Item]:
                for item in read_jsonl(BytesIO(b"\n".join(sample)), "rows"):
                    yield item

            with Store(tmp_path / "news.db") as store:
                async with open_llm(settings) as llm:
                    assert fingerprint(llm, "article") == identity(settings)
                    batch = Batch(
                        store,
                        lambda article: summarize_async(article, llm, strategy="article"),
                        fingerprint(llm, "article"),
                        Limits(concurrency=16),
                    )
                    await batch.run(items())
                return {
                    row.key: {
                        "state": row.state,
                        "error": row.error,
                        "summary": row.summary and row.summary.model_dump_json(),
                    }
                    for row in store.rows(summaries=True)
                }

        there = asyncio.run(path_two())
    here = table(tmp_path / "out")
    assert len(here) == 500
    assert len(there) == 60
    for key, other in there.items():
        if other["state"] == "done":
            assert stripped(str(here[key]["summary"])) == stripped(str(other["summary"]))
    assert sum(row["state"] == "done" for row in there.values()) == 58
    dead = sorted(str(row["error"]) for row in here.values() if row["state"] == "dead")
    assert dead == sorted(str(row["error"]) for row in there.values() if row["state"] == "dead")
    assert dead == ["InputError", "Refusal"]


def test_a_run_that_was_cut_short_goes_on_where_it_was(rows: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.jsonl"
    half.write_text("\n".join(rows.read_text("utf-8").splitlines()[:50]), "utf-8")
    whole = tmp_path / "whole.jsonl"
    whole.write_text("\n".join(rows.read_text("utf-8").splitlines()[:80]), "utf-8")
    with serving(FakeModel()) as model:
        job = Job(settings_for(model), concurrency=8)
        assert run(str(half), str(tmp_path / "out"), job) == (50, 0)
        assert run(str(whole), str(tmp_path / "out"), job) == (30, 0)
        assert max(model.calls.values()) == 1
    assert len(table(tmp_path / "out")) == 80


def test_dead_rows_are_tried_again_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Alpha1 met Beta1 in Lisbon.", "Alpha2 met Beta2 in Lisbon. ALWAYS-refusal"]
    rows, out = tmp_path / "rows.jsonl", str(tmp_path / "out")
    rows.write_text("\n".join(json.dumps({"text": text}) for text in texts), "utf-8")
    with serving(FakeModel()) as model:
        settings = settings_for(model)
        assert run(str(rows), out, Job(settings)) == (1, 1)
        monkeypatch.setattr(fake_model_server, "_ALWAYS", re.compile("(?!)"))
        assert run(str(rows), out, Job(settings)) == (0, 0)
        assert run(str(rows), out, Job(settings, retry_dead=True)) == (1, 0)
        assert run(str(rows), out, Job(settings, retry_dead=True)) == (0, 0)
        assert model.calls == {texts[0]: 1, texts[1].removesuffix(" ALWAYS-refusal"): 2}
    found = daft.read_parquet(f"{out}/*.parquet").to_pylist()
    assert sorted(row["state"] for row in found) == ["dead", "done", "done"]


def test_parquet_rows_are_read(tmp_path: Path) -> None:
    columns = {"text": ["Alpha1 met Beta1 in Lisbon.", None], "title": ["T", "U"], "other": [1, 2]}
    daft.from_pydict(columns).write_parquet(str(tmp_path / "in"))
    with serving(FakeModel()) as model:
        assert run(str(tmp_path / "in"), str(tmp_path / "out"), Job(settings_for(model))) == (1, 1)
    titles = {row["title"] for row in table(tmp_path / "out").values()}
    assert "T" in titles


def test_rows_without_text_and_files_that_are_not_there_are_refused(tmp_path: Path) -> None:
    settings = load_settings(model="fake", base_url="http://127.0.0.1:9/v1")
    daft.from_pydict({"body": ["x"]}).write_parquet(str(tmp_path / "in"))
    with pytest.raises(InputError, match="no column called text"):
        run(str(tmp_path / "in"), str(tmp_path / "out"), Job(settings))
    with pytest.raises(InputError, match=r"gone\.jsonl"):
        run(str(tmp_path / "gone.jsonl"), str(tmp_path / "out"), Job(settings))


def test_telemetry_is_off() -> None:
    opted_out = import_module("daft.scarf_telemetry").opted_out
    assert os.environ["DAFT_ANALYTICS_ENABLED"] == "0"
    assert opted_out()
