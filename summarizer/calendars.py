"""Words for days, months and weekdays of other languages than English, from `calendars.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from summarizer.plaintext import fold

# "And", "so", "in", "like" and "to" are written as one with the Arabic word behind them.
_CLITICS = "[وفبكل]?"
_FULL = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)|(?<!\d)(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]"
)
_DAY_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2})(?:\.|er|º|°|ª|-?го|-?е)?,? ?(?:de |d')?$")
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of one language as patterns over folded text."""

    months: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    near: tuple[tuple[re.Pattern[str], int], ...]
    loose: tuple[tuple[re.Pattern[str], int], ...]
    steps: tuple[tuple[re.Pattern[str], int], ...]
    week: re.Pattern[str]
    month: re.Pattern[str]
    year: re.Pattern[str]
    ago: re.Pattern[str]
    joins: re.Pattern[str]
    numbers: dict[str, int]
    vague: re.Pattern[str]
    temporal: re.Pattern[str]

    def month_in(self, text: str) -> tuple[int, re.Match[str]] | None:
        """The first month that folded `text` names, as a number, and where."""
        found = [(i, m) for i, month in enumerate(self.months, 1) if (m := month.search(text))]
        return min(found, key=lambda pair: (pair[1].start(), -len(pair[1][0])), default=None)

    def is_temporal(self, text: str) -> bool:
        """Whether folded `text` speaks of a time at all."""
        near = (word for word, _ in (*self.near, *self.loose))
        spans = (self.week, self.month, self.year, self.temporal)
        return any(p.search(text) for p in (*self.weekdays, *self.months, *near, *spans))

    def day_before(self, text: str, month: re.Match[str]) -> int | None:
        """The day of the month that stands before it: "3 mars", "3. März", "3 de marzo", "1er mars"."""
        found = _DAY_BEFORE.search(text[: month.start()])
        return int(found[1]) if found else None


@cache
def calendar(code: str) -> Calendar | None:
    """The calendar of the language with this ISO 639 code, where there is one."""
    words = _tables().get(code)
    if words is None:
        return None
    before, unit, after = words["ago"]
    number = r"(\d+|\w+) "
    ago = f"{_group(before)} {number}{_group(unit)}" if before else f"{number}{_group(unit)} {_group(after)}"
    numbers = {
        word: i for i, forms in enumerate(words["numbers"].split(), 1) for word in fold(forms).split("|")
    }
    joins = rf"\s+{_group(words['joins'])}\s+|\s*(?<=\d)-(?=\d)" + (r"|\s+و(?=\S)" if code == "ar" else "")
    return Calendar(
        months=tuple(map(pattern, words["months"])),
        weekdays=tuple(map(pattern, words["weekdays"])),
        near=tuple((pattern(word), days) for word, days in words["near"].items()),
        loose=tuple((pattern(word), days) for word, days in words.get("loose", {}).items()),
        steps=((pattern(words["last"]), -1), (pattern(words["next"]), 1), (pattern(words["this"]), 0)),
        week=pattern(words["week"]),
        month=pattern(words["month"]),
        year=pattern(words["year"]),
        ago=re.compile(rf"(?<!\w){ago}(?!\w)"),
        joins=re.compile(joins),
        numbers=numbers,
        vague=pattern(words["vague"]),
        temporal=pattern(words["temporal"]),
    )


def full_date(text: str, code: str) -> tuple[int, int, int] | None:
    """Year, month and day of the first date in `text` that names all three."""
    plain = fold(text)
    if found := _FULL.search(plain):
        year, month, day = (int(part) for part in found.groups() if part)
        return year, month, day
    words = calendar(code)
    named = words.month_in(plain) if words else None
    if words is None or named is None:
        return None
    number, at = named
    first = words.day_before(plain, at)
    year_behind = re.match(rf"\.?,? ?(?:de |del |do )?({_YEAR})(?!\d)", plain[at.end() :])
    return (int(year_behind[1]), number, first) if first and year_behind else None


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("summarizer").joinpath("calendars.toml").read_text(encoding="utf-8"))


def pattern(forms: str) -> re.Pattern[str]:
    """Any of the forms ("|" between them, "*" for any ending) as whole words of folded text."""
    return re.compile(rf"(?<!\w){_CLITICS}{_group(forms)}(?!\w)")


def _group(forms: str) -> str:
    """The forms as alternatives, the longest first; "*" stands for any ending."""
    folded = sorted(fold(forms).split("|"), key=len, reverse=True)
    return "(?:" + "|".join(form.replace("*", r"\w*") for form in folded) + ")"
