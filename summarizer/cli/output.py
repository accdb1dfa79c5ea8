"""Where results go: whole to a file, or to standard output as its reader can take them."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.replacing import replacing


def check(path: Path) -> None:
    """Raises `UsageError` when nothing can be written to `path`: better before the model runs than after."""
    folder = path.resolve().parent
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; name a file in it for --output")
    if not folder.is_dir():
        raise UsageError(f"{path}: there is no folder {folder}; make it first")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise UsageError(f"{path}: may not be written; name another --output")


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
    # Through a link to what it names; a device or a pipe is written to, not replaced.
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8")
            return
        with replacing(target) as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
