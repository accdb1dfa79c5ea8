from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from summarizer_eval.metrics import Counts, total, wilson


def test_figures_by_hand() -> None:
    counts = Counts(tp=3, fp=1, fn=2)
    assert counts.precision == 0.75
    assert counts.recall == 0.6
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)


def test_nothing_of_nothing_is_neither_zero_nor_one() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert Counts(fn=2).precision is None
    assert Counts(fn=2).recall == 0.0
    assert Counts(fn=2).f1 == 0.0
    assert wilson(0, 0) is None


def test_totals_are_of_counts_not_of_figures() -> None:
    assert total([Counts(1, 0, 0), Counts(0, 9, 0)]) == Counts(1, 9, 0)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilsons(part_of: tuple[int, int]) -> None:
    part, whole = part_of
    theirs = binomtest(part, whole).proportion_ci(method="wilson")
    assert wilson(part, whole) == pytest.approx((theirs.low, theirs.high), abs=1e-6)
