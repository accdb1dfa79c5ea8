from __future__ import annotations

from typing import Any

import pytest

from summarizer.grounding.merge import merge_meetings, merge_stances
from summarizer.summary import Actor, Comment, Evidence, Meeting, Stance

FIRST, SECOND = Evidence(start=0, end=3, text="one"), Evidence(start=4, end=7, text="two")


def actor(name: str, kind: Any, affiliation: str = "") -> Actor:
    return Actor(id=name, name=name, kind=kind, affiliation=affiliation, evidence=(FIRST,))


ACTORS = [
    actor("anna", "person", "board"),
    actor("pavel", "person"),
    actor("ewa", "person", "norvia"),
    actor("board", "organization"),
    actor("office", "organization", "norvia"),
    actor("norvia", "state"),
    actor("teslund", "state"),
    actor("courier", "media"),
]


def meeting(*participants: str, **more: Any) -> Meeting:
    values: dict[str, Any] = {"id": "m", "status": "confirmed", "evidence": (FIRST,)}
    return Meeting(**(values | {"participants": participants} | more))


def merged(*meetings: Meeting) -> list[Meeting]:
    return merge_meetings(meetings, ACTORS)


def test_one_occasion_told_twice_is_one_meeting_with_all_that_is_told() -> None:
    (one,) = merged(
        meeting("anna", "pavel", place="Lund", evidence=(SECOND,)),
        meeting(
            "pavel", "anna", date_text="Tuesday", date_start="2026-02-03", date_end="2026-02-03", topic="toll"
        ),
    )
    assert one.participants == ("anna", "pavel")
    assert (one.place, one.topic, one.date_text, one.date_start) == ("Lund", "toll", "Tuesday", "2026-02-03")
    assert one.evidence == (FIRST, SECOND)


def test_the_more_precise_date_is_kept() -> None:
    month = meeting("anna", "pavel", date_text="February", date_start="2026-02", date_end="2026-02")
    day = meeting("anna", "pavel", date_text="3 February", date_start="2026-02-03", date_end="2026-02-03")
    for pair in ((month, day), (day, month)):
        (one,) = merged(*pair)
        assert (one.date_text, one.date_start, one.date_end) == ("3 February", "2026-02-03", "2026-02-03")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date_start": "2026-02-03"}, {"date_start": "2026-02-04"}),
        ({"date_text": "after Easter"}, {"date_text": "before Lent"}),
        ({"place": "Lund"}, {"place": "Malmo"}),
        ({"place": "Russia"}, {"place": "Oslo"}),
        ({"channel": "phone"}, {"channel": "in_person"}),
        ({"status": "planned"}, {"status": "confirmed"}),
    ],
    ids=["dates", "date words", "places", "state and city", "channels", "plan and fact"],
)
def test_the_same_people_on_another_occasion_stay_two(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(merged(meeting("anna", "pavel", **one), meeting("anna", "pavel", **other))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date_start": "2026-02-03"}, {}),
        ({"date_start": "2026-02-03"}, {"date_start": "2026-02"}),
        ({"place": "LUND"}, {"place": "Lund"}),
        ({"place": "Russia"}, {"place": "Vladivostok"}),
        ({"place": "Norway"}, {"place": "Oslo"}),
        ({"channel": "phone"}, {"channel": "unknown"}),
        ({"channel": "talks"}, {"channel": "in_person"}),
        ({"status": "reported"}, {"status": "confirmed"}),
    ],
)
def test_what_does_not_contradict_is_one(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(merged(meeting("anna", "pavel", **one), meeting("anna", "pavel", **other))) == 1


def test_other_people_make_another_meeting() -> None:
    assert len(merged(meeting("anna", "pavel"), meeting("anna", "ewa"))) == 2
    assert len(merged(meeting("anna", "pavel"), meeting("norvia", "teslund"))) == 2


@pytest.mark.parametrize(
    ("person", "body"),
    [("anna", "board"), ("ewa", "norvia"), ("ewa", "office")],
    ids=["body", "state", "office"],
)
def test_a_person_stands_for_their_body_and_stays(person: str, body: str) -> None:
    for pair in (
        (meeting(person, "pavel"), meeting(body, "pavel")),
        (meeting(body, "pavel"), meeting(person, "pavel")),
    ):
        (one,) = merged(*pair)
        assert set(one.participants) == {person, "pavel"}


def test_a_body_that_the_person_does_not_act_for_is_another_party() -> None:
    assert len(merged(meeting("anna", "pavel"), meeting("norvia", "pavel"))) == 2


def test_a_mediator_is_not_counted_among_those_who_met() -> None:
    (one,) = merged(meeting("norvia", "teslund", mediators=("board",)), meeting("norvia", "teslund", "board"))
    assert one.participants == ("norvia", "teslund")
    assert one.mediators == ("board",)


def test_comments_are_gathered_once_each() -> None:
    no, denies = Comment(by="pavel", says="declines_to_comment"), Comment(by="anna", says="denies")
    (one,) = merged(meeting("anna", "pavel", comments=(no,)), meeting("anna", "pavel", comments=(no, denies)))
    assert one.comments == (no, denies)


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("reported", "confirmed", "reported"),  # mentioned again, it still rests on the report
        ("confirmed", "denied", "denied"),
        ("reported", "denied", "denied"),
        ("confirmed", "confirmed", "confirmed"),
    ],
)
def test_the_status_of_two_tellings(one: str, other: str, status: str) -> None:
    for pair in ((one, other), (other, one)):
        (only,) = merged(*(meeting("anna", "pavel", status=s) for s in pair))
        assert only.status == status


