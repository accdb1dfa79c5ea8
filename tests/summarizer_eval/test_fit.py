from __future__ import annotations

import json
from pathlib import Path

import pytest
from summarizer_eval.candidates import Candidate
from summarizer_eval.fit import calibration, count, fit, main, weights


def candidate(case: int, *features: str, gold: str = "", optional: bool = False, of: str = "") -> Candidate:
    named = dict.fromkeys(features, 1.0)
    return Candidate(f"own/{case:02}", "", named, gold, optional, (of,) if of else ())


TAUGHT = [
    candidate(case, *features, gold=f"{case}{at}" if "opposes" in features else "")
    for case in range(60)
    for at, features in enumerate([("opposes", "verb"), ("went", "verb"), ("went",), ("opposes",)])
]


def test_weights_follow_the_labels_and_are_the_same_each_time() -> None:
    model = weights(TAUGHT, 1.0)
    assert model.weights["opposes"] > 1 > -1 > model.weights["went"]
    assert weights(list(reversed(TAUGHT)), 1.0) == model


def test_what_one_or_two_articles_say_gets_no_weight() -> None:
    rare = [candidate(case, "Zandvoort", gold="x") for case in (1, 2)]
    assert "Zandvoort" not in weights([*TAUGHT, *rare], 1.0).weights


def test_the_threshold_is_the_lowest_that_is_right_often_enough() -> None:
    fitted = fit("stances", TAUGHT, 120)
    assert fitted.decision.threshold < 0.5
    right, published, _ = count(TAUGHT, fitted.held_out, fitted.decision.threshold)
    assert right == published == 120
    assert calibration(TAUGHT, fitted.held_out) < 0.2


def test_where_no_threshold_is_right_often_enough_it_is_even() -> None:
    guessed = [candidate(case, "verb", gold=f"{case}" if case % 3 else "") for case in range(300)]
    assert fit("stances", guessed, 200).decision.threshold == 0.5


def test_the_articles_of_the_project_alone_can_be_fitted_to(tmp_path: Path) -> None:
    main(["--output", str(tmp_path / "weights.json")])
    fitted = json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))
    assert set(fitted) == {"actors", "meetings", "stances"}
    assert all(one["weights"] and one["threshold"] == 0.5 for one in fitted.values()), "none of them is real"


def test_too_few_real_articles_tell_no_threshold() -> None:
    assert fit("stances", TAUGHT[:80], 40).decision.threshold == 0.5


def test_of_candidates_that_exclude_each_other_the_likeliest_counts() -> None:
    rivals = [candidate(1, gold="a", of="verb 3"), candidate(1, of="verb 3"), candidate(1, of="verb 9")]
    assert count(rivals, [0.9, 0.8, 0.7], 0.5) == (1, 2, 0)
    assert count(rivals, [0.7, 0.8, 0.1], 0.5) == (0, 1, 0)


def test_optional_gold_counts_neither_way_and_the_same_told_twice_once() -> None:
    found = [candidate(1, gold="a"), candidate(1, gold="a"), candidate(1, gold="b", optional=True)]
    assert count(found, [0.9, 0.8, 0.7], 0.5) == (1, 1, 1)


def test_the_calibration_error_of_what_is_sure_and_right_is_nothing() -> None:
    found = [candidate(case, gold="a" if case % 2 else "") for case in range(20)]
    assert calibration(found, [float(case % 2) for case in range(20)]) == 0
    assert calibration(found, [0.9] * 20, bins=1) == pytest.approx(0.4)
