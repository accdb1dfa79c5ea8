"""Who is at work on a row, and whether that process still lives."""

from __future__ import annotations

import os
import socket
import sys
import uuid


def new_owner() -> str:
    """A name for one run: the machine, the process and a part that no other run shares."""
    return f"{socket.gethostname()}/{os.getpid()}/{uuid.uuid4().hex[:12]}"


def is_gone(owner: str) -> bool:
    """Whether the process behind `owner` ran on this machine and has ended.

    False where that cannot be told (another machine, another kind of owner, Windows): its lease decides.
    Containers that share a store must differ in host name, as they do by default.
    """
    host, _, rest = owner.rpartition("/")[0].rpartition("/")
    if host != socket.gethostname() or not rest.isdigit() or sys.platform == "win32":
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