def stance(**changes: Any) -> Stance:
    values: dict[str, Any] = {
        "id": "s",
        "holder": "anna",
        "issue": "the new toll on bridges",
        "position": "opposes",
        "claim": "the toll would ruin the mills of the valley",
        "evidence": (FIRST,),
    }
    return Stance(**(values | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"issue": "new bridge toll", "claim": "The toll would ruin the mills of the valley."},
        {"issue": "the toll on bridges", "claim": "carpenters pay twice"},
    ],
    ids=["the same", "the same claim", "the same question"],
)
def test_one_position_told_twice_is_one_stance(changes: dict[str, Any]) -> None:
    (one,) = merge_stances(
        [stance(), stance(quote="ruin", reported_by=("courier",), evidence=(SECOND,), **changes)]
    )
    assert (one.quote, one.reported_by) == ("ruin", ("courier",))
    assert one.evidence == (FIRST, SECOND)
    assert one.issue == "the new toll on bridges"


@pytest.mark.parametrize(
    "changes",
    [
        {"holder": "pavel"},
        {"issue": "a shared patrol of the strait", "claim": "both fleets must sail together"},
        {"position": "declines_to_comment"},
    ],
    ids=["another holder", "another question", "silence"],
)
def test_another_position_is_another_stance(changes: dict[str, Any]) -> None:
    assert len(merge_stances([stance(), stance(**changes)])) == 2


def test_who_is_first_only_described_met_when_those_named_later_did() -> None:
    people = [
        actor("norvian envoy", "person", "norvia"),
        actor("senior teslund official", "person", "teslund"),
        actor("Anna Berg", "person", "norvia"),
        actor("Ida Lind", "person"),
    ]
    described = meeting(
        "norvian envoy",
        "senior teslund official",
        place="Lund",
        date_text="last week",
        date_start="2026-01-12",
        date_end="2026-01-18",
    )
    named = meeting("Anna Berg", "Ida Lind", date_start="2026-01-14", date_end="2026-01-14")
    for pair in ((described, named), (named, described)):
        (one,) = merge_meetings(pair, [*ACTORS, *people])
        assert (one.participants, one.place) == (("Anna Berg", "Ida Lind"), "Lund")


def test_a_day_within_a_week_is_of_it_and_not_within_days_that_are_named() -> None:
    day = meeting("anna", "pavel", date_text="Wednesday", date_start="2026-01-14", date_end="2026-01-14")
    span = {"date_start": "2026-01-12", "date_end": "2026-01-16"}
    assert len(merged(day, meeting("anna", "pavel", date_text="last week", **span))) == 1
    assert len(merged(day, meeting("anna", "pavel", date_text="Monday to Friday", **span))) == 2


def test_a_city_is_kept_before_its_state() -> None:
    for places in (("Russia", "Vladivostok"), ("Vladivostok", "Russia")):
        (one,) = merged(*(meeting("anna", "pavel", place=place) for place in places))
        assert one.place == "Vladivostok"
