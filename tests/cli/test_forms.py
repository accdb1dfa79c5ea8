"""The form follows the file's name, `-` is standard output, and an option means one thing everywhere."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli.app import COMMANDS, _load

Command = Callable[..., Any]
BEGINS = {
    "html": "<!doctype html>",
    "md": "# ",
    "json": "{",
    "txt": "  Envoy met minister",
}


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def give(columns: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)

    return give


@pytest.mark.parametrize("suffix", BEGINS)
def test_the_suffix_of_the_output_says_the_form(
    summarize: Command, model: Any, article: Path, home: Path, suffix: str
) -> None:
    assert summarize(article, "-o", f"out.{suffix}").code == 0
    assert (home / f"out.{suffix}").read_text().lower().startswith(BEGINS[suffix].lower())


@pytest.mark.parametrize(
    ("suffix", "begins"), [("html", "<!doctype"), ("md", "# "), ("json", "{"), ("txt", "SOU")]
)
def test_a_dossier_too(
    summarize: Command, model: Any, article: Path, home: Path, suffix: str, begins: str
) -> None:
    assert summarize("dossier", article, "-o", f"out.{suffix}").code == 0
    assert (home / f"out.{suffix}").read_text().startswith(begins)


def test_an_export_too(summarize: Command, model: Any, article: Path, home: Path) -> None:
    assert summarize("batch", article).code == 0
    assert summarize("export", "out.csv").code == 0
    assert (home / "out.csv").read_text().startswith("article,state,")
    page = summarize("export", "out.html")
    assert page.code == 2
    assert "for a page, `summarize dossier --store" in page.err
    assert "-o out.html`" in page.err


@pytest.mark.parametrize("command", [(), ("dossier",)])
def test_suffix_and_format_that_contradict_each_other(
    summarize: Command, model: Any, article: Path, command: tuple[str, ...]
) -> None:
    result = summarize(*command, article, "-o", "d.html", "-f", "json")
    assert (result.code, model.opened) == (2, 0)
    assert "d.html: is named for html, but --format says json" in result.err


def test_a_text_file_may_hold_any_form(summarize: Command, model: Any, article: Path, home: Path) -> None:
    assert summarize(article, "-o", "out.txt", "-f", "json").code == 0
    json.loads((home / "out.txt").read_text())


def test_a_dash_is_standard_output_everywhere(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    before = sorted(home.iterdir())
    assert json.loads(summarize(article, "-o", "-").out)
    assert json.loads(summarize("dossier", article, "-o", "-").out)
    assert sorted(home.iterdir()) == before
    assert summarize("batch", article).code == 0
    (name,) = summarize("list").out.split()[:1]
    assert json.loads(summarize("show", name, "-o", "-").out)
    assert "Evaluation of" in summarize("eval", "-o", "-", "--split", "seeds").out
    assert not (home / "-").exists()


def test_an_export_to_standard_output(article: Path, summarize: Command, model: Any) -> None:
    assert summarize("batch", article).code == 0
    result = summarize("export", "-")
    assert json.loads(result.out)["state"] == "done"
    assert result.err == ""


def test_quiet_batches_say_nothing(article: Path, summarize: Command, model: Any) -> None:
    result = summarize("batch", article, "-q")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_one_layout_for_run_and_show(summarize: Command, model: Any, article: Path) -> None:
    assert summarize("batch", article).code == 0
    (name,) = summarize("list").out.split()[:1]
    shown = summarize("show", name, "-f", "text", "-e").out
    assert shown.splitlines()[:-1] == summarize(article, "-f", "text", "-e").out.splitlines()[:-1]


# An option that cannot be the same everywhere: which forms there are, and which is the usual one, goes by the
# result; a batch by Daft writes a folder, which may be at an address.
KINDS = {"--format"}
WORDS = {"--format": "Form of the result; else the one that ", "--output": ""}


def parts() -> Iterator[tuple[str, Any]]:
    """Every command and every command of a group."""
    for name in COMMANDS:
        command = _load(name)
        yield from getattr(command, "commands", {name: command}).items()


def test_an_option_is_the_same_wherever_it_is() -> None:
    letters, kinds, helps = (defaultdict(set) for _ in range(3))
    for name, command in parts():
        for param in (param for param in command.params if param.param_type_name == "option"):
            option = next(opt for opt in param.opts if opt.startswith("--"))
            letters[option].add((*sorted(param.opts), *sorted(param.secondary_opts)))
            if (name, option) == ("batch", "--output"):
                continue
            if option not in KINDS:
                kinds[option].add((repr(param.bare_type()), param.min, param.max))
            said = param.help or ""
            start = WORDS.get(option)
            helps[option].add(said if not start else said.startswith(start))
    for table in (letters, kinds, helps):
        assert {option: ways for option, ways in table.items() if len(ways) > 1} == {}
    assert not any(False in ways for ways in helps.values())


def test_what_shows_progress_beside_a_result_can_be_quiet() -> None:
    for name in ("run", "dossier", "batch", "export", "list", "search", "show", "eval"):
        assert "-q" in {option for param in _load(name).params for option in param.opts}, name


def test_what_writes_a_result_takes_a_file_and_a_form() -> None:
    for name in ("run", "dossier", "list", "search", "show", "eval"):
        assert {"-o", "-f"} <= {option for param in _load(name).params for option in param.opts}, name


def test_a_dossier_is_read_with_the_date_and_model_that_are_given(
    summarize: Command, model: Any, article: Path
) -> None:
    made = json.loads(
        summarize("dossier", article, "--date", "2026-02-05", "--outlet", "Courier", "-f", "json").out
    )
    assert (made["sources"][0]["label"], made["meetings"][0]["date"]["start"]) == (
        "Courier, 5 Feb 2026",
        "2026-02-03",
    )


@pytest.mark.parametrize("columns", [50, 100])
def test_every_text_knows_the_terminal(
    summarize: Command, model: Any, article: Path, terminal: Callable[[int], None], columns: int
) -> None:
    assert summarize("batch", article).code == 0
    (name,) = summarize("list").out.split()[:1]
    terminal(columns)
    for command in (
        (article, "-e"),
        ("dossier", article),
        ("show", name, "-e"),
        ("list",),
        ("search", "Keller"),
    ):
        out = summarize(*command).out
        plain = re.sub(r"\x1b\[[\d;]*m", "", out)
        assert max(map(len, plain.splitlines())) <= columns, command
        assert command[0] == "search" or "\x1b[" in out, command
    longest = max(map(len, re.sub(r"\x1b\[[\d;]*m", "", summarize("dossier", article).out).splitlines()))
    assert longest > columns * 0.6


def test_colours_are_left_out_on_request(
    summarize: Command,
    model: Any,
    article: Path,
    terminal: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal(80)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3\dm", summarize("dossier", article).out)
    assert summarize("batch", article).code == 0
    assert "\x1b" not in summarize("list").out


@pytest.mark.parametrize("command", [(), ("dossier",)])
def test_a_page_is_shown_in_the_browser(
    summarize: Command, model: Any, article: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(shown.append(address)) or True)
    assert summarize(*command, article, "--open").code == 0
    page = Path(shown[0].removeprefix("file://"))
    assert page.read_text().startswith("<!doctype html>")
    assert summarize(*command, article, "--open", "-o", "mine.html").code == 0
    assert shown[1].endswith("/mine.html")
    assert summarize(*command, article, "--open", "-f", "json").code == 2
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert "no browser was found" in summarize(*command, article, "--open").err


def test_a_name_that_stands_for_no_form_is_refused_before_work(
    summarize: Command, model: Any, article: Path
) -> None:
    result = summarize(article, "-o", "page.pdf")
    assert (result.code, model.opened) == (2, 0)
    assert "page.pdf: .pdf is none of the forms .json .md .markdown .html .htm .txt;" in result.err
    assert summarize(article, "-o", "page.pdf", "-f", "text").code == 0
