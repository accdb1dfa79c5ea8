"""What a second look takes out of a summary, and what it leaves."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.article import Article
from summarizer.grounding.corrections import corrected
from summarizer.strategies.second_look import Wrong
from summarizer.summary import Summary
from tests.grounding.conftest import Publish

TEXT = (
    "Mayor Ana Lund met Bo Reyes and Kai Moss in Oslo on Monday to discuss the toll.\n"
    "Lund said that the toll must go.\n"
    "Reyes, a toll reeve, would not comment on the meeting.\n"
)


@pytest.fixture
def summary(publish: Publish) -> Summary:
    return publish(
        TEXT,
        [
            {"name": "Ana Lund", "aliases": ["Lund"], "kind": "person", "role": "Mayor", "s": [1]},
            {"name": "Bo Reyes", "aliases": ["Reyes"], "kind": "person", "s": [1]},
            {"name": "Kai Moss", "kind": "person", "s": [1]},
        ],
        headline="Ana Lund met Bo Reyes in Oslo",
        summary=[{"text": "Ana Lund said that the toll must go.", "s": [2]}],
        meetings=[
            {
                "participants": ["Ana Lund", "Bo Reyes", "Kai Moss"],
                "date": "Monday",
                "place": "Oslo",
                "topic": "the toll",
                "comments": [{"by": "Bo Reyes", "says": "declines_to_comment"}],
                "s": [1, 3],
            }
        ],
        stances=[
            {
                "holder": "Ana Lund",
                "issue": "the toll",
                "position": "opposes",
                "claim": "The toll must go.",
                "s": [2],
            }
        ],
    )


def after(summary: Summary, *wrong: dict[str, Any]) -> Summary:
    objections = [Wrong.model_validate({"verdict": "not_told"} | one) for one in wrong]
    found = corrected(Article.of(TEXT, source="-"), summary, objections)
    found.check(Article.of(TEXT, source="-"))
    return found


def test_without_objections_nothing_changes(summary: Summary) -> None:
    assert len(summary.meetings) == len(summary.stances) == len(summary.summary) == 1
    assert after(summary) == summary


@pytest.mark.parametrize("field", ["place", "topic", "channel", "mediators", "reported_by"])
def test_a_field_that_can_be_spared_is_blanked_with_a_note(summary: Summary, field: str) -> None:
    (meeting,) = after(summary, {"id": "m1", "field": field}).meetings
    assert not getattr(meeting, field) or getattr(meeting, field) == "unknown"
    assert any(
        note.startswith(f"{field}: second look: its sentences do not say so") for note in meeting.notes
    )


def test_a_day_goes_with_its_dates(summary: Summary) -> None:
    assert summary.meetings[0].date_start == "2026-02-02"
    (meeting,) = after(summary, {"id": "m1", "field": "date"}).meetings
    assert (meeting.date_text, meeting.date_start, meeting.date_end) == ("", "", "")


def test_a_participant_goes_as_long_as_two_stay(summary: Summary) -> None:
    (meeting,) = after(summary, {"id": "m1", "field": "participants", "words": "Kai Moss"}).meetings
    assert meeting.participants == ("ana_lund", "bo_reyes")
    two = [{"id": "m1", "field": "participants", "words": name} for name in ("Kai Moss", "Bo Reyes")]
    left = after(summary, *two)
    assert not left.meetings
    assert left.rejected[-1].kind == "meeting"
    assert "second look" in left.rejected[-1].reason


def test_only_the_comment_that_is_wrong_goes(summary: Summary) -> None:
    (meeting,) = after(summary, {"id": "m1", "field": "comments", "words": "Bo Reyes"}).meetings
    assert meeting.comments == ()


def test_a_status_goes_one_step_down_and_comes_back_only_where_grounding_took_it(summary: Summary) -> None:
    (lower,) = after(summary, {"id": "m1", "field": "status", "verdict": "contradicted"}).meetings
    assert lower.status == "reported"
    noted = lower.model_copy(update={"notes": ("status: only reported by others, not confirmed",)})
    again = summary.model_copy(update={"meetings": (noted,)})
    assert after(again, {"id": "m1", "field": "status"}).meetings[0].status == "confirmed"
    plain = summary.model_copy(update={"meetings": (lower.model_copy(update={"notes": ()}),)})
    assert after(plain, {"id": "m1", "field": "status"}).meetings[0].status == "reported"


@pytest.mark.parametrize("field", ["holder", "issue", "position", "claim"])
def test_a_stance_does_not_stand_without_what_it_says(summary: Summary, field: str) -> None:
    left = after(summary, {"id": "s1", "field": field, "verdict": "contradicted"})
    assert not left.stances
    assert left.rejected[-1].reason.startswith("second look: its sentences say otherwise")


def test_a_role_goes_and_the_actor_stays(summary: Summary) -> None:
    assert summary.actors[0].role == "Mayor"
    found = after(summary, {"id": "ana_lund", "field": "role"}, {"id": "bo_reyes", "field": "name"})
    assert [actor.name for actor in found.actors] == ["Ana Lund", "Bo Reyes", "Kai Moss"]
    assert found.actors[0].role == ""


def test_the_article_s_own_words_take_the_place_of_a_sentence_and_a_headline(summary: Summary) -> None:
    found = after(summary, {"id": "t1", "field": "text"}, {"id": "headline", "field": "text"})
    assert found.summary[0].text == "Lund said that the toll must go."
    assert found.headline.startswith("Mayor Ana Lund met Bo Reyes")
    assert [r.kind for r in found.rejected[-2:]] == ["summary", "headline"]
