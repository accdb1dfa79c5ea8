"""What is installed is locked: every release that the project names, by its hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = re.findall(r"^([\w.-]+)==(\S+)((?:.*\\\n)*.*)", LOCK, re.M)


def name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement.strip())[0]).lower()  # type: ignore[index]


def test_every_release_has_its_hashes_and_no_address() -> None:
    assert len(LOCKED) > 100
    assert all("--hash=sha256:" in rest for _, _, rest in LOCKED)
    assert "://" not in LOCK
    assert not re.search(r"^(?!\s|#|[\w.-]+==|\Z)", LOCK, re.M)


def test_everything_that_the_project_names_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [
        *project["project"]["dependencies"],
        *(one for extra in project["project"]["optional-dependencies"].values() for one in extra),
        *project["dependency-groups"]["dev"],
    ]
    locked = {name(found): version for found, version, _ in LOCKED}
    assert {name(one) for one in named} <= locked.keys()
    exact = {name(one): one.partition("==")[2] for one in named if "==" in one}
    assert {one: locked[one] for one in exact} == exact


@pytest.mark.parametrize("script", ["supply", "venv", "attacks", "fuzz"])
def test_the_scripts_are_sound(script: str) -> None:
    text = (ROOT / "scripts" / script).read_text(encoding="utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert "set -eu" in text
    assert (ROOT / "scripts" / script).stat().st_mode & 0o111


def test_what_reads_pages_does_not_hang_on_an_extra() -> None:
    """pip 23, as in Debian 12, leaves out lxml[html-clean], and then no page can be read."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "lxml-html-clean" in {name(one) for one in project["project"]["dependencies"]}
