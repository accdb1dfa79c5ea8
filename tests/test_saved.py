"""Summaries come back in every form in which they are written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.saved import Saved, from_bytes, read_file
from summarizer.store import Row, Store
from summarizer.store.export import export
from summarizer.summary import Actor, ArticleFacts, Evidence, Provenance, Summary, SummarySentence


def summary_of(article: Article) -> Summary:
    span = (Evidence(start=0, end=3, text=article.text[:3]),)
    use = Provenance(
        model="fake",
        strategy="article",
        prompts=(),
        calls=1,
        prompt_tokens=1,
        completion_tokens=1,
        seconds=1,
        version="0",
    )
    return Summary(
        article=ArticleFacts.of(article),
        headline="They met",
        summary=(SummarySentence(text="They met.", evidence=span),),
        actors=(),
        meetings=(),
        stances=(),
        provenance=use,
    )


@pytest.fixture
def made(tmp_path: Path) -> list[Summary]:
    texts = {"one.txt": "Ada Voss met Bruno Keller.", "two.txt": "Bob Lund met Cleo Marr."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return [summary_of(Article.of(text, source=name)) for name, text in texts.items()]


def as_list(path: Path, made: list[Summary]) -> None:
    path.write_text(json.dumps([one.model_dump(mode="json") for one in made], indent=2))


def as_lines(path: Path, made: list[Summary]) -> None:
    path.write_text("".join(one.model_dump_json() + "\n" for one in made))


def as_export(path: Path, made: list[Summary]) -> None:
    export(map(Row.of, made), path, "jsonl")


def as_store(path: Path, made: list[Summary]) -> None:
    with Store(path) as store:
        for one in made:
            text = path.with_name(one.article.source).read_text()
            store.add(Article.of(text, source=one.article.source), "f")
            claimed = store.claim("f", "me", 60)
            assert claimed
            store.complete(claimed.key, "me", one)


@pytest.mark.parametrize("write", [as_list, as_lines, as_export, as_store])
def test_every_form_is_read_whatever_its_name(
    write: Callable[[Path, list[Summary]], None], made: list[Summary], tmp_path: Path
) -> None:
    path = tmp_path / "saved"
    write(path, made)
    found = read_file(path)
    assert [one.summary for one in found if isinstance(one, Saved)] == made
    assert [one.article.text[:3] for one in found if isinstance(one, Saved) and one.article] == ["Ada", "Bob"]


def test_a_summary_on_standard_input(
    made: list[Summary], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = from_bytes(made[0].model_dump_json().encode(), "-")
    assert isinstance(found, Saved)
    assert found.article


def test_a_summary_without_its_article_is_still_one(made: list[Summary], tmp_path: Path) -> None:
    (tmp_path / "one.txt").unlink()
    as_list(tmp_path / "s.json", made)
    first, second = read_file(tmp_path / "s.json")
    assert isinstance(first, Saved)
    assert first.article is None
    assert isinstance(second, Saved)
    assert second.article


def test_lines_may_hold_articles_and_failures_too(made: list[Summary], tmp_path: Path) -> None:
    dead = {"state": "dead", "summary": None, "error": "Refusal"}
    lines = [
        json.dumps({"text": "Bob met Cleo.", "outlet": "Wire"}),
        json.dumps(dead),
        made[0].model_dump_json(),
    ]
    (tmp_path / "x.jsonl").write_text("\n".join(lines))
    first, second = read_file(tmp_path / "x.jsonl")
    assert isinstance(first, Article)
    assert (first.text, first.outlet) == ("Bob met Cleo.", "Wire")
    assert isinstance(second, Saved)


def twice() -> str:
    """A summary that has an actor twice."""
    whole = summary_of(Article.of("Ada met Bob."))
    actor = Actor(id="ada", name="Ada", kind="person", evidence=whole.summary[0].evidence)
    return json.dumps(whole.model_dump(mode="json") | {"actors": [actor.model_dump(mode="json")] * 2})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{}", "not a summary: article"),
        ("[]", "holds no summary"),
        ("[{}, 1]", "not a summary"),
        (twice(), "not a summary: two actors share an id$"),
        ('{"a": ', "not valid JSON"),
        ('{"sources": [], "actors": []}', "a dossier, not a summary"),
        ('{"text": "Ada met Bob."}\n{"text"', ":2: not valid JSON"),
        ("[{}, {}]", r"\[0\]: not a summary"),
    ],
)
def test_what_is_none_is_told_in_one_line(content: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(InputError, match=says) as error:
        read_file(tmp_path / "x.json")
    assert "\n" not in str(error.value)


def test_an_article_that_begins_with_a_bracket_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[Lenz] Ada met Bob.")
    (found,) = read_file(tmp_path / "a.json")
    assert isinstance(found, Article)


def test_a_summary_that_points_at_other_words_is_refused(made: list[Summary], tmp_path: Path) -> None:
    value: dict[str, Any] = made[0].model_dump(mode="json")
    value["summary"][0]["evidence"][0]["text"] = "Eve"
    (tmp_path / "x.json").write_text(json.dumps(value))
    with pytest.raises(InputError, match="evidence is not the article's text"):
        read_file(tmp_path / "x.json")
