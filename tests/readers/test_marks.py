"""What a page marks by bold type and `<time>` is there in its text: whose turn it is, and at which time."""

from __future__ import annotations

import re

import pytest

from summarizer.article import Article
from summarizer.readers.html import parse_html
from summarizer.readers.pieces import split
from summarizer.readers.worker.markup import plain
from summarizer.turns import turns
from tests.test_turns import ANSWERS, INTRODUCTION, QUESTIONS

PROSE = (
    "Parliament in Ostrow passed the budget by two votes. Members of the opposition left the chamber "
    "before the vote was taken."
)


def page(body: str) -> bytes:
    head = "<head><title>All the day</title></head>"
    return (
        f"<html>{head}<body><main><article><h1>All the day</h1>{body}</article></main></body></html>".encode()
    )


def interview(form: str) -> str:
    pairs = zip(QUESTIONS, ANSWERS, strict=True)
    said = "".join(form.format(question=q, answer=f"{a} I said so in March.") for q, a in pairs)
    return f"<p>{INTRODUCTION}</p>{said}"


@pytest.mark.parametrize(
    "form",
    [
        "<p><strong>Courier</strong> {question}</p><p><strong>Ada Voss</strong> {answer}</p>",
        "<p><b>Courier</b>{question}</p><p><b>Ada <i>Voss</i></b><br>{answer}</p>",
        "<p><strong>{question}</strong></p><p>{answer}</p>",
        "<p><strong>{question}</strong><br>{answer}</p>",
        "<p><strong>{question}</strong> {answer}</p>",
        "<p><b>{question}</b></p><p><b>Ada Voss</b> {answer}</p>",
        "<p><b>Courier</b>: {question}</p><p><b>Ada Voss</b> : {answer}</p>",
    ],
)
def test_bold_type_tells_whose_turn_it_is(form: str) -> None:
    body = interview(form)
    texts = [plain(body), parse_html(page(body), source="p").text]
    for text in texts:
        assert not re.search(r":\s*:", text)
        article = Article.of(text)
        found = turns(article)
        assert sum(turn.asks for turn in found.values()) >= len(QUESTIONS)
        said = " ".join(article[n] for n, turn in found.items() if not turn.asks)
        assert all(answer in said for answer in ANSWERS)
        assert not any(question in said for question in QUESTIONS)


@pytest.mark.parametrize(
    "body",
    [
        f"<p><strong>Ada Voss</strong> stays. {PROSE}</p><p><strong>Bruno Keller</strong> goes. {PROSE}</p>",
        f"<p><strong>Lenz</strong> {PROSE}</p>" * 4,
        f"<p><b>Ostrow</b> said no. {PROSE}</p><p><b>Lenz</b>, however, said yes. {PROSE}</p>" * 2,
        f"<p><strong>And what now?</strong></p><p>{PROSE}</p>",
        f"<p>Of <strong>Ada Voss</strong> {PROSE}</p><p>Of <strong>Lenz</strong> {PROSE}</p>" * 2,
    ],
)
def test_other_bold_type_changes_nothing(body: str) -> None:
    assert ":" not in plain(body)
    assert "*" not in plain(body)


@pytest.mark.parametrize(
    ("form", "title"),
    [
        (
            "<div><h2>Vote {n} is taken</h2><time>1{n}:15 GMT</time><p>{text}</p></div>",
            1,
        ),
        ("<div><time>1{n}:15</time><h2>Vote {n} is taken</h2><p>{text}</p></div>", 1),
        ("<h3><time>1{n}:15</time> Vote {n} is taken</h3><p>{text}</p>", 1),
        ("<p><time>1{n}.15 BST</time> {text}</p>", 0),
        ("<p class='when'><time>1{n}:15</time></p><p>{text}</p>", 0),
    ],
)
def test_the_times_of_a_live_blog(form: str, title: int) -> None:
    body = "".join(form.format(n=n, text=f"{PROSE} It was vote {n}.") for n in range(3))
    found = split(parse_html(page(body), source="p"))
    assert [piece.title for piece in found] == [f"Vote {n} is taken" if title else "" for n in range(3)]
    assert [f"It was vote {n}." in piece.text for n, piece in enumerate(found)] == [True] * 3


def test_the_time_of_an_article_leaves_its_text() -> None:
    body = f"<time>10:15</time> <time>11:20</time><p>{PROSE}</p><p>At <time>9:30</time> it began. {PROSE}</p>"
    text = parse_html(page(body), source="p").text
    assert "10:15" not in text
    assert "11:20" not in text
