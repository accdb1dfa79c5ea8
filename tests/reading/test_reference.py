from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def test_she_is_the_person_last_acting(read: Read) -> None:
    reading = read("Mayor Anna Kessler met Pavel Strand in Lund.", "She praised the mill.")
    assert reading.position.holder.name == "Anna Kessler"


def test_she_inside_a_sentence_is_its_own_subject(read: Read) -> None:
    reading = read(
        "Mayor Anna Kessler left.",
        "Minister Ida Moreau said on Monday that she had met President Edmond Valcourt.",
    )
    assert reading.met == {"Ida Moreau", "Edmond Valcourt"}


def test_it_is_the_body_last_acting(read: Read) -> None:
    reading = read("The Timber Federation opposes the toll.", "It wants a new mill.")
    assert reading.holders == ["Timber Federation", "Timber Federation"]


def test_a_pronoun_looks_back_and_never_ahead(read: Read) -> None:
    assert read("She praised the mill.", "Mayor Anna Kessler left.").holders == []


@pytest.mark.parametrize(
    ("second", "holder"),
    [
        ("The mayor praised the mill.", "Anna Kessler"),
        ("The minister praised the mill.", "Ida Moreau"),
        ("The French minister praised the mill.", "Ida Moreau"),
    ],
)
def test_a_function_names_its_bearer(read: Read, second: str, holder: str) -> None:
    first = "Mayor Anna Kessler and French Minister Ida Moreau left Lund."
    assert read(first, second).position.holder.name == holder


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        ("Delegations from France and Germany met in Vienna on Monday.", {"France", "Germany"}),
        (
            "Officials from the Timber Federation met Norwegian diplomats in Oslo.",
            {"Timber Federation", "Norway"},
        ),
        ("French and German negotiators met in Vienna.", {"France", "Germany"}),
    ],
)
def test_a_delegation_is_whom_it_acts_for(read: Read, sentence: str, met: set[str]) -> None:
    assert read(sentence).met == met


def test_unnamed_people_are_a_group_of_the_article_s_words(read: Read) -> None:
    reading = read("European leaders met in Brussels on Friday.")
    assert reading.met == {"European leaders"}
    assert reading.member("European leaders").kind == "group"


def test_a_body_may_be_named_by_a_common_noun(read: Read) -> None:
    reading = read("The fisheries ministry rejected the toll.", "The ministry praised the mill.")
    assert reading.holders == ["fisheries ministry", "fisheries ministry"]
    assert reading.member("fisheries ministry").kind == "organization"


def test_the_short_word_for_a_named_body_is_that_body(read: Read) -> None:
    reading = read("The Marovian Timber Federation opposes the toll.", "The federation praised the mill.")
    assert reading.holders == ["Marovian Timber Federation"] * 2


def test_the_presidency_belongs_to_its_state(read: Read) -> None:
    reading = read("The French presidency rejected the toll.")
    assert reading.position.holder.name == "French presidency"
    assert reading.position.holder.affiliation.name == "France"


def test_an_invented_demonym_leads_to_a_state_of_the_article(read: Read) -> None:
    reading = read("Delegations from France and Russia met.", "Russian officials praised the mill.")
    assert reading.position.holder.name == "Russia"


@pytest.mark.parametrize(
    ("sentence", "name", "owner"),
    [
        ("The Kessler administration announced plans.", "Kessler administration", ""),
        ("Kessler's ministry rejected the toll.", "Kessler's ministry", "France"),
        ("The mining ministry announced plans.", "mining ministry", ""),
    ],
)
def test_a_body_of_somebody_is_an_actor_when_it_acts(
    read: Read, sentence: str, name: str, owner: str
) -> None:
    member = read("French Minister Anna Kessler left.", "Kessler smiled.", sentence).member(name)
    assert (member.kind, member.acting) == ("organization", True)
    if owner:
        assert member.affiliation is not None
        assert member.affiliation.name == owner


