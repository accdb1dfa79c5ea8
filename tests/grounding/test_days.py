"""Date words of other languages, against Thursday 5 March 2026."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.days.dates import is_temporal, resolve

THURSDAY = "2026-03-05"
PAST = [
    ("fr", "mardi", "2026-03-03"),
    ("fr", "jeudi", "2026-03-05"),
    ("fr", "le 3 mars", "2026-03-03"),
    ("fr", "le 1er mars 2026", "2026-03-01"),
    ("fr", "mardi 3 mars à 14 h 30", "2026-03-03"),
    ("fr", "hier soir", "2026-03-04"),
    ("fr", "avant-hier", "2026-03-03"),
    ("fr", "en août", "2025-08"),
    ("fr", "en octobre 2024", "2024-10"),
    ("fr", "le mois dernier", "2026-02"),
    ("fr", "l’année dernière", "2025"),
    ("fr", "il y a trois jours", "2026-03-02"),
    ("fr", "3 décembre", "2025-12-03"),
    ("de", "am Dienstag", "2026-03-03"),
    ("de", "Dienstagabend", "2026-03-03"),
    ("de", "am Dienstagmorgen", "2026-03-03"),
    ("de", "am 3. März", "2026-03-03"),
    ("de", "3.3.2026", "2026-03-03"),
    ("de", "gestern Morgen", "2026-03-04"),
    ("de", "vor drei Tagen", "2026-03-02"),
    ("de", "im Oktober 2024", "2024-10"),
    ("de", "letzten Monat", "2026-02"),
    ("de", "am vergangenen Freitag", "2026-02-27"),
    ("es", "el martes", "2026-03-03"),
    ("es", "el 3 de marzo", "2026-03-03"),
    ("es", "el 3 de marzo de 2025", "2025-03-03"),
    ("es", "el pasado viernes", "2026-02-27"),
    ("es", "el miércoles 25", "2026-02-25"),
    ("es", "el martes por la mañana", "2026-03-03"),
    ("es", "ayer por la mañana", "2026-03-04"),
    ("es", "en agosto de 2025", "2025-08"),
    ("es", "hace 3 días", "2026-03-02"),
    ("it", "martedì 3 marzo", "2026-03-03"),
    ("it", "lo scorso venerdì", "2026-02-27"),
    ("it", "tre giorni fa", "2026-03-02"),
    ("it", "ieri", "2026-03-04"),
    ("pt", "na terça-feira", "2026-03-03"),
    ("pt", "a 3 de março", "2026-03-03"),
    ("pt", "ontem de manhã", "2026-03-04"),
    ("pt", "no ano passado", "2025"),
    ("ru", "во вторник", "2026-03-03"),
    ("ru", "в среду", "2026-03-04"),
    ("ru", "3 марта 2026 года", "2026-03-03"),
    ("ru", "вчера вечером", "2026-03-04"),
    ("ru", "в прошлом месяце", "2026-02"),
    ("ru", "три дня назад", "2026-03-02"),
    ("ru", "в мае", "2025-05"),
    ("ar", "الثلاثاء", "2026-03-03"),
    ("ar", "مساء الأحد", "2026-03-01"),
    ("ar", "يوم الثلاثاء الماضي", "2026-03-03"),
    ("ar", "في 3 مارس", "2026-03-03"),
    ("ar", "3 آذار 2026", "2026-03-03"),
    ("ar", "في تشرين الأول", "2025-10"),
    ("ar", "أمس الأربعاء", "2026-03-04"),
    ("ar", "الشهر الماضي", "2026-02"),
    ("ar", "قبل ثلاثة أيام", "2026-03-02"),
    ("zh", "3月3日（周二）", "2026-03-03"),
    ("zh", "三月三日", "2026-03-03"),
    ("zh", "周二", "2026-03-03"),
    ("zh", "上周二", "2026-02-24"),
    ("zh", "週一晚間", "2026-03-02"),
    ("zh", "3日", "2026-03-03"),
    ("zh", "昨天", "2026-03-04"),
    ("zh", "上月24日", "2026-02-24"),
    ("zh", "去年9月", "2025-09"),
    ("zh", "2023年5月", "2023-05"),
    ("zh", "三天前", "2026-03-02"),
    ("ja", "3日", "2026-03-03"),
    ("ja", "火曜日", "2026-03-03"),
    ("ja", "3月3日（火）", "2026-03-03"),
    ("ja", "先月", "2026-02"),
    ("ja", "昨日", "2026-03-04"),
]
PLANNED = [
    ("fr", "mardi", "2026-03-10"),
    ("fr", "jeudi prochain", "2026-03-12"),
    ("fr", "le 2 mars", "2027-03-02"),
    ("fr", "demain", "2026-03-06"),
    ("de", "am kommenden Montag", "2026-03-09"),
    ("de", "morgen", "2026-03-06"),
    ("de", "nächste Woche", "2026-03"),
    ("es", "mañana", "2026-03-06"),
    ("es", "el próximo martes", "2026-03-10"),
    ("it", "domani", "2026-03-06"),
    ("pt", "amanhã", "2026-03-06"),
    ("ru", "в следующий вторник", "2026-03-10"),
    ("ar", "غداً الجمعة", "2026-03-06"),
    ("ar", "الثلاثاء المقبل", "2026-03-10"),
    ("zh", "4月18日", "2026-04-18"),
    ("zh", "下周二", "2026-03-10"),
    ("zh", "週五", "2026-03-06"),
    ("ja", "来週火曜日", "2026-03-10"),
]
RANGES = [
    ("fr", "les 3 et 4 mars", "2026-03-03", "2026-03-04"),
    ("fr", "du 3 au 5 mars 2026", "2026-03-03", "2026-03-05"),
    ("de", "vom 3. bis 5. März", "2026-03-03", "2026-03-05"),
    ("es", "el 3 y el 4 de marzo", "2026-03-03", "2026-03-04"),
    ("es", "martes y miércoles", "2026-03-03", "2026-03-04"),
    ("ru", "с 3 по 5 марта", "2026-03-03", "2026-03-05"),
    ("ar", "يومي السبت والأحد", "2026-02-28", "2026-03-01"),
    ("ar", "3 و4 مارس", "2026-03-03", "2026-03-04"),
    ("zh", "3月3日至5日", "2026-03-03", "2026-03-05"),
    ("zh", "周二和周三", "2026-03-03", "2026-03-04"),
]


@pytest.mark.parametrize(("code", "words", "day"), PAST)
def test_a_day_that_has_been(code: str, words: str, day: str) -> None:
    assert resolve(words, THURSDAY, language=code) == (day, day)
    assert is_temporal(words, code)


@pytest.mark.parametrize(("code", "words", "day"), PLANNED)
def test_a_day_to_come(code: str, words: str, day: str) -> None:
    assert resolve(words, THURSDAY, planned=True, language=code) == (day, day)


@pytest.mark.parametrize(("code", "words", "first", "last"), RANGES)
def test_several_days(code: str, words: str, first: str, last: str) -> None:
    assert resolve(words, THURSDAY, language=code) == (first, last)


@pytest.mark.parametrize(
    ("code", "words"),
    [("fr", "fin février"), ("fr", "récemment"), ("de", "seit 2020"), ("es", "desde 2019"), ("zh", "2月初")],
)
def test_vague_words_stay_without_a_day(code: str, words: str) -> None:
    assert resolve(words, THURSDAY, language=code) == ("", "")


@pytest.mark.parametrize(
    ("code", "words"),
    [("fr", "à Lund"), ("de", "in Lund"), ("ar", "في لوند"), ("ru", "в Лунде"), ("zh", "隆德")],
)
def test_a_place_is_no_time(code: str, words: str) -> None:
    assert not is_temporal(words, code)


def test_languages_without_a_table_are_left_to_the_library() -> None:
    assert resolve("3 Mart 2026", THURSDAY, language="tr") == ("2026-03-03", "2026-03-03")
    assert resolve("qwrt", THURSDAY, language="xx") == ("", "")


@given(st.text(max_size=30), st.sampled_from("fr de es it pt ru ar zh ja tr".split()), st.booleans())
def test_any_words_give_two_days_in_order_or_none(words: str, code: str, planned: bool) -> None:
    first, last = resolve(words, THURSDAY, planned=planned, language=code)
    assert bool(first) == bool(last)
    assert first <= last
