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
    ],
)
def test_for_whom_somebody_acts_is_in_the_role(read: Read, sentence: str, name: str, owner: str) -> None:
    assert read(sentence).member(name).affiliation.name == owner


def test_without_a_role_nobody_is_acted_for(read: Read) -> None:
    assert read("Mayor Anna Kessler met Pavel Strand in France.").member("Pavel Strand").affiliation is None


def test_a_counterpart_belongs_to_the_other_side(read: Read) -> None:
    reading = read("French President Edmond Valcourt met his counterpart, Yuri Belkov, on Monday.")
    assert reading.member("Yuri Belkov").affiliation is None


def test_the_first_telling_of_a_role_wins(read: Read) -> None:
    reading = read("Mayor Anna Kessler left.", "Anna Kessler, a lawyer, smiled.")
    assert reading.member("Anna Kessler").role == "Mayor"
