"""Contact that other verbs than those of meeting tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.reading.meetings import contacts

Read = Callable[..., Any]
BOTH = {"Anna Kessler", "Pavel Strand"}
PAIR = "President Anna Kessler and Prime Minister Pavel Strand"


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        (f"{PAIR} settled the matter by phone on Saturday night.", "phone"),
        ("President Anna Kessler congratulated Prime Minister Pavel Strand by telephone on Sunday.", "phone"),
        ("President Anna Kessler took a call from Prime Minister Pavel Strand on Sunday.", "phone"),
        ("President Anna Kessler received a telephone call from Prime Minister Pavel Strand.", "phone"),
        ("Ambassador Anna Kessler called on Prime Minister Pavel Strand at the palace.", "in_person"),
        ("Anna Kessler sat across the table from the premier, Pavel Strand, on Monday.", "in_person"),
        ("Anna Kessler and Pavel Strand ran into each other in Oslo in June.", "in_person"),
        ("Anna Kessler and Pavel Strand shook hands in Oslo in June.", "in_person"),
        ("President Anna Kessler phoned Prime Minister Pavel Strand on Sunday.", "phone"),
        ("President Anna Kessler rang Prime Minister Pavel Strand on Sunday.", "phone"),
        ("President Anna Kessler called Prime Minister Pavel Strand on Monday by phone.", "phone"),
        ("Anna Kessler shook hands with Pavel Strand in Oslo.", "in_person"),
        ("Anna Kessler dined with Pavel Strand in Oslo on Friday.", "in_person"),
        ("Anna Kessler spoke with Pavel Strand by video on Friday.", "video"),
        ("Anna Kessler hosted Pavel Strand in Oslo.", "in_person"),
        ("Anna Kessler received Pavel Strand in Oslo on Friday.", "in_person"),
        ("Anna Kessler joined Pavel Strand at a dinner in Oslo.", "in_person"),
        ("Anna Kessler consulted Pavel Strand on Monday.", "in_person"),
        ("Anna Kessler discussed the toll with Pavel Strand over lunch on Monday.", "in_person"),
        ("President Anna Kessler greeted Prime Minister Pavel Strand in Oslo on Monday.", "in_person"),
        ("Anna Kessler held talks in Oslo on Sunday with her counterpart, Pavel Strand.", "talks"),
        ("Anna Kessler's visit to Oslo, where she is to meet Pavel Strand, begins on Monday.", "in_person"),
        ("Anna Kessler and Pavel Strand agreed by phone on Monday to lift the toll.", "phone"),
        ("Anna Kessler and Pavel Strand will meet again on Thursday, their third meeting.", "in_person"),
        ("Anna Kessler hugged President Pavel Strand on the tarmac in Oslo.", "in_person"),
        ("Anna Kessler had tea with Pavel Strand on Friday.", "in_person"),
        ("Anna Kessler was joined by Pavel Strand at a working dinner.", "in_person"),
    ],
)
def test_they_were_in_contact(read: Read, sentence: str, channel: str) -> None:
    found = read(sentence)
    assert (found.met, found.meeting.channel) == (BOTH, channel)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler called on Pavel Strand to resign on Monday.",
        "Anna Kessler called Pavel Strand a liar on Monday.",
        "Anna Kessler would have phoned Pavel Strand on Monday.",
        "Anna Kessler wants to dine with Pavel Strand.",
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


def test_rivals_are_brought_face_to_face(read: Read) -> None:
    found = read("Maria Lund brought Anna Kessler and Pavel Strand face to face in her office on Tuesday.")
    assert (found.met, [m.name for m in found.meeting.mediators]) == (BOTH, ["Maria Lund"])


def test_whoever_came_along_took_part(read: Read) -> None:
    found = read("Anna Kessler, accompanied by Maria Lund, met Pavel Strand in Oslo.")
    assert found.met == BOTH | {"Maria Lund"}


def test_the_pair_of_one_sentence_hugged(read: Read) -> None:
    found = read("Anna Kessler and Pavel Strand made peace on Sunday, hours after the pair hugged in Oslo.")
    assert (found.met, found.meeting.place) == (BOTH, "Oslo")


def test_the_two_lunched_with_a_third(read: Read) -> None:
    found = read(
        "Anna Kessler met Pavel Strand in Lund on Friday.",
        "The two had earlier sat down to lunch with Maria Lund.",
    )
    assert {m.name for m in found.proposals.occasions[-1].participants} == BOTH | {"Maria Lund"}


def test_the_two_men_are_those_named_last(read: Read) -> None:
    found = read(
        "Two aides saw a Cuban delegation in Lund on Monday.",
        "President Pavel Strand spoke to the nation.",
        "In Havana, President Raul Castro did the same.",
        "The two men had settled it by telephone on Tuesday.",
        "They had shaken hands in Oslo in June.",
    )
    for occasion in found.proposals.occasions[-2:]:
        assert {m.name for m in occasion.participants} == {"Pavel Strand", "Raul Castro"}


def test_they_are_those_who_met_before(read: Read) -> None:
    found = read("Anna Kessler met Pavel Strand in Lund.", "They dined in Oslo in June.")
    assert {m.name for m in found.proposals.occasions[-1].participants} == BOTH


def test_a_row_names_a_side_and_a_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contacts, "_TABLE", "wave | | object | by_hand")
    with pytest.raises(ValueError, match="no such side or channel: wave"):
        contacts._rows()
