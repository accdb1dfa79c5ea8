"""Claims on articles in other languages: what they do not tell is not published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.extraction import Extraction
from summarizer.grounding import ground
from summarizer.summary import Provenance, Summary

PROVENANCE = Provenance(
    model="fake", strategy="article", prompts=(), calls=0, prompt_tokens=0, completion_tokens=0,
    seconds=0.0, version="",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One story in one language: its two sides, what one of them holds, and words it does not have."""

    text: str
    one: str
    other: str
    outlet: str
    date: str
    place: str
    issue: str
    claim: str
    quote: str
    strange: str
    elsewhere: str
    another_day: str
    invented: str
    grave: str


FRENCH = Story(
    text=(
        "La ministre Anna Kesselin a rencontré mardi à Lundval le maire Pavel Strandeau, et ils ont parlé "
        "du péage.\n\n"
        "Selon le journal Le Phare, M. Strandeau rejette le péage du port. « Nos barques ne paieront pas », "
        "a-t-il dit. "
        "Mme Kesselin n’a pas voulu commenter."
    ),
    one="Anna Kesselin",
    other="Pavel Strandeau",
    outlet="Le Phare",
    date="mardi",
    place="Lundval",
    issue="le péage du port",
    claim="M. Strandeau rejette le péage du port.",
    quote="Nos barques ne paieront pas",
    strange="Strandeau rejette le péage du port avec M. Zandvoort.",
    elsewhere="Zandvoort",
    another_day="mercredi",
    invented="Le péage coûte 903 écus.",
    grave="M. Strandeau rejette le péage du port et a tué un garde.",
)
GERMAN = replace(
    FRENCH,
    text=(
        "Die Ministerin Anna Kesselin hat am Dienstag in Lundval den Bürgermeister Pavel Strandau getroffen, "
        "und sie sprachen über die Maut.\n\n"
        "Nach Angaben der Zeitung Der Leuchtturm lehnt Strandau die Maut im Hafen ab. „Unsere Boote zahlen "
        "nicht“, sagte er. "
        "Kesselin wollte sich nicht äußern."
    ),
    other="Pavel Strandau",
    outlet="Der Leuchtturm",
    date="am Dienstag",
    issue="die Maut im Hafen",
    claim="Strandau lehnt die Maut im Hafen ab.",
    quote="Unsere Boote zahlen nicht",
    strange="Strandau lehnt mit Quendel die Maut im Hafen ab.",
    another_day="am Mittwoch",
    invented="Die Maut kostet 903 Taler.",
    grave="Strandau lehnt die Maut im Hafen ab und hat einen Wärter getötet.",
)
ARABIC = replace(
    FRENCH,
    text=(
        "التقت الوزيرة سلمى الكنّاس، يوم الثلاثاء في بلدة رأس التين، رئيس البلدية فهد المرساوي "
        "وبحثا رسوم الميناء.\n\n"
        "وبحسب صحيفة «المنارة»، يرفض المرساوي رسوم الميناء. وقال: «قواربنا لن تدفع». "
        "وامتنعت الكناس عن التعليق."
    ),
    one="سلمى الكنّاس",
    other="فهد المرساوي",
    outlet="المنارة",
    date="يوم الثلاثاء",
    place="رأس التين",
    issue="رسوم الميناء",
    claim="المرساوي يرفض رسوم الميناء.",
    quote="قواربنا لن تدفع",
    strange="المرساوي يرفض إغلاق المطار وإقالة الحارس وبيع القطار.",
    elsewhere="باب الواد",
    another_day="الأربعاء",
    invented="الرسوم 903 دراهم.",
    grave="المرساوي يرفض رسوم الميناء وقتل الحارس.",
)
CHINESE = replace(
    FRENCH,
    text=(
        "部长柯安娜周二在隆德湾会见了市长石巴维，双方谈到港口收费。\n\n"
        "据《灯塔报》报道，石巴维反对港口收费。“我们的船不会交钱，”他说。柯安娜不予置评。"
    ),
    one="柯安娜",
    other="石巴维",
    outlet="灯塔报",
    date="周二",
    place="隆德湾",
    issue="港口收费",
    claim="石巴维反对港口收费。",
    quote="我们的船不会交钱",
    strange="石巴维要求逮捕欧阳锦鹏。",
    elsewhere="赞德福特",
    another_day="周三",
    invented="收费903元。",
    grave="石巴维反对港口收费，并谋杀一人。",
)
SPANISH = replace(
    FRENCH,
    text=(
        "La ministra Anna Kesselin se reunió el martes en Lundval con el alcalde Pavel Strandeau, y "
        "hablaron del peaje.\n\n"
        "Según el diario El Faro, Strandeau rechaza el peaje del puerto. «Nuestras barcas no pagarán», dijo. "
        "Kesselin declinó hacer comentarios."
    ),
    outlet="El Faro",
    date="el martes",
    issue="el peaje del puerto",
    claim="Strandeau rechaza el peaje del puerto.",
    quote="Nuestras barcas no pagarán",
    strange="Strandeau rechaza el peaje del puerto con Zandvoort.",
    another_day="el miércoles",
    invented="El peaje cuesta 903 escudos.",
    grave="Strandeau rechaza el peaje del puerto y mató a un guardia.",
)
ITALIAN = replace(
    SPANISH,
    text=(
        "La ministra Anna Kesselin ha incontrato martedì a Lundval il sindaco Pavel Strandeau, e "
        "hanno parlato del pedaggio.\n\n"
        "Secondo il quotidiano Il Faro, Strandeau rifiuta il pedaggio del porto. «Le nostre barche non "
        "pagheranno», ha detto. Kesselin non ha voluto commentare."
    ),
    outlet="Il Faro",
    date="martedì",
    issue="il pedaggio del porto",
    claim="Strandeau rifiuta il pedaggio del porto.",
    quote="Le nostre barche non pagheranno",
    strange="Strandeau rifiuta il pedaggio del porto con Zandvoort.",
    another_day="mercoledì",
    invented="Il pedaggio costa 903 scudi.",
    grave="Strandeau rifiuta il pedaggio del porto e ha ucciso una guardia.",
)
PORTUGUESE = replace(
    SPANISH,
    text=(
        "A ministra Anna Kesselin reuniu-se na terça-feira em Lundval com o autarca Pavel Strandeau, e "
        "falaram da portagem.\n\n"
        "Segundo o diário O Farol, Strandeau rejeita a portagem do porto. «As nossas barcas não vão "
        "pagar», disse. "
        "Kesselin não quis comentar."
    ),
    outlet="O Farol",
    date="na terça-feira",
    issue="a portagem do porto",
    claim="Strandeau rejeita a portagem do porto.",
    quote="As nossas barcas não vão pagar",
    strange="Strandeau rejeita a portagem do porto com Zandvoort.",
    another_day="na quarta-feira",
    invented="A portagem custa 903 escudos.",
    grave="Strandeau rejeita a portagem do porto e matou um guarda.",
)
RUSSIAN = replace(
    FRENCH,
    text=(
        "Министр Анна Кесслер во вторник встретилась в Лундвале с мэром Павлом Страндовым, и они говорили о "
        "пошлине.\n\n"
        "По данным газеты «Маяк», Страндов отверг портовую пошлину. «Наши лодки платить не "
        "будут», — сказал он. "
        "Кесслер отказалась от комментариев."
    ),
    one="Анна Кесслер",
    other="Павел Страндов",
    outlet="Маяк",
    date="во вторник",
    place="Лундвал",
    issue="портовая пошлина",
    claim="Страндов отверг портовую пошлину.",
    quote="Наши лодки платить не будут",
    strange="Страндов отверг портовую пошлину с Квенделем.",
    elsewhere="Зандфорт",
    another_day="в среду",
    invented="Пошлина стоит 903 кроны.",
    grave="Страндов отверг портовую пошлину и убил сторожа.",
)
JAPANESE = replace(
    FRENCH,
    text=(
        "柯安奈大臣は3日、ルンド湾で石田巴市長と会談し、港の料金について話した。\n\n"
        "「灯台新聞」によると、石田巴市長は港の料金に反対している。「我々の船は払わない」と市長は述べた。"
        "柯安奈大臣はコメントを控えた。"
    ),
    one="柯安奈",
    other="石田巴",
    outlet="灯台新聞",
    date="3日",
    place="ルンド湾",
    issue="港の料金",
    claim="石田巴市長は港の料金に反対している。",
    quote="我々の船は払わない",
    strange="石田巴市長は欧陽錦鵬の逮捕を求めた。",
    elsewhere="ザンドフォルト",
    another_day="4日",
    invented="料金は903円だ。",
    grave="石田巴市長は港の料金に反対し、殺害した。",
)
STORIES = {
    "fr": FRENCH,
    "de": GERMAN,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "ar": ARABIC,
    "zh": CHINESE,
    "ja": JAPANESE,
}


