from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("NATO opposes the toll.", "NATO", "organization"),
        ("Anna Kessler, who leads the Timber Board, left.", "Anna Kessler", "person"),
        ("Beijing rejected the toll.", "China", "state"),
        ("Anna Kessler arrived in Beijing.", "Beijing", None),
    ],
)
def test_words_tell_the_kind(read: Read, sentence: str, name: str, kind: str | None) -> None:
    member = read(sentence).member(name)
    assert (member.kind, member.doubtful and kind is not None) == (kind, False)


def test_who_is_called_the_is_no_person(read: Read) -> None:
    member = read("The Viktor Kurier wrote that the toll was high. ").cast.members[0]
    assert (member.kind, member.doubtful) != ("person", False)


@pytest.mark.parametrize("name", ["Lund Courier", "Radio Lund", "Lund FM"])
def test_names_that_only_media_have(read: Read, name: str) -> None:
    assert read(f"{name} reported that Anna Kessler left.").kinds[name] == "media"


def test_a_spy_agency_is_no_medium(read: Read) -> None:
    assert read("Yossi Cohen, the head of the Mossad spy agency, left.").kinds["Mossad"] == "organization"
