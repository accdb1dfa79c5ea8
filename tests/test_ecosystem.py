"""What others run of this project: the action and the container, as far as they can be tried here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]


@pytest.fixture
def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return found


def test_the_action_passes_its_inputs_as_variables(action: dict[str, Any]) -> None:
    # An input in the text of a command could run what somebody named a folder.
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
        for value in step["env"].values():
            assert re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", value)[1] in action["inputs"]  # type: ignore[index]


def test_the_steps_of_the_action_run(action: dict[str, Any], tmp_path: Path) -> None:
    """The evaluation step, on labels without a recording: it fails, and still writes what it can say."""
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.txt").write_text("Ada Voss met Bruno Keller in Lenz on Tuesday.")
    (gold / "a.yaml").write_text("article: a.txt\ndateline: ''\nactors: []\nmeetings: []\nstances: []\n")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "summarize").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m summarizer "$@"\n')
    (bin_ / "summarize").chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{bin_}:{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "GOLD": str(gold),
        "REPORT": str(tmp_path / "report"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    step = action["runs"]["steps"][1]["run"]
    done = subprocess.run(["bash", "-e", "-c", step], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == [
        "eval.html",
        "eval.md",
        "eval.xml",
    ]
    assert "NoRecording" in (tmp_path / "summary.md").read_text()


def test_the_container_installs_extras_that_there_are() -> None:
    import tomllib  # noqa: PLC0415

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    named = re.search(r"/source\[([\w,]+)\]", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    assert named
    assert set(named[1].split(",")) <= set(extras)
