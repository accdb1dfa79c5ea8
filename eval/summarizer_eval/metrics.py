"""Counts and the figures made of them. 0/0 is None ("n/a"), never 0 or 1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Counts:
    """Right (`tp`), false alarms (`fp`) and misses (`fn`): `tp + fn` gold, `tp + fp` predicted."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float | None:
        return ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        return ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        return ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    @property
    def clean(self) -> bool:
        """Neither a false alarm nor a miss."""
        return not self.fp and not self.fn


def total(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counts())


def ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def wilson(part: int, whole: int, z: float = 1.959964) -> tuple[float, float] | None:
    """Score interval of a share (Wilson, 1927), 95 % by default; None for 0/0.

    It takes the items as independent, which items of one article are not: read it as the narrowest the
    truth could be.
    """
    if not whole:
        return None
    share, square = part / whole, z * z
    middle = share + square / (2 * whole)
    spread = z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    scale = 1 + square / whole
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
