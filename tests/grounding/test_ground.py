"""All claims of an article at once: what is published, what is refused, and that nothing breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

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


def reasons(summary: Summary, kind: str) -> list[str]:
    return [r.reason for r in summary.rejected if r.kind == kind]


def test_sound_claims_are_published_with_their_spans(publish: Publish) -> None:
    summary = publish(
        headline="Kessler met Strand, The Courier reported",
        meetings=[MEETING],
        stances=[STANCE],
        summary=[{"text": "Kessler met Strand, The Courier reported.", "s": [1]}],
    )
    assert summary.rejected == ()
    (meeting,), (stance,) = summary.meetings, summary.stances
    assert (meeting.id, stance.id) == ("m1", "s1")
    assert meeting.participants == ("anna_kessler", "pavel_strand")
    assert stance.evidence[0].text.startswith("Kessler, envoy of")
    assert summary.headline == "Kessler met Strand, The Courier reported"


def test_one_failing_claim_costs_no_other_and_is_kept_with_its_reason(publish: Publish) -> None:
    refused = MEETING | {"s": [77]}
    summary = publish(meetings=[refused, MEETING], stances=[STANCE | {"holder": "Zed"}, STANCE])
    assert (len(summary.meetings), len(summary.stances)) == (1, 1)
    assert reasons(summary, "stance") == ["the holder “Zed” is not in the article"]
    assert reasons(summary, "meeting") == ["it points at no sentence of the article"]
    kept = next(r.claim for r in summary.rejected if r.kind == "meeting")
    assert {k: kept[k] for k in refused} == refused


def test_a_failing_field_costs_only_itself(publish: Publish) -> None:
    (meeting,) = publish(meetings=[MEETING | {"place": "Malmo", "date": "Friday", "topic": "fish"}]).meetings
    assert (meeting.place, meeting.date_text, meeting.topic) == ("", "", "")
    assert [note.split(":")[0] for note in meeting.notes] == ["date", "place", "topic"]


def test_evidence_is_in_order_once_and_bounded(publish: Publish) -> None:
    summary = publish(meetings=[MEETING | {"s": [3, 1, 3, 1, 500]}])
    starts = [e.start for e in summary.meetings[0].evidence]
    assert len(starts) == 2
    assert starts == sorted(starts)
    long = "\n".join(f"Kessler spoke on day {i}." for i in range(30))
    actors = [{"name": "Kessler", "kind": "person", "s": list(range(1, 31))}]
    assert len(publish(long, actors).actors[0].evidence) == 8


def test_hostile_characters_do_not_reach_what_is_published(publish: Publish) -> None:
    summary = publish(
        headline="Kessler \u202ereportedly met\x1b[31m Strand",
        meetings=[MEETING | {"topic": "the\x07 meeting\u2066"}],
        stances=[STANCE | {"claim": "The toll\U000e0041 is a\ntax."}],
    )
    published = [summary.headline, *(m.topic for m in summary.meetings), *(s.claim for s in summary.stances)]
    assert all(words.isprintable() for words in published)


def test_runaway_lists_are_cut(publish: Publish) -> None:
    stances = [STANCE | {"holder": f"Zed {i}"} for i in range(500)]
    actors = [{"name": f"Zed {i}", "kind": "person", "s": [1]} for i in range(500)]
    summary = publish(actors=actors, stances=stances, meetings=[MEETING] * 500)
    assert len(reasons(summary, "stance")) == len(reasons(summary, "actor")) == 200
    assert len(reasons(summary, "meeting")) == 200


def test_what_is_refused_is_kept_in_short(publish: Publish) -> None:
    huge = "Zed " * 250_000
    summary = publish(
        headline=huge,
        actors=[{"name": huge, "kind": "person", "role": huge, "s": [1]}],
        meetings=[MEETING | {"participants": [huge] * 50, "topic": huge}],
        stances=[STANCE | {"holder": huge}],
    )
    assert max(len(r.reason) for r in summary.rejected) <= 601
    assert all(len(value) <= 601 for r in summary.rejected for value in _strings(r.claim))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(inner)


WORDS = "anna pavel kessler strand lund mill toll tuesday october 7 and met the board said no".split()
NAMED = [
    "Anna Kessler",
    "Pavel Strand",
    "Lund",
    "Timber Board",
    "France",
    "7 October",
    "İnce",
    "Орлова",
    "李娜",
]
PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from([*WORDS, *NAMED]),
    st.lists(st.sampled_from([*WORDS, *NAMED]), max_size=4).map(" ".join),
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
        st.lists(st.sampled_from([*WORDS, *NAMED]), min_size=1).map(" ".join),
        max_size=5,
    ).map(lambda sentences: ".\n".join([*sentences, ""])),
)
DATES = st.sampled_from(["", "2026-02-05", "nonsense"])
PROVENANCE = Provenance(
    model="none",
    strategy="article",
    prompts=(),
    calls=0,
    prompt_tokens=0,
    completion_tokens=0,
    seconds=0,
    version="0",
)


@given(TEXTS, EXTRACTIONS, DATES)
@settings(max_examples=200)
def test_whatever_is_claimed_what_is_published_stands_in_the_article(
    text: str, claims: dict[str, Any], published: str
) -> None:
    article = Article.of(text, source="-", published=published)
    summary = ground(article, Extraction.model_validate(claims), PROVENANCE)
    summary.check(article)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary
    assert len(summary.actors) <= len(claims["actors"])
    assert len(summary.meetings) <= len(claims["meetings"])
    assert ground(article, Extraction.model_validate(claims), PROVENANCE) == summary


STRANGERS = ["Zedrik", "Quorn", "Zandvoort", "Ahmed", "Thomas"]
CLAIMED = st.lists(st.sampled_from([*WORDS, *NAMED, *STRANGERS]), min_size=1, max_size=5).map(" ".join)


@given(st.lists(CLAIMED, min_size=12, max_size=12), st.lists(st.integers(1, 3), min_size=1, max_size=3))
@settings(max_examples=200)
def test_a_name_that_the_article_lacks_is_published_nowhere(lines: list[str], cited: list[int]) -> None:
    text = (
        "Anna Kessler met Pavel Strand of the Timber Board in Lund on Tuesday. "
        "The board said no to the toll on mills. Strand said “the mill met no toll”."
    )
    first, second, *more = lines
    claims = {
        "headline": first,
        "summary": [{"text": second, "s": cited}],
        "actors": [
            {"name": "Anna Kessler", "kind": "person", "role": more[0], "aliases": more[:2], "s": [1]},
            {"name": "Pavel Strand", "kind": "person", "affiliation": more[1], "s": [1]},
            {"name": more[2], "kind": "person", "s": [1]},
        ],
        "meetings": [
            {
                "participants": ["Anna Kessler", "Pavel Strand", more[3]],
                "place": more[4],
                "topic": more[5],
                "date": more[6],
                "s": [1],
            }
        ],
        "stances": [
            {
                "holder": "Strand",
                "issue": more[7],
                "position": "opposes",
                "claim": more[8],
                "quote": more[9],
                "s": cited,
            }
        ],
    }
    article = Article.of(text, source="-")
    summary = ground(article, Extraction.model_validate(claims), PROVENANCE)
    summary.check(article)
    shown = summary.model_dump(exclude={"rejected", "article", "provenance"})
    for item in [*shown["actors"], *shown["meetings"], *shown["stances"], *shown["summary"]]:
        item.pop("notes")
    published = {word for words in _strings(_lists(shown)) for word in re.findall(r"\w+", words)}
    assert not published & {*STRANGERS, *map(str.lower, STRANGERS)}


def _lists(value: Any) -> Any:
    """The value with lists for tuples."""
    if isinstance(value, dict):
        return {key: _lists(inner) for key, inner in value.items()}
    return [_lists(inner) for inner in value] if isinstance(value, (list, tuple)) else value
