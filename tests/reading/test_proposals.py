from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarizer.reading import proposals as proposals_module
from summarizer.reading.names.cast import read_cast
from summarizer.reading.proposals import propose
from summarizer.reading.syntax.parser import parse

Read = Callable[..., Any]
MET = "Mayor Anna Kessler met Pavel Strand in Lund on Tuesday."


def test_captions_say_who_somebody_is_and_report_nothing(read: Read) -> None:
    reading = read("Minister Ida Moreau met General Yuri Belkov in Lund.", MET, captions=[1])
    assert reading.member("Ida Moreau").role == "Minister"
    assert {o.n for o in reading.proposals.occasions} == {2}


def test_the_headline_is_kept_apart(read: Read) -> None:
    reading = read("Anna Kessler met Pavel Strand in Lund", MET, heading=1)
    assert {o.n for o in reading.proposals.occasions} == {2}
    assert {o.n for o in reading.proposals.headlined} == {1}
    assert {m.name for m in reading.proposals.headlined[0].participants} == {"Anna Kessler", "Pavel Strand"}


def test_two_words_for_one_occasion_are_one_question(read: Read) -> None:
    reading = read("Mayor Anna Kessler met Pavel Strand in Lund for talks on Tuesday.")
    assert len(reading.proposals.occasions) == 1


def test_two_occasions_of_one_sentence_are_two_questions(read: Read) -> None:
    sentence = (
        "Minister Anna Kessler met Pavel Strand on Monday, "
        "and General Yuri Belkov met Mayor Ida Moreau on Friday."
    )
    assert len(read(sentence).proposals.occasions) == 2


def test_one_remark_for_each_actor_of_a_sentence(read: Read) -> None:
    remarks = read(
        "The Kremlin would neither confirm nor deny the meeting.", "The Kremlin denied it."
    ).remarks
    assert remarks == [("Kremlin", "neither_confirms_nor_denies"), ("Kremlin", "denies")]


def test_proposals_come_in_the_order_of_the_text(read: Read) -> None:
    reading = read(
        MET, "Kessler praised the mill.", "Strand met Minister Ida Moreau.", "Strand opposes the toll."
    )
    assert [o.n for o in reading.proposals.occasions] == [1, 3]
    assert [u.n for u in reading.utterances] == [2, 4]


def test_nothing_to_read_is_nothing_to_ask(read: Read) -> None:
    proposals = read().proposals
    assert (proposals.occasions, proposals.spoken, proposals.remarks) == ((), (), ())


WORDS = """Anna Kessler Pavel Strand France Lund Reuters Tuesday 2025 the a she he they it who that met
    meet talks meeting said opposes declined to comment with between by in on of and will not reportedly
    mediated French officials president , . : " - ( ) “ ” ’s but after when again both two their his
    counterpart ministers minister reports reported confirmed denied rejected welcomed urged told call
    visit visited hosted hands phone dinner delegation office spokesman neither no not should because
    citing according as such""".split()


@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=30), max_size=4)
)
@example(["talks between"])
@example(["who Anna met"])
@example(["with Anna opposes"])
@example(["met office and Anna"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sentence_brings_the_reading_down(read: Read, sentences: list[str]) -> None:
    docs = parse(dict(enumerate(sentences, 1)))
    cast = read_cast(docs)
    proposals = propose(docs, cast, (), None)
    assert proposals.unread == ()
    members = set(map(id, cast.members))
    for occasion in proposals.occasions:
        assert {id(m) for m in (*occasion.participants, *occasion.mediators)} <= members
        assert not set(occasion.participants) & set(occasion.mediators)
    for told in (one for spoken in proposals.spoken for one in spoken.told):
        assert told.form == "goes on" or told.by.doc is not None
        assert id(told.holder) in members


def test_a_rule_that_fails_costs_its_sentence_and_leaves_a_traceback(
    read: Read, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> object:
        raise IndexError("no such token")

    monkeypatch.setattr(proposals_module, "comments_in", fails)
    with caplog.at_level("DEBUG", "summarizer"), pytest.raises(AssertionError, match="a rule failed"):
        read(MET)
    assert "no such token" in caplog.text
