"""The installed distribution: its name, its version, and how to install an extra of it."""

from __future__ import annotations

import hashlib
import json
import shlex
import sys
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
    """SHA-256 over the files of these parts of the program: differs as soon as their code or data does.

    A part is a folder, or files of that name.
    """
    home, found = Path(__file__).parent, hashlib.sha256()
    for part in parts:
        inside = [*home.glob(f"{part}.*"), *(home / part).rglob("*")]
        for path in sorted(p for p in inside if p.suffix in {".py", ".json", ".toml"}):
            found.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def install(extra: str) -> str:
    """The command that adds `extra` to this installation, for a shell: from where it was installed.

    Never from a package index by our name, which anybody may register there; and by the tool which keeps this
    environment, where one has left its mark there.
    """
    address, editable = _origin()
    if not address:
        return f"cd CLONE-OF-THE-PROJECT && pip install '.[{extra}]'"
    home, option = Path(sys.prefix), "--editable " if editable else ""
    if (receipt := home / "uv-receipt.toml").is_file():
        # It makes the environment anew: what was asked for before has to be asked for again.
        return f"uv tool install --force {option}{_target(address, extra, *_extras(receipt))}"
    if (home / "pipx_metadata.json").is_file():
        return f"pipx inject --force {shlex.quote(home.name)} {option}{_target(address, extra)}"
    return f"pip install {option}{_target(address, extra)}"


def _target(address: str, *extras: str) -> str:
    """What to install with these extras, for a shell: from a folder or, by name, from an address."""
    wanted = ",".join(sorted({*extras}))
    return shlex.quote(f"{NAME}[{wanted}] @ {address}" if "://" in address else f"{address}[{wanted}]")


def _extras(receipt: Path) -> list[str]:
    """The extras that a tool of uv was installed with, as its receipt tells."""
    import tomllib  # noqa: PLC0415  of use here alone

    try:
        wanted = tomllib.loads(receipt.read_text(encoding="utf-8"))["tool"]["requirements"]
        return [str(extra) for one in wanted if one["name"] == NAME for extra in one.get("extras", ())]
    except (OSError, ValueError, KeyError, TypeError):
        return []


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
