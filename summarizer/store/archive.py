"""Reading a store: lists, single rows, search, and summaries with their articles."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, Self

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.store.database import StoreError
from summarizer.summary import Summary

State = Literal["pending", "running", "done", "dead"]
Kind = Literal["actor", "meeting", "stance", "summary"]

# The day an article is of: when it was published, else when it was first seen.
_DAY = "coalesce(nullif(a.published, ''), substr(a.added, 1, 10))"
# Of one article summarized under several fingerprints, the newest summary speaks.
_NEWEST = (
    "a.state = 'done' AND NOT EXISTS (SELECT 1 FROM articles AS b WHERE b.article = a.article"
    " AND b.state = 'done' AND (b.finished, b.seq) > (a.finished, a.seq))"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the store without its text. `summary` is there when `state` is `done`."""

    key: str
    article: str
    state: State
    attempts: int
    error: str
    message: str
    source: str
    title: str
    outlet: str
    url: str
    published: str
    language: str
    tokens: int
    added: str
    finished: str
    summary: Summary | None = None

    @classmethod
    def of(cls, summary: Summary) -> Self:
        """The row of a summary that is in no store."""
        facts, use = summary.article, summary.provenance
        return cls(
            key=facts.id,
            article=facts.id,
            state="done",
            attempts=1,
            error="",
            message="",
            source=facts.source,
            title=facts.title,
            outlet=facts.outlet,
            url=facts.url,
            published=facts.published,
            language="en",
            tokens=use.prompt_tokens + use.completion_tokens,
            added="",
            finished="",
            summary=summary,
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """One item of a summary that answers a search: `label` is what to show of it."""

    article: str
    kind: Kind
    label: str
    title: str
    day: str
    source: str


_PLAIN = tuple(field.name for field in fields(Row) if field.name not in ("attempts", "tokens", "summary"))


class Archive:
    """The reading side of a store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def counts(self) -> dict[State, int]:
        """Rows in each state, all states named."""
        found = dict(
            self._connection.execute("SELECT state, count(*) FROM articles GROUP BY state").fetchall()
        )
        states: tuple[State, ...] = ("pending", "running", "done", "dead")
        return {state: found.get(state, 0) for state in states}

    def rows(self, states: Sequence[State] = (), *, summaries: bool = False) -> Iterator[Row]:
        """Every row in the order it came, or those in `states`; with the summaries parsed if asked for."""
        where = f"WHERE state IN ({', '.join('?' * len(states))})" if states else ""
        cursor = self._connection.execute(f"SELECT * FROM articles {where} ORDER BY seq", tuple(states))
        return (_row(found, summaries) for found in cursor)

    def find(self, prefix: str) -> Row:
        """The newest row of the article whose id begins with `prefix`, or the row whose key does.

        Raises `InputError` where there is none, or more than one article.
        """
        wanted = prefix.strip().lower()
        if not re.fullmatch(r"[0-9a-f]{4,64}", wanted):
            raise InputError(
                f"{one_line(prefix)[:80]}: not an id; give at least four of its hexadecimal digits"
            )
        found = self._connection.execute(
            "SELECT * FROM articles WHERE article GLOB ? OR key GLOB ? ORDER BY finished DESC, seq DESC",
            (wanted + "*", wanted + "*"),
        ).fetchall()
        if not found:
            raise InputError(f"{wanted}: no such article in the store; `summarize list` names them")
        if len({row["article"] or row["key"] for row in found}) > 1:
            raise InputError(f"{wanted}: begins several ids; give more digits")
        return _row(found[0], summaries=True)

    def article(self, row: Row) -> Article | None:
        """The article of a row with its text; None where the row is of a source that could not be read."""
        found = self._connection.execute("SELECT * FROM articles WHERE key = ?", (row.key,)).fetchone()
        return article_of(found) if found and found["text"] else None

    def search(self, words: str, *, kind: Kind | None = None, since: str = "") -> Iterator[Hit]:
        """Items that hold all `words`, newest article first. `since` is an ISO date, compared with the day
        the article was published, or first seen where that is not known.
        """
        query = _query(words)
        if not query:
            return iter(())
        cursor = self._connection.execute(
            f"SELECT a.article, items.kind, items.label, a.title, a.published AS day, a.source"
            " FROM items JOIN articles AS a ON a.key = items.key"
            f" WHERE items.words MATCH ? AND {_NEWEST} AND (? IS NULL OR items.kind = ?) AND {_DAY} >= ?"
            f" ORDER BY {_DAY} DESC, a.seq DESC, items.rowid",
            (query, kind, kind, since),
        )
        return map(_hit, cursor)

    def summaries(
        self, about: str | None = None, since: str | None = None
    ) -> Iterator[tuple[Article, Summary]]:
        """Every finished article with its newest summary, in the order they came.

        `about` keeps those with an item that holds all its words, `since` (an ISO date) those of that day
        or later, by date of publication or, where unknown, of first sight.
        """
        where, values = [_NEWEST, f"{_DAY} >= ?"], [since or ""]
        if about is not None:
            where.append("a.key IN (SELECT key FROM items WHERE words MATCH ?)")
            values.append(_query(about) or '""')
        cursor = self._connection.execute(
            f"SELECT a.* FROM articles AS a WHERE {' AND '.join(where)} ORDER BY a.seq", values
        )
        return ((article_of(found), _summary(found["summary"])) for found in cursor)


def article_of(row: sqlite3.Row) -> Article:
    """The article a row holds, as it was read. Raises `StoreError` where the row is damaged."""
    _check(row)
    return Article.of(
        row["text"],
        source=row["source"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
    )


def _hit(found: sqlite3.Row) -> Hit:
    hit = Hit(*found)
    if not all(isinstance(value, str) for value in found):
        raise StoreError(
            "the store is damaged; restore a copy of it, or start a new one (a hit of odd types)"
        )
    return hit


def _check(row: sqlite3.Row) -> None:
    """A flipped bit may turn a text into a number, which nothing beyond this point reckons with."""
    texts = (row[name] for name in (*_PLAIN, "text", "summary"))
    numbers = (row["attempts"], row["tokens"] or 0)
    if not all(isinstance(value, str | None) for value in texts) or not all(
        isinstance(value, int) for value in numbers
    ):
        raise StoreError(
            "the store is damaged; restore a copy of it, or start a new one (a row of odd types)"
        )


def _summary(text: str) -> Summary:
    try:
        return Summary.model_validate_json(text)
    except ValidationError:
        raise StoreError("the store is damaged, or of another version: a summary cannot be read") from None


def _row(found: sqlite3.Row, summaries: bool) -> Row:
    _check(found)
    summary = _summary(found["summary"]) if summaries and found["summary"] else None
    plain: dict[str, Any] = {name: found[name] or "" for name in _PLAIN}
    return Row(**plain, attempts=found["attempts"], tokens=found["tokens"], summary=summary)


def _query(words: str) -> str:
    """An FTS5 query for all of `words`; quoted, since a user's hyphen or colon is no operator."""
    return " ".join(f'"{word}"' for word in re.findall(r"\w+", words))
