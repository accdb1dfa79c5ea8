from __future__ import annotations

from typing import Any

import pytest

from summarizer.extraction import Extraction

pytest.importorskip("spacy")

MET = "Mayor Anna Kessler met Minister Pavel Strand in Vienna on Tuesday."


def claims(fake: Any, *sentences: str) -> Extraction:
    found: Extraction = fake.by_sentence("\n".join([*sentences, ""])).extraction
    return found


@pytest.mark.parametrize(
    ("remark", "by", "says"),
    [
        ("Strand declined to comment on the meeting.", "Pavel Strand", "declines_to_comment"),
        ("Strand denied the meeting.", "Pavel Strand", "denies"),
        ("Kessler confirmed the meeting.", "Anna Kessler", "confirms"),
        ("The Kremlin would neither confirm nor deny the meeting.", "Kremlin", "neither_confirms_nor_denies"),
    ],
)
def test_a_remark_is_a_comment_on_the_meeting_told_before(fake: Any, remark: str, by: str, says: str) -> None:
    found = claims(fake, MET, remark)
    meeting = next(m for m in found.meetings if 1 in m.s)
    assert [(c.by, c.says) for c in meeting.comments] == [(by, says)]
    assert 2 in meeting.s
    assert by in {a.name for a in found.actors}


def test_a_remark_goes_to_the_meeting_whose_people_it_names(fake: Any) -> None:
    other = "General Yuri Belkov met Minister Ida Moreau in Oslo on Friday."
    remark = "The Kremlin declined to comment on the talks between Anna Kessler and Pavel Strand."
    found = claims(fake, MET, other, remark)
    commented = {frozenset(m.participants) for m in found.meetings if m.comments}
    assert commented == {frozenset({"Anna Kessler", "Pavel Strand"})}


def test_a_remark_goes_to_the_meeting_of_whoever_makes_it(fake: Any) -> None:
    other = "General Yuri Belkov met Minister Ida Moreau in Oslo on Friday."
    found = claims(fake, MET, "Kessler confirmed the meeting.", other, "Belkov denied that it took place.")
    said = {frozenset(m.participants): [(c.by, c.says) for c in m.comments] for m in found.meetings}
    assert said == {
        frozenset({"Anna Kessler", "Pavel Strand"}): [("Anna Kessler", "confirms")],
        frozenset({"Yuri Belkov", "Ida Moreau"}): [("Yuri Belkov", "denies")],
    }


def test_a_remark_far_behind_leans_on_no_meeting(fake: Any) -> None:
    found = claims(fake, MET, *["The mill was closed."] * 6, "The Kremlin declined to comment on the toll.")
    assert not any(m.comments for m in found.meetings)


def test_a_planned_meeting_is_commented_on_as_well(fake: Any) -> None:
    planned = "Mayor Anna Kessler will meet Minister Pavel Strand in Vienna on Friday."
    (meeting,) = claims(fake, planned, "Strand declined to comment.").meetings
    assert [(c.by, c.says) for c in meeting.comments] == [("Pavel Strand", "declines_to_comment")]


def test_nobody_outside_is_asked_about_a_meeting_that_is_a_fact(fake: Any) -> None:
    assert not any(m.comments for m in claims(fake, MET, "The Treasury declined to comment.").meetings)


def test_the_body_in_whose_words_a_meeting_is_told_confirms_it(fake: Any) -> None:
    told = (
        "French President Anna Kessler met Minister Pavel Strand in Vienna, the French Foreign Ministry said."
    )
    (meeting,) = claims(fake, told).meetings
    assert [(c.by, c.says) for c in meeting.comments] == [("French Foreign Ministry", "confirms")]


def test_one_voice_told_twice_is_one_comment(fake: Any) -> None:
    reported = "Norway's King Olav reportedly met Minister Pavel Strand in Vienna."
    found = claims(
        fake, reported, "Norway denied the meeting.", "Norway's foreign ministry denied the meeting."
    )
    (meeting,) = found.meetings
    assert [c.by for c in meeting.comments] == ["Norway's foreign ministry"]


def test_who_reports_a_meeting_is_named(fake: Any) -> None:
    sentence = "Reuters reported that Mayor Anna Kessler had met Minister Pavel Strand in Vienna."
    (meeting,) = claims(fake, sentence).meetings
    assert (meeting.status, meeting.reported_by) == ("reported", ["Reuters"])
    assert "Reuters" not in meeting.participants


def test_the_chain_of_a_reported_position_is_kept(fake: Any) -> None:
    (stance,) = claims(fake, "Reuters, citing two officials, reported that France opposes the toll.").stances
    assert (stance.holder, stance.reported_by) == ("France", ["Reuters", "two officials"])


DOUBTED = "“The toll is a bucket with a hole,” Mayor Anna Kessler said."


def test_the_word_s_own_leaning_outweighs_the_model(fake: Any) -> None:
    fake.replies["StanceAnswer"] = {"issue": "the mill", "view": "for"}
    held = [(s.issue, s.position) for s in claims(fake, "France opposes the toll.").stances]
    assert held == [("the toll", "opposes")]


@pytest.mark.parametrize(
    ("view", "position"), [("for", "supports"), ("against", "opposes"), ("both", "supports")]
)
def test_the_side_that_the_model_sees(fake: Any, view: str, position: str) -> None:
    fake.replies["StanceAnswer"] = {"issue": "the mill", "view": view}
    assert [s.position for s in claims(fake, DOUBTED).stances] == [position]


