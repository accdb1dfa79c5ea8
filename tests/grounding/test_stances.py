"""Stances: of the one to whom their sentences give them, in words that are the sentences' own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Stance, Summary

Publish = Callable[..., Summary]
TEXT = "Anna Kessler opposes the toll on mills, calling it “a tax on carpenters”, the Courier reported."
CAST = "Anna Kessler; Pavel Strand; Courier=media; Timber Board=organization"
CLAIM: dict[str, Any] = {
    "holder": "Kessler",
    "issue": "the toll on mills",
    "position": "opposes",
    "claim": "Kessler opposes the toll on mills.",
    "quote": "a tax on carpenters",
    "s": [1],
}


def stance(publish: Publish, text: str = TEXT, **changes: Any) -> Stance:
    summary = publish(text, CAST, stances=[CLAIM | changes])
    assert summary.stances, summary.rejected
    return summary.stances[0]


def reason(publish: Publish, text: str = TEXT, **changes: Any) -> str:
    summary = publish(text, CAST, stances=[CLAIM | changes])
    assert not summary.stances
    return next(r.reason for r in summary.rejected if r.kind == "stance")


def test_a_stance_is_published_with_its_words_and_source(publish: Publish) -> None:
    found = stance(publish, reported_by=["Courier", "Anna Kessler"])
    assert (found.holder, found.position, found.quote) == ("anna_kessler", "opposes", "a tax on carpenters")
    assert (found.reported_by, found.notes) == (("courier",), ())  # nobody is their own source


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"holder": "Zed Quorn"}, "the holder “Zed Quorn” is not in the article"),
        ({"holder": "mills"}, "the holder “mills” is not among the actors"),
        ({"s": [77]}, "it points at no sentence of the article"),
        ({"issue": " "}, "it names no issue or no claim"),
        ({"claim": ""}, "it names no issue or no claim"),
        ({"issue": "the toll " * 7}, "the issue runs to more than 12 words"),
        ({"claim": "toll " * 61}, "the claim runs to more than 60 words"),
        ({"claim": "x" * 1_000_000}, "the claim runs to more than 60 words"),
        (
            {"claim": "Kessler opposes the toll in Zandvoort."},
            "claim: “Zandvoort” is not in the sentences it points at",
        ),
        ({"issue": "the toll in Zandvoort"}, "issue: “Zandvoort” is not in the sentences it points at"),
        (
            {"claim": "Kessler opposes the toll on 903 mills."},
            "claim: the number 903 is not in the sentences it points at",
        ),
        (
            {"claim": "Kessler does not oppose the toll on mills."},
            "claim: it denies what its sentences state",
        ),
        ({"position": "declines_to_comment"}, "the claim does not say that Anna Kessler declines to comment"),
        (
            {"position": "supports", "claim": "Kessler would not pay the toll on mills."},
            "the claim does not say that Anna Kessler supports",
        ),
    ],
)
def test_a_stance_that_fails_is_rejected_with_the_check_it_failed(
    publish: Publish, changes: dict[str, Any], why: str
) -> None:
    assert reason(publish, **changes) == why


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kessler said the toll on mills must go.",
        "The toll on mills must go, according to Anna Kessler.",
        "Anna Kessler came. She said the toll on mills must go.",
        "Anna Kessler's spokesman said the toll on mills must go.",
        "Anna Kessler and Pavel Strand said the toll on mills must go.",
        "“The toll on mills must go,” said Anna Kessler.",
    ],
)
def test_the_holder_is_who_is_told_to_hold_it(publish: Publish, text: str) -> None:
    assert (
        stance(publish, text, claim="The toll on mills must go.", quote="", s=[1, 2]).holder == "anna_kessler"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Pavel Strand said the toll on mills must go. It rained. It snowed. Anna Kessler slept.",
            "Anna Kessler is not named where it is told",
        ),
        (
            "Pavel Strand told Anna Kessler the toll on mills must go.",
            "its sentences give it to somebody else than Anna Kessler",
        ),
        (
            "Pavel Strand said of Anna Kessler that the toll on mills must go.",
            "its sentences give it to somebody else than Anna Kessler",
        ),
    ],
)
def test_who_is_only_named_beside_it_is_no_holder(publish: Publish, text: str, why: str) -> None:
    assert reason(publish, text, claim="The toll on mills must go.", quote="") == why


def test_an_outlet_that_reports_a_position_does_not_hold_it(publish: Publish) -> None:
    text = "The Courier reported that Anna Kessler said the toll on mills must go."
    changes = {"claim": "The toll on mills must go.", "quote": "", "holder": "Courier"}
    assert reason(publish, text, **changes) == "Courier reports it, and does not hold it"
    aside = "The Courier, citing two people close to her, reported that Anna Kessler said the toll must go."
    assert reason(publish, aside, **changes | {"claim": "The toll must go."}) == (
        "Courier reports it, and does not hold it"
    )
    own = "The Courier said the toll on mills must go."
    assert stance(publish, own, **changes).holder == "courier"


def test_who_is_only_named_in_a_report_is_no_source_of_it(publish: Publish) -> None:
    text = "The Courier, citing aides, reported that Pavel Strand was sent to say the toll on mills must go."
    changes = {"claim": "The toll on mills must go.", "quote": "", "holder": "Timber Board"}
    text += " The Timber Board opposes the toll on mills."
    found = stance(publish, text, **changes, s=[1, 2], reported_by=["Pavel Strand", "Courier"])
    assert found.reported_by == ("courier",)
    assert "source Pavel Strand: nothing says that it tells this" in found.notes


def test_what_may_happen_is_no_position(publish: Publish) -> None:
    text = "The toll on mills could be lifted soon, Anna Kessler said."
    changes = {"position": "supports", "quote": "", "claim": "The toll on mills could be lifted soon."}
    assert reason(publish, text, **changes) == "the claim says what may happen, which is no position"


def test_what_is_wished_is_not_foretold(publish: Publish) -> None:
    text = "Anna Kessler wants the board to lift the toll on mills."
    changes = {"position": "supports", "quote": ""}
    why = "the claim foretells what its sentences only wish"
    assert reason(publish, text, claim="The board will lift the toll on mills.", **changes) == why
    told = "Anna Kessler said the board will lift the toll on mills."
    assert stance(publish, told, claim="The board will lift the toll on mills.", **changes)


def test_a_quotation_that_is_not_the_holder_s_is_left_out_with_a_note(publish: Publish) -> None:
    found = stance(publish, quote="a tax on fishermen")
    assert found.quote == ""
    assert found.notes == ("quote: it is not between quotation marks in the article",)


def test_a_position_is_put_right_where_claim_and_article_deny_alike(publish: Publish) -> None:
    found = stance(publish, position="supports")
    assert found.position == "opposes"
    assert found.notes == ("position: supports, but its words say opposes",)


def test_who_tells_the_next_sentence_is_no_source_of_this_one(publish: Publish) -> None:
    text = (
        "Anna Kessler opposes the toll on the bridge.\nThe Courier reported that it rained.\n"
        "Anna Kessler told The Courier that she opposes the tax on mills.\n"
    )
    cast = "Anna Kessler; The Courier=media"

    def sources(claim: str, n: int) -> tuple[str, ...]:
        stance = {"holder": "Anna Kessler", "issue": claim, "position": "opposes", "s": [n]}
        told = stance | {"claim": f"Anna Kessler opposes {claim}.", "reported_by": ["The Courier"]}
        return publish(text, cast, stances=[told]).stances[0].reported_by

    assert sources("the toll on the bridge", 1) == ()
    assert sources("the tax on mills", 3) == ("courier",)