@pytest.mark.parametrize(
    "sentences",
    [
        ("Norwegian President Anna Kessler left.", "Norway's president opposes the toll."),
        ("Norway's president opposes the toll.", "Norwegian President Anna Kessler left."),
    ],
)
def test_nobody_is_told_by_office_whom_the_article_names(read: Read, sentences: tuple[str, str]) -> None:
    assert "Norway's president" not in read(*sentences).kinds


def test_the_crown_prince_is_no_other_prince(read: Read) -> None:
    found = read(
        "The crown prince, Karim Salim, waited.",
        "The foreign minister, Prince Omar Hadi, left.",
        "The crown prince opposes the toll.",
    )
    assert found.holders == ["Karim Salim"]


def test_the_lawyers_of_somebody_are_a_group(read: Read) -> None:
    assert read("The club's lawyers met Anna Kessler on Monday.").met == {"club's lawyers", "Anna Kessler"}


def test_a_body_of_a_place_has_it_in_its_name(read: Read) -> None:
    assert read("The interim administration of Lund opposes the toll.").holders == [
        "interim administration of Lund"
    ]


def test_the_subject_of_the_sentence_is_meant_before_that_of_a_clause(read: Read) -> None:
    found = read(
        "Norway waited.",
        "It left the talks that Sweden had brokered.",
        "It opposes the toll.",
    )
    assert found.holders[-1] == "Norway"


def test_the_top_adviser_is_the_adviser(read: Read) -> None:
    found = read("Anna Kessler, a diplomatic adviser, left.", "The top adviser opposes the toll.")
    assert found.holders == ["Anna Kessler"]


def test_the_leader_of_a_state_is_not_its_foreign_minister(read: Read) -> None:
    found = read(
        "The foreign minister of China, Anna Kessler, left.",
        "Pavel Strand went to Oslo.",
        "The Chinese leader opposes the toll.",
    )
    assert found.holders == ["Pavel Strand"]


def test_it_behind_a_paper_of_nobody_is_nobody(read: Read) -> None:
    found = read(
        "Norway waited.", "The communiqué demands a truce.", "It urges direct talks with all of them."
    )
    assert found.holders == []


def test_the_junta_is_the_state_it_rules(read: Read) -> None:
    found = read("Mali closed its borders on Sunday.", "The junta rejected the plan.")
    assert found.holders == ["Mali"]


def test_farmers_hold_what_they_say(read: Read) -> None:
    assert read("Farmers oppose the toll.").holders == ["farmers"]


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("The Saudi embassy in Oslo rejected the toll.", "Saudi embassy in Oslo"),
    ],
)
def test_bodies_of_a_place(read: Read, sentence: str, holder: str) -> None:
    assert read(*sentence.split(". ")).holders == [holder]


def test_the_minister_is_the_one_that_the_story_is_about(read: Read) -> None:
    found = read(
        "Fisheries Minister Anna Kessler arrived in Lund.",
        "Kessler saw the harbour.",
        "Energy Minister Pavel Strand received Kessler.",
        "The minister opposes the toll.",
    )
    assert found.holders == ["Anna Kessler"]


def test_kremlin_officials_in_moscow_are_the_kremlin(read: Read) -> None:
    found = read("Emmanuel Bonne met Kremlin officials in Moscow on Tuesday.")
    assert (found.met, found.meeting.place) == ({"Emmanuel Bonne", "Kremlin"}, "Moscow")


def test_officials_who_are_told_apart_are_others(read: Read) -> None:
    found = read(
        "Two security officials met in Lund.", "Officials travelling with the premier opposed the toll."
    )
    assert found.holders == ["Officials travelling with the premier"]


def test_the_two_countries_are_those_whose_people_act(read: Read) -> None:
    found = read(
        "Norwegian Foreign Minister Anna Kessler left.",
        "Swedish Premier Pavel Strand waited.",
        "Kessler sang and Strand danced.",
        "Denmark watched.",
        "Talks between the two countries began in Lund on Monday.",
    )
    assert {m.name for m in found.proposals.occasions[-1].participants} == {"Norway", "Sweden"}


def test_a_nation_of_that_name_is_the_state(read: Read) -> None:
    assert read("The Pacific nation of Nauru opposed the toll.").holders == ["Nauru"]
