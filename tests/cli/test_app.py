from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli.app import COMMANDS

Command = Callable[..., Any]
HEAVY = ("pydantic", "openai", "instructor", "spacy", "jinja2", "sqlite3", "asyncio", "rich.console")


def process(*args: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *args],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **options.pop("env", {})},
        **options,
    )


def test_help_names_every_command_and_loads_none(summarize: Command) -> None:
    result = summarize("--help")
    assert result.code == 0
    assert all(f"\n  {name} " in result.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(summarize: Command, name: str) -> None:
    result = summarize(name, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"Usage: summarize {name} ")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from summarizer.cli.app import main; code = main(['--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_help_is_as_quick_as_its_libraries() -> None:
    def once(*command: str) -> float:
        """Seconds of processor time: on a busy machine the clock tells of the other work."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Side by side and the best of each; usually 1.4 times, up to 1.7 on a machine that does other work.
    pairs = [(once("-m", "summarizer", "--help"), once("-c", "import typer, rich")) for _ in range(12)]
    ours, libraries = (min(times) for times in zip(*pairs, strict=True))
    assert ours <= 2 * libraries, f"{ours:.3f} s against {libraries:.3f} s"


def test_version(summarize: Command) -> None:
    assert summarize("--version").out == f"summarize {metadata.version('grounded-news')}\n"


def test_nothing_at_all_is_answered_by_help(summarize: Command) -> None:
    result = summarize()
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Usage: summarize ")


def test_a_misspelt_command_is_guessed(summarize: Command) -> None:
    result = summarize("modle")
    assert result.code == 2
    assert result.err == "summarize: error: modle: no such file or command; did you mean `summarize model`?\n"


def test_a_file_may_be_named_like_a_misspelt_command(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    article.rename(home / "modle")
    assert json.loads(summarize("modle").out)["article"]["source"] == "modle"


def test_a_pipe_that_closes_is_no_cause_for_noise(article: Path) -> None:
    command = f"'{sys.executable}' -m summarizer schema | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("{\n")
    assert done.stderr == ""


SLOW = """
import asyncio, contextlib, signal, sys
from summarizer.llm import open as opening

# A test run that was started in the background ignores the signal, and so would its children.
signal.signal(signal.SIGINT, signal.default_int_handler)

@contextlib.asynccontextmanager
async def slow(*_):
    class LLM:
        name, small, context = "slow", False, 32768
        async def fill(self, *_):
            print("asked", flush=True, file=sys.stderr)
            await asyncio.sleep(30)
    yield LLM()

opening.open_llm = slow
from summarizer.cli.app import main
sys.exit(main(sys.argv[1:]))
"""


def test_an_interrupt_leaves_nothing_behind(article: Path, home: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(article), "--output", "out.json"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stderr
    assert running.stderr.readline() == "asked\n"
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, "", "summarize: interrupted\n")
    assert [path.name for path in home.iterdir()] == ["article.txt"]


@pytest.mark.parametrize(
    ("words", "offers", "not_offers"),
    [
        (["summarize", ""], {"run", "model", "eval"}, set()),
        (["summarize", "mo"], {"model"}, {"run"}),
        (["summarize", "--f"], {"--format"}, {"--version"}),
        (["summarize", "article.txt", "--str"], {"--strategy"}, {"run"}),
        (["summarize", "article.txt", "--format", ""], {"text", "json", "markdown"}, {"run"}),
        (["summarize", "model", ""], {"path", "verify", "remove"}, {"run"}),
    ],
)
def test_completion(words: list[str], offers: set[str], not_offers: set[str]) -> None:
    done = process(
        env={
            "_SUMMARIZE_COMPLETE": "complete_bash",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
        }
    )
    offered = set(done.stdout.split())
    assert offers <= offered, done
    assert not (not_offers & offered)
