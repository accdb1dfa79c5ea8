"""Headline and summary: the model's where they hold, else the article's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]
REPORTED = (
    "Anna Kessler reportedly met Pavel Strand in Lund.\nKessler, an envoy, opposes the toll.\nIt rained.\n"
)
CAST = "Anna Kessler; Pavel Strand"


def reasons(summary: Summary, kind: str) -> list[str]:
    return [r.reason for r in summary.rejected if r.kind == kind]


def test_a_sentence_that_holds_is_published_with_its_evidence(publish: Publish) -> None:
    summary = publish(REPORTED, CAST, summary=[{"text": "Kessler opposes the toll.", "s": [2]}])
    (sentence,) = summary.summary
    assert (sentence.text, sentence.notes) == ("Kessler opposes the toll.", ())
    assert [e.text for e in sentence.evidence] == ["Kessler, an envoy, opposes the toll."]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (
            {"text": "Kessler met Strand in Lund.", "s": [1]},
            "it states as a fact what the article only reports",
        ),
        ({"text": "", "s": [2]}, "it is empty"),
        ({"text": "toll " * 61, "s": [2]}, "it runs to more than 60 words"),
        ({"text": "x" * 1_000_000, "s": [2]}, "it runs to more than 60 words"),
        (
            {"text": "Kessler opposes the toll in Zandvoort.", "s": [2]},
            "“Zandvoort” is not in the sentences it points at",
        ),
    ],
)
def test_the_article_s_own_sentence_replaces_one_that_does_not_hold(
    publish: Publish, claim: dict[str, Any], reason: str
) -> None:
    summary = publish(REPORTED, CAST, summary=[claim])
    assert reasons(summary, "summary") == [reason]
    (sentence,) = summary.summary
    assert sentence.text == sentence.evidence[0].text
    assert sentence.notes == (f"the article's own sentence, for one of the model's: {reason}",)


def test_a_dateline_is_not_part_of_the_article_s_own_sentence(publish: Publish) -> None:
    wired = "LUND (AP) — Anna Kessler met Pavel Strand in Lund on Tuesday. She left."
    summary = publish(wired, CAST, headline="Zed", summary=[{"text": "Zed met Quorn.", "s": [1]}])
    assert summary.headline == "Anna Kessler met Pavel Strand in Lund on Tuesday."
    assert summary.summary[0].text == "Anna Kessler met Pavel Strand in Lund on Tuesday."


def test_one_sentence_is_published_once(publish: Publish) -> None:
    claims = [{"text": "Kessler opposes the toll.", "s": [2]}] * 2 + [{"text": "Zed.", "s": [3]}] * 2
    assert len(publish(REPORTED, CAST, summary=claims).summary) == 2


def test_a_sentence_without_evidence_is_dropped(publish: Publish) -> None:
    summary = publish(REPORTED, CAST, summary=[{"text": "They met.", "s": [42]}])
    assert summary.summary == ()
    assert reasons(summary, "summary") == ["it points at no sentence of the article"]


def test_of_sixty_sentences_five_are_published_and_five_more_are_kept_as_refused(publish: Publish) -> None:
    text = "".join(f"Kessler opposes toll number {n}.\n" for n in range(1, 61))
    claims = [{"text": f"Kessler opposes toll number {n}.", "s": [n]} for n in range(1, 61)]
    summary = publish(text, "Kessler", summary=claims)
    assert len(summary.summary) == 5
    assert reasons(summary, "summary") == ["more than 5 sentences"] * 5


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("", "it is empty"),
        ("Kessler opposes toll in Zandvoort", "“Zandvoort” is not in the sentences it points at"),
        ("Kessler opposes 903 tolls", "the number 903 is not in the sentences it points at"),
        ("toll " * 21, "it runs to more than 20 words"),
        ("x" * 10_000_000, "it runs to more than 20 words"),
        ("Kessler met Strand in Lund", "it states as a fact what the article only reports"),
        ("Kessler does not oppose toll", "it denies what its sentences state"),
    ],
)
def test_a_headline_that_fails_gives_way_to_the_opening(publish: Publish, headline: str, reason: str) -> None:
    summary = publish(REPORTED, CAST, headline=headline)
    assert reasons(summary, "headline") == [reason]
    assert summary.headline == "Anna Kessler reportedly met Pavel Strand in Lund."
    assert summary.headline_evidence[0].start == 0
    assert max(len(str(r.claim)) for r in summary.rejected) < 1000


def test_a_headline_points_at_the_sentence_that_tells_it(publish: Publish) -> None:
    summary = publish(REPORTED, CAST, headline="Kessler opposes the toll")
    assert summary.headline == "Kessler opposes the toll"
    assert [e.text for e in summary.headline_evidence] == ["Kessler, an envoy, opposes the toll."]


def test_a_headline_fails_with_the_sentence_that_it_is(publish: Publish) -> None:
    told = "Kessler met Quorn."
    summary = publish(REPORTED, CAST, headline=told, summary=[{"text": told, "s": [1]}])
    assert reasons(summary, "headline") == reasons(summary, "summary")


def test_the_article_s_own_headline_points_at_itself(publish: Publish) -> None:
    text = "Envoy met\u00a0timber boss\n\nAnna Kessler met Pavel Strand in Lund.\n"
    summary = publish(text, CAST, headline="Envoy met timber boss")
    assert summary.headline_evidence[0].text == "Envoy met\u00a0timber boss"


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("Kessler is neither for a currency union nor against it.", [1, 2]),
        ("The strike is not over.", [3]),
    ],
)
def test_a_denial_in_the_same_small_words_is_the_sentences_own(
    publish: Publish, line: str, cited: list[int]
) -> None:
    text = "Would you join a currency union?\nAnna Kessler said she was neither for it nor against it.\n"
    text += "The strike is still not over.\n"
    summary = publish(text, CAST, summary=[{"text": line, "s": cited}])
    assert reasons(summary, "summary") == []
