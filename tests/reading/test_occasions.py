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
        ("Anna Kessler and Pavel Strand met in Lund on Monday, their first encounter in years.", BOTH),
        ("Anna Kessler will fly to Lund to brief Pavel Strand, who chaired the first round.", BOTH),
        ("Anna Kessler will be hosted by Pavel Strand in Oslo on Monday.", BOTH),
        ("Anna Kessler, hosting Premier Pavel Strand in Oslo, rejected the toll.", BOTH),
        ("Anna Kessler called the Norwegian premier, Pavel Strand, on Monday to discuss the toll.", BOTH),
        ("Anna Kessler held talks with Pavel Strand in Lund.", BOTH),
        ("Anna Kessler flew to Vienna for a meeting with Pavel Strand.", BOTH),
        ("Anna Kessler spoke with Pavel Strand by telephone on Tuesday.", BOTH),
        ("Mayor Anna Kessler briefed Pavel Strand on the treaty.", BOTH),
        ("Anna Kessler met Pavel Strand and Ida Moreau in Lund on Tuesday.", BOTH | {"Ida Moreau"}),
        ("Talks between France and Germany were held in Vienna in March.", STATES),
        ("Anna Kessler, who met Pavel Strand in Vienna on Tuesday, opposes the toll.", BOTH),
        ("The two ministers, Anna Kessler and Pavel Strand, met in Vienna on Friday.", BOTH),
        ("At a meeting with Pavel Strand, Chancellor Anna Kessler said the toll was unfair.", BOTH),
        ("In a phone call with Pavel Strand on Sunday, President Anna Kessler urged restraint.", BOTH),
        ("President Anna Kessler said after talks with Pavel Strand that the toll was unfair.", BOTH),
        ("Anna Kessler told reporters after meeting Pavel Strand that the toll was unfair.", BOTH),
        ("Anna Kessler's call with Pavel Strand on Monday lasted an hour.", BOTH),
        ("Anna Kessler was received by Prime Minister Pavel Strand in Vienna on Monday.", BOTH),
        ("Prime Minister Pavel Strand welcomed President Anna Kessler to Vienna on Monday.", BOTH),
        ("President Anna Kessler arrived in Vienna for talks with Prime Minister Pavel Strand.", BOTH),
        ("President Anna Kessler joined Prime Minister Pavel Strand at a dinner in Vienna.", BOTH),
        ("Anna Kessler is due to meet Pavel Strand in Geneva on Thursday.", BOTH),
        ("Anna Kessler discussed the toll with Pavel Strand on Monday.", BOTH),
        ("The talks, attended by Anna Kessler and Pavel Strand, lasted three hours.", BOTH),
        ("After their meeting on Monday, Anna Kessler and Pavel Strand issued a statement.", BOTH),
        ("Anna Kessler saw Pavel Strand in Vienna on Monday.", BOTH),
        ("The last contact was a phone call in May between Anna Kessler and Pavel Strand.", BOTH),
        ("France and Germany ended their talks in Vienna on Monday.", STATES),
        ("Delegations from France and Germany met in Vienna on Wednesday.", STATES),
        ("France and Germany said in a statement after talks in Vienna that the toll was unfair.", STATES),
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
        ("The talks between France and Germany were mediated by Norway.", "Norway"),
        ("Talks hosted by Norway between France and Germany ended without a deal.", "Norway"),
        ("Egypt mediated talks between France and Germany in Cairo on Monday.", "Egypt"),
        ("Talks between France and Germany will be held on Friday and chaired by Norway.", "Norway"),
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
        ("Anna Kessler met Pavel Strand, two people familiar with the matter said.", "reported"),
        ("Anna Kessler met Pavel Strand, the ministry said in a statement.", "confirmed"),
        ("Anna Kessler and Pavel Strand are to hold talks in Lund on 5 March.", "planned"),
        ("Anna Kessler is due to meet Pavel Strand in Lund on Thursday.", "planned"),
        ("Anna Kessler is expected to meet Pavel Strand later this week.", "planned"),
        (
            "Anna Kessler is expected to meet Pavel Strand on Friday, two people familiar with it said.",
            "planned",
        ),
        ("Anna Kessler will travel to Oslo for talks with Pavel Strand.", "planned"),
        (
            "The ministry said it would neither confirm nor deny that Anna Kessler met Pavel Strand.",
            "confirmed",
        ),
        ("Anna Kessler met Pavel Strand in Lund, according to Reuters.", "reported"),
        (
            "Iranian and American officials held talks in Oman last week, Axios reported on Friday.",
            "reported",
        ),
        ("Norway could not confirm reports that Anna Kessler had met Pavel Strand.", "reported"),
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
        "Anna Kessler is ready to meet Pavel Strand.",
        "Anna Kessler offered to meet Pavel Strand.",
        "Anna Kessler cancelled a meeting with Pavel Strand.",
        "A meeting between Anna Kessler and Pavel Strand is not planned.",
        "If Anna Kessler and Pavel Strand meet again, the toll will be on the table.",
        "Anna Kessler and Pavel Strand may meet in Vienna next week.",
        "Anna Kessler called Pavel Strand a liar.",
        "Anna Kessler received a prize from Pavel Strand in Vienna.",
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
        ("Anna Kessler met Pavel Strand in Vienna on 7-8 October.", "7-8 October", "Vienna"),
        ("Anna Kessler met Pavel Strand in Vienna late on Wednesday.", "late on Wednesday", "Vienna"),
        ("Anna Kessler flew to Vienna on Monday to meet Pavel Strand.", "Monday", "Vienna"),
        ("Anna Kessler told reporters on Monday after meeting Pavel Strand that it was late.", "Monday", ""),
        ("Anna Kessler has had talks with Pavel Strand since he took office on 3 May.", "", ""),
        ("Anna Kessler has met Pavel Strand twice since March.", "", ""),
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


