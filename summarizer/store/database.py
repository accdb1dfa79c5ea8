"""The SQLite file: opened in WAL mode, brought up to date by numbered migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.regular import did_you_mean

_WAIT = 30.0
"""Seconds to wait for another process that is writing; its transactions take milliseconds."""


def open_database(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection in autocommit mode with all migrations applied.

    Raises `InputError` when the file is no store, is of a newer program, cannot be opened or, unless
    `create`, does not exist.
    """
    if path.exists() and not path.is_file():
        raise InputError(f"{path}: is no regular file, and so no store")
    if not create and not path.exists():
        hint = did_you_mean(path) or f"; `summarize batch SOURCE --store {path}` makes one"
        raise InputError(f"{path}: no such store{hint}")
    try:
        connection = sqlite3.connect(
            path, timeout=_WAIT, isolation_level=None, check_same_thread=False, factory=_Connection
        )
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be opened: {error}") from None
    try:
        connection.row_factory = sqlite3.Row
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        connection.execute("PRAGMA journal_mode = WAL")
        # Safe against a killed process; a power cut may cost the last commits, which are then done again.
        connection.execute("PRAGMA synchronous = NORMAL")
        _refuse_programs(connection)
        _migrate(connection, path)
    except StoreError as error:
        connection.close()
        raise StoreError(f"{path}: {error}") from None
    except InputError:
        connection.close()
        raise
    return connection


_LONGEST = 100_000_000
"""Bytes of one value: more than any article and its summary have."""
_TABLES = ("articles", "addresses", "feeds", "remote_batches")
_DAMAGED = "the store is damaged; restore a copy of it, or start a new one"


class StoreError(InputError, sqlite3.Error):
    """What SQLite says of a store, in words that say what to do."""


class _Cursor(sqlite3.Cursor):
    """A cursor whose errors are `StoreError`s, also those that a damaged file shows late."""

    def execute(self, *statement: Any) -> Self:
        with _told():
            return super().execute(*statement)

    def executemany(self, *statement: Any) -> Self:
        with _told():
            return super().executemany(*statement)

    def fetchone(self) -> Any:
        with _told():
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        with _told():
            return super().fetchall()

    def __next__(self) -> Any:
        with _told():
            return super().__next__()


class _Connection(sqlite3.Connection):
    """A connection all of whose statements go through `_Cursor`."""

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        return self.cursor(_Cursor).execute(*statement)

    def executemany(self, *statement: Any) -> sqlite3.Cursor:
        return self.cursor(_Cursor).executemany(*statement)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except StoreError:
        raise
    except sqlite3.Error as error:
        raise StoreError(_meaning(error)) from None
    except (UnicodeError, OverflowError):  # SQLite's own complaint holds bytes of the damage
        raise StoreError(f"{_DAMAGED} (no text where there was one)") from None


def _meaning(error: sqlite3.Error) -> str:
    """What an error means for whoever reads it; SQLite's own words behind."""
    name = getattr(error, "sqlite_errorname", None) or ""
    said = one_line(str(error))[:200]
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"the store is in use by another program; try again when that is done ({said})"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return (
            f"the store cannot be written where it is; copy it to a folder of yours, or name another ({said})"
        )
    if name.startswith("SQLITE_FULL"):
        return f"the store has no room on its disk ({said})"
    if name.startswith("SQLITE_NOTADB"):
        return f"not a store that can be used ({said})"
    if name.startswith("SQLITE_CORRUPT") or "decode" in said or "malformed" in said:
        return f"{_DAMAGED} ({said})"
    return f"the store cannot be used: {said}"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, with the write lock from the start so that nothing read inside can go stale."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # what went wrong first is what is told
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _refuse_programs(connection: sqlite3.Connection) -> None:
    """Raises `StoreError` where reading or writing a table would run what somebody wrote into the file."""
    found = next(
        (
            row
            for row in connection.execute("SELECT type, name FROM sqlite_master")
            if row["type"] == "trigger" or (row["type"] == "view" and row["name"].lower() in _TABLES)
        ),
        None,
    )
    if found:
        raise StoreError(
            f"not a store of this program: it has a {found['type']} called {one_line(found['name'])}"
        )


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
