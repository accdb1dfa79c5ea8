from __future__ import annotations

import pytest

from summarizer.language import language

# Said of nobody: a minister met a mayor in Lund, and the office will not say what about.
TEXTS = {
    "en": "The minister met the mayor in Lund on Tuesday, and the office has not said what it was about.",
    "fr": "La ministre a rencontré le maire mardi à Lund, et le bureau ne dit pas de quoi ils ont parlé.",
    "de": "Die Ministerin hat den Bürgermeister in Lund getroffen, und das Amt sagt nicht, worum es ging.",
    "es": "La ministra se reunió el martes con el alcalde en Lund, y la oficina no dice de qué hablaron.",
    "it": "La ministra ha incontrato il sindaco martedì a Lund, e l'ufficio non dice di che cosa.",
    "pt": "A ministra encontrou-se com o presidente da câmara em Lund, e o gabinete não diz de que falaram.",
    "ru": "Министр встретился с мэром во вторник в Лунде, и в ведомстве не говорят, о чём были переговоры.",
    "ar": "التقت الوزيرة رئيس البلدية يوم الثلاثاء في لوند، ولم يذكر المكتب موضوع اللقاء.",
    "zh": "部长周二在隆德会见了市长，办公室没有透露谈话内容。",
    "ja": "大臣は火曜日にルンドで市長と会談したが、事務所は内容を明らかにしていない。",
    "uk": "Міністр зустрівся з мером у вівторок у Лунді, і відомство не каже, про що йшлося.",
    "fa": "وزیر روز سه‌شنبه با شهردار در لوند دیدار کرد و دفتر نگفت که درباره چه بود.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert language(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123",
        "Kessler",
        "Anna Kessler, Bo Strand",
        "Lund – Oslo",
        "Ana Lund met Bo Strand. Ida Moreau met Bo Strand in May. Strand denied the meeting.",
    ],
)
def test_english_is_assumed_where_nothing_is_sure(text: str) -> None:
    assert language(text) == "en"
