"""What README and documentation show can be typed, links lead somewhere, what is generated is current."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.cli.app import COMMANDS, _load

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMAND = re.compile(r"^(?:\.venv/bin/)?(summarize .*)$", re.M)
LINES = [
    pytest.param(line.partition("  #")[0].strip(), id=f"{page.stem}: {line[:60]}")
    for page in PAGES
    for line in COMMAND.findall(page.read_text(encoding="utf-8"))
]
LINKS = [
    pytest.param(page, link, id=f"{page.stem}: {link}")
    for page in PAGES
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("line", LINES)
def test_a_command_that_is_shown_exists(line: str) -> None:
    words = shlex.split(line.partition(" < ")[0])[1:]
    name = words[0] if words[0] in COMMANDS else "run"
    command = _load(name)
    if hasattr(command, "commands"):
        command = command.commands[words[1]]
    known = {option for param in command.params for option in param.opts}
    assert {word for word in words if re.match(r"--?[a-z]", word)} <= known


def test_all_commands_are_told_of() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.name != "commands.md")
    told = {name for name in COMMANDS if re.search(rf"`{name}`|summarize {name}\b", text)}
    assert set(COMMANDS) - told == set()


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_a_link_leads_somewhere(page: Path, link: str) -> None:
    place, _, anchor = link.partition("#")
    target = page.parent / place if place else page
    assert target.exists()
    if anchor:
        titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.M)
        assert anchor in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", ["commands.md", "settings.md", "schema.md"])
def test_the_reference_follows_the_code(name: str) -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "reference"))["PAGES"][name]()
    assert (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") == made, "run scripts/reference"


def test_the_readme_is_one_screen() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert sum(line.startswith("![") for line in lines) == 1


@pytest.mark.slow
def test_the_site_is_built_without_a_complaint(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "tutorial" / "index.html").exists()
