from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.days.dates import is_meant, is_temporal, resolve

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS = st.dates(min_value=date(1950, 1, 10), max_value=date(2090, 1, 1))
THURSDAY = "2026-02-05"


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_past_weekday_is_that_day_within_the_week_up_to_the_article(published: date, weekday: str) -> None:
    first, last = resolve(f"on {weekday}", published.isoformat())
    found = date.fromisoformat(first)
    assert first == last
    assert found.strftime("%A") == weekday
    assert published - timedelta(days=6) <= found <= published


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_planned_weekday_is_that_day_within_the_week_after_the_article(
    published: date, weekday: str
) -> None:
    first, last = resolve(weekday, published.isoformat(), planned=True)
    found = date.fromisoformat(first)
    assert first == last
    assert found.strftime("%A") == weekday
    assert published <= found < published + timedelta(days=7)


@given(st.text(max_size=30), st.sampled_from(["", THURSDAY, "x", "2026-02"]), st.booleans())
def test_any_words_give_two_days_in_order_or_none(words: str, published: str, planned: bool) -> None:
    first, last = resolve(words, published, planned=planned)
    assert bool(first) == bool(last)
    assert first <= last


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thursday", "2026-02-05"),
        ("Friday", "2026-01-30"),
        ("Tuesday morning", "2026-02-03"),
        ("late on Tues", "2026-02-03"),
        ("last Monday", "2026-02-02"),
        ("next Monday", "2026-02-09"),
        ("yesterday", "2026-02-04"),
        ("today", "2026-02-05"),
        ("tomorrow", "2026-02-06"),
        ("October 7", "2025-10-07"),
        ("on 7 October", "2025-10-07"),
        ("Oct. 7, 2024", "2024-10-07"),
        ("February 3rd", "2026-02-03"),
        ("Tuesday, 3 February", "2026-02-03"),
        ("in October", "2025-10"),
        ("February", "2026-02"),
        ("July 2024", "2024-07"),
        ("2022", "2022"),
        ("13:00 on May 3", "2025-05-03"),
        ("3 p.m. on Feb. 3", "2026-02-03"),
        ("last month", "2026-01"),
        ("earlier this month", "2026-02"),
        ("last year", "2025"),
        ("three days ago", "2026-02-02"),
        ("March last year", "2025-03"),
    ],
)
def test_words_become_a_day_as_precise_as_they_are(words: str, day: str) -> None:
    assert resolve(words, THURSDAY) == (day, day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thursday", "2026-02-05"),
        ("next Thursday", "2026-02-12"),
        ("Friday", "2026-02-06"),
        ("next month", "2026-03"),
        ("October", "2026-10"),
        ("January", "2027-01"),
        ("February", "2026-02"),
        ("3 February", "2027-02-03"),
        ("7 October", "2026-10-07"),
        ("October 2030", "2030-10"),
    ],
)
def test_planned_words_look_ahead(words: str, day: str) -> None:
    assert resolve(words, THURSDAY, planned=True) == (day, day)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("7 and 8 October", "2025-10-07", "2025-10-08"),
        ("October 7 and 8", "2025-10-07", "2025-10-08"),
        ("7–8 October", "2025-10-07", "2025-10-08"),
        ("October 7-8, 2024", "2024-10-07", "2024-10-08"),
        ("7-8 October 2024", "2024-10-07", "2024-10-08"),
        ("October 30 to November 2, 2024", "2024-10-30", "2024-11-02"),
        ("from 7 to 9 October", "2025-10-07", "2025-10-09"),
        ("Tuesday and Wednesday", "2026-02-03", "2026-02-04"),
        ("Monday to Wednesday", "2026-02-02", "2026-02-04"),
        ("30 December and 2 January", "2025-12-30", "2026-01-02"),
        ("Feb. 1 to 3", "2026-02-01", "2026-02-03"),
        ("Between April 2021 and April 2022", "2021-04", "2022-04"),
    ],
)
def test_ranges_have_two_ends(words: str, first: str, last: str) -> None:
    assert resolve(words, THURSDAY) == (first, last)


def test_a_week_within_one_month_is_of_that_month() -> None:
    assert resolve("this week", THURSDAY) == ("2026-02", "2026-02")
    assert resolve("next weekend", THURSDAY) == ("2026-02", "2026-02")
    assert resolve("last week", THURSDAY) == ("", "")  # from 26 January to 1 February


@pytest.mark.parametrize("words", ["Tuesday", "tomorrow", "October", "October 7", "Monday and Tuesday"])
@pytest.mark.parametrize("published", ["", "yesterday", "2026", "2026-02"])
def test_without_the_article_s_own_date_only_a_year_resolves(words: str, published: str) -> None:
    assert resolve(words, published) == ("", "")
    assert resolve("7 October 2024", published) == ("2024-10-07", "2024-10-07")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "last week",
        "recently",
        "two days after the decision",
        "early 2025",
        "31 June 2025",
        "32 May",
        "a toll",
    ],
)
def test_vague_or_impossible_words_stay_words(words: str) -> None:
    assert resolve(words, THURSDAY) == ("", "")


def test_a_time_behind_the_date_of_the_article_does_no_harm() -> None:
    assert resolve("Tuesday", "2026-02-05T18:30:00+01:00") == ("2026-02-03", "2026-02-03")


def test_days_that_no_calendar_has_stay_unresolved() -> None:
    assert resolve("29 February", "2026-05-01") == ("", "")
    assert resolve("yesterday", "0001-01-01") == ("", "")
    assert resolve("2026-02-05", "") == ("2026-02-05", "2026-02-05")


@pytest.mark.parametrize(
    ("words", "temporal"),
    [("on Tuesday", True), ("2026", True), ("last spring", True), ("in Lund", False), ("", False)],
)
def test_words_speak_of_a_time_or_not(words: str, temporal: bool) -> None:
    assert is_temporal(words) == temporal


@pytest.mark.parametrize(
    ("plain", "word", "meant"),
    [
        ("They met in May.", "May", True),
        ("They may meet.", "may", False),
        ("May they meet?", "May", False),
        ("They met in March.", "March", True),
        ("They march on.", "march", False),
        ("She sat down.", "sat", False),
        ("They met on Tuesday.", "Tuesday", True),
        ("They met on 3 may.", "3 may", True),
    ],
)
def test_a_month_that_is_also_a_verb_is_meant_with_a_capital_inside_a_sentence(
    plain: str, word: str, meant: bool
) -> None:
    at = plain.index(word)
    assert is_meant(plain, (at, at + len(word))) == meant
