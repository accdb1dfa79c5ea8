from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Mayor Anna Kessler left.", "Anna Kessler", "Mayor"),
        ("French President Edmond Valcourt arrived.", "Edmond Valcourt", "French President"),
        ("Anna Kessler, a trade envoy, arrived on Monday.", "Anna Kessler", "trade envoy"),
        ("Viktor Holm, the head of the Timber Board, left.", "Viktor Holm", "head of the Timber Board"),
        (
            "Anna Kessler, French President Edmond Valcourt's trade adviser, left.",
            "Anna Kessler",
            "French President Edmond Valcourt's trade adviser",
        ),
        ("Mr Kessler left.", "Kessler", ""),
        ("Mayor Anna Kessler met Pavel Strand.", "Pavel Strand", ""),
    ],
)
def test_the_function_is_read_beside_the_name(read: Read, sentence: str, name: str, role: str) -> None:
    assert read(sentence).member(name).role == role


@pytest.mark.parametrize(
    ("sentence", "name", "owner"),
    [
        ("French President Edmond Valcourt arrived.", "Edmond Valcourt", "France"),
        ("Viktor Holm, the head of the Timber Board, left.", "Viktor Holm", "Timber Board"),
        ("Lena Hoff, spokeswoman for the Timber Federation, left.", "Lena Hoff", "Timber Federation"),
        ("The Timber Federation's Lena Hoff says the toll is unfair.", "Lena Hoff", "Timber Federation"),
    ],
)
def test_for_whom_somebody_acts_is_in_the_role(read: Read, sentence: str, name: str, owner: str) -> None:
    assert read(sentence).member(name).affiliation.name == owner


def test_whom_somebody_hosts_is_no_role(read: Read) -> None:
    member = read("Anna Kessler, hosting the emir of Qatar in Oslo, called for a truce.").member(
        "Anna Kessler"
    )
    assert (member.role, member.affiliation) == ("", None)


def test_without_a_role_nobody_is_acted_for(read: Read) -> None:
    assert read("Mayor Anna Kessler met Pavel Strand in France.").member("Pavel Strand").affiliation is None


def test_a_counterpart_belongs_to_the_other_side(read: Read) -> None:
    reading = read("French President Edmond Valcourt met his counterpart, Yuri Belkov, on Monday.")
    assert reading.member("Yuri Belkov").affiliation is None


def test_the_first_telling_of_a_role_wins(read: Read) -> None:
    reading = read("Mayor Anna Kessler left.", "Anna Kessler, a lawyer, smiled.")
    assert reading.member("Anna Kessler").role == "Mayor"


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("The Timber Fund's director, Lena Hoff, left.", "Lena Hoff", "director of the Timber Fund"),
        (
            "The Timber Fund met. Its chairman, Viktor Holm, left.",
            "Viktor Holm",
            "chairman of the Timber Fund",
        ),
        ("Iran's Foreign Minister Abbas Karimi left.", "Abbas Karimi", "Foreign Minister"),
        ("The defence minister, General Omar Kane, left.", "Omar Kane", "defence minister"),
        ("Lena Hoff, who heads the Timber Fund, left.", "Lena Hoff", "heads the Timber Fund"),
        (
            "The comments by Lena Hoff, who heads the left-leaning Timber Fund, came late.",
            "Lena Hoff",
            "heads the left-leaning Timber Fund",
        ),
        ("Lena Hoff, a retired hydrologist, left.", "Lena Hoff", "retired hydrologist"),
        ("Its vice-president, Viktor Holm, left.", "Viktor Holm", "vice-president"),
        ("The minister for oceans, Viktor Holm, left.", "Viktor Holm", "minister for oceans"),
        ("In closing remarks French minister Ida Moreau was kind.", "Ida Moreau", "French minister"),
        ("The two ministers, Anna Kessler and Ida Moreau, met.", "Ida Moreau", "minister"),
    ],
)
def test_the_function_in_full(read: Read, sentence: str, name: str, role: str) -> None:
    sentences = [s if s.endswith(".") else f"{s}." for s in sentence.split(". ")]
    assert read(*sentences).member(name).role == role


@pytest.mark.parametrize(
    ("sentence", "name", "owner"),
    [
        ("U.S. Secretary of State Anna Kessler left.", "Anna Kessler", "United States"),
        ("South Korean President Edmond Valcourt left.", "Edmond Valcourt", "South Korea"),
        ("Iran's Foreign Minister Abbas Karimi left.", "Abbas Karimi", "Iran"),
        ("The Timber Fund is a body whose head, Lena Hoff, left.", "Lena Hoff", "Timber Fund"),
        ("Priya Sandell of the activist group Lund Capital left.", "Priya Sandell", "Lund Capital"),
    ],
)
def test_for_whom_somebody_acts_is_beside_the_name(read: Read, sentence: str, name: str, owner: str) -> None:
    assert read(sentence).member(name).affiliation.name == owner


@pytest.mark.parametrize(
    "sentence",
    [
        "Lena Hoff, a Swiss hydrologist, left.",
    ],
)
def test_a_place_in_the_role_need_not_be_acted_for(read: Read, sentence: str) -> None:
    assert read(sentence).member("Lena Hoff").affiliation is None


def test_how_somebody_is_called_by_the_function(read: Read) -> None:
    reading = read("The Timber Fund's director, Lena Hoff, met her Norwegian counterpart, Viktor Holm.")
    assert set(reading.member("Lena Hoff").called) == {"Timber Fund's director"}
    assert set(reading.member("Viktor Holm").called) == {"her Norwegian counterpart"}


def test_a_title_before_the_name_is_no_other_name(read: Read) -> None:
    assert not read("French President Edmond Valcourt left.").member("Edmond Valcourt").called


def test_between_two_states_nobody_is_given_one(read: Read) -> None:
    reading = read("President Lena Hoff called Norway and Sweden.")
    assert reading.member("Lena Hoff").affiliation is None


def test_a_colleague_of_another_state_acts_for_it(read: Read) -> None:
    found = read("Foreign Minister Anna Kessler rang her Norwegian colleague, Ida Lind.")
    assert found.member("Ida Lind").affiliation.name == "Norway"


def test_chancellors_are_of_few_states(read: Read) -> None:
    found = read("China pays. China waits. Germany pays.", "Chancellor Anna Kessler left China.")
    assert found.member("Anna Kessler").affiliation.name == "Germany"
