"""Each operator makes the false claim it is named for, out of a small invented article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from summarizer_eval.truth.operators import attendance, occasions, people, positions, prose, quotes
from summarizer_eval.truth.operators.every import MOST, OPERATORS, Operator, false_probes, spread
from summarizer_eval.truth.probe import Probe
from summarizer_eval.truth.story import Story

from summarizer.extraction import ActorClaim, MeetingClaim, StanceClaim
from tests.summarizer_eval.truth.story import build


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return build(tmp_path)


def one(operator: Operator, story: Story, name: str) -> Probe:
    found = {probe.name: probe for probe in operator(story)}
    assert name in found, sorted(found)
    return found[name]


def meeting(operator: Operator, story: Story, name: str) -> MeetingClaim:
    return one(operator, story, name).extraction.meetings[0]


def stance(operator: Operator, story: Story, name: str) -> StanceClaim:
    return one(operator, story, name).extraction.stances[0]


def actor(probe: Probe, name: str) -> ActorClaim:
    return next(claim for claim in probe.extraction.actors if claim.name == name)


def texts(operator: Operator, story: Story, named: str) -> Sequence[str]:
    found = [probe for probe in operator(story) if probe.operator == f"summary: {named}"]
    assert found
    return [probe.extraction.summary[0].text for probe in found]


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_operator_finds_something_to_do(operator: Operator, story: Story) -> None:
    assert list(operator(story))


def test_a_role_moves_to_who_has_another_one(story: Story) -> None:
    assert actor(one(people.role_moved, story, "actor/reyes/lund"), "Bo Reyes").role == "mayor"
    assert not [p for p in people.role_moved(story) if p.item == "lund" and p.variant == "lund"]


def test_an_affiliation_moves_and_turns_round(story: Story) -> None:
    moved = one(people.affiliation_moved, story, "actor/holt/board")
    assert actor(moved, "Vera Holt").affiliation == "Port Board"
    circular = one(people.affiliation_circular, story, "actor/guild/holt")
    assert actor(circular, "Ferry Guild").affiliation == "Vera Holt"


def test_an_alias_moves_and_its_owner_is_gone(story: Story) -> None:
    probe = one(people.alias_moved, story, "actor/reyes/lund:Lund")
    assert actor(probe, "Bo Reyes").aliases == ["Reyes", "Lund"]
    assert "Ana Lund" not in [claim.name for claim in probe.extraction.actors]


def test_participants_are_swapped_with_who_was_not_there(story: Story) -> None:
    sent = meeting(attendance.swapped_with_sender, story, "meeting/oslo/lund>moss")
    assert sent.participants == ["Kai Moss", "Bo Reyes"]
    told = meeting(attendance.swapped_with_reporter, story, "meeting/oslo/lund>post")
    assert told.participants == ["Fjord Post", "Bo Reyes"]
    led = meeting(attendance.swapped_with_mediator, story, "meeting/bergen/reyes>dahl")
    assert (led.participants, led.mediators) == (["Ole Dahl", "Kai Moss"], [])


def test_who_may_count_as_there_is_no_bystander(story: Story) -> None:
    swapped = [p for p in attendance.swapped_with_bystander(story) if p.item == "oslo"]
    assert {p.variant.partition(">")[2] for p in swapped} == {"holt", "dahl"}


def test_meetings_are_merged_and_mixed(story: Story) -> None:
    merged = meeting(attendance.merged, story, "meeting/oslo/call")
    assert merged.participants == ["Ana Lund", "Bo Reyes", "Vera Holt"]
    assert len(merged.s) == 3
    mixed = meeting(attendance.mixed, story, "meeting/oslo/call")
    assert mixed.participants == ["Bo Reyes", "Vera Holt"]  # the mayor met both


def test_place_date_and_topic_come_from_elsewhere(story: Story) -> None:
    assert meeting(occasions.place_moved, story, "meeting/oslo/Bergen").place == "Bergen"
    assert meeting(occasions.date_moved, story, "meeting/oslo/June 3").date == "June 3"
    assert meeting(occasions.topic_moved, story, "meeting/bergen/a strike").topic == "a strike"
    assert meeting(occasions.date_out_of_words, story, "meeting/oslo/may").date == "may"
    assert not [p for p in occasions.date_out_of_words(story) if p.variant == "May"]  # the article has a May


def test_a_status_is_raised_with_and_without_the_comments(story: Story) -> None:
    raised = {(p.item, p.variant): p.extraction.meetings[0] for p in occasions.status_raised(story)}
    assert raised["oslo", ""].status == "confirmed"
    assert raised["call", ""].comments
    assert not raised["call", "bare"].comments


def test_comments_move_and_turn(story: Story) -> None:
    moved = meeting(occasions.comment_moved, story, "meeting/oslo/call:holt:cited")
    assert [(c.by, c.says) for c in moved.comments] == [("Vera Holt", "denies")]
    turned = meeting(occasions.comment_turned, story, "meeting/call/holt:confirms")
    assert turned.comments[0].says == "confirms"


def test_evidence_that_names_no_participant(story: Story) -> None:
    for probe in occasions.evidence_elsewhere(story):
        claim = probe.extraction.meetings[0]
        text = story.text(claim.s)
        assert not [name for name in claim.participants if name.split()[-1] in text]


def test_a_position_is_flipped_and_given_to_others(story: Story) -> None:
    assert stance(positions.position_flipped, story, "stance/against").position == "supports"
    assert stance(positions.holder_reporter, story, "stance/for/post").holder == "Fjord Post"
    assert stance(positions.holder_spoken_of, story, "stance/lund_for/holt").holder == "Vera Holt"
    assert stance(positions.holder_elsewhere, story, "stance/for/board").holder == "Port Board"


def test_a_claim_is_negated_and_loses_its_hedge(story: Story) -> None:
    assert stance(positions.claim_negated, story, "stance/for").claim.startswith("The Guild could not")
    assert stance(positions.hedge_dropped, story, "stance/for").claim.startswith("The Guild will accept")
    assert "40" not in stance(positions.number_changed, story, "stance/against").claim


def test_a_quote_loses_its_not(story: Story) -> None:
    cut = stance(quotes.not_lost, story, "stance/against")
    assert cut.quote == "pay the toll for 40 boats."
    assert stance(quotes.not_lost, story, "stance/against/flipped").position == "supports"
    assert stance(quotes.narration, story, "stance/lund_for/[4]").quote == "Lund told Holt that she wants"
    stitched = stance(quotes.stitched, story, "stance/lund_for").quote
    assert stitched == "the toll for the toll for 40 boats."


def test_sentences_are_negated_and_lose_who_says_so(story: Story) -> None:
    assert "Ana Lund did not meet Bo Reyes in Oslo" in texts(prose.line_negated, story, "negated")[0]
    bare = texts(prose.line_unhedged, story, "without its hedge")[0]
    assert bare == "Ana Lund met Bo Reyes in Oslo on Monday."
    assert "Thursday" in texts(prose.line_day, story, "day changed")[0]
    assert "Bergen" in texts(prose.line_place, story, "place changed")[0]
    assert any(
        "because Vera Holt denies" in text for text in texts(prose.line_joined, story, "two facts joined")
    )


def test_a_false_claim_counts_once_and_none_is_the_truth(story: Story) -> None:
    probes = list(false_probes(story))
    names = [(probe.operator, probe.name) for probe in probes]
    assert len(set(names)) == len(names)
    true = {story.extraction(meetings=[story.meeting(m)]).model_dump_json() for m in story.meetings}
    true |= {story.extraction(stances=[story.stance(s)]).model_dump_json() for s in story.stances}
    assert not true & {probe.extraction.model_dump_json() for probe in probes}


def test_a_long_article_does_not_outweigh_the_rest(story: Story) -> None:
    probes = list(false_probes(story))
    assert len(spread(probes, MOST)) == MOST
    assert spread(probes, len(probes)) == probes
    assert spread(probes, 2) == [probes[0], probes[len(probes) // 2]]
