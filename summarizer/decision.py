"""A decision by weighed features: a logistic model, read from data without any library."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Features: TypeAlias = dict[str, float]


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic model. What reaches `threshold` is published."""

    bias: float
    weights: Mapping[str, float]
    threshold: float

    def probability(self, features: Features) -> float:
        """How likely the candidate with these features is right; features without a weight say nothing."""
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def marked(found: Mapping[str, object]) -> Features:
    """A feature of 1 for each name whose value holds."""
    return {what: 1.0 for what, there in found.items() if there}
