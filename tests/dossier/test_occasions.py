"""Which accounts are of one meeting, and what is said of it in the end."""

from __future__ import annotations

import pytest

from summarizer.dossier import build
from summarizer.summary import Comment
from tests.dossier.pairs import tell, visit


def test_a_denial_never_disappears_behind_reports() -> None:
    denied = tell("a", visit("reported", comments=(Comment(by="y", says="denies"),)))
    told = [tell(name, visit("reported", reported_by=("z",))) for name in "bcdef"]
    assert build([denied, *told]).meetings[0].status == "denied"
    assert build([denied, *told, tell("g", visit("confirmed"))]).meetings[0].status == "disputed"
    assert build([tell("g", visit("confirmed")), tell("h", visit("denied"))]).meetings[0].status == "disputed"


@pytest.mark.parametrize(
    ("statuses", "overall"),
    [
        (("confirmed", "reported"), "confirmed"),
        (("reported", "reported"), "reported"),
        (("planned", "planned"), "planned"),
        (("planned", "confirmed"), "confirmed"),
        (("planned", "reported"), "reported"),
    ],
)
def test_overall_status(statuses: tuple[str, str], overall: str) -> None:
    dossier = build([tell(str(n), visit(status)) for n, status in enumerate(statuses)])
    assert [meeting.status for meeting in dossier.meetings] == [overall]


def test_one_outsider_cannot_deny_a_meeting() -> None:
    outsider = visit("confirmed", comments=(Comment(by="z", says="denies"),))
    assert build([tell("a", outsider)]).meetings[0].status == "confirmed"


def test_outlets_that_lean_on_one_report_count_once() -> None:
    told = [tell(name, visit("reported", reported_by=("z",))) for name in ("a", "b", "c")]
    meeting = build(told).meetings[0]
    assert ([origin.name for origin in meeting.origins], meeting.independent) == (["Herald"], 1)
    follow = [*told, tell("Herald", visit("reported", reported_by=("w",)))]
    meeting = build(follow).meetings[0]
    assert ([origin.name for origin in meeting.origins], meeting.independent) == (["Wire"], 1)
    circle = [
        tell("Herald", visit("reported", reported_by=("w",))),
        tell("Wire", visit("reported", reported_by=("z",))),
    ]
    assert build(circle).meetings[0].independent >= 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"date_start": "2026-02-03"}, {"date_start": "2026-02-03"}, 1),
        ({"date_start": "2026-02"}, {"date_start": "2026-02-03"}, 1),
        ({"date_start": "2026-02-03"}, {"date_start": "2026-02-04"}, 2),
        ({"date_start": "2026-02-03"}, {"date_text": "Tuesday"}, 1),
        ({"date_start": "2026-02-03"}, {"date_text": "Wednesday"}, 2),
        ({"date_start": "2025-07"}, {"date_text": "in July"}, 1),
        ({"date_start": "2025-07"}, {"date_text": "in May"}, 2),
        ({"date_start": "2025-07-01"}, {}, 2),
        ({"place": "Moscow"}, {"place": "Russia"}, 1),
        ({"place": "Zürn"}, {"place": "Zuern"}, 1),
        ({"place": "Moscow"}, {"place": "Paris"}, 2),
        ({"place": "Moscow"}, {"place": "France"}, 2),
        ({"channel": "phone"}, {"channel": "in_person"}, 2),
        ({"channel": "phone"}, {"channel": "talks"}, 1),
    ],
)
def test_which_accounts_are_of_one_occasion(
    one: dict[str, object], other: dict[str, object], count: int
) -> None:
    pairs = [tell("a", visit("confirmed", **one)), tell("b", visit("confirmed", **other))]
    assert len(build(pairs).meetings) == count


def test_an_undated_account_that_fits_two_occasions_joins_neither() -> None:
    days = [tell(str(day), visit("confirmed", date_start=f"2026-02-0{day}")) for day in (3, 4)]
    assert len(build([*days, tell("c", visit("confirmed"))]).meetings) == 3
    assert len(build([days[0], tell("c", visit("confirmed"))]).meetings) == 1


def test_near_dates_are_named_as_a_difference() -> None:
    pairs = [
        tell(name, visit("confirmed", date_start=day, place="Ilesk"))
        for name, day in (("a", "2026-02-03"), ("b", "2026-02-04"))
    ]
    difference = build(pairs).differences[0]
    assert difference.kind == "date"
    assert {side.value for side in difference.sides} == {"2026-02-03", "2026-02-04"}
