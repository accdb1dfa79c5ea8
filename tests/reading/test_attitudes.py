from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "leaning", "issue"),
    [
        ("France urged the minister to leave the talks.", "supports", "leaving the talks"),
        ("France has called on both governments to accept arbitration.", "supports", "accepting arbitration"),
        ("France urged the minister not to leave the talks.", "opposes", "leaving the talks"),
        ("France called for a ceasefire in the valley.", "supports", "a ceasefire in the valley"),
        ("France demanded that the corridor be kept open.", "supports", "the corridor being kept open"),
        ("France expressed its support for the new treaty.", "supports", "the new treaty"),
        ("France raised concerns over the new pipeline.", "opposes", "the new pipeline"),
        (
            "France called on mayors not to allow themselves be sidelined.",
            "opposes",
            "mayors allowing themselves to be sidelined",
        ),
        ("France urged mayors to let themselves be heard.", "supports", "mayors letting themselves be heard"),
        ("France is in favour of a toll on the bridge.", "supports", "a toll on the bridge"),
        ("France is opposed to a toll on the bridge.", "opposes", "a toll on the bridge"),
        ("France thanked the rebels for opening the port.", "supports", "opening the port"),
        ("France said it would oppose any toll on the bridge.", "opposes", "toll on the bridge"),
        ("France said that the toll must be abolished.", "supports", "the toll being abolished"),
        ("France said that the toll should not be raised.", "opposes", "the toll being raised"),
        ("France does not allow its ports to be used.", "opposes", None),
        ("France reiterated its position that the toll must go.", "supports", "the toll going"),
        ("France vowed to rebuild the bridge.", "supports", "rebuilding the bridge"),
        ("France welcomed a plan for mills to pay a toll.", "supports", "mills paying a toll"),
    ],
)
def test_which_way_and_towards_what(read: Read, sentence: str, leaning: str, issue: str | None) -> None:
    position = read(sentence).position
    assert position.leaning == leaning
    assert issue is None or position.issue == issue


@pytest.mark.parametrize(
    "sentence",
    [
        "France said that the toll would bring nine million a year.",
        "France insisted that the toll would bring nine million a year.",
    ],
)
def test_where_grammar_does_not_tell_the_side(read: Read, sentence: str) -> None:
    assert read(sentence).position.leaning is None


def test_what_one_sets_beside_the_other(read: Read) -> None:
    found = read("France wants a toll on the bridge, while Spain rejects any charge.").utterances
    assert {(u.holder.name, u.leaning) for u in found} == {("France", "supports"), ("Spain", "opposes")}


def test_a_claim_that_a_relative_clause_denies(read: Read) -> None:
    found = read("The treaty bans tolls, an accusation that France strongly denies.").utterances
    assert [(u.holder.name, u.leaning, u.issue) for u in found] == [("France", "opposes", "an accusation")]


def test_a_quotation_that_goes_on(read: Read) -> None:
    found = read(
        "“The toll is a tax on our carpenters,” Mayor Anna Kessler said.", "“The council must abolish it.”"
    ).utterances
    assert [(u.holder.name, u.n) for u in found] == [("Anna Kessler", 1), ("Anna Kessler", 2)]
    assert found[1].quote == "The council must abolish it"


@pytest.mark.parametrize("more", ["The council met in May.", "The council met him."])
def test_what_does_not_go_on(read: Read, more: str) -> None:
    found = read("“The toll is a tax on our carpenters,” Mayor Anna Kessler said.", more)
    assert [u.n for u in found.utterances] == [1]


@pytest.mark.parametrize(
    ("sentence", "leaning", "issue"),
    [
        ("Norway said nothing should be signed before the vote.", "opposes", "being signed before the vote"),
        ("Norway welcomed the efforts of the envoys.", "supports", "the efforts of the envoys"),
    ],
)
def test_what_common_turns_of_phrase_lean_to(read: Read, sentence: str, leaning: str, issue: str) -> None:
    position = read(sentence).position
    assert (position.leaning, position.issue) == (leaning, issue)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler said she would meet Pavel Strand in April.",
        "A spokesman would not say whether Anna Kessler favours the toll.",
    ],
)
def test_what_is_no_position(read: Read, sentence: str) -> None:
    assert all(u.silence for u in read(sentence).utterances)
