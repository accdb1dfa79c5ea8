"""What the anchors answer becomes a summary without the anchors being installed."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from benchmarks.anchor_items import Row, clean, evidence, invented
from benchmarks.anchor_items import summary_of as summarized
from benchmarks.anchor_prompts import EXAMPLES
from benchmarks.anchor_tools import aligned, langextract_rows, plain_rows
from summarizer.article import Article

TEXT = (
    "Mayor Ana Lund met Bo Reyes in Oslo on Monday.\n"
    "Lund said the “old bridge” must go. The Harbour Union (HU) opposes that."
)
ARTICLE = Article.of(TEXT, source="t", published="2026-04-07")
ACTOR = {
    "name": "Ana Lund",
    "aliases": [],
    "kind": "person",
    "role": "mayor",
    "affiliation": "",
    "quote": "Q",
}


def actor(name: str, **attributes: str | list[str]) -> Row:
    return Row(kind="actor", quote=name, attributes={"kind": "person", **attributes})


def meeting(participants: str | list[str], quote: str = "", **attributes: str) -> Row:
    return Row(kind="meeting", quote=quote, attributes={"participants": participants, **attributes})


def stance(holder: str, quote: str = "") -> Row:
    return Row(
        kind="stance",
        quote=quote,
        attributes={"holder": holder, "issue": "the bridge", "position": "opposes"},
    )


def test_a_whole_plain_answer_gives_every_item() -> None:
    text = json.dumps({"actors": [ACTOR, ACTOR], "meetings": [], "stances": []})
    assert [(row.kind, row.quote, row.attributes["name"]) for row in plain_rows(text)] == [
        ("actor", "Q", "Ana Lund")
    ] * 2


def test_a_plain_answer_that_breaks_off_gives_the_items_that_were_whole() -> None:
    text = json.dumps({"actors": [ACTOR, ACTOR]})
    assert len(plain_rows(text[: text.rindex("role")])) == 1
    assert len(plain_rows(json.dumps({"actors": [{}, ACTOR]}))) == 1
    assert plain_rows("not JSON") == plain_rows("") == plain_rows("[1]") == []


def test_a_langextract_answer_that_breaks_off_gives_the_items_that_were_whole() -> None:
    whole = EXAMPLES[0][1]
    rows = langextract_rows(whole)
    assert [row.kind for row in rows] == ["actor", "actor", "meeting", "actor", "stance"]
    assert rows[2].attributes["participants"] == ["Ilse Brackvold", "Oren Daskeli"]
    assert langextract_rows(whole[: whole.rindex('"stance_attributes"')]) == rows[:-1]


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES])
def test_the_examples_quote_their_texts(text: str) -> None:
    answer = dict(EXAMPLES)[text]
    assert [row.quote for row in langextract_rows(answer) if row.quote not in text] == []


def test_attributes_without_value_are_left_out() -> None:
    assert clean({"a": None, "b": 3, "c": [1, "x"], "d": {}}) == {"b": "3", "c": ["1", "x"]}
    assert clean(None) == clean("x") == {}


def test_an_alignment_becomes_characters() -> None:
    given = SimpleNamespace(
        extraction_class="actor", extraction_text="Lund", attributes=None, char_interval=None
    )
    assert aligned(given) == Row(kind="actor", quote="Lund")
    given.char_interval = SimpleNamespace(start_pos=47, end_pos=51)  # not the first one
    row = aligned(given)
    assert row and [(one.start, one.text) for one in evidence(ARTICLE, row)] == [(47, "Lund")]
    given.extraction_class = "weather"
    assert aligned(given) is None


def test_a_quote_is_found_whatever_its_quotation_marks() -> None:
    found = evidence(ARTICLE, Row(kind="stance", quote='"the "old bridge" must  go."'))
    assert [one.text for one in found] == ["the “old bridge” must go"]
    assert evidence(ARTICLE, Row(kind="stance", quote="the new bridge must go")) == ()
    assert evidence(ARTICLE, Row(kind="stance", quote="")) == ()


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    found = summarized(ARTICLE, [actor("Ana Lund"), actor("Lund"), actor("Bo Reyes"), stance("Lund")])
    assert [(one.name, one.aliases) for one in found.actors] == [("Ana Lund", ("Lund",)), ("Bo Reyes", ())]
    assert found.stances[0].holder == found.actors[0].id


def test_a_surname_two_people_bear_is_a_third_actor() -> None:
    found = summarized(ARTICLE, [actor("Ana Lund"), actor("Per Lund"), stance("Lund")])
    assert [one.name for one in found.actors] == ["Ana Lund", "Per Lund", "Lund"]


def test_bodies_are_joined_by_acronym_and_never_by_first_word() -> None:
    union = actor("Harbour Union", kind="organization")
    found = summarized(ARTICLE, [union, stance("HU"), stance("Harbour")])
    assert [one.name for one in found.actors] == ["Harbour Union", "Harbour"]
    assert [one.holder for one in found.stances] == ["a0", "a1"]


def test_a_meeting_keeps_its_people_its_date_and_its_evidence() -> None:
    row = meeting(
        "Ana Lund and Bo Reyes", "met Bo Reyes in Oslo", date="Monday", channel="In person", status="?"
    )
    again = row.model_copy(update={"start": 10, "end": 30})
    found = summarized(ARTICLE, [actor("Ana Lund"), again, row]).meetings
    assert len(found) == 1
    assert (found[0].participants, found[0].channel, found[0].status) == (
        ("a0", "a1"),
        "in_person",
        "confirmed",
    )
    assert (found[0].date_text, found[0].date_start) == ("Monday", "2026-04-06")
    assert [one.text for one in found[0].evidence] == ["met Bo Reyes in Oslo"]


def test_a_stance_of_nobody_cannot_be_represented() -> None:
    assert summarized(ARTICLE, [stance(" ")]).stances == ()


def test_a_name_with_a_word_the_article_lacks_is_invented() -> None:
    found = summarized(
        ARTICLE, [actor("Ana Lund"), actor("Ana Smith"), meeting(["Bo Reyes", "Oren Daskeli"])]
    )
    assert invented(ARTICLE, found) == ["Ana Smith", "Oren Daskeli"]
