"""A second chance for what failed: dead articles, and sources that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.store.archive import Archive
from summarizer.store.database import transaction

# Where in a file of lines or a feed an article stood: the file is read again as a whole.
_PLACE = re.compile(r"(?<=\.jsonl):\d+( \(.*\))?$|(?<=\.ndjson):\d+( \(.*\))?$|#\d+$")


@dataclass(frozen=True, slots=True)
class Retried:
    """Rows set back: `articles` to be summarized, `sources` to be read again; and those that are `lost`."""

    articles: int
    sources: int
    lost: int


class Retries(Archive):
    """The part of a store that sets back, and knows what to read again."""

    def retry(self) -> Retried:
        """Sets every dead row back to pending: articles to be summarized, sources to be read again.

        What came by standard input is not there any more, and forgotten.
        """
        with transaction(self._connection):
            lost = self._connection.execute(
                "DELETE FROM articles WHERE state = 'dead' AND text = ''"
                " AND (source = '-' OR source GLOB '-[:#[][0-9]*')"
            )
            articles, sources = self._connection.execute(
                "SELECT total(text <> ''), total(text = '') FROM articles WHERE state = 'dead'"
            ).fetchone()
            # A feed that has not changed is answered without its items, of which one is wanted again.
            self._connection.executemany(
                "DELETE FROM feeds WHERE url = ?",
                [
                    (_PLACE.sub("", row["source"]),)
                    for row in self._connection.execute(
                        "SELECT source FROM articles WHERE state = 'dead' AND text = ''"
                    ).fetchall()
                ],
            )
            self._connection.execute(
                "UPDATE articles SET state = 'pending', attempts = 0, finished = NULL WHERE state = 'dead'"
            )
        return Retried(int(articles), int(sources), lost.rowcount)

    def unread(self) -> dict[int, str]:
        """Sources that were set back by `retry` and are to be read again, by the numbers of their rows."""
        found = self._connection.execute(
            "SELECT seq, source FROM articles WHERE state = 'pending' AND text = '' ORDER BY seq"
        )
        return {row["seq"]: _PLACE.sub("", row["source"]) for row in found}

    def settle(self, rows: Iterable[int]) -> None:
        """Forgets rows of `unread` whose sources have been read again, but for those that failed anew."""
        with transaction(self._connection):
            self._connection.executemany(
                "DELETE FROM articles WHERE seq = ? AND state = 'pending' AND text = ''", [(n,) for n in rows]
            )
