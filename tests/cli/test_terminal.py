"""What articles hold never reaches a terminal as more than text, whichever command shows it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.plaintext import visible
from summarizer.store import Store
from summarizer.summary import Actor, ArticleFacts, Evidence, Provenance, Summary, SummarySentence

Command = Callable[..., Any]
CODES = {
    "escape": "\x1b[31m",
    "osc": "\x1b]0;owned\x07",
    "c1": "\x9b31m",
    "c1 osc": "\x9d0;owned\x9c",
    "bell": "\x07",
    "delete": "\x7f",
    "bidi": "\u202eevil\u202c",
    "isolate": "\u2066evil\u2069",
    "tags": "\U000e0041\U000e0042",
    "zero width": "\u200b",
    "soft hyphen": "\u00ad",
    "carriage": "\x08\x08",
}


def summary_of(text: str) -> tuple[Article, Summary]:
    article = Article.of(text, source="a.txt", title="Talks", url="https://x.example/a")
    span = (Evidence(start=0, end=len(text), text=text),)
    provenance = Provenance(
        model="m",
        strategy="article",
        prompts=(),
        calls=1,
        prompt_tokens=1,
        completion_tokens=1,
        seconds=1,
        version="1",
    )
    return article, Summary(
        article=ArticleFacts.of(article),
        headline="Talks",
        headline_evidence=span,
        summary=(SummarySentence(text="Talks.", evidence=span),),
        actors=(Actor(id="a", name="Ada", kind="person", role=text, evidence=span),),
        meetings=(),
        stances=(),
        provenance=provenance,
    )


def texts(found: Any) -> Iterator[str]:
    """Every string in JSON data."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        for part in found.values() if isinstance(found, dict) else found:
            yield from texts(part)


@pytest.mark.parametrize("name", CODES)
def test_json_of_every_command_is_escaped(summarize: Command, home: Path, name: str) -> None:
    article, summary = summary_of(f"Ada met {CODES[name]} Bruno in Lenz.")
    (home / "a.txt").write_text(article.text, encoding="utf-8", newline="")
    (home / "a.json").write_text(summary.model_dump_json(), encoding="utf-8")
    with Store(home / "news.db") as store:
        store.add(article, "f")
        claimed = store.claim("f", "me", 60)
        assert claimed
        store.complete(claimed.key, "me", summary)
    for command in (
        ["show", article.id[:12], "--format", "json"],
        ["dossier", "a.json", "--format", "json"],
        ["a.json"],
    ):
        result = summarize(*command)
        assert result.code == 0, result.err
        assert visible(result.out) == result.out
        assert any(CODES[name] in text for text in texts(json.loads(result.out)))


def test_a_traceback_is_escaped(summarize: Command, model: Any, home: Path) -> None:
    (home / "a.txt").write_text("Ada Voss met Bruno Keller in Lenz.\n", encoding="utf-8")
    model.script = [RuntimeError("odd \x1b[31m\x9b1m\u202e")]
    result = summarize("a.txt", "--verbose")
    assert "RuntimeError" in result.err
    assert visible(result.err) == result.err
