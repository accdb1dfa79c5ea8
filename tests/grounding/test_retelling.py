"""Every word of a line of the model's own is held against the sentences it retells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.lines.hedges import overstates
from summarizer.grounding.lines.retelling import supporting, told_in, unfaithful
from summarizer.grounding.scene.roster import Scene

Scenes = Callable[..., Scene]
TEXT = (
    "Anna Kessler met Pavel Strand in Lund, the Courier reported.\n"
    "Strand did not sign the treaty on mills.\n"
    "Some 1,250 mills in 14 valleys closed.\n"
    "Kessler called the toll “a tax on carpenters”.\n"
    "The board refused to lift the toll.\n"
)
CAST = "Anna Kessler; Pavel Strand; Courier=media"


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("Kessler met Strand in Lund.", 1),
        ("Strand did not sign the treaty.", 2),
        ("Strand never signed the mill treaty.", 2),
        ("Some 1250 mills closed in fourteen valleys.", 3),
        ("Kessler calls the toll “a tax on carpenters”.", 4),
        ("The board did not lift the toll.", 5),
        ("The board will not be lifting the toll.", 5),
        ("Officials said Kessler and Strand held a meeting in Lund.", 1),
    ],
)
def test_a_line_in_the_words_of_its_sentences_is_faithful(scene_of: Scenes, line: str, cited: int) -> None:
    assert unfaithful(line, [cited], scene_of(TEXT, CAST)) == ""


@pytest.mark.parametrize(
    ("line", "cited", "reason"),
    [
        ("Kessler met Strand in Zandvoort.", 1, "“Zandvoort” is not in the sentences it points at"),
        ("Some 903 mills closed.", 3, "the number 903 is not in the sentences it points at"),
        ("Fifteen valleys lost mills.", 3, "the number 15 is not in the sentences it points at"),
        ("Kessler called the toll “a tax on fishermen”.", 4, "“a tax on fishermen” is quoted, but not there"),
        ("See evil.example.com for Kessler's toll.", 4, "the address “example.com” is not in the article"),
        ("Write to kessler@zed.org on the toll.", 4, "the address “kessler@zed.o” is not in the article"),
        ("Kessler bribed Strand in Lund.", 1, "“bribed” is not in the sentences it points at"),
        ("Kessler met tom quorn in Lund.", 1, "“tom quorn” is not in the sentences it points at"),
        ("Strand signed the treaty on mills.", 2, "it states what its sentences deny"),
        ("Kessler did not meet Strand in Lund.", 1, "it denies what its sentences state"),
        ("The board did not refuse to lift the toll.", 5, "it denies what its sentences state"),
        (
            "Kessler embraced merriment, dancing and laughing in Lund.",
            1,
            "too many words of its own: embraced, merriment, dancing, laughing",
        ),
    ],
)
def test_a_line_that_adds_alters_or_turns_round_is_not(
    scene_of: Scenes, line: str, cited: int, reason: str
) -> None:
    assert unfaithful(line, [cited], scene_of(TEXT, CAST)) == reason


def test_an_issue_may_use_words_of_the_whole_article(scene_of: Scenes) -> None:
    scene = scene_of(TEXT, CAST)
    assert unfaithful("the treaty that Strand signed", [4], scene)
    assert unfaithful("the treaty that Strand signed", [4], scene, whole=True) == ""
    assert unfaithful("the toll in Zandvoort", [4], scene, whole=True)


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        ("Kessler met Strand in Lund.", False),
        ("Kessler reportedly met Strand in Lund.", True),
        ("According to the Courier, Kessler met Strand.", True),
        ("The Courier said that Kessler met Strand.", True),
    ],
)
def test_a_report_is_not_stated_as_a_fact(scene_of: Scenes, line: str, reported: bool) -> None:
    scene = scene_of("Anna Kessler reportedly met Pavel Strand in Lund.", CAST)
    said = overstates(line, [1], scene)
    assert said == ("" if reported else "it states as a fact what the article only reports")


def test_a_fact_of_the_article_needs_no_hedge(scene_of: Scenes) -> None:
    scene = scene_of("Anna Kessler met Pavel Strand. Ewa Lind reportedly wept.", CAST)
    assert overstates("Kessler met Strand.", [1, 2], scene) == ""


def test_a_name_or_number_is_supported_by_the_sentence_that_tells_it(scene_of: Scenes) -> None:
    text = "Mills in the valleys closed.\nIt rained.\nSome 1,250 mills in valleys closed, Kessler said.\n"
    scene = scene_of(text, "Kessler")
    assert supporting("Some 1250 mills closed in valleys.", [1], scene.text) == [1, 3]
    assert supporting("Mills in valleys closed, says Kessler.", [1], scene.text) == [1, 3]
    assert supporting("Some 1250 birds flew.", [1], scene.text) == [1]
    assert supporting("Mills closed.", [1], scene.text) == [1]


def test_a_line_of_many_sentences_is_supported_like_any(scene_of: Scenes) -> None:
    others = "\n".join(
        f"It rained on day {word}." for word in ("two", "three", "four", "five", "six", "seven")
    )
    scene = scene_of(
        f"Mills in the valleys closed.\n{others}\nSome 1,250 mills in valleys closed.\n", "Kessler"
    )
    assert supporting("Some 1250 mills closed in valleys.", [1, 2, 3, 4, 5, 6, 7], scene.text)[-1] == 8


def test_a_headline_is_told_in_the_fewest_sentences_that_hold_its_words(scene_of: Scenes) -> None:
    text = scene_of(TEXT, CAST).text
    assert told_in("Kessler met Strand in Lund", text, [1, 2, 3]) == [1]
    assert told_in("Strand met Kessler as mills in valleys closed", text, [1, 2, 3]) == [1, 3]
    assert told_in("Zed", text, [2, 3]) == [1]
