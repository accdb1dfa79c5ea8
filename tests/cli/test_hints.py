"""What the program tells people to do works."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer.cli.app import COMMANDS, _load

Command = Callable[..., Any]
ROOT = Path(__file__).parents[2]


class _Story(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        story = "".join(
            f"<p>Ada Voss met Bruno Keller in Lenz, part {n} of the report says.</p>" for n in range(9)
        )
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f"<html><body><article>{story}</article></body></html>".encode())

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def private() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Story)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/story"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("command", [(), ("dossier",)])
def test_an_option_that_an_error_names_is_there(
    summarize: Command, model: Any, private: str, command: tuple[str, ...]
) -> None:
    refused = summarize(*command, private)
    assert refused.code == 2
    assert refused.err.endswith("it is not a public address; --allow-private fetches from it\n")
    assert "Ada Voss" in summarize(*command, private, "--allow-private").out


def test_a_feed_is_sent_to_batch(summarize: Command, model: Any, home: Path, stdin: Any) -> None:
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'
    (home / "feed.xml").write_bytes(feed)
    result = summarize("feed.xml")
    assert (result.code, model.opened) == (2, 0)
    assert "feed.xml: a feed, not an article; give it to `summarize batch`" in result.err
    stdin(feed)
    assert "-: a feed, not an article" in summarize("-").err


def test_a_store_is_no_article(summarize: Command, model: Any, article: Path, home: Path) -> None:
    assert summarize("batch", article, "--store", "old.db").code == 0
    said = summarize("batch", "old.db", "--store", "new.db").err
    assert "old.db: a store, not an article; `summarize list --store" in said


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("articel.txt", "article.txt"),
        ("Article.txt", "article.txt"),
        ("article", "article.txt"),
        ("article.text", "article.txt"),
        ("./artcle.txt", "article.txt"),
        ("old/atricle.txt", "old/article.txt"),
        ("2.txt", ""),
        ("none.txt", ""),
        ("no such folder/article.txt", ""),
    ],
)
def test_a_mistyped_file_is_guessed(
    summarize: Command, model: Any, article: Path, home: Path, given: str, meant: str
) -> None:
    (home / "1.txt").write_text("1")
    (home / "old").mkdir()
    (home / "old" / "article.txt").write_text("old")
    hint = f"; did you mean {meant}?" if meant else ""
    for command in ("run", "dossier", "batch"):
        said = summarize(command, given).err
        assert f"{given.removeprefix('./')}: no such file{hint}" in said
        assert bool(meant) == ("did you mean" in said)


def test_a_mistyped_store_is_guessed(summarize: Command, model: Any, article: Path) -> None:
    summarize("batch", article)
    said = summarize("list", "--store", "nwes.db").err
    assert said == "summarize: error: nwes.db: no such store; did you mean news.db?\n"


def test_a_hostile_name_beside_a_mistyped_one_is_shown_harmless(
    summarize: Command, model: Any, home: Path
) -> None:
    (home / "article\x1b[31m\n.txt").write_text("")
    assert "\x1b" not in (err := summarize("articel.txt").err)
    assert err.count("\n") == 1


@pytest.mark.parametrize("args", [("serach", "Keller"), ("serach",), ("dosier", "a.txt", "b.txt")])
def test_a_misspelt_command_is_guessed_with_its_arguments(summarize: Command, model: Any, args: Any) -> None:
    result = summarize(*args)
    assert (result.code, model.opened) == (2, 0)
    assert re.fullmatch(
        r"summarize: error: \w+: no such file or command; did you mean `summarize (search|dossier)`\?\n",
        result.err,
    )


def test_the_demo_installs_what_eval_needs() -> None:
    demo = (ROOT / "scripts" / "demo").read_text(encoding="utf-8")
    assert re.search(r"^scripts/venv demo \S*\beval\b", demo, re.M)


@pytest.mark.parametrize(
    "content", [None, b"G", b"no such thing", b"GGUF", b"GGUF" + bytes(100), b"GGUF\x03" + bytes(99)]
)
def test_doctor_sees_a_model_file_that_is_none(
    summarize: Command, home: Path, content: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    meta = {"lang": "en", "name": "tiny", "version": "1"}
    monkeypatch.setattr("summarizer.reading.syntax.parser.load", lambda: SimpleNamespace(meta=meta))
    if content is not None:
        (home / "own.gguf").write_bytes(content)
    result = summarize("doctor", "--model", "own.gguf")
    assert result.code == 1
    assert re.search(
        r"✗ weights   own.gguf: (cannot be read|not a GGUF file|its header is|it holds no)", result.out
    )


def test_doctor_names_the_settings_file_though_it_is_not_there(
    summarize: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.cli.doctor.checks", lambda *_, **__: iter(()))
    there = home / "config" / "grounded-news" / "config.toml"
    assert f"The file is {there}, which is not there yet." in summarize("doctor").out
    there.parent.mkdir(parents=True)
    there.write_text("slots = 2\n")
    assert f"The file is {there}." in summarize("doctor").out


INNER = [f"{name} {inner}" for name in COMMANDS for inner in getattr(_load(name), "commands", {})]


@pytest.mark.parametrize("columns", [50, 60, 80])
@pytest.mark.parametrize("name", ["", *COMMANDS, *INNER])
def test_help_cuts_no_sentence(
    summarize: Command, monkeypatch: pytest.MonkeyPatch, name: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = summarize(*name.split(), "--help").out
    assert "…" not in out
    assert not re.search(
        r"\w\.\.\.(\s|$)", re.sub(r"(sources|summaries|ARGS|FILE|files|SOURCES|SUMMARIES)\S*\.\.\.", "", out)
    ), out
    assert max(map(len, out.splitlines())) <= max(columns, 50)


@pytest.mark.parametrize("name", ["config", "model"])
def test_a_group_says_all_of_its_commands(summarize: Command, name: str) -> None:
    out = " ".join(summarize(name, "--help").out.split())
    for command in _load(name).commands.values():
        assert " ".join(command.help.split("\n\n")[0].split()) in out


@pytest.mark.parametrize(("word", "option"), [("help", "--help"), ("version", "--version")])
def test_words_that_are_commands_elsewhere(summarize: Command, home: Path, word: str, option: str) -> None:
    result = summarize(word)
    assert (result.code, result.err) == (
        2,
        f"summarize: error: {word}: no such file or command; it is `summarize {option}`\n",
    )
    (home / word).write_text("Ada met Bruno.")
    assert "no such file" not in summarize(word, "--dry-run").err


def test_verbose_is_named_only_where_it_is_known(
    summarize: Command, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr("summarizer.cli.store._open", broken)
    assert "a bug in the program, RuntimeError: odd\n" in summarize("list").err
    monkeypatch.setattr("summarizer.cli.run.read", broken)
    assert summarize(article).err.endswith("RuntimeError: odd; --verbose shows where\n")


def test_the_folder_of_the_settings_is_documented() -> None:
    docs = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert any("~/.config/grounded-news" in page.read_text(encoding="utf-8") for page in docs)


def test_every_command_that_reads_the_web_may_be_let_in() -> None:
    for name in ("run", "dossier", "batch"):
        assert "--allow-private" in {option for param in _load(name).params for option in param.opts}


def test_a_wrong_choice_is_told_in_plain_words(summarize: Command) -> None:
    result = summarize("article.txt", "--strategy", "none")
    assert result.code == 2
    assert "'none' is not one of 'auto', 'article', 'sentence'" in result.err
    assert "Value error" not in result.err
