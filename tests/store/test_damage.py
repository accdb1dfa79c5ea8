"""A store that is damaged, in use or where nobody may write: one clear line, and nothing worse."""

from __future__ import annotations

import contextlib
import io
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.cli.app import main
from summarizer.errors import InputError, SummarizerError
from summarizer.store import Store, database
from summarizer.store import export as export_module
from summarizer.store.export import export
from summarizer.summary import Summary

Summarize = Callable[[Article], Summary]


@pytest.fixture
def full(tmp_path: Path, summarized: Summarize) -> Path:
    """A store of some finished articles, some that wait and one that failed, in one file."""
    path = tmp_path / "full.db"
    with Store(path) as store:
        for n in range(12):
            store.add(Article.of(f"Ada{n} Bruno{n} met in Lisbon. " * 20, source=f"{n}.txt"), "f")
        for _ in range(8):
            claimed = store.claim("f", "me", 60)
            assert claimed
            store.complete(claimed.key, "me", summarized(claimed.article))
        store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def use(path: Path) -> None:
    """Everything that is done with a store."""
    with Store(path, create=False) as store:
        store.counts()
        list(store.rows(summaries=True))
        list(store.search("Ada1"))
        list(store.summaries("Lisbon"))
        store.unread()
        store.reclaim()
        store.claim("f", "me", 60)
        store.retry()
        export(store.rows(["done", "dead"], summaries=True), path.with_name("out.csv"), "csv")


@pytest.mark.parametrize("at", range(0, 100, 4))
def test_damage_anywhere_is_told_or_does_not_matter(full: Path, at: int) -> None:
    data = bytearray(full.read_bytes())
    place = len(data) * at // 100 + 40
    for n in range(place, min(place + 300, len(data)), 3):
        data[n] ^= 0xFF
    full.write_bytes(data)
    try:
        use(full)
    except SummarizerError as error:
        assert len(str(error).splitlines()) == 1


def test_a_cut_off_file_is_told(full: Path) -> None:
    full.write_bytes(full.read_bytes()[:9000])
    with pytest.raises(SummarizerError, match="the store is damaged; restore a copy"):
        use(full)


def test_odd_values_are_told(full: Path) -> None:
    connection = sqlite3.connect(full)
    connection.execute("UPDATE articles SET summary = '{}' WHERE state = 'done'")
    connection.commit()
    connection.close()
    with pytest.raises(SummarizerError, match="a summary cannot be read"):
        use(full)
    connection = sqlite3.connect(full)
    connection.execute("UPDATE articles SET summary = NULL, text = x'00ff', state = 'pending'")
    connection.commit()
    connection.close()
    with pytest.raises(SummarizerError, match="a row of odd types"):
        use(full)


def test_a_locked_store_is_told(full: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(database, "_WAIT", 0.05)
    other = sqlite3.connect(full, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert main(["retry", "--dead", "--store", str(full)]) == 2
    other.close()
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("summarize: error: ")
    assert "the store is in use by another program; try again" in line


def test_a_store_that_may_only_be_read_is_told(full: Path) -> None:
    with Store(full) as store:
        store._connection.execute("PRAGMA query_only = 1")
        with pytest.raises(SummarizerError, match="the store cannot be written where it is; copy it"):
            store.retry()


@pytest.mark.parametrize("kind", ["fifo", "folder"])
def test_what_is_no_file_is_no_store(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "odd.db"
    os.mkfifo(path) if kind == "fifo" else path.mkdir()
    for create in (True, False):
        with pytest.raises(SummarizerError, match="no regular file"):
            Store(path, create=create)


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_an_export_heeds_the_umask_and_what_was_there(full: Path, tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        with Store(full) as store:
            export(store.rows(["done", "dead"], summaries=True), tmp_path / "new.jsonl", "jsonl")
            (tmp_path / "old.jsonl").write_text("")
            (tmp_path / "old.jsonl").chmod(0o600)
            export(store.rows(["done", "dead"], summaries=True), tmp_path / "old.jsonl", "jsonl")
    finally:
        os.umask(before)
    assert (tmp_path / "new.jsonl").stat().st_mode & 0o777 == 0o666 & ~mask
    assert (tmp_path / "old.jsonl").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "−", " =", "\u200b=", "\t=", "\n+", "﹢", "﹣"]
)
def test_no_cell_is_a_formula(tmp_path: Path, sign: str) -> None:
    with Store(tmp_path / "s.db") as store:
        store.add(Article.of("Ada met Bruno.", source=f"{sign}cmd"), "f")
        claimed = store.claim("f", "me", 60)
        assert claimed
        from summarizer.summary import Failure  # noqa: PLC0415

        store.bury(claimed.key, "me", Failure(source="x", error="E", message=f"{sign}1+1"))
        export(store.rows(["done", "dead"], summaries=True), tmp_path / "out.csv", "csv")
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert f"'{sign}cmd" in text
    assert f"'{sign}1+1" in text


TOO_LONG = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT"


@pytest.mark.parametrize(
    "statements",
    [
        [
            "ALTER TABLE articles RENAME TO a",
            f"CREATE VIEW articles AS {TOO_LONG} x AS seq, 'done' AS state FROM c",
        ],
        ["ALTER TABLE feeds RENAME TO f", "CREATE VIEW FEEDS AS SELECT * FROM f"],
        ["CREATE TRIGGER t AFTER UPDATE ON articles BEGIN DELETE FROM articles; END"],
        [f"CREATE TRIGGER t AFTER INSERT ON articles BEGIN INSERT INTO feeds(url) {TOO_LONG} x FROM c; END"],
    ],
)
def test_a_store_that_would_run_what_is_in_it_is_refused(tmp_path: Path, statements: list[str]) -> None:
    path = tmp_path / "news.db"
    Store(path).close()
    with contextlib.closing(sqlite3.connect(path)) as made:
        for statement in statements:
            made.execute(statement)
        made.commit()
    with pytest.raises(InputError, match=r"not a store of this program: it has a (view|trigger) called"):
        Store(path)


@pytest.mark.parametrize("column", ["published", "tokens", "title", "source", "url"])
def test_bytes_in_place_of_text_or_number_are_told(
    full: Path, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.closing(sqlite3.connect(full)) as connection:
        connection.execute(f"UPDATE articles SET {column} = x'ff00fe'")
        connection.commit()
    for command in (["search", "Ada1"], ["export", "-"], ["list"], ["dossier"]):
        main([*command, "--store", str(full)])
        assert "bug" not in capsys.readouterr().err


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_nothing_that_a_terminal_obeys_is_exported_to_one(full: Path, form: Any) -> None:
    with contextlib.closing(sqlite3.connect(full)) as connection:
        connection.execute("UPDATE articles SET title = 'a' || char(27, 155, 8238, 8232, 127) || 'b'")
        connection.commit()
    terminal = io.BytesIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    with Store(full, create=False) as store:
        write = {"csv": export_module._csv, "jsonl": export_module._jsonl}[form]
        write(store.rows(), terminal, "articles")
    shown = terminal.getvalue().decode()
    assert not set(shown) & set("\x1b\x9b\u202e\u2028\x7f")
