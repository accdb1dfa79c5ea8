"""The assignment, on matrices worked out by hand, and the CEAF-REE behaviour on role fillers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summarizer_eval.align import align, matching

SCORES = st.sampled_from([0.0, 0.2, 0.35, 0.4, 0.5, 0.65, 0.8, 1.0])
MATRICES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(SCORES, min_size=width, max_size=width), min_size=1, max_size=5)
)


def test_the_sum_is_maximised_not_each_row() -> None:
    # Greedy would take (0, 0) at .9 and leave row 1 with nothing above the threshold.
    assert align([[0.9, 0.8], [0.85, 0.1]], 0.4) == [(0, 1), (1, 0)]


def test_pairs_below_the_threshold_are_removed_before_solving() -> None:
    # Solved first and cut afterwards, .39 + .39 would beat .7 and then both would be thrown away.
    assert align([[0.7, 0.39], [0.39, 0.0]], 0.4) == [(0, 0)]


def test_a_pair_at_the_threshold_stays_whatever_the_rounding() -> None:
    assert align([[0.1 + 0.2]], 0.3) == [(0, 0)]
    assert align([[0.25 + 0.1 + 0.05]], 0.4) == [(0, 0)]


def test_ties_keep_more_pairs() -> None:
    # 1.0 alone or .5 + .5: the same sum, but two pairs.
    assert align([[1.0, 0.5], [0.5, 0.0]], 0.4) == [(0, 1), (1, 0)]


def test_an_optional_item_never_takes_a_place_on_a_tie() -> None:
    assert align([[0.6], [0.6]], 0.4, required=[False, True]) == [(1, 0)]
    assert align([[0.6], [0.6]], 0.4, required=[True, False]) == [(0, 0)]
    assert align([[0.8], [0.6]], 0.4, required=[False, True]) == [(0, 0)]


@pytest.mark.parametrize("nothing", [[], [[]], [[], []]])
def test_nothing_on_a_side_is_no_pair(nothing: list[list[float]]) -> None:
    assert align(nothing, 0.4) == []


@given(MATRICES)
def test_each_side_is_used_once_and_only_above_the_threshold(table: list[list[float]]) -> None:
    pairs = align(table, 0.4)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(table[row][column] >= 0.4 for row, column in pairs)


@given(MATRICES)
def test_no_single_pair_could_be_added(table: list[list[float]]) -> None:
    pairs = align(table, 0.4)
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    left = [
        value
        for r, row in enumerate(table)
        for c, value in enumerate(row)
        if r not in rows and c not in columns and value >= 0.4
    ]
    assert left == []


@given(MATRICES)
def test_swapping_the_sides_keeps_the_number_of_pairs(table: list[list[float]]) -> None:
    turned = [list(column) for column in zip(*table, strict=True)]
    assert len(align(table, 0.4)) == len(align(turned, 0.4))


# CEAF-REE (Du, Rush & Cardie, 2021): a filler is an entity, a set of mentions; a predicted entity counts when
# it stands for a gold entity, and each gold entity can be earned once.
BUILDING = ("Pilmai telephone company building", "telephone company building", "telephone company offices")
PIPES = ("water pipes",)


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        ([["water pipes"], ["Pilmai telephone company building"]], 2),
        ([["water pipes"], ["telephone company offices"]], 2),
        ([["telephone company building"], ["telephone company offices"]], 1),
        ([["Pilmai telephone company building"], ["water pipes"], ["public telephone booth"]], 2),
        ([["Pilmai telephone company building", "water pipes"]], 1),
        ([], 0),
    ],
)
def test_role_fillers_are_counted_by_entity(predicted: list[list[str]], right: int) -> None:
    assert matching([BUILDING, PIPES], predicted, lambda gold, its: not set(gold).isdisjoint(its)) == right
