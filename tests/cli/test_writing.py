"""Whichever command writes, a link is followed and a pipe or device written to; names that are too long."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
COMMANDS = {
    "run": ("{article}", "-f", "json", "-o", "{path}"),
    "dossier": ("dossier", "{article}", "-f", "json", "-o", "{path}"),
    "show": ("show", "{id}", "-f", "json", "-o", "{path}"),
    "export": ("export", "-f", "jsonl", "{path}"),
}


@pytest.fixture(params=COMMANDS)
def writes(
    request: pytest.FixtureRequest, summarize: Command, model: Any, article: Path
) -> Callable[[Path], Any]:
    """Calls one of the commands that write, with the path to write to."""
    assert summarize("batch", article, "-q").code == 0
    (name,) = summarize("list").out.split()[:1]

    def call(path: Path) -> Any:
        told = {"article": article, "path": path, "id": name}
        return summarize(*(part.format(**told) for part in COMMANDS[request.param]))

    return call


def test_a_link_stays_and_what_it_names_is_written(writes: Callable[[Path], Any], home: Path) -> None:
    (home / "real").write_text("old")
    (home / "link").symlink_to("real")
    assert writes(home / "link").code == 0
    assert (home / "link").is_symlink()
    assert (home / "real").read_text().startswith("{")


def test_a_pipe_stays_and_is_written_to(writes: Callable[[Path], Any], home: Path) -> None:
    os.mkfifo(home / "pipe")
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append((home / "pipe").read_bytes()), daemon=True)
    reader.start()
    code = writes(home / "pipe").code
    assert stat.S_ISFIFO((home / "pipe").stat().st_mode)
    reader.join(5)
    assert code == 0
    assert heard[0].startswith(b"{")


@pytest.mark.parametrize(("form", "begins"), [("csv", b"article,state,"), ("parquet", b"PAR1")])
def test_tables_go_through_a_pipe_too(
    summarize: Command, model: Any, article: Path, home: Path, form: str, begins: bytes
) -> None:
    pytest.importorskip("pyarrow")
    assert summarize("batch", article, "-q").code == 0
    os.mkfifo(home / "pipe")
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append((home / "pipe").read_bytes()), daemon=True)
    reader.start()
    result = summarize("export", "pipe", "-f", form)
    reader.join(5)
    assert result.code == 0, result.err
    assert heard[0].startswith(begins)


def test_a_full_disk_has_one_code(
    writes: Callable[[Path], Any], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = writes(home / "out")
    assert result.code == 1  # as for standard output
    assert result.err.splitlines()[-1].endswith("out: cannot be written: No space left on device")
    assert sorted(path.name for path in home.iterdir() if "out" in path.name) == []


@pytest.mark.parametrize("bad", ["folder", "no/such", "loop"])
def test_what_cannot_be_written_is_told_before_any_work(
    writes: Callable[[Path], Any], home: Path, model: Any, bad: str
) -> None:
    (home / "folder").mkdir()
    (home / "loop").symlink_to("loop")
    opened = model.opened
    result = writes(home / bad)
    assert (result.code, result.out, model.opened) == (2, "", opened)
    assert result.err.count("\n") == 1
    assert f"{bad}" in result.err
    assert "bug" not in result.err


LONG = "n" * 5000


@pytest.mark.parametrize(
    "args",
    [
        ("article.txt", "-o", LONG),
        ("article.txt", "--model", f"{LONG}.gguf"),
        ("batch", "article.txt", "--store", LONG),
        ("batch", "--store", LONG),
        ("list", "--store", LONG),
        ("show", "abcd", "--store", LONG),
        ("export", LONG),
        ("dossier", "article.txt", "--aliases", LONG),
        ("dossier", "--store", LONG),
        ("doctor", "--model", f"{LONG}.gguf"),
        ("eval", "--gold", LONG),
        ("eval", "--split", "seeds", "-o", LONG),
        ("article.txt", LONG),
        ("dossier", LONG),
    ],
)
def test_a_name_that_is_too_long_is_no_bug(
    summarize: Command, model: Any, article: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.setattr("summarizer.cli.doctor._program", lambda: (_ for _ in ()).throw(AssertionError))
    result = summarize(*args)
    assert result.code in ((1, 2) if args[:2] == ("article.txt", LONG) else (2,))
    (line,) = [line for line in result.err.splitlines() if "error" in line]
    # What is to be read is looked for first, and is not there.
    assert "too long" in line.lower() or "no such file" in line or "--gold" in line
    assert "bug" not in line
    assert len(line) < 300
