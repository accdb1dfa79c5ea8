"""What the README shows can be typed: every command and option in it exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from summarizer.cli.app import COMMANDS, _load

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
LINES = [line.partition("  #")[0].strip() for line in README.splitlines() if line.startswith("summarize ")]


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_readme_exists(line: str) -> None:
    words = shlex.split(line.partition("<")[0])[1:]
    name = words[0] if words[0] in COMMANDS else "run"
    known = {option for param in _load(name).params for option in param.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_the_commands_are_all_told_of() -> None:
    assert len(LINES) > 10
    told = {name for name in COMMANDS if re.search(rf"`{name}`|summarize {name}\b", README)}
    assert set(COMMANDS) - told <= {"run"}


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)]+)\)", README))
def test_a_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert (Path(__file__).parents[1] / link).exists()
