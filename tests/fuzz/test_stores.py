"""A store with flipped bits: what is read of it is right, or one line says that it is damaged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import SummarizerError
from summarizer.store import Store
from summarizer.store.export import export
from tests.fuzz.conftest import FUZZ


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], bytes]:
    """A store of waiting and failed articles, as one file."""
    path = tmp_path_factory.mktemp("store") / "whole.db"
    with Store(path) as store:
        for n in range(30):
            store.add(
                Article.of(f"Ada{n} met Bruno{n} in Lisbon. " * 20, source=f"{n}.txt"),
                "f",
                f"https://x.example/{n}",
            )
        store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes


# What SQLite said of this one was no text.
@example(flips=[(0.14849004569339108, 7), (0.022226335611574388, 7)], cut=2.0)
@FUZZ
@given(
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 7)), min_size=1, max_size=30),
    cut=st.floats(0.1, 2),
)
def test_flipped_bits(
    whole: Callable[[], bytes],
    tmp_path_factory: pytest.TempPathFactory,
    flips: list[tuple[float, int]],
    cut: float,
) -> None:
    data = bytearray(whole())
    for place, bit in flips:
        data[int(place * len(data))] ^= 1 << bit
    path = tmp_path_factory.mktemp("flipped") / "s.db"
    path.write_bytes(data[: int(len(data) * cut)] if cut < 1 else data)
    try:
        with Store(path, create=False) as store:
            store.counts()
            list(store.rows(summaries=True))
            list(store.search("Ada1"))
            list(store.summaries("Lisbon"))
            store.known("https://x.example/3")
            store.unread()
            store.reclaim()
            store.claim("f", "me", 60)
            store.retry()
            export(store.rows(["done", "dead"], summaries=True), path.with_name("out.jsonl"), "jsonl")
    except SummarizerError as error:
        assert len(str(error).splitlines()) == 1
