from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def test_she_is_not_he_once_a_title_tells(read: Read) -> None:
    found = read("Mr Strand and Ms Kessler met in Oslo.", "She opposes the toll.", "He supports the toll.")
    assert found.holders == ["Kessler", "Strand"]


def test_a_pronoun_inside_a_sentence_tells_who_is_she(read: Read) -> None:
    found = read(
        "Pavel Strand said he opposes the toll.",
        "Anna Kessler said she would wait for Strand.",
        "He supports the mill.",
    )
    assert found.holders[-1] == "Pavel Strand"


def test_he_behind_a_colon_is_whoever_the_sentence_names(read: Read) -> None:
    found = read("Ida Moreau left.", "Minister Pavel Strand went further: he wanted the toll itself to go.")
    assert found.holders == ["Pavel Strand"]


def test_whom_a_quotation_names_is_not_the_next_he(read: Read) -> None:
    found = read(
        '"The toll is a mistake," Pavel Strand said.',
        '"Yuri Belkov will never pay it."',
        "He opposes the mill.",
    )
    assert found.holders[-1] == "Pavel Strand"


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ('"We will not allow the toll," Pavel Strand said.', "Pavel Strand"),
    ],
)
def test_we_is_whoever_speaks(read: Read, sentence: str, holder: str) -> None:
    found = read("Anna Kessler, Ida Moreau and Yuri Belkov arrived.", sentence)
    assert set(found.holders) == {holder}


def test_it_may_be_a_newspaper(read: Read) -> None:
    assert read("It rained.", "The Courier, a newspaper, said it stood by its account.").remarks == [
        ("Courier", "confirms")
    ]


def test_it_behind_a_semicolon_is_the_body_named_before_it(read: Read) -> None:
    found = read("France waited.", "The Kremlin was vague; it opposes the toll.")
    assert found.holders == ["Kremlin"]


def test_he_may_be_a_surname(read: Read) -> None:
    sentences = (
        "Vice Premier He Lifeng and Trade Minister Li Chenggang left.",
        "He met Anna Kessler on Monday.",
    )
    assert read(*sentences).met == {"He Lifeng", "Anna Kessler"}
