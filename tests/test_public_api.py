from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

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
        (Path("A" * 3000), "AAAA: no such file"),
        ("A" * 3000, "no such file, and no article's text"),
        ("新闻稿件汇总.txt", "no such file, and no article's text"),
        ("新闻", "no such file, and no article's text"),
        (None, r"an article is an Article, a Path or a string .*, not NoneType"),
        (123, "not int"),
        (b"", "not bytes"),
        (["a.txt"], "not list"),
        ("http://127.0.0.1:9/story", r"127.0.0.1: it is not a public address; .*allow_private=True"),
        ("\ud800 is no text that can be read", "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_an_error_of_ours(given: Any, says: str) -> None:
    with pytest.raises(summarizer.SummarizerError, match=says) as error:
        summarizer.summarize(given)
    assert len(str(error.value).splitlines()) == 1


def test_a_text_is_read_as_a_file_is() -> None:
    article = summarizer.read_article(
        "Envoy met minister\n\nPublished 5 March 2026\n\nAda Voss met Bruno Keller."
    )
    assert (article.published, article.source) == ("2026-03-05", "text")


@pytest.mark.parametrize(
    "text",
    [
        "市长王明周二在南京会见了商会主席李华。双方讨论了港口扩建计划。",
        "市長は火曜日に商工会議所の会頭と会談した。",
        "นายกรัฐมนตรีพบกับประธานาธิบดีเมื่อวันอังคาร",
    ],
)
def test_a_text_without_spaces_is_a_text(text: str) -> None:
    assert summarizer.read_article(text).text == text


@pytest.fixture
def address() -> Iterator[str]:
    """A page on a server of this machine."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/story"
            body = b"<html><title>Lenz</title><body><article>%s</article></body></html>" % (
                b"<p>Ada Voss met Bruno Keller in Lenz on Tuesday, the town hall of Lenz said.</p>" * 5
            )
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body if found else b"")

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/story"
    server.shutdown()
    server.server_close()


def test_an_address_is_read_also_a_private_one_that_is_allowed(address: str) -> None:
    article = summarizer.read_article(address, outlet="Courier", allow_private=True)
    assert "Ada Voss met Bruno Keller" in article.text
    assert (article.url, article.outlet) == (address, "Courier")

    async def notebook() -> summarizer.Article:
        return summarizer.read_article(address, allow_private=True)

    assert asyncio.run(notebook()).text == article.text


def test_it_works_where_a_loop_runs_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_STRATEGY", "article")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)

    async def notebook() -> None:
        summarizer.summarize("Ada Voss met Bruno Keller.", model="gpt-x")

    with pytest.raises(summarizer.SummarizerError, match="needs a key"):
        asyncio.run(notebook())
