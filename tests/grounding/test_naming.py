"""Names of a retold line: those of its sentences, or other forms of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.lines.naming import known_names, missing_names, strange_name
from summarizer.grounding.scene.roster import Scene

Scenes = Callable[..., Scene]
TEXT = (
    "A quiet day.\nIt rained.\nIt snowed.\nAnna Kessler met Pavel Strand in France.\n"
    + "It rained.\n" * 8
    + "The envoy left for Lund.\n"
)
CAST = "Anna Kessler; Pavel Strand; France=state"


def strange(scene: Scene, line: str, *cited: int) -> str:
    return strange_name(line, scene.text, cited, known_names(scene, cited, None))


@pytest.mark.parametrize(
    "line",
    [
        "Anna Kessler met Strand.",
        "Kessler's French meeting",
        "Meeting in Paris: Kessler and Strand",
        "Meanwhile it rained on Kessler",  # a capital of any opening
        "Rain: Kessler met Strand",
        "Two met in France.",
        "Met: Strand",
        "It rained.",
        "",
    ],
)
def test_names_of_the_sentences_in_any_form_are_known(scene_of: Scenes, line: str) -> None:
    assert strange(scene_of(TEXT, CAST), line, 4) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kessler met Strand in Zandvoort.", "Zandvoort"),
        ("Zandvoort hosted Kessler.", "Zandvoort"),  # at the opening too
        ("Ahmed hosted Kessler.", "Ahmed"),  # and where it ends as a verb may
        ("Thomas hosted Kessler. Fleming left.", "Thomas"),
        ("Lund hosted Kessler.", "Lund"),
        ("Kessler met “Zed”.", "Zed"),
        ("Kessler met iPark.", "iPark"),
        ("Kessler met Strand in Norway.", "Norway"),
        ("Kessler met Орлова.", "Орлова"),
        ("Kessler met 王娜.", "王娜"),
        ("Kessler met ნინო.", "ნინო"),
        ("Kessler met Strand in Lund.", "Lund"),  # of a sentence not pointed at
    ],
)
def test_a_name_that_stands_elsewhere_or_nowhere_is_strange(scene_of: Scenes, line: str, name: str) -> None:
    assert strange(scene_of(TEXT, CAST), line, 4) == name


def test_initials_and_plurals_of_what_the_article_names_are_known(scene_of: Scenes) -> None:
    scene = scene_of("Rep. Kessler opposes the North Lund Free Trade Agreement.\n", "Kessler")
    assert strange(scene, "Kessler opposes NLFTA, as Reps. do", 1) == ""
    assert strange(scene, "Kessler opposes NAFTA", 1) == "NAFTA"


def test_actors_told_before_may_be_named_and_those_from_far_may_not(scene_of: Scenes) -> None:
    scene = scene_of(TEXT, CAST)
    assert strange(scene, "It rained on Kessler.", 6) == ""
    assert strange(scene, "It rained on Kessler.", 12) == "Kessler"


def test_the_names_that_the_sentences_lack_are_missing(scene_of: Scenes) -> None:
    assert missing_names("They met Kessler in Zandvoort", "kessler left") == ["Zandvoort"]
    assert missing_names("Zandvoort is far", "kessler left") == []