def grounded(story: Story, **changes: Any) -> Summary:
    article = Article.of(story.text, source="x", published="2026-03-05")
    everything = [sentence.n for sentence in article.sentences]
    meeting = {
        "participants": [story.one, story.other],
        "date": story.date,
        "place": story.place,
        "channel": "in_person",
        "comments": [{"by": story.one, "says": "declines_to_comment"}],
        "s": everything,
    }
    stance = {
        "holder": story.other,
        "issue": story.issue,
        "position": "opposes",
        "claim": story.claim,
        "quote": story.quote,
        "reported_by": [story.outlet],
        "s": [2, 3],
    }
    claims = {
        "headline": "",
        "summary": [],
        "actors": [
            {"name": story.one, "kind": "person", "s": [1]},
            {"name": story.other, "kind": "person", "s": [1]},
            {"name": story.outlet, "kind": "media", "s": [2]},
            *changes.get("actors", []),
        ],
        "meetings": [meeting | changes.get("meeting", {})],
        "stances": [stance | changes.get("stance", {})],
    }
    return ground(article, Extraction.model_validate(claims), PROVENANCE)


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> Story:
    return STORIES[request.param]


def test_what_is_told_is_published(story: Story) -> None:
    summary = grounded(story)
    (meeting,), (stance,) = summary.meetings, summary.stances
    assert meeting.date_start == "2026-03-03"
    assert meeting.place == story.place
    assert [comment.says for comment in meeting.comments] == ["declines_to_comment"]
    assert stance.quote == story.quote
    assert len(stance.reported_by) == 1


