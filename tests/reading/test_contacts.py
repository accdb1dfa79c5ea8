"""Contact that other verbs than those of meeting tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
BOTH = {"Anna Kessler", "Pavel Strand"}
PAIR = "President Anna Kessler and Prime Minister Pavel Strand"


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        (f"{PAIR} settled the matter by phone on Saturday night.", "phone"),
        ("Anna Kessler flew to Lund on Sunday and told the premier, Pavel Strand, of the plan.", "unknown"),
        ("Ambassador Anna Kessler called on Prime Minister Pavel Strand at the palace.", "in_person"),
        ("Anna Kessler spent Feb. 6 to 8 in Oslo with Pavel Strand.", "in_person"),
        ("Anna Kessler handed the letter to Pavel Strand in Oslo on Monday.", "in_person"),
        ("Anna Kessler and Pavel Strand stood side by side in Oslo on Monday.", "in_person"),
        ("Anna Kessler and Pavel Strand were photographed together in Oslo on Monday.", "in_person"),
        ("Anna Kessler consulted Pavel Strand on Monday.", "in_person"),
        ("Anna Kessler discussed the toll with Pavel Strand over lunch on Monday.", "in_person"),
        ("President Anna Kessler greeted Prime Minister Pavel Strand in Oslo on Monday.", "in_person"),
        ("Anna Kessler held talks in Oslo on Sunday with her counterpart, Pavel Strand.", "talks"),
        ("Anna Kessler and Pavel Strand bargained through the night.", "in_person"),
        ("On the sidelines, Anna Kessler also saw Premier Pavel Strand.", "in_person"),
        ("Anna Kessler's visit to Oslo, where she is to meet Pavel Strand, begins on Monday.", "in_person"),
        ("Anna Kessler and Pavel Strand agreed by phone on Monday to lift the toll.", "phone"),
        ("Anna Kessler handed Pavel Strand a letter in Oslo on Monday.", "in_person"),
        ("Anna Kessler and Pavel Strand will meet again on Thursday, their third meeting.", "in_person"),
    ],
)
def test_they_were_in_contact(read: Read, sentence: str, channel: str) -> None:
    found = read(sentence)
    assert (found.met, found.meeting.channel) == (BOTH, channel)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler called on Pavel Strand to resign on Monday.",
        "Anna Kessler is always in touch with Pavel Strand.",
        "The western states shut their borders with Norway on Monday.",
        "Norway and Sweden signed the treaty in March.",
        "Anna Kessler told voters on Monday that she had won.",
        "Anna Kessler made a call to end the strike.",
        "Officials from Norway and Sweden sat in as observers.",
    ],
)
def test_they_were_in_none(read: Read, sentence: str) -> None:
    assert [o for o in read(sentence).proposals.occasions if len(o.participants) > 1] == []


def test_the_pair_shook_hands(read: Read) -> None:
    found = read("Anna Kessler and Pavel Strand met in Lund.", "In Oslo the pair shook hands again in June.")
    assert {m.name for m in found.proposals.occasions[-1].participants} == BOTH


def test_whoever_came_along_took_part(read: Read) -> None:
    found = read("Anna Kessler, accompanied by Maria Lund, met Pavel Strand in Oslo.")
    assert found.met == BOTH | {"Maria Lund"}


def test_the_two_lunched_with_a_third(read: Read) -> None:
    found = read(
        "Anna Kessler met Pavel Strand in Lund on Friday.",
        "The two had earlier sat down to lunch with Maria Lund.",
    )
    assert {m.name for m in found.proposals.occasions[-1].participants} == BOTH | {"Maria Lund"}
