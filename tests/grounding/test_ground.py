from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.extraction import Extraction
from summarizer.grounding import ground
from summarizer.summary import ActorKind, Channel, Position, Provenance, Says, Status, Summary

Publish = Callable[..., Summary]
MEETING: dict[str, Any] = {
    "participants": ["Anna Kessler", "Pavel Strand"],
    "channel": "in_person",
    "date": "Tuesday",
    "place": "Lund",
    "status": "reported",
    "reported_by": ["The Courier"],
    "s": [1],
}
STANCE: dict[str, Any] = {
    "holder": "Kessler",
    "issue": "the toll",
    "position": "opposes",
    "claim": "The toll is a tax on carpenters.",
    "quote": "a tax on carpenters",
    "s": [2],
}
TOO_FEW = "fewer than two of its participants are actors of the article"


def reasons(summary: Summary, kind: str) -> list[str]:
    return [r.reason for r in summary.rejected if r.kind == kind]


def test_sound_claims_are_published_with_their_spans(publish: Publish) -> None:
    summary = publish(
        headline="Kessler met Strand",
        meetings=[MEETING],
        stances=[STANCE],
        summary=[{"text": "They met, The Courier reported.", "s": [1]}],
    )
    assert summary.rejected == ()
    (meeting,), (stance,) = summary.meetings, summary.stances
    assert meeting.participants == ("anna_kessler", "pavel_strand")
    assert (meeting.date_text, meeting.date_start, meeting.date_end) == (
        "Tuesday",
        "2026-02-03",
        "2026-02-03",
    )
    assert (meeting.place, meeting.status, meeting.reported_by) == ("Lund", "reported", ("the_courier",))
    assert (stance.holder, stance.quote) == ("anna_kessler", "a tax on carpenters")
    assert stance.evidence[0].text.startswith("Kessler, envoy of")
    assert summary.headline == "Kessler met Strand"
    assert summary.summary[0].text == "They met, The Courier reported."


def test_a_headline_fails_with_the_sentence_that_it_is(publish: Publish) -> None:
    wired = "LUND (AP) — Anna Kessler met Pavel Strand in Lund on Tuesday. She left."
    told = "Kessler met Strand, The office said."
    summary = publish(wired, headline=told, summary=[{"text": told, "s": [1]}])
    assert summary.headline == "Anna Kessler met Pavel Strand in Lund on Tuesday."
    assert summary.summary[0].text == "Anna Kessler met Pavel Strand in Lund on Tuesday."
    assert {r.kind for r in summary.rejected} == {"summary", "headline"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"participants": ["Anna Kessler", "Zed Quorn"]},
            "the participant “Zed Quorn” is not in the article",
        ),
        ({"mediators": ["Zed Quorn"]}, "the mediator “Zed Quorn” is not in the article"),
        ({"reported_by": ["Zed Quorn"]}, "the source “Zed Quorn” is not in the article"),
        ({"place": "Malmo"}, "the place “Malmo” is not in the article"),
        ({"date": "Wednesday"}, "the date “Wednesday” is not in the article"),
        ({"s": []}, "it points at no sentence of the article"),
        ({"s": [0, -1, 99, 10**30]}, "it points at no sentence of the article"),
        ({"participants": ["Anna Kessler"]}, TOO_FEW),
        ({"participants": []}, TOO_FEW),
        ({"participants": ["Kessler", "Anna Kessler"]}, TOO_FEW),
        ({"participants": ["Anna Kessler", "mills"]}, TOO_FEW),
        ({"topic": "toll " * 61}, "the topic runs to more than 60 words"),
        ({"comments": [{"by": "Zed", "says": "denies"}]}, "the commenting actor “Zed” is not in the article"),
        (
            {"comments": [{"by": "mills", "says": "denies"}]},
            "the commenting actor “mills” is not among the actors",
        ),
    ],
)
def test_a_meeting_that_fails_is_rejected_with_its_reason(
    publish: Publish, changes: dict[str, Any], reason: str
) -> None:
    claim = MEETING | changes
    summary = publish(meetings=[claim])
    assert summary.meetings == ()
    assert reasons(summary, "meeting") == [reason]
    kept = next(r.claim for r in summary.rejected if r.kind == "meeting")
    assert {k: kept[k] for k in claim} == claim


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"holder": "Zed Quorn"}, "the holder “Zed Quorn” is not in the article"),
        ({"holder": "mills"}, "the holder “mills” is not among the actors"),
        ({"quote": "a tax on fishermen"}, "the quote “a tax on fishermen” is not in the article"),
        ({"reported_by": ["Zed Quorn"]}, "the source “Zed Quorn” is not in the article"),
        ({"s": [77]}, "it points at no sentence of the article"),
        ({"issue": " "}, "it names no issue or no claim"),
        ({"claim": ""}, "it names no issue or no claim"),
        ({"issue": "the toll " * 7}, "the issue runs to more than 12 words"),
        ({"claim": "toll " * 61}, "the claim runs to more than 60 words"),
        ({"claim": "The toll hurts Zandvoort."}, "“Zandvoort” is not in the article"),
        ({"issue": "the toll in Zandvoort"}, "“Zandvoort” is not in the article"),
        ({"claim": "The toll cost 903 jobs."}, "“903” is not in the article"),
    ],
)
def test_a_stance_that_fails_is_rejected_with_its_reason(
    publish: Publish, changes: dict[str, Any], reason: str
) -> None:
    summary = publish(stances=[STANCE | changes])
    assert summary.stances == ()
    assert reasons(summary, "stance") == [reason]


