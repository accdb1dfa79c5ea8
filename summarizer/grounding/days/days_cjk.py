"""Date words of Chinese and Japanese, where months and days are numbers."""

from __future__ import annotations

import re
from datetime import date, timedelta

from summarizer.grounding.days.reckoning import in_year, month, nearest_day, week

LANGUAGES = frozenset(["zh", "ja"])
_DIGITS = {digit: i for i, digit in enumerate("〇一二三四五六七八九")}
_WRITTEN = re.compile(r"[〇一二三四五六七八九十廿]{1,4}(?=个?個?[年月日号號天])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年?|(前年|去年|昨年|今年|本年|明年|来年|來年)")
_YEARS = {"前年": -2, "去年": -1, "昨年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "來年": 1}
_MONTH = re.compile(r"(?<!\d)(\d{1,2}) ?月(?!间|間)")
_OTHER_MONTH = re.compile(r"(上|先|前|本|这|這|今|当|當|下|来|來|翌)个?個?月")
_OTHER_WEEK = re.compile(r"(上|先|前|本|这|這|今|下|来|來|翌)个?個?(?:周|週|星期|礼拜|禮拜)")
_STEPS = {"上": -1, "先": -1, "前": -1, "下": 1, "来": 1, "來": 1, "翌": 1}
_DAY = re.compile(r"(?<!\d)(\d{1,2}) ?[日号號](?!间|間|内|內|前|后|後)")
_WEEKDAY = re.compile(
    r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])|([月火水木金土日])曜|\(([月火水木金土日])\)"
)
_WEEKDAYS = {"天": 6} | {
    name: i for names in ("一二三四五六日", "月火水木金土日") for i, name in enumerate(names)
}
_NEAR = {
    word: offset
    for offset, words in {
        -3: "大前天",
        -2: "一昨日 おととい 前天",
        -1: "前日 昨天 昨日 昨晚 昨夜 きのう",
        0: "今天 今日 今晚 今早 今夜 きょう 当天 當天",
        2: "明後日 后天 後天 あさって",
        1: "明天 明日 明晚 あした あす",
    }.items()
    for word in words.split()
}
_AGO = re.compile(r"(\d{1,3}) ?[天日]前")
_JOINS = re.compile(r"至|到|から|〜|~|和|与|與|及|、|(?<=[日号號])-")
_VAGUE = re.compile(r"初|末|底|春|夏|秋|冬|中旬|上旬|下旬|年代|以来|以來")
_TEMPORAL = re.compile(r"[年月日周週天时時早晚夜午昨今明春夏秋冬]|星期|礼拜|禮拜|最近|近日|日前")


def resolve(text: str, base: date | None, *, planned: bool) -> tuple[str, str]:
    """First and last day of folded `text`, or two empty strings."""
    parts = [part for part in _JOINS.split(_in_digits(text)) if is_temporal(part) or re.search(r"\d", part)]
    found = [_one(part, base, planned) for part in _completed(parts)]
    if not found or not all(found):
        return "", ""
    return (found[0], found[-1]) if found[0] <= found[-1] else (found[-1], found[-1])


def is_temporal(text: str) -> bool:
    return bool(_TEMPORAL.search(text))


def _completed(parts: list[str]) -> list[str]:
    """“3月3日至5日" names its month once; what follows gets it, and "8至10日" its unit."""
    done: list[str] = []
    month = ""
    for i, part in enumerate(parts):
        whole = part
        if i + 1 < len(parts) and re.fullmatch(r".*\d", part) and _DAY.search(parts[i + 1]):
            whole = f"{part}日"
        if found := re.search(r"(?:(?:19|20)\d\d ?年 ?)?\d{1,2} ?月", whole):
            month = found[0]
        elif month and _DAY.search(whole):
            whole = month + whole
        done.append(whole)
    return done


def _in_digits(text: str) -> str:
    """“三月三日" as "3月3日"."""
    return _WRITTEN.sub(lambda written: str(_number(written[0])), text)


def _number(written: str) -> str | int:
    if "十" not in written and "廿" not in written:
        return "".join(str(_DIGITS[digit]) for digit in written)
    tens, _, ones = written.replace("廿", "二十").partition("十")
    return 10 * (_DIGITS.get(tens, 1)) + (_DIGITS.get(ones, 0))


def _one(text: str, base: date | None, planned: bool) -> str:
    if iso := re.search(r"\d{4}-\d{2}-\d{2}", text):
        return iso[0]
    year, named, day = _year(text, base), _MONTH.search(text), _DAY.search(text)
    number = int(day[1]) if day else None
    if named:
        vague = number is None and _VAGUE.match(text[named.end() :])
        return "" if vague else in_year(int(named[1]), number, year, base, planned)
    told = _from_day_to_day(text, number, base, planned) if base else ""
    return told or (f"{year:04}" if year and not _VAGUE.search(text) else "")


def _from_day_to_day(text: str, day: int | None, base: date, planned: bool) -> str:
    """What is told from the article's own day: "上月24日", "周三", "昨天", "三天前", "3日", "上周"."""
    if other := _OTHER_MONTH.search(text):
        held = month(base, _STEPS.get(other[1], 0))
        return f"{held}-{day:02}" if day else "" if _VAGUE.search(text) else held
    if day:
        return nearest_day(day, base, planned)
    if weekday := _WEEKDAY.search(text):
        name = next(group for group in weekday.groups() if group)
        return _weekday(_WEEKDAYS[name], text, base, planned)
    offset = next((days for word, days in _NEAR.items() if word in text), None)
    if offset is None and (ago := _AGO.search(text)):
        offset = -int(ago[1])
    if offset is not None:
        return (base + timedelta(days=offset)).isoformat()
    other = _OTHER_WEEK.search(text)
    return week(base, _STEPS.get(other[1], 0)) if other else ""


def _year(text: str, base: date | None) -> int | None:
    found = _YEAR.search(text)
    if found is None:
        return None
    if found[1]:
        return int(found[1])
    return base.year + _YEARS[found[2]] if base else None


def _weekday(weekday: int, text: str, base: date, planned: bool) -> str:
    """The nearest such day; "上周三" and "下周三" are those of the week before and after, from Monday on."""
    if week := _OTHER_WEEK.search(text):
        monday = base + timedelta(days=7 * _STEPS.get(week[1], 0) - base.weekday())
        return (monday + timedelta(days=weekday)).isoformat()
    if planned:
        return (base + timedelta(days=(weekday - base.weekday()) % 7)).isoformat()
    return (base - timedelta(days=(base.weekday() - weekday) % 7)).isoformat()
