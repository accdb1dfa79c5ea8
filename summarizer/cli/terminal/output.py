"""Where results go: whole to a file, or to standard output as its reader can take them."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

from summarizer.errors import OutputError, UsageError
from summarizer.replacing import replacing


def target(path: Path | None) -> Path | None:
    """The file that results go to, or None for standard output.

    Raises `UsageError` when nothing can be written there: better before the model runs than after.
    """
    if path is None or str(path) == "-":
        return None
    with suppress(FileNotFoundError, NotADirectoryError):
        path.stat()  # what is wrong with the name itself is told by `main`
    folder = Path(os.path.realpath(path)).parent
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; name a file in it")
    if not folder.is_dir():
        raise UsageError(f"{path}: there is no folder {folder}; make it first")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise UsageError(f"{path}: may not be written; name another file")
    return path


def write(text: str, path: Path | None) -> None:
    """Writes to the file `path`, whole or not at all, or to standard output; always in UTF-8 to a file."""
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A pipe is read by programs, which expect UTF-8; a terminal shows "?" for what it lacks.
            terminal = sys.stdout.isatty()
            sys.stdout.reconfigure(encoding=None if terminal else "utf-8", errors="replace")
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        with replacing(path) as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