def test_one_failing_claim_costs_no_other(publish: Publish) -> None:
    summary = publish(
        meetings=[MEETING | {"place": "Malmo"}, MEETING], stances=[STANCE | {"holder": "Zed"}, STANCE]
    )
    assert (len(summary.meetings), len(summary.stances)) == (1, 1)
    assert (summary.meetings[0].id, summary.stances[0].id) == ("m1", "s1")


@pytest.mark.parametrize(
    "quote", ["A TAX on carpenters", "a\u00a0tax\non  carpenters", 'the toll "a tax on carpenters"']
)
def test_a_quote_may_differ_in_case_space_and_quotation_marks(publish: Publish, quote: str) -> None:
    assert publish(stances=[STANCE | {"quote": quote}]).stances[0].quote == " ".join(quote.split())


def test_numbers_and_names_of_the_article_may_be_used(publish: Publish) -> None:
    claim = "Kessler’s board says Lund lost 1,250 mills in 14 valleys."
    assert publish(stances=[STANCE | {"claim": claim}]).stances[0].claim == claim


def test_a_participant_who_is_no_actor_is_left_out_while_two_remain(publish: Publish) -> None:
    meeting = MEETING | {"participants": ["Anna Kessler", "mills", "Pavel Strand"]}
    assert publish(meetings=[meeting]).meetings[0].participants == ("anna_kessler", "pavel_strand")


def test_one_group_can_meet(publish: Publish) -> None:
    text = "The lawmakers met behind closed doors on Monday."
    actors = [{"name": "lawmakers", "kind": "group", "s": [1]}]
    summary = publish(text, actors=actors, meetings=[{"participants": ["lawmakers"], "s": [1]}])
    assert summary.meetings[0].participants == ("lawmakers",)


def test_a_mediator_is_no_participant(publish: Publish) -> None:
    meeting = MEETING | {
        "participants": ["Kessler", "Strand", "Timber Board"],
        "mediators": ["the Timber Board"],
    }
    published = publish(meetings=[meeting]).meetings[0]
    assert published.mediators == ("timber_board",)
    assert "timber_board" not in published.participants


def test_a_holder_is_not_their_own_source(publish: Publish) -> None:
    stance = STANCE | {"reported_by": ["Anna Kessler", "The Courier", "The Courier"]}
    assert publish(stances=[stance]).stances[0].reported_by == ("the_courier",)


