"""Similarities worked out by hand from the weights of issue and README."""

from __future__ import annotations

from typing import Any

import pytest
from summarizer_eval.gold import GoldMeeting, GoldStance
from summarizer_eval.names import Names
from summarizer_eval.similarity import (
    actor_similarity,
    date_similarity,
    meeting_similarity,
    stance_similarity,
    text_similarity,
)

from tests.summarizer_eval.builders import actor, case, meeting, stance

CASE = case()
ANA, BO, UNION = actor("Ana Lund", id="a"), actor("Bo Reyes", id="b"), actor("Harbour Union", id="u")
NAMES = Names(CASE.gold.actors, [ANA, BO, UNION])
OSLO, CALL = CASE.gold.meetings


def like(gold: GoldMeeting, participants: str, **more: Any) -> float:
    return meeting_similarity(gold, meeting(participants, **more), NAMES)


def test_a_meeting_that_is_the_same_is_one() -> None:
    same = {"channel": "in_person", "date_start": "2026-04-06", "place": "Oslo"}
    assert like(OSLO, "ab", **same) == pytest.approx(1.0)
    assert like(OSLO, "ba", **same, status="denied") == pytest.approx(1.0)


def test_the_weights_of_a_meeting() -> None:
    # Dice 2·2/(2+3) = .8; no date, no place, no channel on one side: their weight stays.
    assert like(OSLO, "abu") == pytest.approx(0.6 * 0.8)
    assert like(OSLO, "ab", place="Oslo") == pytest.approx(0.6 + 0.1)
    assert like(OSLO, "ab", date_start="2026-04") == pytest.approx(0.6 + 0.25 * 0.5)
    assert like(OSLO, "u", date_start="2026-04-06", place="Oslo", channel="in_person") == pytest.approx(0.4)


def test_what_is_empty_on_both_sides_has_no_weight() -> None:
    # The call has no place: .6 + .25 + .05 = .9 is the whole.
    assert like(CALL, "ab", channel="phone") == pytest.approx((0.6 + 0.05) / 0.9)
    bare = CALL.model_copy(update={"channel": "unknown", "date_text": "", "date_start": ""})
    assert like(bare, "abu") == pytest.approx(0.8)


def test_one_gold_participant_is_earned_once() -> None:
    twice = Names(CASE.gold.actors, [ANA, actor("Lund", id="l"), BO])
    bare = CALL.model_copy(update={"channel": "unknown", "date_text": "", "date_start": ""})
    assert meeting_similarity(bare, meeting("al"), twice) == pytest.approx(2 * 1 / 4)


@pytest.mark.parametrize(
    ("ours", "theirs", "value"),
    [
        (("2026-02-04", "2026-02-05"), ("2026-02-04", "2026-02-05"), 1.0),
        (("2026-02-04", ""), ("2026-02-04", "2026-02-04"), 1.0),
        (("2026-02-04", "2026-02-05"), ("2026-02-05", ""), 0.5),
        (("2026-02", ""), ("2026-02-28", ""), 0.5),
        (("2026", ""), ("2026-12-31", ""), 0.5),
        (("2026-02", ""), ("2026-03-01", ""), 0.0),
    ],
)
def test_dates(ours: tuple[str, str], theirs: tuple[str, str], value: float) -> None:
    one = OSLO.model_copy(update={"date_start": ours[0], "date_end": ours[1], "date_text": "x"})
    other = meeting("ab", date_start=theirs[0], date_end=theirs[1], date_text="x")
    assert date_similarity(one, other) == value


def test_dates_by_their_words_where_one_side_has_no_iso_date() -> None:
    one = OSLO.model_copy(update={"date_text": "in July", "date_start": "", "date_end": ""})
    assert date_similarity(one, meeting("ab", date_text="July", date_start="2025-07")) == 1.0
    assert date_similarity(one, meeting("ab", date_text="June")) == 0.0


def test_actors_need_a_form_in_common() -> None:
    ana = CASE.gold.actors[0]
    assert actor_similarity(ana, actor("Kai Lund")) == 0.0
    # Same name: .8 + .1 + .1 · Dice(1 of 3 and 1) = .1 · 2/4.
    assert actor_similarity(ana, actor("Mayor Ana Lund")) == pytest.approx(0.95)
    assert actor_similarity(ana, actor("Lund")) == pytest.approx(0.85)


def test_texts_by_their_content_words() -> None:
    # toll, fair / toll, unfair: one of two and two.
    assert text_similarity("The toll is fair.", "the toll was unfair") == pytest.approx(0.5)
    assert text_similarity("negotiating", "Negotiations") == 1.0
    assert text_similarity("the", "of") == 0.0


def test_stances_need_the_holder() -> None:
    gold: GoldStance = CASE.gold.stances[0]
    # Words: gold harbo union oppos new toll ferri (6), predicted new toll ferri (3): Dice 2·3/9.
    theirs = stance("u", "new toll on ferries")
    assert stance_similarity(gold, theirs, NAMES, 1.0) == pytest.approx(0.7 * 2 / 3 + 0.3)
    assert stance_similarity(gold, stance("a", "new toll on ferries"), NAMES, 1.0) == 0.0
    either = gold.model_copy(update={"holder_alternatives": ("ana",)})
    assert stance_similarity(either, stance("a", "new toll on ferries"), NAMES, 0.0) == pytest.approx(
        0.7 * 2 / 3
    )


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        # Pairs of letters: 4 of 5 and 5 shared, as 恢复 复口 口岸 … have it.
        ("恢复口岸货运", "恢复口岸货运", 1.0),
        ("恢复口岸货运", "口岸货运恢复", 2 * 4 / 10),
        ("恢复口岸货运", "反对停车场", 0.0),
        # The article, alone or behind a particle, is no part of the word.
        ("فتح الميناء", "فتح ميناء", 1.0),
        ("بالميناء", "الميناء", 1.0),
        # Function words of the language that has most of them here count nothing.
        ("la fermeture de la halle", "la grève de la poste", 0.0),
        ("der Abbruch der Gespräche", "die Gespräche", 2 * 1 / 3),
        ("el cierre de la lonja", "la huelga de los barcos", 0.0),
    ],
)
def test_texts_of_other_languages_are_compared_by_their_content(one: str, other: str, value: float) -> None:
    assert text_similarity(one, other) == pytest.approx(value)
