"""Meetings: who is told to have met, who only told, sent or mediated, and through whom it is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Meeting, Summary

Publish = Callable[..., Summary]
CAST = "Anna Kessler; Pavel Strand; Ewa Lind; Courier=media; Norvia=state; Teslund=state; lawmakers=group"


def claim(participants: str, *sentences: int, **more: Any) -> dict[str, Any]:
    return {"participants": participants.split(", "), "status": "confirmed", "s": sentences} | more


def meeting(publish: Publish, text: str, participants: str, *sentences: int, **more: Any) -> Meeting:
    summary = publish(text, CAST, meetings=[claim(participants, *sentences, **more)])
    assert summary.meetings, summary.rejected
    return summary.meetings[0]


def reason(publish: Publish, text: str, participants: str, *sentences: int, **more: Any) -> str:
    summary = publish(text, CAST, meetings=[claim(participants, *sentences, **more)])
    assert not summary.meetings
    return next(r.reason for r in summary.rejected if r.kind == "meeting")


PAIR = "Anna Kessler, Pavel Strand"


def test_a_meeting_is_published_with_all_that_is_told_of_it(publish: Publish) -> None:
    found = meeting(
        publish,
        "Anna Kessler met Pavel Strand in Lund on Tuesday to discuss the toll, the Courier reported.",
        PAIR,
        1,
        channel="in_person",
        date="Tuesday",
        place="Lund",
        topic="the toll",
        status="reported",
        reported_by=["Courier"],
    )
    assert found.participants == ("anna_kessler", "pavel_strand")
    assert (found.date_text, found.date_start, found.date_end) == ("Tuesday", "2026-02-03", "2026-02-03")
    assert (found.place, found.topic, found.status, found.channel) == (
        "Lund",
        "the toll",
        "reported",
        "in_person",
    )
    assert (found.reported_by, found.notes) == (("courier",), ())


def test_a_planned_meeting_lies_ahead_of_the_article(publish: Publish) -> None:
    ahead = meeting(
        publish, "Kessler will meet Strand in October.", PAIR, 1, date="October", status="planned"
    )
    assert ahead.date_start == "2026-10"
    held = meeting(publish, "Kessler met Strand in October.", PAIR, 1, date="October")
    assert held.date_start == "2025-10"


def test_without_the_date_of_the_article_a_weekday_stays_words(publish: Publish) -> None:
    text = "Anna Kessler met Pavel Strand on Tuesday."
    (found,) = publish(text, CAST, published="", meetings=[claim(PAIR, 1, date="Tuesday")]).meetings
    assert (found.date_text, found.date_start, found.date_end) == ("Tuesday", "", "")


@pytest.mark.parametrize(
    ("text", "left_out", "note"),
    [
        (
            "Norvia sent Anna Kessler to meet Pavel Strand.",
            "Norvia",
            "participant Norvia: told of it or brought it about, no more",
        ),
        (
            "Anna Kessler met Pavel Strand in talks mediated by Norvia.",
            "Norvia",
            "participant Norvia: told of it or brought it about, no more",
        ),
        (
            "Anna Kessler met Pavel Strand, the Courier reported.",
            "Courier",
            "participant Courier: told of it or brought it about, no more",
        ),
        (
            "Anna Kessler met Pavel Strand and Ewa Lind's adviser.",
            "Ewa Lind",
            "participant Ewa Lind: told of it or brought it about, no more",
        ),
        (
            "Anna Kessler met Pavel Strand. Ewa Lind slept.",
            "Ewa Lind",
            "participant Ewa Lind: not named where the meeting is told",
        ),
        ("Anna Kessler met Pavel Strand.", "Zed Quorn", "the participant “Zed Quorn” is not in the article"),
        (
            "Anna Kessler met Pavel Strand near mills.",
            "mills",
            "the participant “mills” is not among the actors",
        ),
    ],
)
def test_who_is_not_told_to_have_met_is_left_out(
    publish: Publish, text: str, left_out: str, note: str
) -> None:
    found = meeting(publish, text, f"{PAIR}, {left_out}", 1)
    assert found.participants == ("anna_kessler", "pavel_strand")
    assert note in found.notes


def test_two_occasions_are_not_merged_into_one(publish: Publish) -> None:
    text = "Anna Kessler met Pavel Strand on Monday. Norvia held talks with Teslund on Friday."
    found = meeting(publish, text, f"{PAIR}, Norvia", 1, 2)
    assert found.participants == ("anna_kessler", "pavel_strand")
    assert found.notes == ("participant Norvia: told of another occasion",)


@pytest.mark.parametrize(
    ("text", "participants", "sentences", "why"),
    [
        ("Anna Kessler met Pavel Strand.", PAIR, (), "it points at no sentence of the article"),
        (
            "Anna Kessler met Pavel Strand.",
            PAIR,
            (0, -1, 99, 10**30),
            "it points at no sentence of the article",
        ),
        ("Anna Kessler knows Pavel Strand.", PAIR, (1,), "its sentences tell of no contact"),
        (
            "The sides met. Kessler and Strand slept.",
            PAIR,
            (1,),
            "its sentences name none of its participants",
        ),
        (
            "Anna Kessler met somebody.",
            "Anna Kessler, Anna Kessler",
            (1,),
            "its sentences do not tell of two sides that met",
        ),
        (
            "Anna Kessler met Pavel Strand, the Courier said.",
            "Courier",
            (1,),
            "its sentences do not tell of two sides that met (participant Courier: told of it or brought it"
            " about, no more)",
        ),
        (
            "Anna Kessler met somebody.",
            "Anna Kessler, Zed Quorn",
            (1,),
            "its sentences do not tell of two sides that met (the participant “Zed Quorn” is not in the"
            " article)",
        ),
    ],
)
def test_a_meeting_of_no_two_sides_is_rejected_with_its_reason(
    publish: Publish, text: str, participants: str, sentences: tuple[int, ...], why: str
) -> None:
    assert reason(publish, text, participants, *sentences) == why


def test_those_told_in_a_sentence_beside_and_taken_up_by_a_pronoun_met(publish: Publish) -> None:
    text = "Anna Kessler arrived on Monday. She met Pavel Strand."
    assert meeting(publish, text, PAIR, 1, 2).participants == ("anna_kessler", "pavel_strand")


def test_a_group_meets_by_itself(publish: Publish) -> None:
    text = "The lawmakers met behind closed doors on Monday."
    assert meeting(publish, text, "lawmakers", 1).participants == ("lawmakers",)


def test_a_mediator_is_no_participant_and_counts_as_a_side(publish: Publish) -> None:
    text = "Norvia mediated talks between Anna Kessler and Pavel Strand."
    found = meeting(publish, text, f"{PAIR}, Norvia", 1, mediators=["Norvia", "Teslund"])
    assert (found.mediators, found.participants) == (("norvia",), ("anna_kessler", "pavel_strand"))
    watched = meeting(publish, "Anna Kessler met Pavel Strand.", PAIR, 1, mediators=["Norvia"])
    assert watched.mediators == ()


@pytest.mark.parametrize(
    ("text", "source", "kept"),
    [
        ("Anna Kessler met Pavel Strand, the Courier reported.", "Courier", True),
        ("Anna Kessler met Pavel Strand, according to Ewa Lind.", "Ewa Lind", True),
        ("Anna Kessler met Pavel Strand. The Courier said so.", "Courier", True),
        ("Anna Kessler met Pavel Strand and Ewa Lind.", "Ewa Lind", False),
        ("Anna Kessler met Pavel Strand. It rained. The Courier said so.", "Courier", False),
        ("Anna Kessler met Pavel Strand.", "Zed Quorn", False),
    ],
)
def test_a_source_is_who_is_told_to_tell_it(publish: Publish, text: str, source: str, kept: bool) -> None:
    found = meeting(publish, text, PAIR, 1, reported_by=[source])
    assert bool(found.reported_by) == kept
    assert bool(found.notes) != kept or kept


def test_runaway_lists_are_cut(publish: Publish) -> None:
    names = [f"Zed {i} " + "x" * 100_000 for i in range(100)]
    found = meeting(
        publish,
        "Anna Kessler met Pavel Strand.",
        PAIR,
        1,
        mediators=names,
        reported_by=names,
    )
    assert len(found.notes) <= 60
    assert max(map(len, found.notes)) < 200


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kessler meets Pavel Strand in the final on Sunday.",
        "Anna Kessler will meet Pavel Strand in the second round of the Lund Open.",
        "Norvia met Teslund in the semi-finals on Tuesday.",
        "Norvia hosted Teslund in a World Cup match in Lund.",
        "Anna Kessler met Pavel Strand in court on Monday.",
        "Pavel Strand and Anna Kessler sat side by side at the trial on Monday.",
        "Anna Kessler and Pavel Strand attended the sentencing hearing.",
    ],
)
def test_a_fixture_or_a_trial_is_no_meeting(publish: Publish, text: str) -> None:
    people = "Norvia, Teslund" if text.startswith("Norvia") else PAIR
    assert reason(publish, text, people, 1) == "a contest or a trial is no meeting"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kessler met Pavel Strand for a final round of talks in Lund.",
        "Anna Kessler met Pavel Strand in the final days of the campaign.",
        "Anna Kessler met Pavel Strand on the sidelines of the cup final in Lund.",
        "Anna Kessler and Pavel Strand discussed the trial of the editor.",
        "Anna Kessler dined with Pavel Strand before the match.",
        "Anna Kessler met Pavel Strand, president of the court in Lund.",
    ],
)
def test_a_meeting_beside_a_contest_or_a_trial_is_one(publish: Publish, text: str) -> None:
    assert meeting(publish, text, PAIR, 1).participants == ("anna_kessler", "pavel_strand")


def test_a_match_does_not_take_away_the_meeting_that_another_sentence_tells(publish: Publish) -> None:
    text = "Anna Kessler met Pavel Strand in Lund. Both had met in the final of the cup."
    assert meeting(publish, text, PAIR, 1, 2)


def test_the_host_of_a_gathering_is_at_the_call_that_is_told_behind(publish: Publish) -> None:
    text = "The summit's host, President Anna Kessler, spoke after a video call with the envoy, Pavel Strand."
    claim = {"participants": ["Anna Kessler", "Pavel Strand"], "status": "confirmed", "s": [1]}
    cast = [
        {"name": "Anna Kessler", "aliases": ["President Anna Kessler"], "kind": "person", "s": [1]},
        {"name": "Pavel Strand", "kind": "person", "s": [1]},
    ]
    summary = publish(text, cast, meetings=[claim])
    assert summary.meetings[0].participants == ("anna_kessler", "pavel_strand")


def test_who_is_spoken_for_at_the_talks_takes_part(publish: Publish) -> None:
    text = (
        "Norvia and the Timber Board held talks in Lund.\n"
        "It rained.\nAnna Kessler spoke for the Council of Mills.\n"
    )
    names = ["Norvia", "Timber Board", "Council of Mills"]
    claim = {"participants": names, "status": "confirmed", "s": [1, 3]}
    cast = "Norvia=state; Timber Board=organization; Council of Mills=organization; Anna Kessler"
    summary = publish(text, cast, meetings=[claim])
    assert summary.meetings[0].participants == ("norvia", "timber_board", "council_of_mills")


@pytest.mark.parametrize(
    ("between", "met"),
    [("It was raining in Lund.", 2), ("Ewa Lind had left Lund.", 0), ("The Courier was not there.", 0)],
)
def test_people_named_last_a_sentence_before_are_who_met(publish: Publish, between: str, met: int) -> None:
    text = f"Anna Kessler and Pavel Strand like the mill.\n{between}\nA meeting followed on May 3.\n"
    summary = publish(text, CAST, meetings=[claim(PAIR, 3)])
    assert sum(len(found.evidence) for found in summary.meetings) == met


@pytest.mark.parametrize(
    "told",
    [
        "Anna Kessler confirmed that she met Pavel Strand but said that Ewa Lind was not present.",
        "Anna Kessler met Pavel Strand without Ewa Lind.",
        "Anna Kessler met Pavel Strand in Lund; Ewa Lind did not attend.",
    ],
)
def test_who_is_said_not_to_have_been_there_took_no_part(publish: Publish, told: str) -> None:
    found = meeting(publish, told, f"{PAIR}, Ewa Lind", 1)
    assert found.participants == ("anna_kessler", "pavel_strand")
    assert "participant Ewa Lind: said not to have been there" in found.notes


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Courier reported that Kessler met Strand. Courier stood by it.", ["Courier", "Pavel Strand"]),
        ("Kessler met Strand. The Timber Board refused to say so.", ["Timber Board", "Pavel Strand"]),
    ],
)
def test_an_outlet_or_office_that_only_speaks_of_it_took_no_part(
    publish: Publish, text: str, met: list[str]
) -> None:
    cast = "Anna Kessler; Pavel Strand; Courier=media; Timber Board=organization"
    text = text.replace("Kessler", "Anna Kessler", 1).replace("Strand", "Pavel Strand", 1)
    assert publish(text, cast, meetings=[{"participants": met, "s": [1, 2]}]).meetings == ()
