from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

import summarizer

SEED = Path(__file__).parents[1] / "seeds" / "001_60819499d764e901.txt"


def test_the_public_names_are_these() -> None:
    assert sorted(summarizer.__all__) == [
        "Article",
        "Dossier",
        "LLM",
        "Settings",
        "SummarizerError",
        "Summary",
        "build_dossier",
        "load_settings",
        "open_llm",
        "read_article",
        "summarize",
        "summarize_async",
    ]
    assert len(summarizer.__all__) <= 12


def test_every_name_is_there_and_documented() -> None:
    assert set(summarizer.__all__) <= set(dir(summarizer))
    for name in summarizer.__all__:
        value = getattr(summarizer, name)
        assert value.__doc__, name
        assert value.__module__.startswith("summarizer."), name


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = summarizer.nonsense


def test_importing_the_package_loads_nothing() -> None:
    code = (
        "import sys, summarizer; "
        "print([m for m in sys.modules if m.startswith(('summarizer.', 'pydantic', 'typer'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_article_is_read_as_it_stands() -> None:
    article = summarizer.read_article(str(SEED), outlet="The Moscow Times")
    assert article.text == SEED.read_bytes().decode("utf-8")
    assert (article.outlet, article.published) == ("The Moscow Times", "2026-02-05")


def test_a_saved_page_is_read_too(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = "".join(
        f"<p>Ada Voss met Bruno Keller in Lenz, part {n} of the long report says.</p>" for n in range(9)
    )
    page.write_text(f"<html><head><title>Lenz</title></head><body><article>{body}</article></body></html>")
    article = summarizer.read_article(page, outlet="Courier", published="2026-02-05")
    assert "Ada Voss met Bruno Keller" in article.text
    assert "<p>" not in article.text
    assert (article.outlet, article.published) == ("Courier", "2026-02-05")


def test_summarize_uses_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_STRATEGY", "article")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)
    article = summarizer.read_article(SEED)
    with pytest.raises(summarizer.SummarizerError, match="needs a key"):
        summarizer.summarize(article, model="gpt-x")
    with pytest.raises(summarizer.SummarizerError, match=r"strategy \(command line\)"):
        summarizer.summarize(article, strategy="magic")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("none.txt", "none.txt: no such file, and no article's text"),
        ("", "no such file"),
        (Path("none.txt"), "none.txt: no such file"),
        (Path(), "is a folder"),
        ("http://127.0.0.1:9/story", "127.0.0.1: it is not a public address"),
        ("\ud800 is no text that can be read", "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_an_error_of_ours(given: str | Path, says: str) -> None:
    with pytest.raises(summarizer.SummarizerError, match=says) as error:
        summarizer.summarize(given)
    assert len(str(error.value).splitlines()) == 1


def test_a_text_is_read_as_a_file_is() -> None:
    article = summarizer.read_article(
        "Envoy met minister\n\nPublished 5 March 2026\n\nAda Voss met Bruno Keller."
    )
    assert (article.published, article.source) == ("2026-03-05", "text")


def test_it_works_where_a_loop_runs_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_STRATEGY", "article")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)

    async def notebook() -> None:
        summarizer.summarize("Ada Voss met Bruno Keller.", model="gpt-x")

    with pytest.raises(summarizer.SummarizerError, match="needs a key"):
        asyncio.run(notebook())