def test_a_place_may_be_named_by_another_form_of_its_state(publish: Publish) -> None:
    text = "Anna Kessler met Pavel Strand on French soil."
    actors = [{"name": n, "kind": "person", "s": [1]} for n in ("Anna Kessler", "Pavel Strand")]
    meeting = {"participants": ["Kessler", "Strand"], "place": "France", "s": [1]}
    assert publish(text, actors=actors, meetings=[meeting]).meetings[0].place == "France"
    refused = publish(text, actors=actors, meetings=[meeting | {"place": "Norway"}])
    assert reasons(refused, "meeting") == ["the place “Norway” is not in the article"]


@pytest.mark.parametrize(
    ("status", "by", "says", "becomes"),
    [
        ("confirmed", "Strand", "denies", "denied"),
        ("reported", "Strand", "denies", "denied"),
        ("reported", "Strand", "confirms", "confirmed"),
        ("reported", "Strand", "declines_to_comment", "reported"),
        ("reported", "Strand", "neither_confirms_nor_denies", "reported"),
        ("reported", "Timber Board", "confirms", "confirmed"),  # the envoy's own body
        ("confirmed", "Timber Board", "denies", "denied"),
        ("reported", "The Courier", "confirms", "reported"),  # who was not there settles nothing
        ("confirmed", "The Courier", "denies", "confirmed"),
        ("planned", "Strand", "confirms", "planned"),
    ],
)
def test_the_word_of_a_participant_s_side_counts(
    publish: Publish, status: Status, by: str, says: Says, becomes: Status
) -> None:
    meeting = MEETING | {"status": status, "comments": [{"by": by, "says": says}] * 2}
    published = publish(meetings=[meeting]).meetings[0]
    assert published.status == becomes
    assert [c.says for c in published.comments] == [says]


def test_a_planned_meeting_lies_ahead_of_the_article(publish: Publish) -> None:
    meeting = MEETING | {"date": "October", "status": "planned", "s": [4], "place": ""}
    assert publish(meetings=[meeting]).meetings[0].date_start == "2026-10"
    assert publish(meetings=[meeting | {"status": "reported"}]).meetings[0].date_start == "2025-10"


def test_without_the_date_of_the_article_a_weekday_stays_words(publish: Publish) -> None:
    meeting = publish(published="", meetings=[MEETING]).meetings[0]
    assert (meeting.date_text, meeting.date_start, meeting.date_end) == ("Tuesday", "", "")


def test_evidence_is_in_order_once_and_bounded(publish: Publish) -> None:
    summary = publish(meetings=[MEETING | {"s": [3, 1, 3, 1, 500]}])
    starts = [e.start for e in summary.meetings[0].evidence]
    assert len(starts) == 2
    assert starts == sorted(starts)
    long = "\n".join(f"Kessler spoke on day {i}." for i in range(30))
    actors = [{"name": "Kessler", "kind": "person", "s": list(range(1, 31))}]
    assert len(publish(long, actors=actors).actors[0].evidence) == 6


def test_hostile_characters_do_not_reach_what_is_published(publish: Publish) -> None:
    summary = publish(
        headline="Kessler \u202emet\x1b[31m Strand",
        meetings=[MEETING | {"topic": "the\x07 toll\u2066"}],
        stances=[STANCE | {"claim": "The toll\U000e0041 hurts\nus."}],
    )
    for words in (summary.headline, summary.meetings[0].topic, summary.stances[0].claim):
        assert words.isprintable()


def test_a_runaway_list_is_cut(publish: Publish) -> None:
    stances = [STANCE | {"holder": f"Zed {i}"} for i in range(500)]
    assert len(reasons(publish(stances=stances), "stance")) == 200


