"""Ctrl-C acts within two seconds, also where native code holds Python's lock; a full disk is no bug."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

import pytest

# A model whose engine, as the real one, holds Python's lock: while it starts, or while it stops.
STUCK = """
import asyncio, contextlib, ctypes, sys
from summarizer.llm import open as opening

def hold():
    print("held", flush=True, file=sys.stderr)
    sum(range(10**11))  # one call into C, as long as it takes

@contextlib.asynccontextmanager
async def stuck(*_):
    class LLM:
        name, small, context = "stuck", False, 32768
        async def fill(self, *_):
            print("asked", flush=True, file=sys.stderr)
            await asyncio.sleep(60)
    if "starting" in sys.argv[0]:
        hold()
    try:
        yield LLM()
    finally:
        hold()

opening.open_llm = stuck
from summarizer.__main__ import main
main()
"""


# A model that is there at once and is never asked.
IDLE = """
import contextlib, sys
from summarizer.llm import open as opening

@contextlib.asynccontextmanager
async def idle(*_):
    class LLM:
        name, small, context = "idle", False, 32768
    print("opened", flush=True, file=sys.stderr)
    yield LLM()

opening.open_llm = idle
from summarizer.__main__ import main
main()
"""


def begin(
    home: Path, when: str, *args: str, code: str = STUCK, stdin: int | None = None
) -> subprocess.Popen[str]:
    script = home / f"{when}.py"
    script.write_text(code)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    # A group of its own, which gets the signal as from a terminal.
    return subprocess.Popen(
        [sys.executable, str(script), *args],
        stdin=stdin,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=env,
        start_new_session=True,
        # A test run that was started in the background ignores the signal, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    assert process.stderr
    assert process.stderr.readline() == f"{word}\n"


def ended(process: subprocess.Popen[str], within: float) -> tuple[int, str]:
    began = time.monotonic()
    try:
        _, err = process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    assert time.monotonic() - began < within
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return process.returncode, err


@pytest.mark.parametrize(("when", "word"), [("starting", "held"), ("running", "asked")])
def test_ctrl_c_acts_within_two_seconds_and_says_so(article: Path, home: Path, when: str, word: str) -> None:
    process = begin(home, when, "article.txt", "--output", "out.json")
    wait_for(process, word)
    os.killpg(process.pid, signal.SIGINT)
    code, err = ended(process, 2.0)
    assert code == 130
    assert "summarize: interrupted\n" in err
    assert "Traceback" not in err
    assert sorted(path.name for path in home.iterdir()) == ["article.txt", f"{when}.py"]


EARLY = """
import os, signal, sys

class Finder:
    def find_spec(self, name, *_):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGTERM if "summarizer.cli.interrupts" in sys.modules and
                    sys.modules["summarizer.cli.interrupts"].supervised else signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Finder())
from summarizer.__main__ import main
main()
"""


@pytest.mark.parametrize("args", [("list",), ("run", "article.txt")])
def test_ctrl_c_while_modules_are_loaded_leaves_no_traceback(home: Path, args: tuple[str, ...]) -> None:
    code, err = ended(begin(home, "early", *args, code=EARLY), 5.0)
    assert code == 130
    assert "Traceback" not in err
    assert args == ("run", "article.txt") or err == "summarize: interrupted\n"


def test_a_second_ctrl_c_ends_it_at_once(article: Path, home: Path) -> None:
    process = begin(home, "starting", "article.txt")
    wait_for(process, "held")
    os.killpg(process.pid, signal.SIGINT)
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    assert ended(process, 0.5)[0] == 130


def test_a_batch_says_at_once_that_it_finishes_and_a_second_one_ends_it(article: Path, home: Path) -> None:
    process = begin(home, "running", "batch", "article.txt")
    wait_for(process, "asked")
    os.killpg(process.pid, signal.SIGINT)
    wait_for(
        process, "summarize: interrupted: articles under way are finished first; Ctrl-C again stops at once"
    )
    time.sleep(0.2)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    code, err = ended(process, 1.0)
    assert code == 130
    assert err.splitlines()[-1].endswith("run the same command to go on")


@pytest.mark.parametrize(
    "args", [("batch", "-"), ("batch", "-", "--dry-run"), ("mcp",), ("run", "-"), ("export", "-", "-")]
)
@pytest.mark.parametrize("terminal", [False, True])
def test_ctrl_c_ends_a_wait_for_standard_input(home: Path, args: tuple[str, ...], terminal: bool) -> None:
    if args == ("mcp",):
        pytest.importorskip("mcp")
    ours, theirs = pty.openpty() if terminal else os.pipe()[::-1]
    try:
        process = begin(home, "idle", *args, code=IDLE, stdin=theirs)
        os.write(ours, b"\n")
        time.sleep(0.2)  # a terminal takes a moment to hand it on
        deadline = time.monotonic() + 20
        while _unread(theirs) and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(0.3)  # it has read the line and waits for the next
        os.killpg(process.pid, signal.SIGINT)
        code, err = ended(process, 2.0)
    finally:
        os.close(ours)
        os.close(theirs)
    assert code == 130
    assert re.search(r"summarize: (interrupted|finishing)", err), err
    assert "Traceback" not in err


def _unread(stream: int) -> int:
    """Bytes that nobody has read yet."""
    return int.from_bytes(fcntl.ioctl(stream, termios.FIONREAD, bytes(4)), sys.byteorder)


def test_the_work_ends_with_its_parent(article: Path, home: Path) -> None:
    process = begin(home, "running", "article.txt")
    wait_for(process, "asked")
    process.kill()
    process.wait()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the child lives on")
    process.communicate()


def test_a_crash_in_native_code_is_told(article: Path, home: Path) -> None:
    script = home / "crash.py"
    script.write_text(STUCK.replace("sum(range(10**11))", "ctypes.string_at(0)"))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    script.rename(home / "starting-crash.py")
    done = subprocess.run(
        [sys.executable, "starting-crash.py", "article.txt"],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.endswith(
        "summarize: error: ended by SIGSEGV, outside of Python; is there memory enough?\n"
    )


full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has this device")


@full
@pytest.mark.parametrize("args", [["schema"], ["--help"], ["doctor"]])
def test_a_full_disk_is_no_bug(home: Path, args: list[str]) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with Path("/dev/full").open("w") as device:
        done = subprocess.run(
            [sys.executable, "-m", "summarizer", *args],
            stdout=device,
            stderr=subprocess.PIPE,
            text=True,
            env=env,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "summarize: error: the output cannot be written: No space left on device\n"


def test_a_store_on_a_full_disk(
    summarize: Any, model: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert summarize("batch", article).code == 0

    def full_up(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("summarizer.store.Store.retry", full_up)
    result = summarize("retry", "--dead")
    assert result.code == 1
    assert result.err == "summarize: error: the store cannot be used: database or disk is full\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the child ends when native code lets it")
def test_the_work_ends_with_a_parent_that_is_killed(home: Path, article: Path) -> None:
    with begin(home, "starting", "run", str(article), "--quiet") as process:
        wait_for(process, "held")
        (child,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        process.kill()
        process.wait()
    gone = time.monotonic() + 2
    while Path(f"/proc/{child}").exists() and "State:\tZ" not in Path(f"/proc/{child}/status").read_text():
        if time.monotonic() > gone:
            os.kill(int(child), signal.SIGKILL)
            pytest.fail("the child works on")
        time.sleep(0.05)
