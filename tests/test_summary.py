from __future__ import annotations

from typing import Any, Literal

import pytest
from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import UsageError
from summarizer.summary import (
    Actor,
    ArticleFacts,
    Comment,
    Evidence,
    Meeting,
    Provenance,
    Stance,
    Summary,
    SummarySentence,
)

ARTICLE = Article.of("Anna Kessler met Pavel Strand. Both oppose the toll.", source="-")
FIRST = Evidence(start=0, end=30, text="Anna Kessler met Pavel Strand.")
SECOND = Evidence(start=31, end=52, text="Both oppose the toll.")


def provenance(**changes: Any) -> Provenance:
    values: dict[str, Any] = {"model": "m", "strategy": "article", "prompts": (), "calls": 1, "version": "0"}
    counts = {"prompt_tokens": 1, "completion_tokens": 1, "seconds": 0.0}
    return Provenance(**(values | counts | changes))


def summary(**changes: Any) -> Summary:
    people = tuple(
        Actor(id=i, name=name, kind="person", evidence=(FIRST,))
        for i, name in {"anna": "Anna Kessler", "pavel": "Pavel Strand"}.items()
    )
    met = Meeting(id="m1", participants=("anna", "pavel"), status="confirmed", evidence=(FIRST,))
    held = Stance(
        id="s1", holder="anna", issue="the toll", position="opposes", claim="The toll.", evidence=(SECOND,)
    )
    values: dict[str, Any] = {
        "article": ArticleFacts.of(ARTICLE),
        "headline": "They met",
        "headline_evidence": (FIRST,),
        "summary": (SummarySentence(text="Anna Kessler met Pavel Strand.", evidence=(FIRST,)),),
        "actors": people,
        "meetings": (met,),
        "stances": (held,),
        "provenance": provenance(),
    }
    return Summary(**(values | changes))


def test_a_sound_summary_passes_and_survives_json() -> None:
    sound = summary()
    sound.check(ARTICLE)
    assert Summary.model_validate_json(sound.model_dump_json()) == sound
    assert sound.spans() == [FIRST, FIRST, FIRST, FIRST, FIRST, SECOND]


def test_it_cannot_be_changed_and_takes_no_unknown_key() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        summary().headline = "Another"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="extra"):
        summary(opinion="great")


def meeting(**changes: Any) -> Meeting:
    return summary().meetings[0].model_copy(update=changes)


def stance(**changes: Any) -> Stance:
    return summary().stances[0].model_copy(update=changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"meetings": (meeting(participants=("anna", "zed")),)},
        {"meetings": (meeting(mediators=("zed",)),)},
        {"meetings": (meeting(reported_by=("zed",)),)},
        {"meetings": (meeting(comments=(Comment(by="zed", says="denies"),)),)},
        {"stances": (stance(holder="zed"),)},
        {"stances": (stance(reported_by=("zed",)),)},
        {"actors": tuple(a.model_copy(update={"affiliation": "zed"}) for a in summary().actors)},
    ],
    ids=["participant", "mediator", "source", "comment", "holder", "source of a stance", "affiliation"],
)
def test_an_id_that_names_no_actor_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="ids that name no actor: zed"):
        summary(**changes)


def test_two_actors_of_one_id_are_refused() -> None:
    with pytest.raises(ValidationError, match="share an id"):
        summary(actors=(*summary().actors, summary().actors[0]))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"meetings": (meeting(evidence=()),)}, "no evidence"),
        ({"stances": (stance(evidence=()),)}, "no evidence"),
        ({"summary": (SummarySentence(text="They met.", evidence=()),)}, "no evidence"),
        ({"headline_evidence": (FIRST.model_copy(update={"start": 1}),)}, "not the article's text"),
        ({"meetings": (meeting(evidence=(Evidence(start=9, end=9, text=""),)),)}, "not the article's text"),
        (
            {"meetings": (meeting(evidence=(Evidence(start=0, end=4, text="anna"),)),)},
            "not the article's text",
        ),
    ],
)
def test_check_refuses_what_the_article_does_not_show(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        summary(**changes).check(ARTICLE)


def test_check_refuses_another_article() -> None:
    with pytest.raises(ValueError, match="another article"):
        summary().check(Article.of(ARTICLE.text + " ", source="-"))


def test_a_summary_with_failures_is_not_complete() -> None:
    assert summary().complete
    assert not summary(provenance=provenance(failures=("meeting: no JSON",))).complete


def test_article_facts_keep_all_but_the_text() -> None:
    facts = ArticleFacts.of(ARTICLE)
    assert (facts.id, facts.chars, len(facts.sentences)) == (ARTICLE.id, 52, 2)
    assert (facts.sentences[1].n, facts.sentences[1].start, facts.sentences[1].end) == (2, 31, 52)
    assert "Kessler" not in facts.model_dump_json()


def test_rows_are_flat_and_name_people() -> None:
    (met,) = summary().to_rows("meetings")
    assert (met["participants"], met["evidence"], met["start"]) == (
        ["Anna Kessler", "Pavel Strand"],
        ["Anna Kessler met Pavel Strand."],
        0,
    )
    (held,) = summary().to_rows("stances")
    assert (held["holder"], held["position"], held["article"]) == ("Anna Kessler", "opposes", ARTICLE.id)
    assert [row["name"] for row in summary().to_rows("actors")] == ["Anna Kessler", "Pavel Strand"]
    assert all(row["affiliation"] == "" for row in summary().to_rows("actors"))
    with pytest.raises(UsageError, match="actors, meetings or stances"):
        summary().to_rows("comments")  # type: ignore[arg-type]


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("kind", ["actors", "meetings", "stances"])
def test_rows_make_a_table_also_without_a_row(
    library: str, kind: Literal["actors", "meetings", "stances"]
) -> None:
    named = "columns" if library == "pandas" else "schema"
    frame_of = pytest.importorskip(library).DataFrame
    full, empty = summary().to_rows(kind), summary(meetings=(), stances=(), actors=()).to_rows(kind)
    frame, bare = (frame_of(rows, **{named: rows.columns}) for rows in (full, empty))
    assert (len(frame), len(bare)) == (len(getattr(summary(), kind)), 0)
    assert list(frame.columns) == list(bare.columns) == list(full[0])
