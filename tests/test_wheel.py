"""The wheel: it holds all the program needs, and works where the checkout is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # The build backend itself, without an environment of its own: nothing is fetched.
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel; only the libraries are those of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    site = next(folder.glob("lib/python*/site-packages"))
    # Appended to the path, so that the wheel comes first.
    (site / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return python


def run(program: Path, *arguments: str) -> str:
    """What `program` prints, started outside the checkout and without its settings."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SUMMARIZER"))
    }
    done = subprocess.run(
        [str(program), *arguments],
        cwd=program.parents[1],
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_file_of_the_packages_is_in_the_wheel(wheel: Path) -> None:
    listed = subprocess.run(
        [
            "git",
            "ls-files",
            "summarizer",
            "eval/summarizer_eval",
            "prompts",
            "seeds",
            "eval/gold",
            "eval/articles",
            "eval/truth",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    moved = {"prompts/": "summarizer/prompts/", "seeds/": "summarizer_eval/seeds/"}
    held = set(zipfile.ZipFile(wheel).namelist())
    for name in listed:
        if not (ROOT / name).exists():
            continue
        place = next(
            (new + name.removeprefix(old) for old, new in moved.items() if name.startswith(old)), name
        )
        if place.startswith("eval/"):
            place = place.removeprefix("eval/")
            place = place if place.startswith("summarizer_eval/") else f"summarizer_eval/{place}"
        assert place in held, name


def test_the_package_comes_from_the_wheel(python: Path) -> None:
    places = run(
        python, "-c", "import summarizer, summarizer_eval as e; print(summarizer.__file__, e.__file__)"
    )
    assert str(ROOT) not in places
    assert places.count(str(python.parents[1])) == 2


def test_the_program_runs(python: Path) -> None:
    summarize = python.with_name("summarize")
    assert run(summarize, "--version").startswith("summarize ")
    assert json.loads(run(summarize, "schema"))["title"] == "Summary"
    assert json.loads(run(python, "-m", "summarizer", "schema"))["title"] == "Summary"


def test_prompts_and_evaluation_data_are_found(python: Path) -> None:
    code = (
        "from summarizer import prompting\n"
        "from summarizer.strategies.base import prompt_names\n"
        "from summarizer_eval.cases import load_cases\n"
        "from summarizer_eval.data import Data\n"
        "print(prompting.folder())\n"
        "for strategy in ('article', 'sentence'):\n"
        "    for name in prompt_names(strategy): prompting.load(name)\n"
        "print(len(load_cases(Data.built_in(), 'all')))\n"
    )
    folder, cases = run(python, "-c", code).split()
    assert Path(folder).is_relative_to(python.parents[1])
    assert int(cases) == 27


def test_a_page_is_made_from_the_wheels_templates(python: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from summarizer.render.html import environment; "
        "print(len(environment().list_templates()), environment().loader.searchpath[0])"
    )
    count, place = run(python, "-c", code).split()
    assert int(count) > 5
    assert Path(place).is_relative_to(python.parents[1])
