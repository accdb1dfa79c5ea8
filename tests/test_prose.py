from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.prose import (
    captions,
    heading,
    is_furniture,
    prose,
    title,
    without_dateline,
)
from summarizer.reading.headlines import true_case

BODY = "Anna Kessler met Pavel Strand in Lund. Both praised the mill."


def reported(text: str) -> list[str]:
    article = Article.of(text, source="-")
    return [article[n] for n in prose(article)]


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Read more: The mills of Lund are closing.",
        "Sign up for our newsletter to get this in your inbox.",
        "Photo: Anna Kessler in Lund.",
        "© 2026 The Courier. All rights reserved.",
        "Reporting by Ida Moreau; editing by Jon Adeyo.",
        "Please be respectful of other users.",
        "This article was first published in The Courier.",
        "We use cookies to improve our site.",
        "FILE - In this May 3, 2016, file photo, Anna Kessler walks in Lund.",
        "This May 3 photo made available by the mill shows a wheel.",
        "The wheel of the mill is shown in this undated photo provided by the mill.",
        "Anna Kessler opens the mill in Lund. (Pavel Strand/AP)",
    ],
)
def test_site_furniture_is_not_reported(line: str) -> None:
    assert is_furniture(line)
    assert reported(f"{BODY}\n\n{line}\n\n{BODY}") == 2 * [
        "Anna Kessler met Pavel Strand in Lund.",
        "Both praised the mill.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The photo shows that the mill was closed.",
        "A photo released by the mill shows the two at one table.",
        "This image of the mayor is one that she has cultivated.",
        "Anna Kessler commented on the toll in Lund.",
        "The union published its figures on Monday.",
        "She said that readers had supported the paper.",
    ],
)
def test_what_a_newsroom_reports_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert line in reported(f"{BODY}\n{line}\n")


def test_headings_are_left_out_but_unfinished_lines_of_a_paragraph_are_not() -> None:
    text = f"Envoy met timber boss\n\n{BODY}\n\nThe second round\n\nThey spoke for an hour. It ended well\n"
    assert reported(text)[-2:] == ["They spoke for an hour.", "It ended well"]
    assert "The second round" not in reported(text)


def test_captions_are_no_prose_but_known() -> None:
    article = Article.of(
        f"{BODY}\n\nPavel Strand, Timber Board chair, Lund, Vasland.\n\nThey left.\n", source="-"
    )
    (caption,) = captions(article)
    assert article[caption].startswith("Pavel Strand, Timber")
    assert caption not in prose(article)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Envoy met timber boss\n\n{BODY}", "Envoy met timber boss"),
        (f"Advertisement\n\nEnvoy met timber boss\n\n{BODY}", "Envoy met timber boss"),
        (f"Lund\n\n{BODY}", ""),
        (BODY, ""),
        ("", ""),
    ],
)
def test_the_title_is_the_first_heading(text: str, expected: str) -> None:
    article = Article.of(text, source="-")
    assert title(article) == expected
    number = heading(article)
    assert (article[number] if number else "") == expected


def test_a_title_that_the_reader_was_given_wins() -> None:
    article = Article.of(f"Envoy met timber boss\n\n{BODY}", source="-", title="Talks in Lund")
    assert title(article) == "Talks in Lund"
    assert heading(article) is None
    again = Article.of(f"Envoy met\u00a0timber boss\n\n{BODY}", source="-", title="ENVOY MET TIMBER BOSS")
    assert heading(again) == 1


def test_the_capitals_of_a_headline_are_undone() -> None:
    body = "On Monday Anna Kessler met the mill owner Pavel Strand in Lund."
    article = Article.of(f"Anna Kessler Met Mill Owner In Lund\n\n{body}\n", source="-")
    assert true_case(article, 1) == "Anna Kessler met mill owner in Lund"


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("LUND, May 3 (Courier) - Anna Kessler left.", "Anna Kessler left."),
        ("LUND — Anna Kessler left.", "Anna Kessler left."),
        ("LUND, Nov. 23, 2020 (Courier) - Anna Kessler left.", "Anna Kessler left."),
        ("Lund, Saturday, February 8, 2025 - Anna Kessler left.", "Anna Kessler left."),
        ("Lund, Sept 11, 2020: Anna Kessler left.", "Anna Kessler left."),
        ("Lund, 11 September: Anna Kessler left.", "Anna Kessler left."),
        (
            "She named Oslo, Lund and Rome: Anna Kessler left.",
            "She named Oslo, Lund and Rome: Anna Kessler left.",
        ),
        ("PALM BEACH, Fla. (AP) — Anna Kessler left.", "Anna Kessler left."),
        (
            "Talks in Lund, due on May 5, failed — Anna Kessler left.",
            "Talks in Lund, due on May 5, failed — Anna Kessler left.",
        ),
        ("NEW LUND, Vasland – “We left,” she said.", "“We left,” she said."),
        ("Lund (Courier) — Anna Kessler left.", "Anna Kessler left."),
        ("Anna Kessler left — Pavel Strand stayed.", "Anna Kessler left — Pavel Strand stayed."),
        ("Anna Kessler left Lund.", "Anna Kessler left Lund."),
        ("", ""),
    ],
)
def test_a_wire_dateline_is_cut(sentence: str, rest: str) -> None:
    assert sentence[without_dateline(sentence) :] == rest


@given(st.text())
def test_any_text_is_sorted_without_fail(text: str) -> None:
    article = Article.of(text, source="-")
    numbers = {s.n for s in article.sentences}
    assert set(prose(article)) <= numbers
    assert set(captions(article)) <= numbers - set(prose(article))
    assert all(len(true_case(article, n)) == len(article[n]) for n in numbers)
    assert 0 <= without_dateline(text) <= len(text)
    number = heading(article)
    assert number is None or number in numbers


def test_days_and_months_of_a_headline_keep_their_capitals() -> None:
    article = Article.of(
        "Kessler Meets Strand On Tuesday In July\n\nMayor Kessler met Minister Strand in Lund.", source="-"
    )
    assert true_case(article, 1) == "Kessler meets Strand on Tuesday in July"


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("Tehran: The ministry denied it.", "The ministry denied it."),
        ("ISLAMABAD: A spokesman denied it.", "A spokesman denied it."),
        ("Exclusive: The ministry denied it.", "Exclusive: The ministry denied it."),
    ],
)
def test_a_city_before_a_colon_is_a_dateline(sentence: str, rest: str) -> None:
    assert sentence[without_dateline(sentence) :] == rest
