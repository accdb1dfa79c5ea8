"""Which positions of one holder are on one question."""

from __future__ import annotations

import pytest

from summarizer.dossier import build
from summarizer.summary import Stance
from tests.dossier.pairs import Pair, ev, pair, person, told


def held(outlet: str, position: str, published: str, issue: str = "resuming dialogue with Orrin") -> Pair:
    stance = Stance.model_validate(
        {"id": "s", "holder": "x", "issue": issue, "position": position, "claim": "c", "evidence": ev()}
    )
    return pair(outlet + published, [person("x", "Ana Berg")], (), (stance,), outlet, published)


def test_a_change_of_position_is_marked() -> None:
    early, late = (
        held("a", "supports", "2026-01-01"),
        held("b", "opposes", "2026-02-01", "resumption of dialogue with Orrin"),
    )
    stance = build([late, early]).stances[0]
    assert (stance.change, [view.position for view in stance.views]) == ("changed", ["supports", "opposes"])
    same_day = build([held("a", "supports", "2026-01-01"), held("b", "opposes", "2026-01-01")])
    assert same_day.stances[0].change == "differs"
    assert build([early, held("b", "supports", "2026-02-01")]).stances[0].change == ""
    assert len(build([early, held("b", "opposes", "2026-02-01", "a tax on sugar")]).stances) == 2


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [
        ("dialogue with Putin", "maintaining contact with Russia", 1),
        ("talks with Moscow", "calls for direct communication with the Kremlin", 1),
        ("dialogue with Putin", "resuming dialogue with Putin", 2),
        ("resuming dialogue with Putin", "the resumption of talks with Russia", 1),
        ("dialogue with Putin", "the price of gas from Russia", 2),
    ],
)
def test_what_one_holds_on_one_question_is_one_row(one: str, other: str, rows: int) -> None:
    assert len(build([told(one, "2026-02-01"), told(other, "2026-02-02")]).stances) == rows


def test_a_question_is_called_by_the_state_and_not_by_whoever_acts_for_it() -> None:
    articles = [
        told("dialogue with Putin", "2026-02-01"),
        told("maintaining contact with Russia", "2026-02-02"),
    ]
    (stance,) = build(articles).stances
    assert stance.question == "maintaining contact with Russia"
    again = told("dialogue with Putin", "2026-02-03")  # what most articles say comes first
    assert build([*articles, again]).stances[0].question == "dialogue with Putin"
