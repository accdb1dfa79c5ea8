from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "holder", "words"),
    [
        (
            "Mayor Anna Kessler argued that the toll would ruin the mills.",
            "Anna Kessler",
            "would ruin the mills",
        ),
        ("Mayor Anna Kessler welcomed the treaty.", "Anna Kessler", "the treaty"),
        (
            "“The toll is a tax on our own carpenters,” Anna Kessler said.",
            "Anna Kessler",
            "a tax on our own carpenters",
        ),
        ("Pavel Strand told reporters that the toll was fair.", "Pavel Strand", "the toll was fair"),
        ("Pavel Strand's refusal to sign the treaty angered the farmers.", "Pavel Strand", "sign the treaty"),
    ],
)
def test_who_holds_what(read: Read, sentence: str, holder: str, words: str) -> None:
    position = read(sentence).position
    assert position.holder.name == holder
    assert words in position.claim


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("France welcomed the treaty.", "supports"),
        ("France opposes the toll.", "opposes"),
        ("France does not support the toll.", "opposes"),
        ("France does not oppose the toll.", "supports"),
        ("France ruled out a toll.", "opposes"),
        ("France warned against a toll.", "opposes"),
        ("Pavel Strand's refusal to sign the treaty angered the farmers.", "opposes"),
    ],
)
def test_which_way_the_word_leans(read: Read, sentence: str, leaning: str | None) -> None:
    assert read(sentence).position.leaning == leaning


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("“The toll is a tax on carpenters,” Mayor Anna Kessler said.", "The toll is a tax on carpenters"),
        ("Mayor Anna Kessler said the toll was a tax on carpenters.", ""),
    ],
)
def test_the_words_in_quotation_marks(read: Read, sentence: str, quote: str) -> None:
    assert read(sentence).position.quote == quote


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        (
            "Reuters, citing two officials, reported that France opposes the toll.",
            ["Reuters", "two officials"],
        ),
        ("Reuters reported that France opposes the toll.", ["Reuters"]),
        ("France opposes the toll.", []),
    ],
)
def test_through_whom_it_is_known_nearest_first(read: Read, sentence: str, chain: list[str]) -> None:
    position = read(sentence).position
    assert position.holder.name == "France"
    assert [m.name for m in position.reported_by] == chain


def test_a_medium_that_reports_holds_nothing(read: Read) -> None:
    assert "Reuters" not in read("Reuters reported that the toll would rise.").holders


@pytest.mark.parametrize(
    ("sentence", "who", "says"),
    [
        ("Mayor Anna Kessler declined to comment on the meeting.", "Anna Kessler", "declines_to_comment"),
        ("The Kremlin would neither confirm nor deny the meeting.", "Kremlin", "neither_confirms_nor_denies"),
        ("Mayor Anna Kessler confirmed the meeting with Pavel Strand.", "Anna Kessler", "confirms"),
        ("Pavel Strand acknowledged that the meeting had taken place.", "Pavel Strand", "confirms"),
        ("Pavel Strand denied that he had met Anna Kessler.", "Pavel Strand", "denies"),
    ],
)
def test_what_is_said_on_whether_it_took_place(read: Read, sentence: str, who: str, says: str) -> None:
    assert read(sentence).remarks == [(who, says)]


@pytest.mark.parametrize(
    "sentence",
    ["France confirmed the date of the harvest.", "France acknowledged a mistake.", "France left."],
)
def test_what_is_no_comment_on_a_meeting(read: Read, sentence: str) -> None:
    assert read(sentence).remarks == []


@pytest.mark.parametrize(
    ("sentence", "silence"),
    [
        ("Mayor Anna Kessler declined to comment on the meeting.", "declines_to_comment"),
        ("Mayor Anna Kessler refused to discuss the toll.", "declines_to_comment"),
        ("Mayor Anna Kessler would not speculate about the toll.", "declines_to_comment"),
        ("Mayor Anna Kessler would not go into what was said.", "declines_to_comment"),
        ("Mayor Anna Kessler rejected the toll.", None),
    ],
)
def test_silence_is_told_from_speech(read: Read, sentence: str, silence: str | None) -> None:
    assert read(sentence).position.silence == silence


@pytest.mark.parametrize(
    "sentence", ["Mayor Anna Kessler left.", "Mayor Anna Kessler told reporters.", "It rained."]
)
def test_what_holds_no_position(read: Read, sentence: str) -> None:
    assert read(sentence).holders == []
