"""Who tells a sentence, and how certain it leaves a meeting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.telling import (
    certainty,
    is_attributed,
    outside_quotes,
    tellers,
)

Scenes = Callable[..., Scene]
CAST = "Anna Kessler; Pavel Strand; Ewa Lind; Courier=media; Norvia=state; Teslund=state"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anna Kessler said it rained.", {"anna_kessler"}),
        ("Anna Kessler, the envoy, later said it rained.", {"anna_kessler"}),
        ("Anna Kessler's spokesman said it rained.", {"anna_kessler"}),
        ("It rained, according to Anna Kessler.", {"anna_kessler"}),
        ("“It rained,” said Anna Kessler.", {"anna_kessler"}),
        ("“It rained,” said the envoy Anna Kessler.", {"anna_kessler"}),
        ("It rained, The Courier reported, citing Pavel Strand.", {"courier", "pavel_strand"}),
        ("The paper said Pavel Strand had met Ewa Lind.", set()),
        ("Anna Kessler met Pavel Strand.", set()),
        ("“Pavel Strand said so,” Anna Kessler said.", {"anna_kessler"}),
    ],
)
def test_tellers_are_subjects_of_speech_and_sources(scene_of: Scenes, text: str, who: set[str]) -> None:
    assert {t.actor for t in tellers(scene_of(text, CAST), 1)} == who


def test_names_within_quotation_marks_are_not_the_article_s(scene_of: Scenes) -> None:
    scene = scene_of("“Pavel Strand lies,” Anna Kessler said.", CAST)
    assert [m.actor for m in outside_quotes(scene, 1)] == ["anna_kessler"]


@pytest.mark.parametrize(
    ("line", "attributed"),
    [("They met, a report said.", True), ("They reportedly met.", True), ("They met.", False)],
)
def test_a_line_says_whose_words_it_gives(line: str, attributed: bool) -> None:
    assert is_attributed(line) == attributed


SIDES = {"anna_kessler", "pavel_strand"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Anna Kessler met Pavel Strand.", "held"),
        ("Anna Kessler said she met Pavel Strand.", "held"),  # her own word
        ("Ewa Lind said Anna Kessler met Pavel Strand.", "attributed"),
        ("Anna Kessler reportedly met Pavel Strand.", "attributed"),
        ("Anna Kessler met Pavel Strand, The Courier reported.", "attributed"),
        ("Anna Kessler will meet Pavel Strand.", "ahead"),
        ("Anna Kessler plans to meet Pavel Strand.", "ahead"),
        ("Anna Kessler invited Pavel Strand.", "ahead"),
        ("Anna Kessler met Pavel Strand, who will travel home.", "held"),
        ("Anna Kessler did not meet Pavel Strand.", "not held"),
        ("Anna Kessler refused to meet Pavel Strand.", "not held"),
        ("Anna Kessler met nobody, Pavel Strand said.", "not held"),
        ("Anna Kessler spoke to no one at Norvia.", "not held"),
        ("Anna Kessler met nobody but Pavel Strand.", "held"),
        ("Anna Kessler knows Pavel Strand.", "untold"),
        ("Anna Kessler declined to say whether she met Pavel Strand.", "untold"),
    ],
)
def test_a_sentence_leaves_a_meeting_as_its_words_have_it(scene_of: Scenes, text: str, left: str) -> None:
    assert certainty(scene_of(text, CAST), 1, SIDES) == left


def test_talks_that_will_be_chaired_lie_ahead(scene_of: Scenes) -> None:
    assert (
        certainty(scene_of("The talks in Lund on June 3 will be chaired by Ewa Lind.", CAST), 1, ())
        == "ahead"
    )
    assert certainty(scene_of("The talks in Lund were chaired by Ewa Lind.", CAST), 1, ()) == "held"
