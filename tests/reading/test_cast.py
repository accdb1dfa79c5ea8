from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Mayor Anna Kessler left Lund.", "Anna Kessler", "person"),
        ("Anna Kessler, a lawyer, left Lund.", "Anna Kessler", "person"),
        ("France rejected the toll.", "France", "state"),
        ("The U.S. rejected the toll.", "United States", "state"),
        ("The Kremlin rejected the toll.", "Kremlin", "organization"),
        ("The Marovian Timber Federation rejected the toll.", "Marovian Timber Federation", "organization"),
        ("Reuters reported the strike.", "Reuters", "media"),
        ("The daily Kystposten reported the strike.", "Kystposten", "media"),
        ("Axios reported, citing two Israeli officials, that the premier would go.", "Axios", "media"),
        ("Saudi Arabia rejected the toll.", "Saudi Arabia", "state"),
        (
            "The Committee of the Timber Guild urged both sides to talk.",
            "Committee of the Timber Guild",
            "organization",
        ),
        ("The opposition People's Dawn Party left.", "People's Dawn Party", "organization"),
    ],
)
def test_what_words_alone_tell_of_a_name(read: Read, sentence: str, name: str, kind: str) -> None:
    member = read(sentence).member(name)
    assert member.kind == kind
    assert not member.doubtful


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Paris rejected the plan.", {"France": "state"}),
        ("Moscow held talks with Paris in Vienna.", {"Russia": "state", "France": "state", "Vienna": None}),
        ("The farmers marched through Berlin on Monday.", {"Berlin": None}),
    ],
)
def test_a_capital_is_its_state_only_where_it_acts(
    read: Read, sentence: str, kinds: dict[str, str | None]
) -> None:
    assert kinds.items() <= read(sentence).kinds.items()


def test_the_names_of_a_state_are_one_member(read: Read) -> None:
    read_ = read("France rejected the plan.", "Paris had warned of a strike.", "France then signed it.")
    assert list(read_.kinds) == ["France"]
    assert read_.member("France").sentences == {1, 2, 3}


def test_short_forms_join_the_full_name(read: Read) -> None:
    member = read("Mayor Anna Kessler left.", "Kessler praised the mill.", "Ms Kessler smiled.").member(
        "Anna Kessler"
    )
    assert member.sentences == {1, 2, 3}
    assert set(member.forms) == {"Anna Kessler", "Kessler"}


def test_the_full_name_may_come_last(read: Read) -> None:
    assert read("Kessler praised the mill.", "Mayor Anna Kessler left.").member("Anna Kessler").sentences == {
        1,
        2,
    }


def test_of_two_people_with_one_surname_the_title_tells(read: Read) -> None:
    cast = read(
        "Minister Anna Kessler met General Viktor Kessler in Lund.",
        "General Kessler left early.",
        "Minister Kessler stayed.",
    )
    assert cast.member("Viktor Kessler").sentences == {1, 2}
    assert cast.member("Anna Kessler").sentences == {1, 3}


def test_of_two_people_with_one_surname_the_last_named_is_meant(read: Read) -> None:
    cast = read("Mayor Anna Kessler left.", "General Viktor Kessler came.", "Kessler praised the mill.")
    assert cast.member("Viktor Kessler").sentences == {2, 3}
    assert cast.member("Anna Kessler").sentences == {1}


def test_titles_demonyms_and_dates_are_no_part_of_a_name(read: Read) -> None:
    names = read(
        "On Tuesday, French President Edmond Valcourt met Finance Minister Ida Moreau in October."
    ).kinds
    assert {"Edmond Valcourt", "Ida Moreau"} <= set(names)
    assert not any(word in name for name in names for word in ("President", "Minister", "Tuesday", "October"))


def test_a_name_that_only_the_headline_holds_is_none(read: Read) -> None:
    with_body = read("Anna Kessler opposes Strand toll", "Mayor Anna Kessler opposes the toll.", heading=1)
    assert [m.name for m in with_body.cast.members] == ["Anna Kessler"]


def test_a_shouted_name_is_written_as_the_text_writes_it(read: Read) -> None:
    assert "Anna Kessler" in read("ANNA KESSLER met Pavel Strand.", "Mayor Anna Kessler left.").kinds


