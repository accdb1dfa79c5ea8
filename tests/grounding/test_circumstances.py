"""Day, place and topic: only what the sentences tell of the meeting itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.meetings.circumstances import date_of, place_of, topic_of
from summarizer.grounding.scene.roster import Scene

Scenes = Callable[..., Scene]
CAST = "Anna Kessler; Pavel Strand"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Kessler met Pavel Strand on Tuesday.", "Tuesday"),
        ("On Tuesday, Anna Kessler met Pavel Strand.", "on Tuesday"),
        ("Anna Kessler met Pavel Strand in May.", "May"),
        ("Anna Kessler met Pavel Strand on 3 March 2026.", "3 March 2026"),
        ("Anna Kessler met Pavel Strand last week.", "last week"),
        ("On Tuesday, when it rained, Anna Kessler met Pavel Strand.", "Tuesday"),
    ],
)
def test_the_day_of_the_meeting_is_kept(scene_of: Scenes, text: str, words: str) -> None:
    notes: list[str] = []
    assert date_of(scene_of(text, CAST), words, [1], notes) == words
    assert notes == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Kessler met Pavel Strand, who left after he resigned on Tuesday.", "Tuesday"),
        ("Anna Kessler met Pavel Strand before the vote was held on Tuesday.", "Tuesday"),
        ("Anna Kessler met Pavel Strand, the office said on Tuesday.", "Tuesday"),
        ("Anna Kessler met Pavel Strand and has kept silent since Tuesday.", "Tuesday"),
        ("Anna Kessler may meet Pavel Strand.", "May"),
        ("Anna Kessler met Pavel Strand to march with him.", "March"),
        ("Anna Kessler sat and met Pavel Strand.", "Sat"),
        ("Anna Kessler met Pavel Strand in Lund.", "Lund"),
        ("Anna Kessler met Pavel Strand.", "Tuesday"),
        ("LUND, Tuesday — Anna Kessler met Pavel Strand.", "Monday"),
    ],
)
def test_the_day_of_something_else_or_no_day_is_left_out(scene_of: Scenes, text: str, words: str) -> None:
    notes: list[str] = []
    assert date_of(scene_of(text, CAST), words, [1], notes) == ""
    assert notes == [f"date: “{words}” is not told of this meeting"]


def test_the_day_of_another_sentence_is_left_out(scene_of: Scenes) -> None:
    scene = scene_of("Anna Kessler met Pavel Strand. It rained on Tuesday.", CAST)
    assert date_of(scene, "Tuesday", [1], []) == ""


def test_of_words_that_the_article_has_in_parts_the_most_precise_is_kept(scene_of: Scenes) -> None:
    scene = scene_of("Anna Kessler met Pavel Strand on 3 March.", CAST)
    notes: list[str] = []
    assert date_of(scene, "Tuesday, 3 March", [1], notes) == "3 March"
    assert notes == ["date: the article has “3 March”"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Anna Kessler met Pavel Strand in Lund.", "Lund"),
        ("Anna Kessler met Pavel Strand at the old residence.", "residence"),
        ("Anna Kessler met Pavel Strand in Britain.", "United Kingdom"),
        ("LUND (AP) — Anna Kessler met Pavel Strand.", "Lund"),
        ("Anna Kessler and Pavel Strand left the Lund talks.", "Lund"),
        ("Anna Kessler travelled to Lund to meet Pavel Strand.", "Lund"),
        ("安娜在北京会见了记者。", "北京"),
    ],
)
def test_the_place_of_the_meeting_is_kept(scene_of: Scenes, text: str, place: str) -> None:
    notes: list[str] = []
    assert place_of(scene_of(text, CAST), place, [1], notes) == place
    assert notes == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Anna Kessler met Pavel Strand.", "Lund"),
        ("Anna Kessler met Pavel Strand on how to end the siege in Lund.", "Lund"),
        ("Anna Kessler met Pavel Strand after a fire in Lund.", "Lund"),
        ("Anna Kessler met Pavel Strand at his Lund office.", "Lund"),
        ("Anna Kessler met Pavel Strand. It rained in Lund.", "Lund"),
        ("Anna Kessler met Pavel Strand in short.", "short"),
        ("Anna Kessler met Pavel Strand.", "Pavel Strand"),
        ("Anna Kessler met Pavel Strand in Lund.", "Norway"),
        ("Anna Kessler met Pavel Strand in Lund.", "where she was in Lund"),
    ],
)
def test_a_place_of_something_else_is_left_out(scene_of: Scenes, text: str, place: str) -> None:
    notes: list[str] = []
    assert place_of(scene_of(text, CAST), place, [1], notes) == ""
    assert notes == [f"place: the article does not put this meeting in “{place}”"]


def test_a_topic_is_of_the_words_of_its_sentences(scene_of: Scenes) -> None:
    scene = scene_of("Anna Kessler met Pavel Strand to discuss the toll on mills. Fish are dear.", CAST)
    notes: list[str] = []
    assert topic_of(scene, "tolls on the mill", [1], notes) == "tolls on the mill"
    assert notes == []
    assert topic_of(scene, "the price of fish", [1], notes) == ""
    assert topic_of(scene, "toll " * 26, [1], notes) == ""
    assert notes[0] == "topic: “price” is not told of this meeting"
    assert len(notes) == 2


def test_what_a_meeting_came_after_is_not_its_topic(scene_of: Scenes) -> None:
    scene = scene_of(
        "Kessler met Strand following a recent attack on the mill.\nThey spoke of the toll.", "Kessler"
    )
    notes: list[str] = []
    assert topic_of(scene, "an attack on the mill", [1, 2], notes) == ""
    assert notes == ["topic: “an attack on the mill” went before the meeting"]
    assert topic_of(scene, "the toll", [1, 2], notes) == "the toll"


@pytest.mark.parametrize("check", [date_of, place_of, topic_of])
def test_words_of_a_megabyte_are_left_out_with_a_short_note(
    scene_of: Scenes, check: Callable[..., str]
) -> None:
    notes: list[str] = []
    scene = scene_of("Anna Kessler met Pavel Strand.", CAST)
    assert check(scene, "Zed " * 250_000, [1], notes) == ""
    assert len(notes) == 1
    assert len(notes[0]) < 250
    assert check(scene, "", [1], notes) == ""
    assert len(notes) == 1
