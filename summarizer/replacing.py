"""Writing a file whole or not at all: beside the target under a name nobody can guess, then renamed.

Everything that writes to where a user says goes through here.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file for bytes that takes the place of `path` when the block ends well, and is gone otherwise.

    It is opened exclusively, so that no link planted under its name is followed. Who may read it is as
    for any new file (the umask), or as for the file it replaces. A link at `path` stays, and what it names is
    replaced; a device or a pipe is no file to be replaced, but written to. Raises `OSError`.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    path = Path(os.path.realpath(path))
    half = path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}.part")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if path.exists():
                os.fchmod(handle, stat.S_IMODE(path.stat().st_mode))
            yield file
            file.flush()
            os.fsync(handle)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