def test_every_mention_stands_at_its_tokens(read: Read) -> None:
    reading = read("Mayor Anna Kessler met Pavel Strand.", "Kessler praised the mill.")
    for member in reading.cast.members:
        for mention in member.mentions:
            assert reading.docs[mention.n][mention.start : mention.end].text == mention.text
            assert reading.cast.at[mention.n, mention.start] is member


def test_nobody_named_is_an_empty_cast(read: Read) -> None:
    assert read("The mill was closed.").cast.members == []
    assert read().cast.members == []


def test_a_state_is_no_short_name_of_a_body_within_it(read: Read) -> None:
    reading = read("The Bank of Norway met.", "Norway opposes the toll.")
    assert reading.position.holder.name == "Norway"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("General Abdel Fattah al-Burhan left.", "Burhan returned."),
    ],
)
def test_two_names_of_one_member(read: Read, first: str, second: str) -> None:
    assert len(read(first, second).cast.members) == 1


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The United Steelworkers union opposes the toll.", "United Steelworkers"),
        ("They met at U.N.-led talks.", "U.N."),
    ],
)
def test_a_name_with_small_words_in_it(read: Read, sentence: str, name: str) -> None:
    assert name in read(sentence).kinds


def test_a_capital_is_no_form_of_a_newspaper(read: Read) -> None:
    found = read("The Kigali Courier reported it.", "Kigali opposes the toll.")
    assert found.holders == ["Rwanda"]


def test_a_son_is_not_called_by_his_father_s_name(read: Read) -> None:
    found = read("Crown Prince Mohammed bin Salman left Oslo.", "King Salman stayed.")
    assert {m.name for m in found.cast.members if m.kind == "person"} == {"Mohammed bin Salman", "Salman"}


def test_a_region_is_the_name_of_nobody(read: Read) -> None:
    found = read("West African leaders shut their borders.", "The African Union praised the move.")
    assert {m.name for m in found.cast.members if m.mentions} == {"African Union"}


def test_what_a_minister_is_of_is_no_name(read: Read) -> None:
    found = read(
        "Oman's Minister of Trade and Fisheries, Salim bin Khalfan Al Harrasi, returned home last night."
    )
    assert [m.name for m in found.cast.members if m.kind == "person"] == ["Salim bin Khalfan Al Harrasi"]


def test_a_second_person_of_a_surname_keeps_the_full_name(read: Read) -> None:
    cast = read(
        "Mayor Anna Kessler left.",
        "Kessler praised the mill.",
        "Her cousin Viktor Kessler stayed.",
        "The mill burned.",
        "It was old.",
        "Kessler wept.",
    )
    assert cast.member("Anna Kessler").sentences == {1, 2, 6}


def test_a_republic_of_something_is_one_state(read: Read) -> None:
    kinds = read("The Democratic Republic of Congo rejected the toll.").kinds
    assert kinds == {"Democratic Republic of Congo": "state"}


@pytest.mark.parametrize(
    "sentence",
    [
        "External Affairs Minister Anna Kessler opposed the toll.",
        "State Councillor Anna Kessler opposed the toll.",
    ],
)
def test_an_office_or_party_is_no_other_actor(read: Read, sentence: str) -> None:
    assert {m.name for m in read(sentence).cast.members} == {"Anna Kessler"}


def test_a_budget_is_no_body_that_its_minister_serves(read: Read) -> None:
    assert set(read("Budget Minister Anna Kessler left.").kinds) == {"Anna Kessler"}


def test_names_before_what_they_tell_apart_are_no_longer_name(read: Read) -> None:
    text = (
        "Apple opened a shop in Lund. It slammed the design of the Lund Apple store. Apple said so. "
        "Corsa closed it."
    )
    names = {m.name for m in read(text).cast.members}
    assert {"Apple", "Lund"} <= names
    assert "Lund Apple" not in names


def test_who_is_named_before_is_not_what_is_called_after_it(read: Read) -> None:
    firm = read(
        "The roof of the Apple shop fell.",
        "An Apple spokesman said it was fine.",
        "Clients can reach Apple by the Apple Support App.",
    )
    assert len(firm.member("Apple").mentions) == 3
    courier = read("The Lund Courier said that it had asked the mayor of Lund.", "He left Lund.")
    assert "Lund" not in courier.member("Lund Courier").forms


def test_a_heading_within_a_line_names_nobody(read: Read) -> None:
    names = {
        m.name for m in read("CORSA TO REPLACE OLD BATTERIES Corsa may pay. Corsa said so.").cast.members
    }
    assert names == {"Corsa"}
