"""What the store promises: one row an article, one worker a row, nothing half written."""

import multiprocessing
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.store import Retried, Store
from summarizer.store.owner import is_gone, new_owner
from summarizer.store.store import Unfinished, row_key
from summarizer.summary import Failure, Summary

Summarize = Callable[[Article], Summary]


def article(text: str = "Ruiz Lindqvist met.", **about: str) -> Article:
    return Article.of(text, **{"source": "test", **about})


def failed(source: str = "https://x.example/a") -> Failure:
    return Failure(source=source, error="Unreachable", message=f"{source}: the server answered 404")


def test_an_article_is_kept_once_a_fingerprint(store: Store) -> None:
    assert store.add(article(), "f1")
    assert not store.add(article(source="elsewhere"), "f1")
    assert store.add(article(), "f2")
    assert store.counts()["pending"] == 2


def test_an_address_is_one_article(store: Store) -> None:
    assert store.add(article("First text."), "f", "https://x.example/a")
    assert not store.add(article("Changed text."), "f", "https://x.example/a")
    known = store.known("https://x.example/a")
    assert isinstance(known, Article)
    assert known.text == "First text."


def test_one_text_at_two_addresses_is_known_at_both(store: Store) -> None:
    store.add(article(), "f", "https://x.example/a")
    assert not store.add(article(), "f", "https://x.example/b")
    assert isinstance(store.known("https://x.example/b"), Article)


def test_everything_of_the_article_survives(store: Store) -> None:
    about = {
        "source": "s",
        "title": "T",
        "outlet": "O",
        "url": "https://x.example/a",
        "published": "2026-02-03",
    }
    before = article("Nul \0 and \u00a0 “quotes” \U0001f600.", **about)
    store.add(before, "f")
    claimed = store.claim("f", "me", 60)
    assert claimed is not None
    assert claimed.article == before


def test_a_row_goes_to_one_owner(store: Store) -> None:
    store.add(article(), "f")
    assert store.claim("other", "me", 60) is None
    first = store.claim("f", "me", 60)
    assert first is not None
    assert first.attempts == 1
    assert store.claim("f", "you", 60) is None


def test_only_the_owner_finishes_a_row(store: Store, summarized: Summarize) -> None:
    store.add(article(), "f")
    claimed = store.claim("f", "me", 60)
    assert claimed is not None
    assert not store.complete(claimed.key, "you", summarized(claimed.article))
    assert not store.bury(claimed.key, "you", failed())
    assert not list(store.search("Lindqvist"))
    assert store.complete(claimed.key, "me", summarized(claimed.article))
    assert not store.complete(claimed.key, "me", summarized(claimed.article))
    assert len(list(store.search("Lindqvist", kind="meeting"))) == 1
    assert store.counts() == {"pending": 0, "running": 0, "done": 1, "dead": 0}


def test_a_done_row_keeps_summary_and_provenance(store: Store, summarized: Summarize, tmp_path: Path) -> None:
    store.add(article(), "f")
    claimed = store.claim("f", "me", 60)
    assert claimed is not None
    store.complete(claimed.key, "me", summarized(claimed.article))
    row = store.find(claimed.article.id[:8])
    assert row.summary == summarized(claimed.article)
    assert row.tokens == 120
    raw = sqlite3.connect(tmp_path / "news.db")
    assert raw.execute("SELECT json_extract(provenance, '$.model') FROM articles").fetchone() == ("fake",)
    raw.close()


def test_a_dead_row_is_retried_and_says_why_until_it_is_done(store: Store, summarized: Summarize) -> None:
    store.add(article(), "f")
    claimed = store.claim("f", "me", 60)
    assert claimed is not None
    assert store.bury(claimed.key, "me", Failure(source="s", error="Refusal", message="declined"))
    (dead,) = store.rows(["dead"])
    assert (dead.error, dead.message, dead.attempts) == ("Refusal", "declined", 1)
    assert store.retry() == Retried(articles=1, sources=0, lost=0)
    again = store.claim("f", "me", 60)
    assert again is not None
    assert store.complete(again.key, "me", summarized(again.article))
    assert next(store.rows()).message == ""


def test_the_row_tried_least_comes_first(store: Store) -> None:
    store.add(article("One."), "f")
    store.add(article("Two."), "f")
    store.claim("f", "me", 60)
    store.release("me")
    claimed = store.claim("f", "me", 60)
    assert claimed is not None
    assert claimed.article.text == "Two."


def test_a_lease_that_ran_out_is_taken_back_and_a_renewed_one_not(store: Store) -> None:
    store.add(article("One."), "f")
    store.add(article("Two."), "f")
    store.claim("f", "slow", 0.01)
    store.claim("f", "alive", 0.01)
    store.renew("alive", 60)
    time.sleep(0.02)
    assert store.reclaim() == 1
    assert store.counts()["running"] == 1


