"""Days that are told without their month or year, reckoned from the article's own day."""

from __future__ import annotations

from datetime import date, timedelta


def in_year(month: int, day: int | None, year: int | None, base: date | None, planned: bool) -> str:
    """The day or month in ISO form; without a year the nearest before `base`, or after it when planned."""
    if year is None:
        if base is None:
            return ""
        when = date(base.year, month, day or 1)
        limit = base if day else base.replace(day=1)
        if planned and when < limit:
            when = when.replace(year=when.year + 1)
        elif not planned and when > base:
            when = when.replace(year=when.year - 1)
    else:
        when = date(year, month, day or 1)
    return when.isoformat() if day else when.isoformat()[:7]


def nearest_day(day: int, base: date, planned: bool) -> str:
    """The day of a month that is not named: the nearest on or before `base`, or after it when planned."""
    when = base
    for _ in range(62):
        if when.day == day:
            return when.isoformat()
        when += timedelta(days=1 if planned else -1)
    return ""


def week(base: date, step: int) -> str:
    """The month that holds the whole week `step` weeks from that of `base`, if one does."""
    monday = base + timedelta(days=7 * step - base.weekday())
    return monday.isoformat()[:7] if monday.month == (monday + timedelta(days=6)).month else ""


def month(base: date, step: int) -> str:
    """The month `step` months from that of `base`."""
    months = base.year * 12 + base.month - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}"
