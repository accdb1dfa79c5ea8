"""Which predicted item stands for which gold item: the best one-to-one assignment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

A = TypeVar("A")
B = TypeVar("B")

_PAIR = 1e-6
"""Bonus of every pair: of two assignments of equal similarity the one with more pairs wins."""
_REQUIRED = 1e-7
"""Bonus of a pair with a gold item that counts: an optional one never takes its place on a tie."""


def align(
    similarity: Sequence[Sequence[float]], threshold: float, required: Sequence[bool] = ()
) -> list[tuple[int, int]]:
    """Pairs (row, column) that maximise the summed similarity, each row and column used once at most.

    Rows are gold items, columns predicted ones. Pairs below `threshold` are removed before solving, so
    that a hopeless pair can never push a good one aside. `required[row]` is false for optional gold items.
    """
    if not similarity or not similarity[0]:
        return []
    scores = np.asarray(similarity, dtype=float)
    allowed = np.round(scores, 9) >= threshold
    bonus = np.full(len(scores), _PAIR)
    if required:
        bonus += _REQUIRED * np.asarray(required, dtype=float)
    weights = np.where(allowed, scores + bonus[:, None], 0.0)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [
        (int(row), int(column)) for row, column in zip(rows, columns, strict=True) if allowed[row, column]
    ]


def matching(gold: Sequence[A], predicted: Sequence[B], same: Callable[[A, B], bool]) -> int:
    """How many elements of the two sides can be paired off so that each pair is the `same`."""
    return len(align([[float(same(one, other)) for other in predicted] for one in gold], threshold=1.0))
