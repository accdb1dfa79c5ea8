"""Dates as far as articles give them, and when two of them contradict."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.plaintext import fold

_WEEKDAYS = {name.casefold(): n for n, name in enumerate(calendar.day_name)}
_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
RECENT = timedelta(days=14)
"""An occasion told without a date is taken to lie at most so long before the article."""


@dataclass(frozen=True, slots=True)
class When:
    """The days an occasion may have spanned. `first` and `last` are None where no article date is known.

    `exact` says that both are single days; `weekdays` and `months` come from the article's own words;
    `told` is the article's date; `ahead` marks what was still planned then.
    """

    first: date | None
    last: date | None
    exact: bool
    weekdays: frozenset[int]
    months: frozenset[int]
    told: date | None
    ahead: bool

    @property
    def width(self) -> int:
        """Days from first to last; a large number where unknown."""
        return (self.last - self.first).days if self.first and self.last else 100_000


def _bound(iso: str, *, end: bool) -> date | None:
    parts = [int(part) for part in re.findall(r"\d+", iso)[:3]]
    if not parts or not 1 <= parts[0] <= 9999:
        return None
    year, month, day = (*parts, 0, 0)[:3]
    try:
        if not month:
            return date(year, 12, 31) if end else date(year, 1, 1)
        last = calendar.monthrange(year, month)[1]
        return date(year, month, day or (last if end else 1))
    except (ValueError, calendar.IllegalMonthError):
        return None


def when(start: str, end: str, text: str, published: str, *, planned: bool) -> When:
    """Reads ISO dates as exact as they are given ("2025-07"), and the words that name them."""
    first, last = _bound(start or end, end=False), _bound(end or start, end=True)
    if first and last and last < first:
        last = first
    words = re.findall(r"[^\W\d_]+", fold(text))
    return When(
        first=first,
        last=last,
        exact=bool(first and last) and all(len(iso) >= 10 for iso in (start, end) if iso),
        weekdays=frozenset(_WEEKDAYS[word] for word in words if word in _WEEKDAYS),
        months=frozenset(_MONTHS[word] for word in words if word in _MONTHS),
        told=_bound(published, end=False) if len(published) >= 10 else None,
        ahead=planned,
    )


def contradict(one: When, other: When) -> bool:
    """Whether two accounts cannot be of one time.

    Known spans contradict when they share no day. A span contradicts an account without one when it holds
    none of its weekdays or months, when it lies after the article that tells of it as past, or more than
    `RECENT` before it. Two accounts without spans contradict when they name different weekdays or months, or
    when their articles lie further apart than `RECENT`.
    """
    if one.first and one.last and other.first and other.last:
        return one.last < other.first or other.last < one.first
    if other.first:
        one, other = other, one
    if not one.first or not one.last:
        far = one.told and other.told and abs(one.told - other.told) > RECENT
        return bool(far) or _apart(one.weekdays, other.weekdays) or _apart(one.months, other.months)
    if other.weekdays and one.width < 7 and _apart(_weekdays(one.first, one.last), other.weekdays):
        return True
    if other.months and one.width < 300 and _apart(_months(one.first, one.last), other.months):
        return True
    if other.told is None:
        return False
    if other.ahead:
        return one.last < other.told - timedelta(days=1)
    return one.first > other.told or (not other.months and one.last < other.told - RECENT)


def gap(one: When, other: When) -> int | None:
    """Days between two exact spans that share no day; None for all others."""
    if not (one.exact and other.exact and one.first and one.last and other.first and other.last):
        return None
    days = max((other.first - one.last).days, (one.first - other.last).days)
    return days if days > 0 else None


def _apart(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other and one.isdisjoint(other))


def _weekdays(first: date, last: date) -> frozenset[int]:
    return frozenset((first + timedelta(days=n)).weekday() for n in range((last - first).days + 1))


def _months(first: date, last: date) -> frozenset[int]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return frozenset((first.month - 1 + n) % 12 + 1 for n in range(count))
