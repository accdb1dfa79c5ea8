"""The store: what came in, who works on it, what came of it. Nothing lost, nothing done twice.

Every change is one transaction. A worker takes a row by one statement that names it the owner, for as long
as it keeps renewing its lease; only the owner can finish the row, so of two processes one writes.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from summarizer.article import Article
from summarizer.llm.base import Usage
from summarizer.store.archive import article_of
from summarizer.store.database import open_database, transaction
from summarizer.store.index import entries
from summarizer.store.owner import is_gone
from summarizer.store.retries import Retries
from summarizer.summary import Failure, Summary

_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"


_KEPT = ("id", "source", "title", "outlet", "url", "published", "text")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row taken up by a worker. `attempts` counts this time too."""

    key: str
    article: Article
    attempts: int


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Rows that are neither done nor dead: `waiting` for a run, or `left` to it, with those at work and
    sources to be read again; `others` wait for a run with another model, strategy or prompt.
    """

    waiting: int
    left: int
    others: int


def row_key(article_id: str, fingerprint: str) -> str:
    """SHA-256, in hex, of what decides a summary: the article, and the model, prompts and schema used."""
    return hashlib.sha256(f"{article_id}\n{fingerprint}".encode()).hexdigest()


class Store(Retries):
    """A SQLite file. A context manager; one connection, to be used from one thread at a time.

    Raises `InputError` when the file cannot be used, or is not there and `create` is false.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        super().__init__(open_database(path, create=create))
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    # What comes in

    def add(self, article: Article, fingerprint: str, address: str = "") -> bool:
        """Keeps an article as pending. False if it is there already, by its text or by its `address`.

        `address` is the canonical form of the article's URL; the first text found there is the article.
        """
        key = row_key(article.id, fingerprint)
        with transaction(self._connection):
            if address:
                found = self._connection.execute(
                    "SELECT article FROM addresses WHERE address = ?", (address,)
                ).fetchone()
                if found and found["article"] not in ("", article.id):
                    return False
            self._connection.execute(
                "DELETE FROM articles WHERE key IN (?, ?)",
                (row_key(article.source, "unread"), row_key(address, "unread")),
            )
            if address:
                self._connection.execute(
                    "INSERT OR REPLACE INTO addresses VALUES (?, ?, ?)", (address, article.id, key)
                )
            done = self._connection.execute(
                "INSERT OR IGNORE INTO articles (key, fingerprint, state, language, added,"
                " article, source, title, outlet, url, published, text)"
                f" VALUES (?, ?, 'pending', 'en', {_NOW}, ?, ?, ?, ?, ?, ?, ?)",
                (key, fingerprint, *(getattr(article, name) for name in _KEPT)),
            )
            return done.rowcount == 1

    def record(self, failure: Failure, address: str = "") -> bool:
        """Keeps a source that could not be read as dead, with its reason. False if it was dead already."""
        key, url = row_key(address or failure.source, "unread"), failure.source if address else ""
        with transaction(self._connection):
            known = self._connection.execute(
                "SELECT 1 FROM articles WHERE key = ? AND state <> 'pending'", (key,)
            ).fetchone()
            self._connection.execute(
                "INSERT INTO articles (key, fingerprint, state, attempts, added, finished,"
                " article, error, message, source, url)"
                f" VALUES (?, '', 'dead', 1, {_NOW}, {_NOW}, ?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET attempts = attempts + (state = 'pending'), state = 'dead',"
                " error = excluded.error, message = excluded.message",
                (key, failure.article, failure.error, failure.message, failure.source, url),
            )
            if address:
                self._connection.execute("INSERT OR IGNORE INTO addresses VALUES (?, '', ?)", (address, key))
        return known is None

    def known(self, address: str) -> Article | Failure | None:
        """What a canonical address led to; None if it was never asked or is to be asked again."""
        found = self._connection.execute(
            "SELECT a.* FROM addresses AS d JOIN articles AS a ON a.article = d.article AND a.text <> ''"
            " WHERE d.address = ?1 AND d.article <> ''"
            " UNION ALL SELECT a.* FROM addresses AS d JOIN articles AS a ON a.key = d.key"
            " WHERE d.address = ?1 AND d.article = '' LIMIT 1",
            (address,),
        ).fetchone()
        if found is None:
            return None
        if found["text"]:
            return article_of(found)
        if found["state"] != "dead":
            return None
        return Failure(
            source=found["source"], article=found["article"], error=found["error"], message=found["message"]
        )

    def validators(self, url: str, fingerprint: str) -> tuple[str, str] | None:
        """ETag and Last-Modified with which the feed at `url` was last answered."""
        found = self._connection.execute(
            "SELECT etag, last_modified FROM feeds WHERE url = ? AND fingerprint = ?", (url, fingerprint)
        ).fetchone()
        return tuple(found) if found else None

    def remember(self, url: str, fingerprint: str, etag: str, last_modified: str) -> None:
        """Keeps what a feed was answered with, and forgets that it was refused before. To be called when all
        its items are kept.
        """
        with transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?)", (url, fingerprint, etag, last_modified)
            )
            self._connection.execute("DELETE FROM articles WHERE source = ? AND text = ''", (url,))

    # Who works on it

    def unfinished(self, fingerprint: str) -> Unfinished:
        """What is neither done nor dead, counted for a run under `fingerprint`."""
        found = self._connection.execute(
            "SELECT total(state = 'pending' AND fingerprint = ?1), total(fingerprint IN (?1, '')),"
            " total(state = 'pending' AND fingerprint NOT IN (?1, ''))"
            " FROM articles WHERE state IN ('pending', 'running')",
            (fingerprint,),
        ).fetchone()
        return Unfinished(*map(int, found))

    def reclaim(self) -> int:
        """Sets back rows whose worker has died or let its lease run out. Returns how many."""
        owners = self._connection.execute(
            "SELECT owner, max(lease) AS lease FROM articles WHERE state = 'running' GROUP BY owner"
        ).fetchall()
        return sum(
            self.release(row["owner"])
            for row in owners
            if row["lease"] < time.time() or is_gone(row["owner"])
        )

    def claim(self, fingerprint: str, owner: str, seconds: float) -> Claimed | None:
        """The next pending row, now owned by `owner` for `seconds` from now, or None.

        Rows least often tried come first, so that one that kills its worker cannot hold up the others.
        """
        found = self._connection.execute(
            "UPDATE articles SET state = 'running', owner = ?, lease = ?, attempts = attempts + 1"
            " WHERE seq = (SELECT seq FROM articles WHERE state = 'pending' AND fingerprint = ?"
            " AND text <> '' ORDER BY attempts, seq LIMIT 1) RETURNING *",
            (owner, time.time() + seconds, fingerprint),
        ).fetchall()
        return Claimed(found[0]["key"], article_of(found[0]), found[0]["attempts"]) if found else None

    def renew(self, owner: str, seconds: float) -> None:
        """Keeps the rows of `owner` for `seconds` from now."""
        self._connection.execute(
            "UPDATE articles SET lease = ? WHERE state = 'running' AND owner = ?",
            (time.time() + seconds, owner),
        )

    def release(self, owner: str, keys: Iterable[str] | None = None) -> int:
        """Sets the rows of `owner`, all or those of `keys`, back to pending. Returns how many."""
        back = (
            "UPDATE articles SET state = 'pending', owner = NULL, lease = NULL"
            " WHERE state = 'running' AND owner = ?"
        )
        if keys is None:
            return self._connection.execute(back, (owner,)).rowcount
        with transaction(self._connection):
            return sum(self._connection.execute(f"{back} AND key = ?", (owner, key)).rowcount for key in keys)

    def owned(self, key: str, owner: str) -> Article | None:
        """The article of a row that `owner` is at work on, or None."""
        found = self._connection.execute(
            "SELECT * FROM articles WHERE key = ? AND owner = ? AND state = 'running'", (key, owner)
        ).fetchone()
        return article_of(found) if found else None

    def remote_batches(self) -> dict[str, str]:
        """Batches at a provider: our token for each, and the provider's id, empty where it never came."""
        return dict(
            self._connection.execute("SELECT token, batch FROM remote_batches ORDER BY created").fetchall()
        )

    def note_remote(self, token: str, batch: str = "") -> None:
        """Keeps the token of a batch that is about to be made, or the id it got."""
        self._connection.execute(
            f"INSERT INTO remote_batches VALUES (?, ?, {_NOW})"
            " ON CONFLICT DO UPDATE SET batch = excluded.batch",
            (token, batch),
        )

    def forget_remote(self, token: str) -> None:
        """Drops a batch that is collected."""
        self._connection.execute("DELETE FROM remote_batches WHERE token = ?", (token,))

    # What came of it

    def complete(self, key: str, owner: str, summary: Summary) -> bool:
        """Keeps a summary and makes it searchable. False, and nothing kept, if the row is not `owner`'s."""
        use = summary.provenance
        with transaction(self._connection):
            done = self._connection.execute(
                "UPDATE articles SET state = 'done', error = '', message = '', owner = NULL, lease = NULL,"
                f" finished = {_NOW}, summary = ?, tokens = ?"
                " WHERE key = ? AND owner = ? AND state = 'running'",
                (summary.model_dump_json(), use.prompt_tokens + use.completion_tokens, key, owner),
            )
            if done.rowcount:
                self._connection.executemany(
                    "INSERT INTO items (words, kind, label, key) VALUES (?, ?, ?, ?)",
                    [(*entry, key) for entry in entries(summary)],
                )
        return done.rowcount == 1

    def bury(self, key: str, owner: str, failure: Failure) -> bool:
        """Marks a row dead with its reason. False if the row is not `owner`'s."""
        done = self._connection.execute(
            f"UPDATE articles SET state = 'dead', owner = NULL, lease = NULL, finished = {_NOW},"
            " error = ?, message = ? WHERE key = ? AND owner = ? AND state = 'running'",
            (failure.error, failure.message, key, owner),
        )
        return done.rowcount == 1

    def holds(self, article: Article, fingerprint: str, address: str = "") -> bool:
        """Whether `add` would find this article there already."""
        found = self._connection.execute(
            "SELECT 1 FROM articles WHERE key = ?"
            " UNION ALL SELECT 1 FROM addresses WHERE address = ? AND article NOT IN ('', ?)",
            (row_key(article.id, fingerprint), address, article.id),
        )
        return found.fetchone() is not None

    def spent(self, fingerprint: str) -> tuple[Usage, int] | None:
        """What finished articles took under this fingerprint, and their length in bytes; None for none."""
        part = "total(json_extract(summary, '$.provenance.{}'))".format
        calls, read, written, size = self._connection.execute(
            f"SELECT {part('calls')}, {part('prompt_tokens')}, {part('completion_tokens')},"
            " total(length(CAST(text AS BLOB))) FROM articles WHERE state = 'done' AND fingerprint = ?",
            (fingerprint,),
        ).fetchone()
        return (Usage(int(calls), int(read), int(written)), int(size)) if size else None