def test_both_sides_are_mixed_where_something_is_set_against_something(fake: Any) -> None:
    fake.replies["StanceAnswer"] = {"issue": "the mill", "view": "both"}
    said = "“The toll is a bucket but the bucket has a hole,” Mayor Anna Kessler said."
    assert [s.position for s in claims(fake, said).stances] == ["mixed"]


def test_a_fact_is_no_stance(fake: Any) -> None:
    fake.replies["StanceAnswer"] = {"issue": "the toll", "view": "none"}
    assert claims(fake, DOUBTED).stances == []


def test_an_issue_is_what_grammar_names_else_the_model_s_in_eight_words(fake: Any) -> None:
    issue = "a wish for a dog or not for a dog at all"
    fake.replies["StanceAnswer"] = {"issue": issue, "view": "both"}
    assert claims(fake, DOUBTED).stances[0].issue == "the toll"
    unnamed = "“I would not wish it on a dog,” Mayor Anna Kessler said."
    assert claims(fake, unnamed).stances[0].issue == "a wish for a dog"
    fake.replies["StanceAnswer"] = {"issue": " ", "view": "both"}
    assert claims(fake, unnamed).stances[0].issue == "wishing it on a dog"


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Mayor Anna Kessler met Minister Pavel Strand in Vienna for talks on the toll.", "the toll"),
        ("Mayor Anna Kessler met Minister Pavel Strand in Vienna on Tuesday.", ""),
    ],
)
def test_a_topic_is_what_the_sentence_names_as_one(fake: Any, sentence: str, topic: str) -> None:
    fake.replies["MeetingAnswer"] = {"met": "yes", "who": [], "topic": "Zandvoort"}
    assert claims(fake, sentence).meetings[0].topic == topic


def test_one_person_alone_did_not_meet_but_a_group_did(fake: Any) -> None:
    assert claims(fake, "Mayor Anna Kessler met in Vienna on Tuesday.").meetings == []
    (meeting,) = claims(fake, "European leaders met in Vienna on Tuesday.").meetings
    assert meeting.participants == ["European leaders"]


def test_roles_affiliations_and_forms_are_claimed(fake: Any) -> None:
    found = claims(
        fake, "French President Edmond Valcourt met Mr Pavel Strand.", "Valcourt opposes the toll."
    )
    actors = {a.name: a for a in found.actors}
    valcourt = actors["Edmond Valcourt"]
    assert (valcourt.kind, valcourt.role, valcourt.affiliation) == ("person", "French President", "France")
    assert valcourt.aliases == ["Valcourt"]
    assert actors["France"].kind == "state"
    assert "Pavel Strand" in actors


def test_a_mere_topic_or_place_is_no_actor(fake: Any) -> None:
    names = {a.name for a in claims(fake, MET, "Kessler opposes a toll on goods from Norway.").actors}
    assert {"Anna Kessler", "Pavel Strand"} <= names
    assert not names & {"Vienna", "Norway", "Austria"}


def test_what_only_the_headline_tells_completes_the_meeting(fake: Any) -> None:
    text = (
        "Anna Kessler and Pavel Strand met in Oslo on Tuesday\n\n"
        "Mayor Anna Kessler met Minister Pavel Strand for talks on the toll.\n\n"
        "The mill in Oslo was closed.\n"
    )
    (meeting,) = fake.by_sentence(text).extraction.meetings
    assert (meeting.date.casefold(), meeting.place) == ("tuesday", "Oslo")


def test_a_remark_goes_to_the_meeting_of_the_remark_s_own_side(fake: Any) -> None:
    told = "French President Anna Kessler reportedly met Minister Pavel Strand in Vienna on Tuesday."
    other = "General Yuri Belkov reportedly met Minister Ida Moreau in Oslo on Friday."
    found = claims(fake, told, other, "The French presidency declined to comment.")
    assert {frozenset(m.participants) for m in found.meetings if m.comments} == {
        frozenset({"Anna Kessler", "Pavel Strand"})
    }


def test_the_source_of_a_fact_is_an_actor(fake: Any) -> None:
    told = "Four people died on Monday, according to the United Nations."
    assert [a.name for a in claims(fake, told).actors] == ["United Nations"]


def test_what_is_not_said_is_the_issue(fake: Any) -> None:
    told = "Mayor Anna Kessler would not say when the toll would rise."
    assert [s.issue for s in claims(fake, told).stances] == ["when the toll would rise"]


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("The Courier reported that Kessler held talks with Strand in Vienna on Tuesday.", ["Courier"]),
        ("The Courier reported that Vienna had briefed its allies on Kessler's talks with Strand.", []),
    ],
)
def test_a_paper_that_tells_what_was_said_of_talks_is_not_their_source(
    fake: Any, sentence: str, by: list[str]
) -> None:
    people = "Mayor Anna Kessler and Minister Pavel Strand will speak today, said the newspaper Courier."
    found = claims(fake, people, sentence)
    assert [m.reported_by for m in found.meetings if 2 in m.s and "Pavel Strand" in m.participants] == [by]


def test_an_issue_of_the_model_s_own_words_gives_way_to_the_article_s(fake: Any) -> None:
    fake.replies["StanceAnswer"] = {"issue": "the minister's conduct with smugglers", "view": "against"}
    found = claims(fake, '"The minister does not sit with smugglers," Mayor Anna Kessler said.')
    assert [s.issue for s in found.stances] == ["that the minister does not sit with smugglers"]
