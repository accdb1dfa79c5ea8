from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
BOTH = {"Anna Kessler", "Pavel Strand"}
STATES = {"France", "Germany"}


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        ("Anna Kessler met Pavel Strand in Lund.", BOTH),
        ("Trade Minister Anna Kessler met with Pavel Strand, the head of the timber board, on Friday.", BOTH),
        ("Anna Kessler and Pavel Strand met in Lund.", BOTH),
        ("Anna Kessler held talks with Pavel Strand in Lund.", BOTH),
        ("Anna Kessler flew to Vienna for a meeting with Pavel Strand.", BOTH),
        ("Anna Kessler spoke with Pavel Strand by telephone on Tuesday.", BOTH),
        ("Mayor Anna Kessler briefed Pavel Strand on the treaty.", BOTH),
        ("Anna Kessler met Pavel Strand and Ida Moreau in Lund on Tuesday.", BOTH | {"Ida Moreau"}),
        ("Talks between France and Germany were held in Vienna in March.", STATES),
    ],
)
def test_who_takes_part(read: Read, sentence: str, met: set[str]) -> None:
    assert read(sentence).met == met


def test_who_is_sent_takes_part_and_who_sends_does_not(read: Read) -> None:
    sentence = "President Edmond Valcourt sent his adviser Ida Moreau to meet General Yuri Belkov in Geneva."
    assert read(sentence).met == {"Ida Moreau", "Yuri Belkov"}


@pytest.mark.parametrize(
    ("sentence", "mediator"),
    [
        ("Norway hosted talks between France and Germany.", "Norway"),
        ("Talks between France and Germany, mediated by Finland, ended on Monday.", "Finland"),
    ],
)
def test_who_mediates_is_no_participant(read: Read, sentence: str, mediator: str) -> None:
    reading = read(sentence)
    assert [m.name for m in reading.meeting.mediators] == [mediator]
    assert reading.met == STATES


def test_the_medium_takes_no_part(read: Read) -> None:
    assert read("Reuters reported that Anna Kessler had met Pavel Strand in Lund.").met == BOTH


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Anna Kessler met Pavel Strand in Lund.", "in_person"),
        ("Anna Kessler and Pavel Strand spoke by phone on Tuesday.", "phone"),
        ("Anna Kessler spoke with Pavel Strand by telephone on Tuesday.", "phone"),
        ("Anna Kessler and Pavel Strand held a video conference on Monday.", "video"),
        ("Talks between France and Germany were held in Vienna.", "talks"),
        ("Mayor Anna Kessler briefed Pavel Strand on the treaty.", "unknown"),
    ],
)
def test_how_they_met(read: Read, sentence: str, channel: str) -> None:
    assert read(sentence).meeting.channel == channel


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Anna Kessler met Pavel Strand in Lund.", "confirmed"),
        ("Anna Kessler will meet Pavel Strand on Friday.", "planned"),
        ("Norway will host talks between France and Germany next month.", "planned"),
        ("A meeting between Anna Kessler and Pavel Strand is planned for Friday.", "planned"),
        ("Anna Kessler was invited to meet Pavel Strand in Lund.", "planned"),
        ("Anna Kessler reportedly met Pavel Strand in Lund.", "reported"),
        ("Reuters reported that Anna Kessler had met Pavel Strand in Lund.", "reported"),
        ("Anna Kessler met Pavel Strand in Lund, according to Reuters.", "reported"),
    ],
)
def test_how_certain_it_is(read: Read, sentence: str, status: str) -> None:
    assert read(sentence).meeting.status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler called for direct talks between France and Germany.",
        "Anna Kessler refused to meet Pavel Strand.",
        "Anna Kessler did not meet Pavel Strand.",
        "Anna Kessler urged France and Germany to meet in Vienna.",
        "A press conference by Anna Kessler followed on Monday.",
        "Anna Kessler met the deadline.",
    ],
)
def test_what_is_wished_refused_or_no_meeting_is_not_proposed_for_two(read: Read, sentence: str) -> None:
    assert not [o for o in read(sentence).proposals.occasions if len(o.participants) > 1]


@pytest.mark.parametrize(
    ("sentence", "date", "place"),
    [
        ("Anna Kessler met Pavel Strand in Vienna on Tuesday.", "Tuesday", "Vienna"),
        ("Talks between France and Germany were held in Vienna in March.", "March", "Vienna"),
        ("On Monday, Anna Kessler met Pavel Strand in Vienna.", "Monday", "Vienna"),
        ("Anna Kessler met Pavel Strand.", "", ""),
        ("Anna Kessler, the 54-year-old mayor, met Pavel Strand.", "", ""),
    ],
)
def test_when_and_where(read: Read, sentence: str, date: str, place: str) -> None:
    meeting = read(sentence).meeting
    assert (meeting.date, meeting.place) == (date, place)


def test_date_words_and_places_stand_in_the_sentence(read: Read) -> None:
    sentence = (
        "Anna Kessler met Pavel Strand in Vienna on October 7 and will meet Ida Moreau in Oslo next week."
    )
    for occasion in read(sentence).proposals.occasions:
        assert occasion.date in sentence
        assert occasion.place in sentence
        assert occasion.word in sentence