def test_a_row_of_a_dead_process_is_taken_back_at_once(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    script = (
        "from pathlib import Path; from summarizer.article import Article\n"
        "from summarizer.store import Store\n"
        "from summarizer.store.owner import new_owner\n"
        f"store = Store(Path({str(path)!r})); store.add(Article.of('One.', source='s'), 'f')\n"
        "print(store.claim('f', new_owner(), 3600).key)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    with Store(path) as store:
        assert store.counts()["running"] == 1
        assert store.reclaim() == 1


def test_owners_that_cannot_be_judged_are_left_alone() -> None:
    assert not is_gone(new_owner())
    assert not is_gone("openai-batch/123")
    assert not is_gone("another-machine/99999999/abc")


def test_what_waits_under_another_fingerprint_is_counted_apart_and_not_given_out(store: Store) -> None:
    store.add(article("One."), "old")
    store.add(article("Two."), "old")
    store.add(article("Two."), "new")
    assert store.unfinished("new") == Unfinished(waiting=1, left=1, others=2)
    claimed = store.claim("new", "me", 60)
    assert claimed is not None
    assert claimed.key == row_key(article("Two.").id, "new")
    assert store.claim("new", "me", 60) is None
    assert store.unfinished("new") == Unfinished(waiting=0, left=1, others=2)
    assert store.unfinished("old") == Unfinished(waiting=2, left=2, others=0)


def test_a_source_to_be_read_again_is_left_to_every_run(store: Store) -> None:
    store.record(failed(), "https://x.example/a")
    assert store.unfinished("f") == Unfinished(0, 0, 0)
    store.retry()
    assert store.unfinished("f") == Unfinished(waiting=0, left=1, others=0)


def test_a_source_that_could_not_be_read_is_kept_retried_and_replaced(store: Store) -> None:
    assert store.record(failed(), "https://x.example/a")
    assert not store.record(failed(), "https://x.example/a")
    assert isinstance(store.known("https://x.example/a"), Failure)
    assert store.unread() == {}
    store.retry()
    assert list(store.unread().values()) == ["https://x.example/a"]
    assert store.known("https://x.example/a") is None
    assert store.claim("", "me", 60) is None
    store.add(article(source="https://x.example/a"), "f", "https://x.example/a")
    assert store.counts() == {"pending": 1, "running": 0, "done": 0, "dead": 0}


def test_a_source_that_was_read_again_waits_no_longer_unless_it_failed_anew(store: Store) -> None:
    store.record(failed(), "https://x.example/a")
    store.record(Failure(source="news.txt", error="InputError", message="no such file"))
    assert store.retry() == Retried(articles=0, sources=2, lost=0)
    again = store.unread()
    assert store.record(failed(), "https://x.example/a"), "a failure of what was set back is news"
    store.settle(again)
    assert store.counts() == {"pending": 0, "running": 0, "done": 0, "dead": 1}


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("week.jsonl:3", "week.jsonl"),
        ("week.ndjson:3 (a7)", "week.ndjson"),
        ("https://x.example/feed#2", "https://x.example/feed"),
        ("plan:3.txt", "plan:3.txt"),
    ],
)
def test_a_place_in_a_file_is_read_again_with_its_file(store: Store, place: str, source: str) -> None:
    store.record(Failure(source=place, error="InputError", message="empty"))
    store.retry()
    assert list(store.unread().values()) == [source]


def test_what_came_by_standard_input_is_told_to_be_lost(store: Store) -> None:
    store.record(Failure(source="-:4", error="InputError", message="empty"))
    assert store.retry() == Retried(articles=0, sources=0, lost=1)
    assert store.unread() == {}


def test_what_a_feed_answered_is_kept_for_each_fingerprint(store: Store) -> None:
    store.remember("https://x.example/feed", "f1", '"1"', "Mon")
    assert store.validators("https://x.example/feed", "f1") == ('"1"', "Mon")
    assert store.validators("https://x.example/feed", "f2") is None


def _take_all(path: str, ready: Barrier, taken: "multiprocessing.Queue[list[str]]") -> None:
    keys: list[str] = []
    with Store(Path(path)) as store:
        ready.wait(60)
        while claimed := store.claim("f", new_owner(), 60):
            keys.append(claimed.key)
            if len(keys) == 1:
                ready.wait(60)  # on a busy machine one could take every row before the other is awake
    taken.put(keys)


def test_two_processes_never_take_the_same_row(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Store(path) as store:
        for n in range(200):
            store.add(article(f"Number {n}."), "f")
    context = multiprocessing.get_context("spawn")
    taken: multiprocessing.Queue[list[str]] = context.Queue()
    ready = context.Barrier(2)
    workers = [context.Process(target=_take_all, args=(str(path), ready, taken)) for _ in range(2)]
    for worker in workers:
        worker.start()
    first, second = taken.get(timeout=60), taken.get(timeout=60)
    for worker in workers:
        worker.join()
    assert len(first) + len(second) == 200
    assert len({*first, *second}) == 200
    assert first
    assert second


def test_opening_twice_at_once_migrates_once(tmp_path: Path) -> None:
    path = str(tmp_path / "n.db")
    script = f"from pathlib import Path; from summarizer.store import Store; Store(Path({path!r})).close()"
    started = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[1] for process in started] == [b""] * 3


def test_what_is_no_store_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database, but long enough to be looked at " * 20)
    with pytest.raises(InputError, match="not a store"):
        Store(tmp_path / "text.db")
    with pytest.raises(InputError, match="no such store"):
        Store(tmp_path / "gone.db", create=False)
    with pytest.raises(InputError, match="cannot be opened"):
        Store(tmp_path / "no" / "folder.db")
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    with pytest.raises(InputError, match="newer version"):
        Store(tmp_path / "newer.db")
