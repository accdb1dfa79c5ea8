"""Fitted weights: data in `weights.json`, written by `make fit`, read here without any library."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

Features: TypeAlias = dict[str, float]
Kind = Literal["actors", "meetings", "stances"]
PATH = Path(__file__).with_name("weights.json")


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


@cache
def decision(kind: Kind) -> Decision:
    data = json.loads(PATH.read_text(encoding="utf-8"))[kind]
    return Decision(data["bias"], data["weights"], data["threshold"])


def marked(found: Mapping[str, object]) -> Features:
    """A feature of 1 for each name whose value holds."""
    return {what: 1.0 for what, there in found.items() if there}
