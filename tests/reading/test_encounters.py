"""Meetings that no verb of meeting tells, and who was at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
BOTH = {"Anna Kessler", "Pavel Strand"}


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Anna Kessler spent four hours with Pavel Strand on Monday.", "in_person"),
        ("Anna Kessler raised the toll with Pavel Strand by telephone in July.", "phone"),
        ("Anna Kessler and Pavel Strand came face to face in Oslo on Monday.", "in_person"),
        ("Anna Kessler and Pavel Strand exchanged a few words in Oslo on Monday.", "unknown"),
        ("Anna Kessler and Pavel Strand shook hands and spoke for a minute in Oslo.", "in_person"),
        ("A bilateral between Anna Kessler and Pavel Strand on Monday lasted an hour.", "in_person"),
        ("Anna Kessler talked over the toll with Pavel Strand on Monday.", "talks"),
        ("Anna Kessler talked on Monday about the toll with Pavel Strand.", "talks"),
        ("Talks were arranged in Oslo on Monday between Anna Kessler and Pavel Strand.", "talks"),
        ("Anna Kessler paid a visit to Pavel Strand in Oslo on Monday.", "in_person"),
    ],
)
def test_people_meet_without_a_verb_of_meeting(read: Read, sentence: str, channel: str) -> None:
    found = read(sentence)
    assert (found.met, found.meeting.channel) == (BOTH, channel)


def test_days_of_talks_are_talks(read: Read) -> None:
    meeting = read("Norway and Sweden ended five days of talks in Oslo on Monday.").meeting
    assert {m.name for m in meeting.participants} == {"Norway", "Sweden"}


def test_the_sides_of_one_sentence_meet_again(read: Read) -> None:
    found = read(
        "Norway and Sweden ended talks in Oslo on Monday, but the two sides promised to meet again in Lund."
    )
    places = {o.place: {m.name for m in o.participants} for o in found.proposals.occasions}
    assert places == {"Oslo": {"Norway", "Sweden"}, "Lund": {"Norway", "Sweden"}}


def test_the_two_presidents_are_found_by_their_office(read: Read) -> None:
    found = read(
        "French President Anna Kessler wrote to Russian President Pavel Strand.",
        "Foreign Minister Ida Moreau waited.",
        "The two presidents last spoke by phone in April.",
    )
    assert found.met == BOTH


def test_the_last_round_is_of_those_who_negotiate(read: Read) -> None:
    found = read(
        "Norway and Sweden held talks in Oslo on Monday.",
        "Anna Kessler met Pavel Strand in Lund on Tuesday.",
        "The last round of negotiations, in Bergen in May, broke up.",
    )
    last = found.proposals.occasions[-1]
    assert ({m.name for m in last.participants}, last.place) == ({"Norway", "Sweden"}, "Bergen")


def test_a_list_goes_on_behind_an_aside(read: Read) -> None:
    sentence = (
        "Takahiro Mori, vice chair of Nippon Steel, and David Burritt, chief executive of U.S. Steel, "
        "were expected to meet Anna Kessler."
    )
    assert read(sentence).met == {"Takahiro Mori", "David Burritt", "Anna Kessler"}


def test_a_name_behind_two_nouns_is_met(read: Read) -> None:
    assert read("Anna Kessler received the president of the Timber Board, Pavel Strand, in Lund.").met == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "Families gathered outside the ministry on Monday.",
        "It was the first visit of its kind.",
        "Anna Kessler told a regular briefing on Monday that it rained.",
    ],
)
def test_no_occasion_is_told(read: Read, sentence: str) -> None:
    assert read(sentence).proposals.occasions == ()


def test_a_city_is_a_place_and_a_street_is_none(read: Read) -> None:
    assert read("Anna Kessler met Pavel Strand at a hotel on Orchard Road.").meeting.place == ""
    assert (
        read("Anna Kessler met Pavel Strand, an adviser to Norway's premier, on Monday.").meeting.place == ""
    )


def test_the_body_that_tells_of_a_meeting_is_kept(read: Read) -> None:
    meeting = read("Anna Kessler met Pavel Strand in Oslo, the Norwegian Foreign Ministry said.").meeting
    assert [m.name for m in meeting.told_by] == ["Norwegian Foreign Ministry"]


def test_they_are_those_named_above_in_the_sentence_not_who_met_before(read: Read) -> None:
    found = read(
        "Ida Moreau met Yuri Belkov in Lund on Sunday.",
        "Anna Kessler and Pavel Strand were silent on Monday, a day after they met in Oslo.",
    )
    assert {m.name for m in found.proposals.occasions[-1].participants} == BOTH


@pytest.mark.parametrize("subject", ["The two powers", "The two neighbours", "The same two countries"])
def test_two_states_are_called_so(read: Read, subject: str) -> None:
    found = read(
        "France and Germany held talks in Oslo on Monday.", f"{subject} met again in Lund on Friday."
    )
    assert {m.name for m in found.proposals.occasions[-1].participants} == {"France", "Germany"}


def test_what_is_held_before_the_demand_is_real(read: Read) -> None:
    assert read("Anna Kessler met Pavel Strand on Monday, she demanded to tell the board.").met == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler flew to Oslo in May to see Pavel Strand.",
        "Anna Kessler spent a morning with her opposite number, Pavel Strand.",
        "Anna Kessler was received in Oslo by the emir, Sheikh Pavel Strand.",
        "Anna Kessler flew to Oslo, where she saw President Pavel Strand.",
        "Anna Kessler received Pavel Strand on Sunday, a claim that raised eyebrows.",
    ],
)
def test_two_people_are_seen_to_meet(read: Read, sentence: str) -> None:
    assert read(sentence).met == BOTH


def test_two_peoples_are_their_states(read: Read) -> None:
    assert read("A meeting between the Israelis and the Palestinians was held on Monday.").met == {
        "Israel",
        "Palestine",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Speaking to Reuters on Monday, Anna Kessler opposed the toll.",
        "The organisers, a group called Guardians of Lund, oppose the toll.",
    ],
)
def test_to_be_called_and_to_speak_to_the_press_is_no_meeting(read: Read, sentence: str) -> None:
    assert read(sentence).proposals.occasions == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler met Pavel Strand in Oslo, the people said.",
        "Anna Kessler met Pavel Strand in Oslo, two of the people said.",
        "An official told Reuters that Anna Kessler had met Pavel Strand in Oslo.",
    ],
)
def test_what_unnamed_people_tell_is_a_report(read: Read, sentence: str) -> None:
    assert read(sentence).meeting.status == "reported"


def test_it_said_is_the_newspaper_named_last(read: Read) -> None:
    found = read("The Lund Courier reported on it.", "It said Anna Kessler met Pavel Strand in Oslo.")
    assert found.meeting.status == "reported"


def test_the_day_before_a_purpose_is_of_the_meeting(read: Read) -> None:
    found = read(
        "Norway's president, General Pavel Strand, telephoned his French counterpart, Anna Kessler, on "
        "Tuesday to thank her for her efforts."
    )
    assert (found.met, found.meeting.date) == (BOTH, "Tuesday")


def test_an_alliance_without_a_name_takes_part(read: Read) -> None:
    found = read("Talks between Norway and a northern rebel alliance were held in Oslo on Monday.")
    assert found.met == {"Norway", "northern rebel alliance"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A meeting between Anna Kessler and Pavel Strand has been pencilled in for early February.",
        "Anna Kessler is expected in Oslo on 18 November for talks with Pavel Strand.",
    ],
)
def test_what_is_pencilled_in_or_expected_is_planned(read: Read, sentence: str) -> None:
    assert read(sentence).meeting.status == "planned"


def test_the_day_of_how_many_meetings_there_were_is_no_day(read: Read) -> None:
    found = read("Anna Kessler met Pavel Strand in Oslo.", "It was their second encounter this year.")
    assert found.meeting.date == ""


def test_the_management_is_the_company(read: Read) -> None:
    assert read("Anna Kessler met the Lund Bank management on Monday.").met == {"Anna Kessler", "Lund Bank"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides are likely to meet again in May, this time in Djibouti.",
    ],
)
def test_people_of_both_sides_are_the_sides(read: Read, sentence: str) -> None:
    found = read(
        "Norway and Sweden met in Oslo on Sunday.",
        "Officials from Chile and Peru sat in as observers.",
        sentence,
    )
    assert [{m.name for m in o.participants} for o in found.proposals.occasions][-1] == {"Norway", "Sweden"}


def test_they_may_be_who_did_and_to_whom(read: Read) -> None:
    found = read("Pope Francis, who had raised it with President Pavel Strand when they met in March, wrote.")
    assert found.met == {"Francis", "Pavel Strand"}


def test_whoever_hosts_talks_of_others_is_none_of_them(read: Read) -> None:
    meeting = read("Canada hosted nine rounds of secret talks between Norway and Sweden in March.").meeting
    assert [m.name for m in meeting.mediators] == ["Canada"]
    assert {m.name for m in meeting.participants} == {"Norway", "Sweden"}


def test_talks_that_somebody_mediates_are_of_the_others(read: Read) -> None:
    meeting = read("Talks mediated by Qatar between Norway and Sweden opened in Doha on Wednesday.").meeting
    assert {m.name for m in meeting.participants} == {"Norway", "Sweden"}
    assert [m.name for m in meeting.mediators] == ["Qatar"]


def test_a_call_is_not_the_meeting_before_it(read: Read) -> None:
    found = read("Anna Kessler and Pavel Strand met in Lund in July and have spoken by phone since.")
    assert [o.channel for o in found.proposals.occasions] == ["in_person", "phone"]


@pytest.mark.parametrize("verb", ["opened", "failed", "resumed"])
def test_talks_that_open_or_fail_are_no_wish(read: Read, verb: str) -> None:
    found = read(f"Talks between Norway and Sweden {verb} in Doha on Wednesday.")
    assert found.met == {"Norway", "Sweden"}


def test_months_of_two_years_are_one_span(read: Read) -> None:
    found = read("Between April 2021 and April 2022 Anna Kessler met Pavel Strand five times in Lund.")
    assert found.meeting.date == "Between April 2021 and April 2022"


def test_who_speaks_after_they_met_does_not_vouch_for_it(read: Read) -> None:
    found = read(
        "A ministry spokesman told a briefing it was over after President Anna Kessler and Premier "
        "Pavel Strand spoke by phone."
    )
    assert found.meeting.told_by == ()


def test_what_cannot_be_confirmed_was_still_announced(read: Read) -> None:
    found = read(
        "Norway could not confirm reports that Anna Kessler would meet Pavel Strand in Lund on Friday."
    )
    assert (found.met, found.meeting.status) == (BOTH, "planned")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("At Oslo's request, Anna Kessler met Pavel Strand on Monday.", ""),
        ("Anna Kessler met Pavel Strand in The Hague on Monday.", "The Hague"),
    ],
)
def test_a_place_is_where_they_met_with_its_whole_name(read: Read, sentence: str, place: str) -> None:
    assert read(sentence).meeting.place == place


def test_who_did_not_meet_at_a_summit_did_not_meet_by_it(read: Read) -> None:
    found = read("Anna Kessler and Pavel Strand did not speak at the G20 summit earlier this month.")
    assert [{m.name for m in o.participants} & BOTH for o in found.proposals.occasions] in ([], [set()])


def test_a_day_of_next_week_is_ahead(read: Read) -> None:
    found = read("The meeting was billed as a scene setter for a meeting of Norway and Sweden next Thursday.")
    assert found.proposals.occasions[-1].status == "planned"


def test_a_call_from_an_office_is_from_whoever_holds_it(read: Read) -> None:
    found = read(
        "President Ida Moreau, the German president, left.",
        "Pavel Strand agreed only after a pleading phone call from the German president.",
    )
    assert "Ida Moreau" in found.met


def test_who_spoke_after_meeting_somebody_does_not_vouch_for_it(read: Read) -> None:
    found = read("After meeting Pavel Strand on Tuesday, Norway's ministry said the boycott was over.")
    assert all(not o.told_by for o in found.proposals.occasions)
