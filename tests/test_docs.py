"""What README and documentation show can be typed, links lead somewhere, what is generated is current."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from summarizer.cli.app import COMMANDS, _load
from summarizer.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {page: page.read_text(encoding="utf-8") for page in PAGES}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
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


def test_every_setting_is_told_of() -> None:
    rows = re.findall(r"^\| `(\w+)` .*\| *(.*?) *\|$", TEXTS[ROOT / "docs/reference/settings.md"], re.M)
    assert len(rows) == len(Settings.model_fields)
    assert [name for name, told in rows if not told] == []


def test_the_tool_that_shows_the_site_comes_with_what_the_readme_says() -> None:
    line = re.search(r"After `(make \w+)`, `\.venv/bin/(\w+) serve`", TEXTS[ROOT / "README.md"])
    assert line
    assert line[2] == "mkdocs"
    script = (ROOT / "scripts" / line[1].removeprefix("make ")).read_text(encoding="utf-8")
    assert "--group dev" in script
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert any(one.startswith("mkdocs") for one in groups["dev"])


@pytest.mark.parametrize("name", ["commands.md", "settings.md", "schema.md"])
def test_the_reference_follows_the_code(name: str) -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "reference"))["PAGES"][name]()
    assert (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") == made, "run scripts/reference"


def _told(pattern: str) -> set[str]:
    return {found for text in TEXTS.values() for found in re.findall(pattern, text, re.M)}


def test_targets_and_scripts_that_are_shown_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.M)[0].split())
    shown = _told(r"(?:^|`|=\S+ )make ([a-z]+)\b")
    assert {"demo", "test", "installs"} <= shown <= targets
    assert all(re.search(rf"^(?:\w+ )*{target}\b.*:", makefile, re.M) for target in targets)
    assert [name for name in _told(r"(?:^|`)(scripts/\w+)") if not (ROOT / name).exists()] == []


def test_extras_that_are_shown_exist() -> None:
    shown = {extra for listed in _told(r"\.\[([\w,]+)\]'") for extra in listed.split(",")}
    shown |= _told(r"extras? `(\w+)`") | _told(r"^\| `(\w+)` \| (?:the|`summarize)")
    assert {"local", "eval", "mcp"} <= shown <= set(PROJECT["optional-dependencies"])
    assert all(f"| `{extra}` |" in (ROOT / "docs/how-to/install.md").read_text() for extra in shown)


@pytest.mark.parametrize("tool", ["docker", "llm", "uv", "pipx"])
def test_lines_of_other_tools_name_what_is_here(tool: str) -> None:
    """What these are given of ours: folders, files of seeds, and names of commands."""
    lines = _told(rf"^({tool} .*)$")
    assert lines
    named = {word for line in lines for word in shlex.split(line, comments=True)[1:]}
    ours = {word.partition("[")[0] for word in named if re.match(r"\.$|\.\[|seeds/|scripts/", word)}
    assert all((ROOT / word).exists() for word in ours)
    if tool == "llm":
        assert "summarize-news" in named & set(PROJECT["entry-points"]["llm"])


# Whoever registers a name that nobody holds runs on the machines of all who install by it.
INSTALLS = re.compile(rf"\b(?:pip|pipx|uvx?|llm) [^\n]*\b{PROJECT['name']}\b(?!(?:\[[\w,]+\])? @)")


@pytest.mark.parametrize(
    "page",
    [
        *PAGES,
        *sorted((ROOT / "examples").rglob("*.yml")),
        *(ROOT / name for name in ("action.yml", "Dockerfile", "Makefile", "SECURITY.md", "pyproject.toml")),
        *sorted(path for path in (ROOT / "scripts").iterdir() if path.is_file()),
        *sorted((ROOT / "summarizer").rglob("*.py")),
    ],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_nothing_of_ours_is_installed_by_its_name(page: Path) -> None:
    assert INSTALLS.findall(page.read_text(encoding="utf-8")) == []


def test_each_way_to_install_is_tried_as_it_stands(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "installs"))
    shown = re.findall(r"^(?:pip|uv tool|pipx) install '[^']*'", TEXTS[ROOT / "README.md"], re.M)
    assert script["lines"]() == shown
    assert len(shown) >= 3
    others, weights = script["needed"]("local")
    assert [*others, *weights] == PROJECT["optional-dependencies"]["local"]
    assert script["lines"]()[0] == "pip install '.[local]'"
    wheel = script["stand_in"](weights[0], tmp_path)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--target", str(tmp_path / "there"), str(wheel)], check=True)
    assert (tmp_path / "there" / wheel.name.replace("-py3-none-any.whl", ".dist-info")).is_dir()


def test_a_readme_without_ways_to_install_is_not_taken_for_tried() -> None:
    main = runpy.run_path(str(ROOT / "scripts" / "installs"))["main"]
    main.__globals__.update(lines=list, _tools=str, _index=str)
    with pytest.raises(SystemExit, match="fewer than three ways"):
        main()


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
