"""Sources without a name, and papers that speak for whoever issued them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A senior Saudi official denied the plan.", "senior Saudi official"),
        ("A French diplomat opposes the plan.", "French diplomat"),
        ("A person briefed on the talks opposes the plan.", "person briefed on the talks"),
    ],
)
def test_one_person_without_a_name_is_a_person(read: Read, sentence: str, name: str) -> None:
    found = read(sentence)
    assert found.kinds[name] == "person"
    assert found.holders == [name]


def test_an_unnamed_official_acts_for_the_state(read: Read) -> None:
    assert (
        read("A Saudi official rejected the plan.").member("Saudi official").affiliation.name
        == "Saudi Arabia"
    )


def test_the_official_is_the_one_named_so_before(read: Read) -> None:
    found = read("A Saudi official rejected the plan.", "The official also rejected the toll.")
    assert found.holders == ["Saudi official", "Saudi official"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("People familiar with the matter said it rained.", "People familiar with the matter"),
        ("It rained, according to two people close to the talks.", "two people close to the talks"),
        ("Two diplomats said it rained.", "Two diplomats"),
    ],
)
def test_several_people_without_names_are_a_source(read: Read, sentence: str, name: str) -> None:
    member = read(sentence).member(name)
    assert (member.kind, member.acting) == ("group", True)


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Anna Kessler opposes the toll, according to a State Department cable.", ["State Department"]),
        ("Anna Kessler said in an interview with Reuters that the toll was a mistake.", ["Reuters"]),
        (
            "Anna Kessler opposes the toll, Reuters said, quoting a source with knowledge of the talks.",
            ["Reuters", "source with knowledge of the talks"],
        ),
    ],
)
def test_who_tells_or_carries_a_position_is_in_its_chain(read: Read, sentence: str, chain: list[str]) -> None:
    position = read(sentence).position
    assert [m.name for m in position.reported_by] == chain


def test_unions_are_named_by_whom_they_speak_for(read: Read) -> None:
    assert read("Unions representing dock workers rejected the plan.").holders == [
        "Unions representing dock workers"
    ]


def test_the_same_two_officials_are_no_new_group(read: Read) -> None:
    assert "group" not in read("Norway waited.", "The same two officials left.").kinds.values()


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("It rained, according to two EU diplomats.", "two EU diplomats", "group"),
        (
            "Two Japanese officials familiar with the matter said it rained.",
            "Two Japanese officials familiar with the matter",
            "group",
        ),
        ("Citing two people close to her, the Courier said it rained.", "two people close to her", "group"),
        ("It is long, according to people who have read it.", "people who have read it", "group"),
        ("A government source said the toll was a mistake.", "government source", "person"),
        ("A Western diplomat said the toll was a mistake.", "Western diplomat", "person"),
    ],
)
def test_who_tells_without_a_name(read: Read, sentence: str, name: str, kind: str) -> None:
    assert read(sentence).kinds[name] == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler opposes the toll, one of the people said.",
    ],
)
def test_sources_told_of_again_are_still_those_of_their_medium(read: Read, sentence: str) -> None:
    found = read(
        "The Lund Courier, which cited three people close to her, reported that it rained.", sentence
    )
    assert [m.name for m in found.utterances[-1].reported_by] == [
        "Lund Courier",
        "three people close to her",
    ]


def test_bare_sources_are_a_group(read: Read) -> None:
    assert read("Diplomats said it rained.").kinds["diplomats"] == "group"


def test_an_agency_tells_what_a_daily_has_from_two_people(read: Read) -> None:
    found = read(
        "The news agency Meridian, citing the daily Kysten, said Anna Kessler had met Pavel Strand in Oslo.",
        "Kysten attributed its account to two people close to the talks, whom it did not name.",
        "According to those people, Kessler favors a merger.",
    )
    chain = [m.name for m in found.position.reported_by]
    assert chain == ["Meridian", "Kysten", "two people close to the talks"]


def test_what_is_told_of_sources_in_passing_is_not_their_name(read: Read) -> None:
    found = read("Two officials, who described the talks as cordial, said Norway had opposed the toll.")
    assert "two officials" in {name.lower() for name in found.kinds}
