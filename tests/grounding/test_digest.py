"""The headline and the short summary, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]


def reasons(summary: Summary, kind: str) -> list[str]:
    return [r.reason for r in summary.rejected if r.kind == kind]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ({"text": "Kessler met Strand.", "s": [1]}, "it states as a fact what the article only reports"),
        ({"text": "", "s": [2]}, "it is empty"),
        ({"text": "toll " * 61, "s": [2]}, "it runs to more than 60 words"),
        ({"text": "Kessler called Zandvoort.", "s": [2]}, "“Zandvoort” is not in the sentences it points at"),
        ({"text": "Mills closed, 903 of them.", "s": [5]}, "“903” is not in the sentences it points at"),
        ({"text": "The mills of Lund closed.", "s": [5]}, "“Lund” is not in the sentences it points at"),
    ],
)
def test_the_article_s_own_sentence_replaces_one_that_does_not_hold(
    publish: Publish, claim: dict[str, Any], reason: str
) -> None:
    summary = publish(summary=[claim])
    assert reasons(summary, "summary") == [reason]
    (sentence,) = summary.summary
    assert sentence.text == sentence.evidence[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Kessler met Strand, The Courier reported.",
        "Kessler reportedly met Strand.",
        "According to a report, Kessler met Strand.",
        "The Courier said that Kessler met Strand.",
    ],
)
def test_a_summary_that_keeps_the_hedge_stands(publish: Publish, text: str) -> None:
    summary = publish(summary=[{"text": text, "s": [1]}])
    assert reasons(summary, "summary") == []
    assert summary.summary[0].text == text


def test_a_summary_sentence_without_evidence_is_dropped(publish: Publish) -> None:
    summary = publish(summary=[{"text": "They met.", "s": [42]}])
    assert summary.summary == ()
    assert reasons(summary, "summary") == ["it points at no sentence of the article"]


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("", "it is empty"),
        ("Kessler in Zandvoort", "“Zandvoort” is not in the article"),
        ("Kessler loses 903 mills", "“903” is not in the article"),
        ("toll " * 21, "it runs to more than 20 words"),
    ],
)
def test_a_headline_that_fails_gives_way_to_the_opening(publish: Publish, headline: str, reason: str) -> None:
    summary = publish(headline=headline)
    assert reasons(summary, "headline") == [reason]
    assert summary.headline.startswith("Anna Kessler met Pavel Strand")
    assert summary.headline_evidence[0].start == 0


def test_the_article_s_own_headline_points_at_itself(publish: Publish) -> None:
    text = "Envoy met\u00a0timber boss\n\nAnna Kessler met Pavel Strand in Lund.\n"
    summary = publish(text, headline="Envoy met timber boss", summary=[{"text": "They met.", "s": [2]}])
    assert summary.headline_evidence[0].text == "Envoy met\u00a0timber boss"
