from __future__ import annotations

import json

import pytest

from summarizer.deciding.weights import PATH, decision
from summarizer.decision import Decision


def test_features_without_a_weight_say_nothing() -> None:
    model = Decision(0.0, {"told by another": -2.0, "words": 1.0}, 0.5)
    assert model.probability({}) == pytest.approx(0.5)
    assert model.probability({"of another world": 3.0}) == pytest.approx(0.5)
    assert model.probability({"told by another": 1.0}) < 0.5 < model.probability({"words": 0.5})


def test_what_is_far_out_is_no_overflow() -> None:
    assert Decision(-1e6, {}, 0.5).probability({}) < 1e-9
    assert Decision(1e6, {}, 0.5).probability({}) > 1 - 1e-9


@pytest.mark.parametrize("kind", ["actors", "meetings", "stances"])
def test_the_fitted_weights_are_readable_data(kind: str) -> None:
    data = json.loads(PATH.read_text(encoding="utf-8"))[kind]
    assert set(data) == {"bias", "threshold", "weights"}
    assert list(data["weights"]) == sorted(data["weights"])
    model = decision(kind)  # type: ignore[arg-type]
    assert 0 < model.threshold < 1
    assert len(model.weights) > 10
