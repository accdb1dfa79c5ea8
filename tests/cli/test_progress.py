from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import pytest

from summarizer.cli.terminal.progress import megabytes, progress
from summarizer.llm.base import Heard


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


Give = Callable[[], Terminal]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Give:
    """Called in the test itself: pytest sets stderr anew between a fixture and its test."""
    fake = Terminal()
    monkeypatch.setattr("summarizer.cli.terminal.progress.PATIENCE", 0.05)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")

    def give() -> Terminal:
        monkeypatch.setattr(sys, "stderr", fake)
        return fake

    return give


def test_what_is_quick_shows_nothing(terminal: Give) -> None:
    screen = terminal()
    with progress("Reading") as told:
        told(1, 2)
    assert screen.getvalue().strip("\n") == ""


def test_what_takes_long_is_shown_and_gone_in_the_end(terminal: Give) -> None:
    screen = terminal()
    with progress("Putting \x1b]0;x\x07 together", counts=megabytes) as told:
        told(500_000_000, 1_000_000_000)
        time.sleep(0.4)
    shown = screen.getvalue()
    assert "Putting ]0;x together" in shown
    assert "500/1000 MB" in shown
    assert "\x07" not in shown
    assert shown.endswith("\x1b[2K")  # the line is wiped


@pytest.mark.parametrize("shown", [True, False])
def test_nothing_without_a_terminal_or_when_quiet(
    shown: bool, terminal: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = terminal()
    if shown:
        monkeypatch.setattr(screen, "isatty", lambda: False)
    with progress("Reading", shown=shown) as told:
        told(1, 2)
        time.sleep(0.2)
    assert screen.getvalue() == ""


def test_elsewhere_a_line_comes_now_and_then(terminal: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal()
    monkeypatch.setattr(screen, "isatty", lambda: False)
    monkeypatch.setattr("summarizer.cli.terminal.progress.APART", 0.1)
    with progress("Opening the model", counts=megabytes) as told:
        told(500_000_000, 1_000_000_000)
        time.sleep(0.25)
    lines = screen.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[0] == "Opening the model, 500/1000 MB · 0 s"


def test_tokens_are_shown_while_a_model_is_heard(terminal: Give) -> None:
    screen, heard = terminal(), Heard()
    with progress("article.txt", heard=heard) as told:
        told(0, 1)
        time.sleep(0.2)
        heard.tokens = 1234
        time.sleep(0.4)
    before, _, after = screen.getvalue().partition("1,234 tokens")
    assert "tokens" not in before
    assert after
