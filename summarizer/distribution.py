"""The installed distribution: its name, its version, and how to install an extra of it."""

from __future__ import annotations

import hashlib
import json
import shlex
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

NAME = "grounded-news"
"""The name on package indexes, in the user's config and cache folders, and to web servers."""


@cache
def version() -> str:
    """The installed version; looked up once, since it reads files each time."""
    from importlib import metadata  # noqa: PLC0415  slow to load, and `--help` reaches this module

    return metadata.version(NAME)


@cache
def revision(*parts: str) -> str:
    """SHA-256 over the files of these parts of the program: differs as soon as their code or data does."""
    home, found = Path(__file__).parent, hashlib.sha256()
    for part in parts:
        for path in sorted(p for p in (home / part).rglob("*") if p.suffix in {".py", ".json", ".toml"}):
            found.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def install(extra: str) -> str:
    """The command that adds `extra` to this installation, for a shell: from where it was installed.

    Never from a package index by our name, which anybody may register there.
    """
    address, editable = _origin()
    if not address:
        return f"cd CLONE-OF-THE-PROJECT && pip install '.[{extra}]'"
    target = f"{NAME}[{extra}] @ {address}" if "://" in address else f"{address}[{extra}]"
    return f"pip install {'--editable ' if editable else ''}{shlex.quote(target)}"


def _origin() -> tuple[str, bool]:
    """The folder or address that this was installed from, if it is known, and whether it is used in place.

    Source: direct_url.json, https://packaging.python.org/en/latest/specifications/direct-url/.
    """
    from importlib import metadata  # noqa: PLC0415  as above

    try:
        record = metadata.distribution(NAME).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return "", False
    origin = json.loads(record) if record else {}
    url = origin.get("url", "")
    if "dir_info" in origin:
        folder = unquote(urlsplit(url).path)
        return folder, bool(folder) and bool(origin["dir_info"].get("editable"))
    vcs = origin.get("vcs_info")
    return f"{vcs['vcs']}+{url}@{vcs['commit_id']}" if vcs else url, False
