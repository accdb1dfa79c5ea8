"""From the article's date words to ISO dates, as precise as the words make them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from summarizer.grounding.days import days
from summarizer.plaintext import fold

_WEEKDAYS = {
    name: i
    for i, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_WEEKDAYS |= {name[:3]: i for name, i in _WEEKDAYS.items()} | {"tues": 1, "thurs": 3}
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_NUMBERS = {
    word: i
    for i, word in enumerate(["a", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
} | {"one": 1, "ten": 10}
_EXPLICIT = re.compile(
    r"\d{4}-\d{2}-\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d{2}\b"
)
_VAGUE = re.compile(
    r"\b(?:late|early|mid|spring|summer|autumn|fall|winter|recent|weeks?|months?|years?|days?|since|before)\b"
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?|o'clock)|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b(?:gmt|utc)\b"
)
_PART = re.compile(r"\s+(?:and|to|until|through)\s+|\s*(?<=\d)-(?=\d{1,2}\b(?!-))")


def resolve(words: str, published: str, *, planned: bool = False, language: str = "en") -> tuple[str, str]:
    """First and last day of `words` in ISO form ("2026-02-03", "2024-04", "2022"), or two empty strings.

    `published` is the article's own ISO date, or empty. A bare weekday is the nearest such day on or before
    it; with `planned`, the nearest on or after it, since "will meet on Thursday" is said on that day as well.
    A bare month is likewise the nearest one, "last month" that month, "three days ago" that day. Without
    `published` only words that name a year resolve. Source: eval/LABELLING.md, `date_start` and `date_end`.
    """
    base = _base(published)
    if iso := re.fullmatch(r"\d{4}-\d{2}-\d{2}", words.strip()):
        return iso[0], iso[0]
    try:
        if language != "en":
            return days.resolve(words, base, language, planned=planned)
        return _range(words, base, planned)
    except (OverflowError, ValueError):  # the 29th of February of another year, the day after the last
        return "", ""


_TEMPORAL = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thurs?|fri|sat|sun|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|today|tonight|yesterday|tomorrow|days?|nights?|weeks?|weekends?|fortnight|months?|"
    r"quarter|years?|decades?|centur(?:y|ies)|hours?|minutes?|mornings?|afternoons?|evenings?|midnight|noon|dawn|dusk|"
    r"spring|summer|autumn|fall|winter|earlier|later|recent(?:ly)?|ago|last|next|eve|(?:19|20)\d\d(?:s)?)\b|\d"
)
_ALSO_WORDS = re.compile(r"^(?:may|march|mar|sat|sun|fall|wed|second|august)$")


def is_temporal(words: str, language: str = "en") -> bool:
    """Whether `words` speak of a time at all."""
    if language != "en":
        return days.is_temporal(words, language)
    return bool(_TEMPORAL.search(fold(words)))


def is_meant(plain: str, span: tuple[int, int]) -> bool:
    """Whether the words at `span` are a date: "may", "march", "sat" only inside and with a capital."""
    if not _ALSO_WORDS.match(fold(plain[span[0] : span[1]])):
        return True
    return span[0] > 0 and plain[span[0]].isupper()


def _range(words: str, base: date | None, planned: bool) -> tuple[str, str]:
    parts = [p for p in _PART.split(_shared_month(_without_clock(fold(words)))) if p]
    found = [_one(part, base, planned) for part in parts]
    found = [f for f in found if f]
    if not found or len(found) < len(parts):
        return "", ""
    return (found[0], found[-1]) if found[0] <= found[-1] else (found[-1], found[-1])


def _without_clock(text: str) -> str:
    """The words without the hour: of "13:00 on May 3" the day is 3."""
    return _CLOCK.sub(" ", text)


def _base(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _shared_month(text: str) -> str:
    """“3 and 4 May” names its month once; both days get it. "May 3-4" likewise."""
    month = (
        r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
        r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
    )
    to, year = r"(\s*(?:\band\b|\bto\b|\buntil\b|\bthrough\b|-)\s*)", r"((?:,?\s+(?:19|20)\d{2})?)"
    text = re.sub(rf"\b(\d{{1,2}}){to}(\d{{1,2}})\s+({month}){year}", r"\1 \4\5 to \3 \4\5", text)
    text = re.sub(rf"\b({month})\s+(\d{{1,2}}){to}(\d{{1,2}})\b{year}", r"\1 \2\5 to \1 \4\5", text)
    return re.sub(
        rf"\b({month})\s+(\d{{1,2}}){to}({month})\s+(\d{{1,2}})\b{year}", r"\1 \2\6 to \4 \5\6", text
    )


def _one(text: str, base: date | None, planned: bool) -> str:
    if _EXPLICIT.search(text):
        return _calendar(text, base, planned)
    if base is None:
        return ""
    words = set(re.findall(r"[a-z]+", text))
    for word, offset in _NEAR.items():
        if word in words:
            return (base + timedelta(days=offset)).isoformat()
    for word in re.findall(r"[a-z]+", text):
        if word in _WEEKDAYS:
            return _weekday(_WEEKDAYS[word], base, planned or "next" in words, "next" in words)
    return _counted(text, base)


def _counted(text: str, base: date) -> str:
    """“Last month", "this year", "three days ago"; a week is the month that holds it, "a few days" none."""
    if found := re.search(r"\b(\w+) days? ago\b", text):
        count = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1])
        return (base - timedelta(days=count)).isoformat() if count else ""
    if found := re.search(r"\b(last|this|next) (?:week|weekend)\b", text):
        monday = base + timedelta(days=7 * _STEPS[found[1]] - base.weekday())
        sunday = monday + timedelta(days=6)
        return monday.isoformat()[:7] if monday.month == sunday.month else ""
    found = re.search(r"\b(last|this|next) (month|year)\b", text)
    if found is None:
        return ""
    step = _STEPS[found[1]]
    if found[2] == "year":
        return f"{base.year + step:04}"
    months = base.year * 12 + base.month - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _weekday(weekday: int, base: date, ahead: bool, strictly: bool) -> str:
    if ahead and strictly:
        return (base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)).isoformat()
    if ahead:
        return (base + timedelta(days=(weekday - base.weekday()) % 7)).isoformat()
    return (base - timedelta(days=(base.weekday() - weekday) % 7)).isoformat()


