"""Quotations: between marks, whole in sense, and the holder's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.article import Article
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.text import Text
from summarizer.grounding.speech.quotes import all_quoted, find_quote, quotations

Scenes = Callable[..., Scene]
CAST = "Anna Kessler; Pavel Strand"
SAID = "Anna Kessler called the toll “a tax on carpenters”. It rained."


def quote(scene_of: Scenes, text: str, words: str, *cited: int, holder: str = "anna_kessler") -> str:
    return find_quote(scene_of(text, CAST), words, cited or [1], {holder})


@pytest.mark.parametrize(
    "words",
    ["a tax on carpenters", "A TAX on carpenters", "“a tax on carpenters”", "a\u00a0tax\non  carpenters."],
)
def test_a_quotation_may_differ_in_case_space_and_marks(scene_of: Scenes, words: str) -> None:
    assert quote(scene_of, SAID, words).lower().startswith("a tax on carpenters")


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        (SAID, "a tax on fishermen", "it is not between quotation marks in the article"),
        (SAID, "called the toll", "it is not between quotation marks in the article"),
        (SAID, "x on carp", "it is not between quotation marks in the article"),
        (
            "Kessler spoke of “a tax” and later of “bare ruin”.",
            "a tax bare ruin",
            "it is not between quotation marks in the article",
        ),
        ("Pavel Strand said: “It is a tax.”", "It is a tax", "it is of another speaker"),
        ("“It is a tax,” Pavel Strand told Anna Kessler.", "It is a tax", "it is of another speaker"),
    ],
)
def test_words_altered_stitched_or_another_s_are_no_quotation(
    scene_of: Scenes, text: str, words: str, reason: str
) -> None:
    assert quote(scene_of, f"{text} Anna Kessler slept.", words) == f"!{reason}"


def test_a_quotation_of_another_sentence_is_not_taken(scene_of: Scenes) -> None:
    text = "Anna Kessler slept.\n\nIt rained.\n\nAnna Kessler said: “It is a tax.”"
    assert quote(scene_of, text, "It is a tax", 1) == "!it stands in none of the sentences pointed at"
    assert quote(scene_of, text, "It is a tax", 3) == "It is a tax"


def test_a_cut_before_a_denial_is_undone(scene_of: Scenes) -> None:
    text = "Anna Kessler said: “We will never accept the toll on mills.”"
    assert quote(scene_of, text, "accept the toll") == "We will never accept the toll on mills."
    long = f"Anna Kessler said: “We will never accept the toll {'on mills ' * 50}.”"
    assert quote(scene_of, long, "accept the toll") == "!it is cut so that its sense changes"
    assert quote(scene_of, text, "We will never accept the toll") == "We will never accept the toll"


@pytest.mark.parametrize(
    "text",
    [
        "“It is a tax,” Anna Kessler said.",
        "Anna Kessler came. “It is a tax,” she said.",
        "“It is a tax,” said Anna Kessler.",
        "Anna Kessler came. “It is a tax.”",
    ],
)
def test_a_quotation_is_of_who_is_told_to_speak_or_was_told_last(scene_of: Scenes, text: str) -> None:
    assert quote(scene_of, text, "It is a tax", 1, 2) == "It is a tax"


def test_a_quotation_runs_over_the_sentences_of_a_paragraph(scene_of: Scenes) -> None:
    text = "Anna Kessler said: “It is a tax. It ruins us. It must go.” She left."
    assert quote(scene_of, text, "It is a tax. It ruins us.", 2) == "It is a tax. It ruins us."
    found = quotations(Text(Article.of(text, source="-")))
    assert [q.words for q in found] == ["It is a tax. It ruins us. It must go."]


def test_a_mark_that_is_not_closed_goes_on_in_the_next_paragraph(scene_of: Scenes) -> None:
    text = "Anna Kessler said: “It is a tax.\n\n“It ruins us,” she said."
    assert quote(scene_of, text, "It is a tax.", 1) == "It is a tax."


def test_other_marks_are_marks_too(scene_of: Scenes) -> None:
    assert quote(scene_of, "Anna Kessler called it ‘a bare tax’.", "a bare tax") == "a bare tax"
    assert quote(scene_of, "Anna Kessler said 「税は高い」.", "税は高い") == "税は高い"


INTERVIEW = (
    "Anna Kessler on her mill\n\nWhy did you stay?\n\nI built the mill. My father sold it. I wanted it back."
    " They gave me nothing. I do not trust the board. I stayed."
)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("I built the mill. My father sold it.", True),
        ("I built the mill", True),
        ("trust the board", False),  # cut before "not"
        ("built the mill", False),
        ("I built the mill. I stayed.", False),  # stitched
    ],
)
def test_an_interview_without_marks_gives_whole_sentences(scene_of: Scenes, words: str, kept: bool) -> None:
    found = quote(scene_of, INTERVIEW, words, 3, 4, 7)
    assert (found == words) if kept else (found == "!it is not an answer of the interview")
    assert quote(scene_of, INTERVIEW, words, 3, holder="pavel_strand").startswith("!")


def test_no_words_are_no_quotation(scene_of: Scenes) -> None:
    assert quote(scene_of, SAID, " “” ") == ""


def test_a_line_quotes_what_it_puts_between_marks_in_two_words_or_more() -> None:
    assert all_quoted("She called it “a tax” and ‘bare ruin’, not Kessler's ‘toll’") == ["a tax", "bare ruin"]
