"""`summarize dossier` on summaries that are there already: no model is needed."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from summarizer_eval.dossiers import data, read_group

from summarizer.cli.app import main
from summarizer.cli.dossier import dossier
from summarizer.dossier import Dossier, read_aliases
from summarizer.errors import InputError, UsageError
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.store import Store


@pytest.fixture
def summaries(tmp_path: Path) -> list[str]:
    """Both seeds' articles, and beside them their summaries as JSON."""
    paths = []
    for article, summary in read_group(data("dossiers") / "seeds" / "dossier.yaml").pairs:
        (tmp_path / article.source).write_bytes(article.text.encode())
        path = tmp_path / f"{article.source}.json"
        path.write_text(summary.model_dump_json(), encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.mark.parametrize(
    ("fmt", "sign"), [("text", "MEETINGS"), ("markdown", "## Meetings"), ("html", "<!doctype html>")]
)
def test_every_form(fmt: str, sign: str, summaries: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    dossier(summaries, fmt=fmt)  # type: ignore[arg-type]
    assert sign in capsys.readouterr().out


def test_json_is_a_dossier_and_goes_into_a_file(summaries: list[str], tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    dossier(summaries, fmt="json", output=target)
    assert len(Dossier.model_validate_json(target.read_text(encoding="utf-8")).sources) == 2
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_aliases_are_heeded(summaries: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = tmp_path / "names.yaml"
    names.write_text("actors:\n  Aide Ushakov: [Yuri Ushakov]\n", encoding="utf-8")
    dossier(summaries, aliases=names, fmt="json")
    assert "Aide Ushakov" in {actor["name"] for actor in json.loads(capsys.readouterr().out)["actors"]}


@pytest.mark.parametrize(
    "content",
    [
        "a: &a [1,1]\nb: &b [*a,*a]\nactors: {x: *b}",
        "[" * 50_000,
        "{a: " * 50_000,
        "actors: {a: [" + "9" * 10_000 + "]}",
        "- " * 50_000,
        "x: y\n" * 400_000,
        "a: !!python/object/apply:os.system [true]",
        "a: 2026-99-99",
    ],
    ids=range(8),
)
def test_a_hostile_alias_file_is_refused_at_once(content: str, tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(content)
    began = time.monotonic()
    with pytest.raises(InputError) as caught:
        read_aliases(path)
    assert len(str(caught.value)) < 600
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("content", ["actors: [1]", "who: {}", "{", "actors:\n  a: b"])
def test_an_alias_file_of_another_shape(content: str, tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_aliases(path)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


def test_a_changed_article_is_noticed(summaries: list[str]) -> None:
    article = Path(summaries[0]).with_suffix("")
    article.write_text(article.read_text(encoding="utf-8") + "!", encoding="utf-8")
    with pytest.raises(InputError, match="not the text it was made from"):
        dossier(summaries)


def test_a_missing_article_and_a_file_that_is_no_summary(summaries: list[str], tmp_path: Path) -> None:
    Path(summaries[0]).with_suffix("").unlink()
    with pytest.raises(InputError, match="is not there"):
        dossier(summaries, fmt="html")
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="not a summary"):
        dossier([str(tmp_path / "x.json")])


def test_usage() -> None:
    with pytest.raises(UsageError, match="either article files or --store"):
        dossier([])
    with pytest.raises(UsageError, match="need --store"):
        dossier(["a.json"], about="x")
    with pytest.raises(UsageError, match="not a day"):
        dossier([], store=Path("news.db"), since="yesterday")


class FakeLLM:
    """Answers what it is asked from a script by the name of the shape."""

    name, small, context = "fake", False, 32_768

    def __init__(self, **script: Any) -> None:
        self.script = script
        self.asked: list[str] = []

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        self.asked.append(shape.__name__)
        said = self.script[shape.__name__]
        return Answer(shape.model_validate(said(messages[-1]["content"])), Usage(1, 10, 5))


def tells(content: str) -> dict[str, Any]:
    """Claims on an article of the form "X met Bruno Keller ..."."""
    envoy = "Mara Voss" if "Mara Voss" in content else "Mira Voss"
    people = [{"name": name, "kind": "person", "s": [1]} for name in (envoy, "Bruno Keller")]
    met = {"participants": [envoy, "Bruno Keller"], "place": "Lenz", "status": "confirmed", "s": [1]}
    head = {"headline": f"{envoy} met Bruno Keller in Lenz", "summary": []}
    return head | {"actors": people, "meetings": [met], "stances": []}


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FakeLLM:
    fake = FakeLLM(Extraction=tells, PairAnswer=lambda _: {"answer": "same"})

    @asynccontextmanager
    async def open_llm(*_: object) -> AsyncIterator[FakeLLM]:
        yield fake

    monkeypatch.setattr("summarizer.llm.open.open_llm", open_llm)
    return fake


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "mara.txt", tmp_path / "mira.txt"]
    for path, envoy in zip(paths, ("Mara", "Mira"), strict=True):
        path.write_text(f"{envoy} Voss met Bruno Keller in Lenz.\n", encoding="utf-8")
    return paths


def test_articles_are_summarized_and_merged(
    articles: list[Path], model: FakeLLM, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossier", *map(str, articles), "--format", "json"]) == 0
    merged = Dossier.model_validate_json(capsys.readouterr().out)
    assert {actor.name for actor in merged.actors} == {"Mara Voss", "Mira Voss", "Bruno Keller"}
    assert [len(meeting.accounts) for meeting in merged.meetings] == [1, 1]
    assert model.asked == ["Extraction", "Extraction"]
    assert merged.model_pass is None


def test_the_model_is_asked_about_doubtful_pairs_when_told_to(
    articles: list[Path], model: FakeLLM, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossier", *map(str, articles), "--format", "text", "--ask-model"]) == 0
    shown = capsys.readouterr().out
    assert model.asked.count("PairAnswer") == 1
    assert "fake was asked about 1 doubtful pair; 1 join came of it" in " ".join(shown.split())
    assert "[joined by the model]" in shown


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the seeds' gold summaries and a third article of another day."""
    path = tmp_path / "news.db"
    group = read_group(data("dossiers") / "harbour" / "dossier.yaml")
    seeds = read_group(data("dossiers") / "seeds" / "dossier.yaml")
    with Store(path) as opened:
        for article, summary in [*seeds.pairs, group.pairs[0]]:
            opened.add(article, "print")
            claimed = opened.claim("print", "me", 60)
            assert claimed is not None
            assert opened.complete(claimed.key, "me", summary)
    return path


def labels(capsys: pytest.CaptureFixture[str], *args: str) -> set[str]:
    assert main(["dossier", *args, "--format", "json"]) == 0
    return {source["label"] for source in json.loads(capsys.readouterr().out)["sources"]}


def test_a_store_gives_its_articles(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everything = labels(capsys, "--store", str(store))
    assert len(everything) == 3
    about = labels(capsys, "--store", str(store), "--about", "Ushakov")
    assert len(about) == 2
    since = labels(capsys, "--store", str(store), "--since", "2030-01-01")
    assert since == everything - about
    assert main(["dossier", "--store", str(store), "--about", "nobody of that name"]) == 2
    assert "holds no such article; widen --about or --since" in capsys.readouterr().err