def test_the_talks_tell_more_of_the_meeting_told_before_and_are_no_other(read: Read) -> None:
    reading = read(
        "Anna Kessler met Pavel Strand on Monday.", "The talks in Vienna, mediated by Norway, lasted an hour."
    )
    assert reading.met == BOTH
    assert (reading.meeting.date, reading.meeting.place, reading.meeting.also) == ("Monday", "Vienna", (2,))
    assert [m.name for m in reading.meeting.mediators] == ["Norway"]


def test_two_days_in_one_sentence_are_two_meetings(read: Read) -> None:
    reading = read("Anna Kessler met Pavel Strand on Monday and will meet Pavel Strand again on Friday.")
    assert [(o.date, o.status) for o in reading.proposals.occasions] == [
        ("Monday", "confirmed"),
        ("Friday", "planned"),
    ]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Anna Kessler held talks with Pavel Strand on the toll.", "the toll"),
        ("Anna Kessler met Pavel Strand to discuss the new bridge toll.", "the new bridge toll"),
        ("Anna Kessler discussed the toll with Pavel Strand on Monday.", "the toll"),
        ("Anna Kessler discussed the toll over dinner with Pavel Strand on Monday.", "the toll"),
        ("Anna Kessler met Pavel Strand on Monday.", ""),
        ("Anna Kessler met Pavel Strand on the sidelines of the fair.", ""),
    ],
)
def test_what_it_is_about(read: Read, sentence: str, topic: str) -> None:
    assert read(sentence).meeting.topic == topic


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler saw Pavel Strand as a rival in May.",
        "Anna Kessler saw Pavel Strand leave on Monday.",
        "Anna Kessler saw the bridge in Vienna on Monday.",
    ],
)
def test_to_see_is_to_meet_only_where_somebody_is_visited(read: Read, sentence: str) -> None:
    assert read(sentence).proposals.occasions == ()


def test_what_is_promised_is_planned(read: Read) -> None:
    assert read("France and Germany promised to meet in Vienna in June.").meeting.status == "planned"


@pytest.mark.parametrize(
    ("sentence", "participants"),
    [
        ("Norway and Sweden failed to reach a deal in Lund after three days of talks.", {"Norway", "Sweden"}),
        ("Norway refused to sign it at talks with Sweden in Lund on Monday.", {"Norway", "Sweden"}),
        ("Anna Kessler held talks with her Swedish counterpart in Lund.", {"Anna Kessler", "Sweden"}),
    ],
)
def test_states_take_part_through_those_they_send(read: Read, sentence: str, participants: set[str]) -> None:
    assert read(sentence).met == participants


def test_who_refuses_to_come_does_not_meet(read: Read) -> None:
    assert read("Norway refused to attend talks with Sweden in Lund.").proposals.occasions == ()


def test_talks_of_which_more_is_told_were_by_video(read: Read) -> None:
    found = read(
        "Minister Anna Kessler held talks with Minister Pavel Strand on Monday.",
        "The pair spoke for three hours by video link.",
    )
    assert found.meeting.channel == "video"


@pytest.mark.parametrize("together", ["and Maria Lund", "with Maria Lund"])
def test_partners_met_together_are_one_meeting(read: Read, together: str) -> None:
    assert read(f"Anna Kessler met Pavel Strand {together} in Oslo on Monday.").met == {*BOTH, "Maria Lund"}


def test_who_speaks_behind_the_day_was_not_met(read: Read) -> None:
    found = read(
        "Anna Kessler met Pavel Strand in Oslo on Monday and Maria Lund said in Rome that it was useful."
    )
    assert (found.met, found.meeting.place, found.holders) == (BOTH, "Oslo", ["Maria Lund"])


def test_they_and_the_two_sides_are_those_who_met_before(read: Read) -> None:
    again = read("Anna Kessler met Pavel Strand on Monday.", "They will meet again on Friday.")
    assert [{m.name for m in o.participants} for o in again.proposals.occasions] == [BOTH, BOTH]


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Anna Kessler refused to visit Muscat.",
        "Foreign Minister Anna Kessler spent a fortune in Muscat.",
        "Foreign Minister Anna Kessler visited the harbour.",
    ],
)
def test_no_state_is_visited(read: Read, sentence: str) -> None:
    assert read(sentence).proposals.occasions == ()
