from __future__ import annotations

import errno
import json
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import MalformedAnswer, TransportError
from summarizer.summary import Summary

Command = Callable[..., Any]


def test_the_result_is_the_json_of_the_summary(summarize: Command, model: Any, article: Path) -> None:
    result = summarize(article)
    assert (result.code, result.err) == (0, "")
    summary = Summary.model_validate_json(result.out)
    text = article.read_text(encoding="utf-8")
    assert all(text[span.start : span.end] == span.text for span in summary.spans())
    assert [actor.name for actor in summary.actors] == ["Ada Voss", "Bruno Keller", "Lenz Courier"]
    assert json.loads(result.out) == summary.model_dump(mode="json")
    assert [rejection.kind for rejection in summary.rejected] == ["stance"]


def test_the_word_run_is_optional_and_options_may_come_first(
    summarize: Command, model: Any, article: Path
) -> None:
    outs = [
        summarize(*args).out
        for args in (
            ("run", article, "--format", "markdown"),
            (article, "--format", "markdown"),
            ("--format", "markdown", article),
            ("-f", "markdown", "--", article),
        )
    ]
    assert outs[0].startswith("# Envoy met minister in Lenz")
    strip = [out.rpartition("---")[0] for out in outs]  # without the seconds it took
    assert strip == [strip[0]] * 4


