"""The cards that a second look is shown, and whose answers count."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from summarizer.article import Article
from summarizer.extraction import Extraction
from summarizer.grounding import ground
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.strategies.base import Asker
from summarizer.strategies.second_look import cards, look_again
from summarizer.summary import Provenance, Summary

TEXT = "Mayor Ana Lund met Bo Reyes in Oslo on Monday.\nLund wants the toll to go.\nIt rained.\n"
NOBODY = Provenance(
    model="", strategy="", prompts=(), calls=0, prompt_tokens=0, completion_tokens=0, seconds=0, version=""
)
CLAIMS: dict[str, Any] = {
    "headline": "Ana Lund met Bo Reyes",
    "summary": [{"text": "Ana Lund met Bo Reyes in Oslo.", "s": [1]}],
    "actors": [
        {"name": "Ana Lund", "aliases": ["Lund"], "kind": "person", "role": "Mayor", "s": [1]},
        {"name": "Bo Reyes", "kind": "person", "s": [1]},
    ],
    "meetings": [{"participants": ["Ana Lund", "Bo Reyes"], "place": "Oslo", "date": "Monday", "s": [1]}],
    "stances": [
        {
            "holder": "Ana Lund",
            "issue": "the toll",
            "position": "opposes",
            "claim": "The toll should go.",
            "s": [2],
        }
    ],
}


class Model:
    """Answers every second look alike, and keeps what it was shown."""

    name, small, context = "fake", False, 32_000

    def __init__(self, *wrong: dict[str, str]) -> None:
        self.wrong = wrong
        self.shown = ""

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        self.shown = messages[-1]["content"]
        return Answer(shape.model_validate({"wrong": list(self.wrong)}), Usage(1, 10, 5))


def summarized() -> tuple[Article, Summary]:
    article = Article.of(TEXT, source="-", published="2026-02-05")
    return article, ground(article, Extraction.model_validate(CLAIMS), NOBODY)


def test_every_item_is_a_card_in_plain_words() -> None:
    _, summary = summarized()
    told = {card.id: card for card in cards(summary)}
    assert told["ana_lund"].text == "actor Ana Lund; role: Mayor"
    assert "bo_reyes" not in told  # there is nothing to doubt in a bare name
    assert told["m1"].text.startswith("meeting, participants: Ana Lund, Bo Reyes; date: Monday; place: Oslo")
    assert (
        told["s1"].text
        == "stance, holder: Ana Lund; position: opposes “the toll”; claim: The toll should go."
    )
    assert told["t1"].text == "text: Ana Lund met Bo Reyes in Oslo."
    assert told["s1"].s == (2,)
    assert told["headline"].text == "text: Ana Lund met Bo Reyes"


def test_only_their_sentences_and_those_before_are_shown() -> None:
    article, summary = summarized()
    model = Model()
    assert asyncio.run(look_again(article, summary, Asker(model))) == []
    assert "[2] Lund wants the toll to go." in model.shown
    assert "It rained" not in model.shown


def test_an_answer_about_no_card_does_not_count() -> None:
    article, summary = summarized()
    wrong = {"id": "m1", "field": "place", "words": "Oslo", "verdict": "not_told"}
    asker = Asker(Model(wrong, wrong | {"id": "m9"}))
    assert [one.id for one in asyncio.run(look_again(article, summary, asker))] == ["m1"]
    assert asker.usage == Usage(1, 10, 5)


def test_a_summary_without_items_is_not_asked_about() -> None:
    article, summary = summarized()
    nothing = {"actors": (), "meetings": (), "stances": (), "summary": (), "headline": ""}
    model = Model()
    assert asyncio.run(look_again(article, summary.model_copy(update=nothing), Asker(model))) == []
    assert model.shown == ""
