"""Who a sentence tells to have been at a meeting, and who only tells, sends or owns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.meetings.attendance import attendance
from summarizer.grounding.scene.roster import Scene

Scenes = Callable[..., Scene]
CAST = "Anna Kessler; Pavel Strand; Ewa Lind; Courier=media; Norvia=state; Teslund=state"


@pytest.mark.parametrize(
    ("text", "actor", "part"),
    [
        ("Anna Kessler met Pavel Strand.", "anna_kessler", True),
        ("Norvia sent Anna Kessler to meet Pavel Strand.", "norvia", False),
        ("Norvia-brokered talks joined Anna Kessler and Pavel Strand.", "norvia", False),
        ("Anna Kessler met Pavel Strand in talks mediated by Norvia.", "norvia", False),
        ("Anna Kessler met Pavel Strand, The Courier reported.", "courier", False),
        ("Ewa Lind said Anna Kessler met Pavel Strand.", "ewa_lind", False),
        ("Ewa Lind said she met Anna Kessler and Pavel Strand.", "ewa_lind", True),
        ("Ewa Lind's adviser met Pavel Strand.", "ewa_lind", False),
    ],
)
def test_who_only_tells_sends_or_owns_takes_no_part(
    scene_of: Scenes, text: str, actor: str, part: bool
) -> None:
    assert (actor in attendance(scene_of(text, CAST), 1).all) == part


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (
            "Norvia called on both sides to accept a judge, and its envoy, Anna Kessler, met Pavel Strand.",
            "anna_kessler pavel_strand",
        ),
        ("Ewa Lind asked for answers, while Anna Kessler met Pavel Strand.", "anna_kessler pavel_strand"),
        ("Anna Kessler met Pavel Strand, who said Ewa Lind was ill.", "anna_kessler pavel_strand"),
        ("Anna Kessler spoke to Pavel Strand about the war in Teslund.", "anna_kessler pavel_strand"),
        ("Anna Kessler resisted calls for direct talks with Pavel Strand.", ""),
        ("Anna Kessler said preparations to resume dialogue with Pavel Strand were under way.", ""),
        ("Speaking during a trip, Anna Kessler said it rained.", ""),
        ("Anna Kessler's aide, Ewa Lind, would speak only about the toll.", ""),
        ("During the call, Anna Kessler spoke of the toll.", "anna_kessler"),
        ("The host thanked Anna Kessler.", ""),
    ],
)
def test_who_met_stands_in_the_clause_of_the_contact(scene_of: Scenes, text: str, there: str) -> None:
    assert attendance(scene_of(text, CAST), 1).all == {*there.split()}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Anna Kessler came. She met Pavel Strand.", "anna_kessler pavel_strand"),
        ("Ewa Lind left. Anna Kessler came. It rained. She met Pavel Strand.", "anna_kessler pavel_strand"),
        ("Ewa Lind left. Anna Kessler says she met Pavel Strand.", "anna_kessler pavel_strand"),
        ("Ewa Lind was late. Anna Kessler has summoned her to Lund.", "anna_kessler ewa_lind"),
        (
            "Anna Kessler saw Pavel Strand. It rained. Nobody came. The two had last sat in one room in May.",
            "anna_kessler pavel_strand",
        ),
        (
            "Ewa Lind left. The two ministers, Anna Kessler and Pavel Strand, met.",
            "anna_kessler pavel_strand",
        ),
        ("Norvia and Teslund quarrel. Officials of the two countries met.", "norvia teslund"),
        ("Norvia objects. Anna Kessler met the parties in Lund.", "anna_kessler"),
        ("Ewa Lind left. His office said Anna Kessler met Pavel Strand.", "anna_kessler pavel_strand"),
    ],
)
def test_a_pronoun_means_the_nearest_who_fit(scene_of: Scenes, text: str, there: str) -> None:
    last = text.count(". ") + 1
    assert attendance(scene_of(text.replace(". ", ".\n"), CAST), last).all == {*there.split()}
