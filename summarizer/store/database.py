"""The SQLite file: opened in WAL mode, brought up to date by numbered migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from summarizer.errors import InputError

_WAIT = 30.0
"""Seconds to wait for another process that is writing; its transactions take milliseconds."""


def open_database(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection in autocommit mode with all migrations applied.

    Raises `InputError` when the file is no store, is of a newer program, cannot be opened or, unless
    `create`, does not exist.
    """
    if not create and not path.exists():
        raise InputError(f"{path}: no such store; `summarize batch SOURCE --store {path}` makes one")
    try:
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise InputError(f"{path}: cannot be opened: {error}") from None
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        # Safe against a killed process; a power cut may cost the last commits, which are then done again.
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise InputError(f"{path}: not a store that can be used: {error}") from None
    except InputError:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, with the write lock from the start so that nothing read inside can go stale."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    scripts = _scripts()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == len(scripts):
        return
    with transaction(connection):
        (version,) = connection.execute(
            "PRAGMA user_version"
        ).fetchone()  # another process may have been first
        if version > len(scripts):
            raise InputError(f"{path}: written by a newer version of this program; update it")
        for script in scripts[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(scripts)}")


def _scripts() -> list[str]:
    """The migrations in order: 001_… is the first."""
    found = sorted(
        (
            entry
            for entry in files("summarizer").joinpath("migrations").iterdir()
            if entry.name.endswith(".sql")
        ),
        key=lambda entry: entry.name,
    )
    return [entry.read_text(encoding="utf-8") for entry in found]


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