def test_a_name_that_is_not_there_is_no_actor(story: Story) -> None:
    summary = grounded(story, actors=[{"name": story.elsewhere, "kind": "person", "s": [1]}])
    assert [actor.name for actor in summary.actors] == [story.one, story.other, story.outlet]


def test_place_and_day_must_be_there(story: Story) -> None:
    (meeting,) = grounded(story, meeting={"place": story.elsewhere, "date": story.another_day}).meetings
    assert (meeting.place, meeting.date_text, meeting.date_start) == ("", "", "")


@pytest.mark.parametrize("says", ["denies", "neither_confirms_nor_denies"])
def test_a_comment_needs_words_for_it(story: Story, says: str) -> None:
    comments = [{"by": story.outlet, "says": says}]
    (meeting,) = grounded(story, meeting={"comments": comments}).meetings
    assert meeting.comments == ()


def test_a_claim_keeps_to_the_words_of_its_sentences(story: Story) -> None:
    assert grounded(story, stance={"claim": story.strange}).stances == ()


def test_a_number_must_be_there(story: Story) -> None:
    assert grounded(story, stance={"claim": f"{story.claim} {story.invented}"}).stances == ()


def test_a_quotation_is_the_article_s_own(story: Story) -> None:
    (stance,) = grounded(story, stance={"quote": story.issue}).stances
    assert stance.quote == ""


def test_who_declines_is_told_to_decline(story: Story) -> None:
    assert grounded(story, stance={"position": "declines_to_comment"}).stances == ()


def test_an_english_rendering_is_published_as_a_translation(story: Story) -> None:
    english = {"claim": "He is against the toll of the port.", "issue": "the toll of the port"}
    (stance,) = grounded(story, stance=english).stances
    assert any("a translation" in note for note in stance.notes)
    assert grounded(story, stance=english | {"claim": "He is against the toll of 903 crowns."}).stances == ()


def test_a_deed_or_harm_must_be_the_article_s_own_word(story: Story) -> None:
    assert grounded(story, stance={"claim": story.grave}).stances == ()
