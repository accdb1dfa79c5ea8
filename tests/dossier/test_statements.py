"""Which statements of one holder are one: pairs as models worded them, and their opposites."""

from __future__ import annotations

import random

import pytest

from summarizer.article import Article
from summarizer.dossier import Dossier, build, statements
from summarizer.dossier.questions import asked
from summarizer.dossier.statements import Statement, leading_rows, say_the_same, statement
from summarizer.summary import Actor, ArticleFacts, Evidence, Position, Provenance, Stance, Summary

Held = tuple[Position, str, str]  # position, issue, claim
MADE = Provenance(
    model="m",
    strategy="s",
    prompts=(),
    calls=0,
    prompt_tokens=0,
    completion_tokens=0,
    seconds=0.0,
    version="1",
)


def article(day: str, *held: Held) -> tuple[Article, Summary]:
    """An article in which Ada Voss holds these positions."""
    text = f"Ada Voss spoke on {day} of {held}."
    read = Article.of(text, source=f"{day}.txt", outlet="Wire", published=day)
    evidence = (Evidence(start=0, end=8, text="Ada Voss"),)
    stances = [
        Stance(id=f"s{n}", holder="v", position=position, issue=issue, claim=claim, evidence=evidence)
        for n, (position, issue, claim) in enumerate(held)
    ]
    people = (Actor(id="v", name="Ada Voss", aliases=("Voss",), kind="person", evidence=evidence),)
    return read, Summary(
        article=ArticleFacts.of(read), headline="h", summary=(), meetings=(), actors=people,
        stances=tuple(stances), provenance=MADE,
    )  # fmt: skip


def dossier(*held: Held) -> Dossier:
    return build([article(f"2026-02-0{n}", one) for n, one in enumerate(held, 1)])


SAME: list[tuple[Held, Held]] = [
    (
        ("opposes", "lenders across the border", "It would drive lenders across the border to Ostrand"),
        ("opposes", "a levy on bank profits", "A levy would drive lenders across the border to Ostrand."),
    ),
    (
        ("supports", "the job being spread", "Ada Voss insists that the job be spread over five winters"),
        (
            "supports",
            "filling the reservoir over five winters",
            "The job should be spread over five winters.",
        ),
    ),
    (
        ("supports", "small clubs", "Would bring more money to small clubs, not less"),
        (
            "supports",
            "the breakaway league",
            "A closed league would bring more money to small clubs, not less.",
        ),
    ),
    (
        (
            "opposes",
            "14 per cent of the port's margin",
            "14 per cent would wipe out the port's margin for three years",
        ),
        (
            "opposes",
            "a pay rise",
            "Voss says a rise of 14 per cent would wipe out the port’s margin for three years.",
        ),
    ),
    (
        ("declines_to_comment", "market rumors", "Voss said she does not comment on market rumors"),
        ("declines_to_comment", "the reported merger", "Voss does not comment on market rumors."),
    ),
    (
        ("supports", "dialogue with Orrin", 'A resumption of dialogue with Orrin "is being prepared"'),
        ("supports", "preparing to resume talks with Orrin", "Preparations to resume talks with Orrin"),
    ),
]
APART: list[tuple[Held, Held]] = [
    (  # another side
        ("supports", "walking away", "The minister should walk away from the quota talks."),
        (
            "opposes",
            "the quota talks going on in autumn",
            "The minister should walk away from the quota talks.",
        ),
    ),
    (  # other figures
        ("supports", "the levy", "A levy of 2 points on bank profits is fair."),
        ("supports", "a higher one", "A levy of 5 points on bank profits is fair."),
    ),
    (  # what one denies, the other says
        ("supports", "the diary", "The guild will publish his diary for May."),
        ("supports", "keeping silent", "The guild will not publish his diary for May."),
    ),
    (  # taken up again, and kept up
        ("supports", "dialogue with Orrin", 'A resumption of dialogue with Orrin "is being prepared"'),
        ("supports", "contact with Orrin", "Maintaining contact with Orrin is essential."),
    ),
    (  # of one matter, and not the same
        ("supports", "a single quota", "The whole strait needs a single quota."),
        ("supports", "a patrol boat", "The strait needs a patrol boat by spring."),
    ),
    (  # too little is said to tell
        ("declines_to_comment", "the merger", "Voss declined to comment."),
        ("declines_to_comment", "the dinner", "Voss declined to comment, confirm or deny it."),
    ),
]


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair[0][1])
def test_one_statement_is_one_row(pair: tuple[Held, Held]) -> None:
    (row,) = dossier(*pair).stances
    assert [view.claim for view in row.views] == [claim for _, _, claim in pair]


@pytest.mark.parametrize("pair", APART, ids=lambda pair: pair[0][1])
def test_two_statements_are_two_rows(pair: tuple[Held, Held]) -> None:
    assert len(dossier(*pair).stances) == 2


def test_the_order_of_articles_changes_nothing() -> None:
    pairs = [
        article(f"2026-02-{n:02}", one) for n, one in enumerate([one for pair in SAME for one in pair], 1)
    ]
    assert len(build(pairs).stances) == len(SAME)
    assert build(pairs[::-1]) == build(pairs)


@pytest.mark.parametrize(
    ("issue", "claim", "question"),
    [
        (
            "dialogue with Orrin",
            "A resumption of dialogue with Orrin is near",
            "resumption of dialogue with Orrin",
        ),
        ("the harbour", "Reopening the harbour will take weeks", "Reopening the harbour"),
        ("resuming talks", "Resuming talks is wise", "resuming talks"),
        ("talks with Orrin", "Talks with Orrin may lead to a renewed truce", "talks with Orrin"),
        ("…", "Resuming … is wise", "…"),
    ],
)
def test_what_is_taken_up_again_is_asked_as_that(issue: str, claim: str, question: str) -> None:
    assert asked(issue, claim) == question


def test_words_that_wires_repeat_are_found_at_once() -> None:
    rows = [
        [statement("supports", f"Grain part {n % 5} leaves the harbour today", (), {})] for n in range(500)
    ]
    assert leading_rows(rows) == [n % 5 for n in range(500)]


def test_the_work_for_much_that_is_alike_stays_linear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as much of few words, each of which is in many claims, is about twice as many comparisons."""
    draw = random.Random(1)
    rows = [
        [statement("supports", " ".join(f"w{n}" for n in draw.sample(range(60), 7)), (), {})]
        for _ in range(2000)
    ]
    compared = 0

    def counted(one: Statement, other: Statement) -> bool:
        nonlocal compared
        compared += 1
        return say_the_same(one, other)

    monkeypatch.setattr(statements, "say_the_same", counted)
    leading_rows(rows[:1000])
    half, compared = compared, 0
    leading_rows(rows)
    assert half < compared < 3 * half
