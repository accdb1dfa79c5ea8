"""Interviews: turns are told by their marks, and an answer is of whoever gives it."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.extraction import Extraction
from summarizer.grounding import ground
from summarizer.summary import Provenance, Summary
from summarizer.turns import turns
from tests.strategies.conftest import Fake

INTRODUCTION = "Finance minister Ada Voss has run the ministry of Norvia for seven years.\n\n"
QUESTIONS = (
    "The teachers demand nine per cent. Do you support it?",
    "You oppose the levy on ferries, and the banks?",
    "Did you meet the governor?",
    "And the treaty?",
)
ANSWERS = (
    "It is money we do not have.",
    "A levy on the banks would bring in two hundred million a year.",
    "I met Governor Bruno Keller on Tuesday.",
    "The canal treaty must go.",
)
MARKS = [
    ("Q:", "A:"),
    ("Q.", "A."),
    ("Lenz Courier:", "Ada Voss:"),
    ("**Lenz Courier:**", "**Voss:**"),
    ("**Lenz Courier**:", "**Ada Voss**:"),
    ("**Lenz Courier**", "**Ada Voss**"),
]


def interview(asks: str, answers: str) -> Article:
    lines = [
        f"{asks} {question}\n\n{answers} {answer}"
        for question, answer in zip(QUESTIONS, ANSWERS, strict=True)
    ]
    return Article.of(INTRODUCTION + "\n\n".join(lines), source="-")


@pytest.mark.parametrize(("asks", "answers"), MARKS)
def test_each_sentence_is_of_the_one_whose_turn_it_is(asks: str, answers: str) -> None:
    article = interview(asks, answers)
    found = turns(article)
    asked = " ".join(article[n][turn.skip :] for n, turn in found.items() if turn.asks)
    said = " ".join(article[n][turn.skip :] for n, turn in found.items() if not turn.asks)
    assert " ".join(asked.split()) == " ".join(QUESTIONS)
    assert " ".join(said.split()) == " ".join(ANSWERS)


@pytest.mark.parametrize("between", ["\n\n", "  \r\n"])
def test_questions_in_bold_are_turns_where_the_answers_say_i(between: str) -> None:
    answers = [f"{answer} I said so." for answer in ANSWERS]
    lines = [f"**{question}**{between}{answer}" for question, answer in zip(QUESTIONS, answers, strict=True)]
    article = Article.of(INTRODUCTION + "\n\n".join(lines), source="-")
    found = turns(article)
    asked = " ".join(article[n][turn.skip :].strip("*") for n, turn in found.items() if turn.asks)
    said = " ".join(article[n][turn.skip :] for n, turn in found.items() if not turn.asks)
    assert " ".join(asked.split()) == " ".join(QUESTIONS)
    assert " ".join(said.split()) == " ".join(answers)
    assert not any(turn.is_named for turn in found.values())


def test_questions_in_bold_over_an_article_are_its_headings() -> None:
    told = "Ada Voss opposes it. “I oppose it,” she said."
    lines = [f"**{question}**\n\n{told}" for question in QUESTIONS]
    assert turns(Article.of(INTRODUCTION + "\n\n".join(lines), source="-")) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Moscow: Nothing is decided.\nKyiv: Nothing at all.\nMoscow is silent.",
        "Photo: A. Lind\nCredit: B. Voss\nPhoto: C. Orr\n",
        "Ada Voss: I stay.\nAda Voss: I go.\nAda Voss: I stay.\nAda Voss: I go.",
        "A: One.\nThen nothing more was said.",
    ],
)
def test_a_few_colons_make_no_interview(text: str) -> None:
    assert turns(Article.of(text, source="-")) == {}


@pytest.mark.parametrize(("asks", "answers"), [MARKS[0], MARKS[3]])
def test_who_answers_holds_what_the_answers_say_and_met_whom_they_tell(asks: str, answers: str) -> None:
    article = interview(asks, answers)
    found = Fake().by_sentence(article.text).extraction
    assert [set(m.participants) for m in found.meetings] == [{"Ada Voss", "Bruno Keller"}]
    held = {s.claim: s.holder for s in found.stances}
    assert {"Ada Voss"} == {*held.values()}
    assert held.keys() >= {"The canal treaty must go"}
    assert not any("Do you" in claim or claim.startswith("You") for claim in held)


def published(article: Article, holder: str, claim: str, n: int) -> Summary:
    actors = [
        {"name": "Ada Voss", "kind": "person", "s": [1]},
        {
            "name": "Bruno Keller",
            "kind": "person",
            "s": [next(s.n for s in article.sentences if "Keller" in article[s.n])],
        },
    ]
    stance = {"holder": holder, "issue": "canal treaty", "position": "opposes", "claim": claim, "s": [n]}
    extraction = Extraction.model_validate(
        {"headline": "", "summary": [], "actors": actors, "meetings": [], "stances": [stance]}
    )
    made = Provenance(
        model="none", strategy="article", prompts=(), calls=0, prompt_tokens=0, completion_tokens=0,
        seconds=0, version="0",
    )  # fmt: skip
    return ground(article, extraction, made)


def test_grounding_gives_an_answer_to_whoever_answers_and_a_question_to_nobody() -> None:
    article = interview("Q:", "A:")
    last = len(article.sentences)
    assert published(article, "Ada Voss", "The canal treaty must go.", last).stances
    asked = next(s.n for s in article.sentences if "banks?" in article[s.n])
    assert not published(article, "Ada Voss", "You oppose the levy on ferries.", asked).stances
