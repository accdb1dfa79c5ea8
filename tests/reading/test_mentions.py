from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("U.S. President Edmond Valcourt left.", {"United States", "Edmond Valcourt"}),
        ("Former U.S. President Edmond Valcourt left.", {"United States", "Edmond Valcourt"}),
        ("U.S. Secretary of State Anna Kessler left.", {"United States", "Anna Kessler"}),
        ("NATO Secretary-General Viktor Holm left.", {"NATO", "Viktor Holm"}),
        ("European Commission President Ida von der Berg left.", {"European Commission", "Ida von der Berg"}),
        ("White House Press Secretary Lena Hoff left.", {"White House", "Lena Hoff"}),
        ("Saudi Crown Prince Karim bin Salim left.", {"Karim bin Salim"}),
        ("Somali President Hassan Sheikh Omar left.", {"Hassan Sheikh Omar"}),
        ("The Swedish Institute of Timber Affairs left.", {"Swedish Institute of Timber Affairs"}),
        ("Irish Taoiseach Anna Kessler left.", {"Anna Kessler"}),
        ("Hong Kong Chief Executive Anna Kessler left.", {"Hong Kong", "Anna Kessler"}),
        ("General Motors left.", {"General Motors"}),
        ("Israel's public broadcaster Kan and Army Radio said so.", {"Israel", "Kan", "Army Radio"}),
        ("The Lebanese-Syrian border was closed.", set()),
        ("The Social Democrats left.", {"Social Democrats"}),
        ("The Philippines left.", {"Philippines"}),
        ("The Irish Ledger reported it.", {"Irish Ledger"}),
        ("Former President Kgalema Molefe of South Africa left.", {"Kgalema Molefe", "South Africa"}),
        ("City Manager Anna Kessler left.", {"Anna Kessler"}),
    ],
)
def test_a_run_of_names_is_cut_at_the_title(read: Read, sentence: str, names: set[str]) -> None:
    named = {m.name for m in read(sentence).cast.members if m.mentions}
    assert named == names


@pytest.mark.parametrize("sentence", ["Moscow and Paris held talks.", "Paris and Moscow held talks."])
def test_what_and_joins_to_who_acts_acts_too(read: Read, sentence: str) -> None:
    assert read(sentence).met == {"France", "Russia"}


def test_a_list_of_states_acts_as_one(read: Read) -> None:
    reading = read("Norway, Namibia, Malaysia, Trinidad and Tobago, and Chile took part.")
    acting = {m.name for m in reading.cast.members if any(x.acts for x in m.mentions)}
    assert acting == {"Norway", "Namibia", "Malaysia", "Trinidad and Tobago", "Chile"}


def test_a_rare_full_name_is_no_people(read: Read) -> None:
    found = read(
        "The presidents of Norway and Uzbekistan met.", "Daniyar Ospanov and Rustam Yuldashbekov agreed."
    )
    assert {"Uzbekistan", "Rustam Yuldashbekov"} <= set(found.kinds)


def test_a_mediator_is_titled_so(read: Read) -> None:
    assert "Anna Kessler" in read("African Union Chief Mediator Anna Kessler left.").kinds