def test_a_terminal_gets_text(
    summarize: Command, model: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    result = summarize(article, "--evidence")
    assert result.out.startswith("  Envoy met minister in Lenz [1]")
    assert "◐ reported" in result.out
    assert "\x1b" not in result.out


def test_standard_input(summarize: Command, model: Any, article: Path, stdin: Any) -> None:
    stdin(article.read_bytes())
    assert json.loads(summarize("-").out)["article"]["source"] == "-"


@pytest.mark.parametrize("day", ["2026-02-05", "2026-02-05T10:00:00Z"])
def test_date_and_outlet_are_used(summarize: Command, model: Any, article: Path, day: str) -> None:
    result = json.loads(summarize(article, "--date", day, "--outlet", "Courier").out)
    assert result["article"]["outlet"] == "Courier"
    assert result["meetings"][0]["date_start"] == "2026-02-03"


def test_a_date_that_is_none_is_refused(summarize: Command, model: Any, article: Path) -> None:
    result = summarize(article, "--date", "yesterday")
    assert (result.code, model.opened) == (2, 0)
    assert result.err == "summarize: error: --date yesterday: not a day; write it like 2026-02-05\n"


@pytest.mark.parametrize("command", ["run", "dossier"])
def test_one_day_for_several_articles_is_told(
    summarize: Command, model: Any, article: Path, home: Path, command: str
) -> None:
    (home / "late.txt").write_text("5 March 2026\n\n" + article.read_text())
    both = summarize(command, article, "late.txt", "--date", "2026-02-05", "-f", "json")
    assert "warning: --date 2026-02-05 goes for every article, whatever it says itself\n" in both.err
    assert both.out.count('"published": "2026-02-05"') == 2
    assert "--date" not in summarize(command, article, "--date", "2026-02-05").err
    assert "--date" not in summarize(command, article, "late.txt", "--date", "2026-02-05", "-q").err


def test_several_files_are_a_list_from_one_model(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    other = home / "other.txt"
    other.write_text(article.read_text().replace("Tuesday", "Monday"))
    result = summarize(article, other)
    assert [one["article"]["source"] for one in json.loads(result.out)] == [str(article), str(other)]
    assert model.opened == 1


def test_one_bad_file_does_not_stop_the_others(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    model.script = [MalformedAnswer("three times nonsense")]
    other = home / "other.txt"
    other.write_text(article.read_text().replace("Tuesday", "Monday"))
    result = summarize("missing.txt", other, article)
    assert result.code == 1
    assert [one["article"]["source"] for one in json.loads(result.out)] == [str(article)]
    lines = result.err.splitlines()
    assert lines[0] == "summarize: error: missing.txt: no such file"
    assert lines[1].startswith(f"summarize: error: {other}: ")
    assert len(lines) == 2


def test_no_model_is_opened_for_nothing(summarize: Command, model: Any) -> None:
    result = summarize("a.txt", "b.txt")
    assert (result.code, result.out, model.opened) == (2, "", 0)
    assert len(result.err.splitlines()) == 2


def test_output_goes_to_the_file_as_a_whole(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    result = summarize(article, "--output", "out.json")
    assert (result.code, result.out) == (0, "")
    Summary.model_validate_json((home / "out.json").read_bytes())
    assert sorted(path.name for path in home.iterdir()) == ["article.txt", "out.json"]


def test_a_failed_write_leaves_the_old_file(
    summarize: Command, model: Any, article: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = home / "out.json"
    target.write_text("old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = summarize(article, "--output", target)
    assert result.code == 1
    assert result.err == f"summarize: error: {target}: cannot be written: No space left on device\n"
    assert target.read_text() == "old"
    assert sorted(path.name for path in home.iterdir()) == ["article.txt", "out.json"]


@pytest.mark.parametrize(("output", "says"), [(".", "is a folder"), ("none/out.json", "there is no folder")])
def test_an_impossible_output_is_known_before_the_model_runs(
    summarize: Command, model: Any, article: Path, output: str, says: str
) -> None:
    result = summarize(article, "--output", output)
    assert (result.code, model.opened) == (2, 0)
    assert says in result.err


def test_output_through_a_link_keeps_the_link(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    (home / "link.json").symlink_to(home / "real.json")
    summarize(article, "--output", "link.json")
    assert (home / "link.json").is_symlink()
    Summary.model_validate_json((home / "real.json").read_bytes())


def test_too_slow_is_one_line(summarize: Command, model: Any, article: Path) -> None:
    model.script = [5.0]
    result = summarize(article, "--max-seconds", "0.05")
    assert (result.code, result.out) == (1, "")
    assert "not done after 0.05 s" in result.err


def test_html_is_a_page_of_one_article(summarize: Command, model: Any, article: Path) -> None:
    assert summarize(article, "--format", "html").out.lower().startswith("<!doctype html>")
    result = summarize(article, article, "--format", "html")
    assert (result.code, result.out) == (2, "")
    assert "summarize dossier" in result.err


def test_a_written_summary_is_shown_without_a_model(summarize: Command, model: Any, article: Path) -> None:
    summarize(article, "--output", "out.json")
    model.opened = 0
    result = summarize("out.json", "--format", "text")
    assert (result.code, model.opened) == (0, 0)
    assert "Ada Voss and Bruno Keller" in result.out


def test_verbose_tells_the_cost_and_what_was_refused(summarize: Command, model: Any, article: Path) -> None:
    result = summarize(article, "--verbose")
    assert "1 call, 100 tokens read, 50 written" in result.err
    assert "not published: stance: the holder “Zed” is not in the article" in result.err


def test_several_failures_of_the_endpoint_are_one_line_each(
    summarize: Command, model: Any, article: Path
) -> None:
    model.script = [TransportError("unreachable"), TransportError("unreachable")]
    result = summarize(article, article)
    assert result.code == 1
    assert result.err == f"summarize: error: {article}: unreachable\n" * 2


def test_a_hostile_name_cannot_reach_the_terminal(summarize: Command, model: Any) -> None:
    result = summarize("a\x1b]0;owned\x07\n\u202eb.txt")
    assert len(result.err.splitlines()) == 1
    assert not any(char in result.err for char in "\x1b\x07\u202e")


def test_a_bug_is_one_line_and_shown_in_full_on_request(
    summarize: Command, model: Any, article: Path
) -> None:
    model.script = [ZeroDivisionError("oops"), ZeroDivisionError("oops")]
    short = summarize(article)
    assert short.code == 1
    assert (
        short.err
        == "summarize: error: a bug in the program, ZeroDivisionError: oops; --verbose shows where\n"
    )
    assert "Traceback" in summarize(article, "--verbose").err


FRENCH = (
    "La ministre des affaires étrangères a rencontré mardi à Lisbonne son homologue portugais.\n"
    "Elle s'est dite favorable à la reprise des négociations sur les quotas de pêche.\n"
    "Le gouvernement n'a pas souhaité commenter cette information.\n"
)


def test_a_small_model_is_not_opened_for_what_it_cannot_read(
    summarize: Command, model: Any, home: Path
) -> None:
    (home / "une.txt").write_text(FRENCH, encoding="utf-8")
    result = summarize("une.txt")
    assert (result.code, result.out, model.opened) == (2, "", 0)
    (said,) = result.err.splitlines()
    assert "une.txt: its language is fr" in said
    assert "--model" in said
    assert summarize("une.txt", "--strategy", "article").code == 0


def test_a_capable_model_reads_what_it_can(summarize: Command, model: Any, home: Path) -> None:
    (home / "une.txt").write_text(FRENCH, encoding="utf-8")
    assert summarize("une.txt", "--model", "big", "--base-url", "http://127.0.0.1:1/v1").code == 0


def test_a_planted_link_is_not_followed(
    summarize: Command, model: Any, article: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = home / "victim"
    victim.write_text("precious")
    (home / f".out.json.{os.getpid()}.part").symlink_to(victim)  # the name it had once
    assert summarize(article, "--output", "out.json").code == 0
    assert victim.read_text() == "precious"
    monkeypatch.setattr(secrets, "token_hex", lambda _: "guessed")
    (home / ".out.json.guessed.part").symlink_to(victim)
    assert summarize(article, "--output", "out.json").code == 1
    assert victim.read_text() == "precious"