def _calendar(text: str, base: date | None, planned: bool) -> str:
    """Dates with a month or a year in them, read by dateparser; vague ones stay unresolved."""
    from dateparser.date import DateDataParser  # noqa: PLC0415  a third of a second of import

    if iso := re.search(r"\d{4}-\d{2}-\d{2}", text):
        return iso[0]
    year = re.search(r"\b(?:19|20)\d{2}\b", text)
    month = re.search(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", text)
    if month is None:
        return year[0] if year and not _VAGUE.search(text) else ""
    if year is None and base is None:
        return ""
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", text)
    said = re.search(r"\b(last|this|next) year\b", text)
    if year is None and base is not None and said:
        year = re.match(r"\d+", str(base.year + _STEPS[said[1]]))
    phrase = " ".join(
        filter(None, [day[1] if day else "1", month[0], year[0] if year else str(base and base.year)])
    )
    parsed = DateDataParser(languages=["en"]).get_date_data(phrase).date_obj
    if parsed is None:
        return ""
    when = parsed.date()
    if year is None and base is not None:
        when = _nearest(when, base, planned, bool(day))
    full: str = when.isoformat()
    return full if day else full[:7]


def _nearest(when: date, base: date, planned: bool, has_day: bool) -> date:
    """The year that puts a bare month or day before the article's date, or after it when planned."""
    limit = base if has_day else base.replace(day=1)
    if planned and when < limit:
        return when.replace(year=when.year + 1)
    if not planned and when > base:
        return when.replace(year=when.year - 1)
    return when
