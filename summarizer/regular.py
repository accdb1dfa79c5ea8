"""Opening files whose names come from anywhere: regular files only, and never more of one than is wanted.

A pipe would make the program wait for ever, a device would fill its memory, and a folder gives another error
on every system.
"""

from __future__ import annotations

import os
import stat
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError
from summarizer.plaintext import one_line

_LOOKED_AT = 10_000
"""Names of a folder that are compared with a mistyped one."""
_ALIKE = 0.75


def open_regular(path: Path) -> BinaryIO:
    """The file at `path`, links followed, for reading bytes. Raises `InputError` where there is no such file,
    or what is there is no regular file.
    """
    try:
        _check(path, path.stat().st_mode)  # before opening, which alone sets off some devices
        # Without waiting: what was a file a moment ago may be a pipe by now.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError:
        raise InputError(f"{path}: cannot be read: no name of a file") from None
    file = os.fdopen(handle, "rb")
    try:
        _check(path, os.fstat(handle).st_mode)
    except InputError:
        file.close()
        raise
    return file


def read_regular(path: Path, limit: int) -> bytes:
    """The file's bytes, at most one more than `limit`: enough to know that it is too large.

    Raises `InputError` as `open_regular`.
    """
    with open_regular(path) as file:
        try:
            return file.read(limit + 1)
        except OSError as error:
            raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def did_you_mean(path: Path) -> str:
    """A hint at the name that is most like that of `path`, which is not there; empty where none is like it.

    Endings do not make names alike.
    """
    try:
        with os.scandir(path.parent) as found:
            names = [entry.name for entry in islice(found, _LOOKED_AT)]
    except (OSError, ValueError):
        return ""
    stems = get_close_matches(path.stem, {Path(name).stem for name in names}, cutoff=_ALIKE)
    likely = get_close_matches(path.name, [name for name in names if Path(name).stem in stems], 1, 0)
    return f"; did you mean {one_line(str(path.with_name(likely[0])))[:200]}?" if likely else ""


def _check(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise InputError(f"{path}: is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise InputError(f"{path}: is no regular file; pipe it in and name - instead")
