"""The day an article is of, by its own first lines."""

from __future__ import annotations

import re
from datetime import date

from summarizer.calendars import full_date
from summarizer.language import language
from summarizer.plaintext import one_line

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
# "14.04.2026" and, where only one of the two can be a month, "04/14/2026".
_YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d{{2}})\b", re.I
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d{{2}})\b", re.I
)
# "Rotterdam, 14 April 2026 –", "New York (April 14, 2026):": a place, a date, and then the story.
_LEADS = re.compile(
    rf"[^\W\d_][^.!?]{{0,48}}?[,(|]\s*(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_NAME}|{_NAME}\s+\d{{1,2}}(?:st|nd|rd|th)?),?"
    r"\s+(?:19|20)\d{2}|\d{1,4}([-/.])\d{1,2}\1\d{1,4})\)?\s*(?:\([^)]{2,30}\)\s*)?[–—:-]+\s",
    re.I,
)
_DATELINE_LINES = 6
_DATELINE_CHARS = 90


def dateline(text: str) -> str:
    """The article's own date, ISO, from its first lines; empty if none names a full date.

    Only lines that are short or open with place and date count ("date 2026-02-05", "Published 20 March 2026",
    "GENEVA, March 12, 2026 (AFP) -", "Lund, le 3 mars 2026 –"), so that a date told in the story is not taken
    for its own.
    """
    code = language(text)
    lines = [line for line in map(one_line, text.splitlines()) if line][:_DATELINE_LINES]
    for line in lines:
        if found := day_in(_opening(line)) if code == "en" else _foreign_date(line, code):
            return found
    return ""


_OPENING = re.compile(r"^[^.!?。！？]{0,50}?\d[^!?。！？]{0,40}?(?:\s[–—-]|\)|[-—–]{2}|\.-|电|電)")


def _foreign_date(line: str, code: str) -> str:
    """The date of a short line, or of what opens a long one as datelines do: up to a dash or a bracket."""
    opening = _OPENING.match(line)
    head = line if len(line) <= _DATELINE_CHARS else opening[0] if opening else ""
    found = full_date(head, code) if head else None
    return _valid(*found) if found else _in_figures(head)


def _opening(line: str) -> str:
    """The part of a line that may hold the date of the article; of a long one what leads into the story."""
    if len(line) <= _DATELINE_CHARS or re.match(r"^[^a-z]{3,}", line):
        return line[:_DATELINE_CHARS]
    leads = _LEADS.match(line)
    return leads.group() if leads else ""


def day_in(line: str) -> str:
    """The first full date in a line, ISO; empty where there is none, or it may be read in two ways."""
    found = _DAY_FIRST.search(line) or _MONTH_FIRST.search(line)
    if not found or _YEAR_FIRST.search(line):
        return _in_figures(line)
    month = _MONTHS.index(found["month"].lower()) + 1
    return _valid(int(found["year"]), month, int(found["day"]))


def _in_figures(line: str) -> str:
    if found := _YEAR_FIRST.search(line):
        return _valid(int(found[1]), int(found[3]), int(found[4]))
    if not (found := _YEAR_LAST.search(line)):
        return ""
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if one != other and max(one, other) <= 12:
        return ""
    return _valid(year, min(one, other), max(one, other))


def _valid(year: int, month: int, day: int) -> str:
    """The ISO date, or empty for a day that no calendar has."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
