"""From date words in other languages than English to ISO dates, as precise as the words make them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from summarizer.calendars import Calendar, calendar
from summarizer.grounding.days import days_cjk
from summarizer.grounding.days.reckoning import in_year, month, nearest_day, week
from summarizer.plaintext import fold

_CLOCK = re.compile(
    r"(?<!\d)\d{1,2}(?::\d{2}(?::\d{2})?| ?h ?\d{0,2}(?!\w)| ?uhr| часо\w*| ?(?:pm|am)(?!\w))"
    r"|(?<!\w)(?:gmt|utc|mez)(?!\w)"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./])(\d{1,2})(?:\2((?:19|20)\d\d)?)?(?![\d])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")


def resolve(words: str, base: date | None, code: str, *, planned: bool) -> tuple[str, str]:
    """First and last day of `words` of the language `code`, or two empty strings; as `dates.resolve`."""
    text = fold(words)
    if code in days_cjk.LANGUAGES:
        return days_cjk.resolve(text, base, planned=planned)
    known = calendar(code)
    if known is None:
        return _by_library(text, base, code, planned=planned)
    parts = [part for part in known.joins.split(_CLOCK.sub(" ", text)) if part]
    parts = [part for part in _completed(parts, known) if known.is_temporal(part) or _DAY.search(part)]
    found = [_one(part, known, base, planned) for part in parts]
    if not found or not all(found):
        return "", ""
    return (found[0], found[-1]) if found[0] <= found[-1] else (found[-1], found[-1])


def is_temporal(words: str, code: str) -> bool:
    """Whether `words` of the language `code` speak of a time at all."""
    text = fold(words)
    if re.search(r"\d", text):
        return True
    if code in days_cjk.LANGUAGES:
        return days_cjk.is_temporal(text)
    known = calendar(code)
    return known is None or known.is_temporal(text)


def _completed(parts: list[str], known: Calendar) -> list[str]:
    """“3 et 4 mars" names its month once; both days get it, and its year."""
    months = [found[1][0] for part in parts if (found := known.month_in(part))]
    if not months:
        return parts
    year = next((m[0] for part in reversed(parts) if (m := _YEAR.search(part))), "")
    done = []
    for part in parts:
        lone = _DAY.search(part) and not known.month_in(part) and not _YEAR.search(part)
        whole = f"{_DAY.findall(part)[-1]} {months[-1]} {year}" if lone else part
        done.append(f"{part} {year}" if year and not _YEAR.search(whole) and known.month_in(part) else whole)
    return done


def _one(text: str, known: Calendar, base: date | None, planned: bool) -> str:
    if iso := re.search(r"\d{4}-\d{2}-\d{2}", text):
        return iso[0]
    if found := _calendar_day(text, known, base, planned):
        return found
    if base is None:
        return _bare_year(text, known)
    for pattern, days in known.near:
        if pattern.search(text):
            return (base + timedelta(days=days)).isoformat()
    for weekday, pattern in enumerate(known.weekdays):
        if here := pattern.search(text):
            if day := re.match(r",? (?:(?:dem|den|le) )?(\d{1,2})\.?(?![\d:])", text[here.end() :]):
                return nearest_day(int(day[1]), base, planned)
            return _weekday(weekday, base, planned, _step(text, known))
    for pattern, days in known.loose:
        if pattern.search(text):
            return (base + timedelta(days=days)).isoformat()
    return _counted(text, known, base) or _bare_year(text, known)


def _calendar_day(text: str, known: Calendar, base: date | None, planned: bool) -> str:
    """A month by its name or number, with its day and year where they are said."""
    year = _YEAR.search(text)
    named = known.month_in(text)
    if named is None:
        numeric = _NUMERIC.search(text)
        if numeric is None or not (numeric[4] or numeric[0].endswith(".") or numeric[2] == "/"):
            return ""
        return in_year(int(numeric[3]), int(numeric[1]), _int(numeric[4]), base, planned)
    month, at = named
    if known.vague.search(text[: at.start()]):
        return ""
    said = _int(year[0]) if year else None
    if said is None and base and known.year.search(text) and (step := _step(text, known)) is not None:
        said = base.year + step
    return in_year(month, known.day_before(text, at), said, base, planned)


def _step(text: str, known: Calendar) -> int | None:
    """-1 for last, 0 for this, 1 for next; None where nothing of the kind is said."""
    return next((step for pattern, step in known.steps if pattern.search(text)), None)


def _weekday(weekday: int, base: date, planned: bool, step: int | None) -> str:
    if step == 1:
        return (base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)).isoformat()
    if planned and step != -1:
        return (base + timedelta(days=(weekday - base.weekday()) % 7)).isoformat()
    return (base - timedelta(days=(base.weekday() - weekday) % 7)).isoformat()


def _counted(text: str, known: Calendar, base: date) -> str:
    """“Il y a trois jours", "letzte Woche", "este mes", "العام الماضي"."""
    if ago := known.ago.search(text):
        count = _int(ago[1]) or known.numbers.get(ago[1])
        return (base - timedelta(days=count)).isoformat() if count else ""
    step = _step(text, known)
    if step is None:
        return ""
    if known.week.search(text):
        return week(base, step)
    if known.month.search(text):
        return month(base, step)
    return f"{base.year + step:04}" if known.year.search(text) else ""


def _bare_year(text: str, known: Calendar) -> str:
    year = _YEAR.search(text)
    return year[0] if year and not known.vague.search(text) else ""


def _int(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdecimal() else None


def _by_library(text: str, base: date | None, code: str, *, planned: bool) -> tuple[str, str]:
    """What dateparser makes of a language that has no table here."""
    from dateparser.conf import SettingValidationError  # noqa: PLC0415  a third of a second of import
    from dateparser.date import DateDataParser  # noqa: PLC0415  as above

    settings: dict[str, object] = {"PREFER_DATES_FROM": "future" if planned else "past"}
    if base is not None:
        settings["RELATIVE_BASE"] = datetime.combine(base, time())
    else:
        settings["REQUIRE_PARTS"] = ["year"]
    try:
        data = DateDataParser(languages=[code], settings=settings).get_date_data(text)
    except (ValueError, SettingValidationError):  # a language the library does not know
        return "", ""
    if data.date_obj is None:
        return "", ""
    full: str = data.date_obj.date().isoformat()
    day = {"year": full[:4], "month": full[:7]}.get(data.period, full)
    return day, day