WORDS = "anna pavel kessler strand lund mill toll tuesday october 7 and met the board said no".split()
PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from([*WORDS, "Anna Kessler", "Pavel Strand", "Lund", "Timber Board", "France", "7 October"]),
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
)
NAMES = st.lists(PIECES, max_size=3)
NUMBERS = st.lists(st.integers(-3, 12) | st.integers(), max_size=4)


def record(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"s": NUMBERS} | fields)


def choice(literal: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(literal.__args__)


EXTRACTIONS = st.fixed_dictionaries(
    {
        "headline": PIECES,
        "summary": st.lists(record(text=PIECES), max_size=3),
        "actors": st.lists(
            record(name=PIECES, aliases=NAMES, kind=choice(ActorKind), role=PIECES, affiliation=PIECES),
            max_size=5,
        ),
        "meetings": st.lists(
            record(
                participants=NAMES,
                mediators=NAMES,
                channel=choice(Channel),
                date=PIECES,
                place=PIECES,
                topic=PIECES,
                status=choice(Status),
                comments=st.lists(st.fixed_dictionaries({"by": PIECES, "says": choice(Says)}), max_size=2),
                reported_by=NAMES,
            ),
            max_size=3,
        ),
        "stances": st.lists(
            record(
                holder=PIECES,
                issue=PIECES,
                position=choice(Position),
                claim=PIECES,
                quote=PIECES,
                reported_by=NAMES,
            ),
            max_size=3,
        ),
    }
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.lists(st.sampled_from([*WORDS, "Anna Kessler", "Pavel Strand", "Lund"]), min_size=1).map(" ".join),
        max_size=5,
    ).map(lambda sentences: ".\n".join([*sentences, ""])),
)


@given(TEXTS, EXTRACTIONS, st.sampled_from(["", "2026-02-05", "nonsense"]))
@settings(max_examples=250, deadline=None)
def test_whatever_is_claimed_what_is_published_stands_in_the_article(
    text: str, claims: dict[str, Any], published: str
) -> None:
    article = Article.of(text, source="-", published=published)
    provenance = Provenance(
        model="none",
        strategy="article",
        prompts=(),
        calls=0,
        prompt_tokens=0,
        completion_tokens=0,
        seconds=0,
        version="0",
    )
    summary = ground(article, Extraction.model_validate(claims), provenance)
    summary.check(article)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary
    assert len(summary.actors) <= len(claims["actors"])
    assert len(summary.meetings) <= len(claims["meetings"])


def test_a_state_s_common_name_may_stand_for_its_capital(publish: Publish) -> None:
    summary = publish(
        "Washington wants the toll gone.\n",
        actors=[{"name": "United States", "aliases": ["Washington"], "kind": "state", "s": [1]}],
        stances=[
            {
                "holder": "United States",
                "issue": "the toll",
                "position": "opposes",
                "claim": "The United States wants the toll gone.",
                "s": [1],
            }
        ],
    )
    assert [s.claim for s in summary.stances] == ["The United States wants the toll gone."]


def test_a_clock_time_of_the_article_may_be_told(publish: Publish) -> None:
    claim = STANCE | {"claim": "Talks should begin on Monday at 11am.", "quote": "", "s": [1]}
    text = "Anna Kessler called for talks on Monday at 11am.\n"
    actors = [{"name": "Anna Kessler", "aliases": ["Kessler"], "kind": "person", "s": [1]}]
    assert len(publish(text, actors=actors, stances=[claim | {"issue": "talks"}]).stances) == 1


@pytest.mark.parametrize(
    ("line", "reasons_given"),
    [
        ("Strand would not confirm it in Lund.", ["“Lund” is not in the sentences it points at"]),
        ("Strand would not confirm it to the Timber Board.", []),
    ],
)
def test_a_sentence_takes_only_names_of_actors_from_those_before(
    publish: Publish, line: str, reasons_given: list[str]
) -> None:
    assert reasons(publish(summary=[{"text": line, "s": [3]}]), "summary") == reasons_given
