"""Scores worked out by hand on one small article, and what must hold for any labels and any output."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summarizer_eval.agreement import as_summary
from summarizer_eval.cases import Case
from summarizer_eval.figures import figures
from summarizer_eval.metrics import Counts
from summarizer_eval.score import KINDS, score

from summarizer.summary import Summary
from tests.summarizer_eval.builders import (
    ACTORS,
    MEETINGS,
    STANCES,
    S,
    actor,
    case,
    meeting,
    stance,
    summary,
)

ANA, BO, UNION = (
    actor("Ana Lund", id="a"),
    actor("Bo Reyes", id="b"),
    actor("Harbour Union", "organization", id="u"),
)


def test_the_labels_themselves_score_full_and_optional_ones_count_neither_way() -> None:
    scores = score(case(), as_summary(case()))
    assert {kind: its.counts for kind, its in scores.items()} == {
        "actors": Counts(3, 0, 0),
        "meetings": Counts(2, 0, 0),
        "stances": Counts(2, 0, 0),
    }
    assert [pair.gold for pair in scores["actors"].neutral] == ["post"]
    assert all(figures([its]).strict.f1 == 1.0 for its in scores.values())


def test_a_failed_article_is_a_full_miss() -> None:
    scores = score(case(), None)
    assert [scores[kind].counts for kind in KINDS] == [Counts(fn=3), Counts(fn=2), Counts(fn=2)]
    status = figures([scores["meetings"]]).fields["status"]
    assert (status.end_to_end.fn, status.given_match.whole, status.given_match.share) == (2, 0, None)


def test_missed_spurious_and_optional_by_hand() -> None:
    output = summary([ANA, actor("Oslo Post", "media"), actor("Kai Moss")])
    its = score(case(), output)["actors"]
    assert its.counts == Counts(tp=1, fp=1, fn=2)
    assert (its.missed, [found.label for found in its.spurious]) == (("bo", "union"), ["Kai Moss"])
    rate = figures([its]).items
    assert (rate.precision, rate.recall, rate.f1) == (1 / 2, 1 / 3, 2 / 5)


def test_fields_end_to_end_and_given_a_match() -> None:
    found = meeting("ab", place="Oslo", date_start="2026-04-06", channel="phone", status="reported")
    other = meeting("u", id="m2", place="Rome", status="denied", date_start="2020")
    fields = figures([score(case(), summary([ANA, BO, UNION], [found, other]))["meetings"]]).fields

    def counts(name: str) -> tuple[int, int, int]:
        rate = fields[name].end_to_end
        return rate.tp, rate.fp, rate.fn

    # Gold: 2 meetings with 4 participants, one missed; the other output is spurious with one participant.
    assert counts("participants") == (2, 1, 2)
    assert counts("place") == (1, 1, 0)
    assert counts("status") == (0, 2, 2)
    assert counts("channel") == (0, 1, 2)
    assert counts("mediators") == (0, 0, 0)
    assert counts("date") == (1, 1, 1)
    assert counts("comments") == (0, 0, 1)
    given_match = {name: (of.given_match.part, of.given_match.whole) for name, of in fields.items()}
    assert given_match["participants"] == given_match["place"] == given_match["date"] == (1, 1)
    assert given_match["status"] == given_match["channel"] == given_match["comments"] == (0, 1)
    assert given_match["mediators"] == (0, 0)
    assert fields["mediators"].given_match.share is None


def test_status_and_position_are_no_part_of_the_alignment_so_that_errors_show() -> None:
    wrong = meeting("ab", place="Oslo", date_start="2026-04-06", channel="in_person", status="denied")
    against = stance("u", "the new toll on ferries", position="supports")
    scores = score(case(), summary([ANA, BO, UNION], [wrong], [against]))
    assert figures([scores["meetings"]]).confusion == {"confirmed": {"denied": 1}, "planned": {"missed": 1}}
    assert figures([scores["stances"]]).confusion == {"opposes": {"supports": 1}, "supports": {"missed": 1}}


def test_comments_need_who_and_what() -> None:
    def comments(by: str, says: str) -> Counts:
        one = meeting("ab", place="Oslo", comments=({"by": by, "says": says},))
        (pair,) = score(case(), summary([ANA, BO, UNION], [one]))["meetings"].pairs
        return pair.fields["comments"]

    assert comments("u", "declines_to_comment") == Counts(1, 0, 0)
    assert comments("u", "denies") == Counts(0, 1, 1)
    assert comments("a", "declines_to_comment") == Counts(0, 1, 1)


def test_a_reporting_chain_is_right_as_a_whole_and_in_order() -> None:
    labels = case(stances=[{**STANCES[1], "reported_by": ["post", "union"]}])
    post = actor("Oslo Post", "media", id="p")

    def chain(*ids: str) -> tuple[Counts, Counts]:
        one = stance("a", "the toll", claim="The toll is fair", quote=S[2], reported_by=ids)
        (pair,) = score(labels, summary([ANA, UNION, post], [], [one]))["stances"].pairs
        return pair.fields["reported_by"], pair.fields["sources"]

    assert chain("p", "u") == (Counts(1, 0, 0), Counts(2, 0, 0))
    assert chain("u", "p") == (Counts(0, 1, 1), Counts(2, 0, 0))
    assert chain("p") == (Counts(0, 1, 1), Counts(1, 0, 1))
    assert chain() == (Counts(0, 0, 1), Counts(0, 0, 2))


def test_the_chain_of_a_meeting_counts_only_where_gold_gives_it() -> None:
    given_, left_out = ({**MEETINGS[0], "reported_by": chain} for chain in (["post", "union"], []))
    post = actor("Oslo Post", "media", id="p")

    def chain(label: dict[str, Any], *ids: str) -> Counts:
        one = meeting("ab", place="Oslo", reported_by=ids)
        (pair,) = score(case(meetings=[label]), summary([ANA, BO, UNION, post], [one]))["meetings"].pairs
        return pair.fields["reported_by"]

    assert chain(given_, "p", "u") == Counts(1, 0, 0)
    assert chain(given_, "u", "p") == chain(given_, "p") == Counts(0, 1, 1)
    assert chain(given_) == Counts(0, 0, 1)
    assert chain(left_out, "p") == chain(left_out) == Counts()


def test_the_chain_of_a_missed_meeting_is_missed_and_of_a_spurious_one_is_nothing() -> None:
    labels = case(meetings=[{**MEETINGS[0], "reported_by": ["post"]}])
    its = score(labels, summary([UNION], [meeting("u", place="Rome", reported_by=["u"])]))["meetings"]
    chain = figures([its]).fields["reported_by"].end_to_end
    assert (its.counts, chain.tp, chain.fp, chain.fn) == (Counts(0, 1, 1), 0, 0, 1)


def test_a_holder_alternative_is_right() -> None:
    labels = case(stances=[{**STANCES[0], "holder_alternatives": ["bo"]}])
    scores = score(labels, summary([BO], [], [stance("b", "the new toll on ferries")]))
    (pair,) = scores["stances"].pairs
    assert pair.fields["holder"] == Counts(1, 0, 0)


def test_evidence_in_characters_and_in_sentences() -> None:
    clause = [{**ACTORS[0], "evidence": ["met Bo Reyes"]}]
    (pair,) = score(case(clause, [], []), summary([ANA]))["actors"].pairs
    assert pair.overlap.characters == pytest.approx(len("met Bo Reyes") / len(S[0]))
    assert (pair.overlap.sentences, pair.overlap.touches) == (1.0, True)
    (pair,) = score(case(clause, [], []), summary([actor("Ana Lund", quote=S[3])]))["actors"].pairs
    assert (pair.overlap.characters, pair.overlap.sentences, pair.overlap.touches) == (0.0, 0.0, False)
    shares = figures([score(case(clause, [], []), summary([ANA]))["actors"]]).evidence
    assert (shares.characters.share, shares.sentences.share, shares.touches.share) == (0.0, 1.0, 1.0)


def test_f1_at_shifted_thresholds() -> None:
    # Dice .8 · .6 = .48, the other fields empty on one side: a match at .4 and .3, none at .5.
    labels = case(meetings=MEETINGS[:1])
    its = score(labels, summary([ANA, BO, UNION], [meeting("abu")]))["meetings"]
    assert (its.counts, its.shifted[-0.1]) == (Counts(1, 0, 0), Counts(1, 0, 0))
    assert its.shifted[0.1] == Counts(0, 1, 1)


def test_strict_needs_every_field() -> None:
    output = as_summary(case())
    worse = output.model_copy(
        update={"meetings": (output.meetings[0].model_copy(update={"place": "Rome"}), output.meetings[1])}
    )
    strict = figures([score(case(), worse)["meetings"]]).strict
    assert (strict.tp, strict.fp, strict.fn, strict.f1) == (1, 1, 1, 0.5)


PEOPLE = ("Ana Lund", "Bo Reyes", "Kai Moss", "Ida Quist", "Oslo Post")
WORDS = ("toll", "ferry", "harbour", "strike", "budget", "bridge", "vote", "ban")
IDS = st.sampled_from([name.split()[0].lower() for name in PEOPLE])
LINES = st.sampled_from(S).map(lambda line: [line])


def _numbered(items: list[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    return [{**item, "id": f"{prefix}{n}"} for n, item in enumerate(items)]


MEETING: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "participants": st.lists(IDS, min_size=1, max_size=3, unique=True),
        "date_start": st.sampled_from(["", "2026-04", "2026-04-06"]),
        "place": st.sampled_from(["", "Oslo", "Rome"]),
        "channel": st.sampled_from(["phone", "unknown"]),
        "status": st.sampled_from(["confirmed", "reported"]),
        "evidence": LINES,
    }
)
STANCE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "holder": IDS,
        "issue": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        "claim": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        "position": st.sampled_from(["supports", "opposes"]),
        "evidence": LINES,
    }
)


@st.composite
def cases(draw: st.DrawFn, *, optional: bool) -> Case:
    """An article with random labels; all use the same people, some of them labelled only here."""
    flag: st.SearchStrategy[bool] = st.booleans() if optional else st.just(False)
    used = [name for name in PEOPLE if draw(st.booleans())]
    meetings = [{**item, "optional": draw(flag)} for item in draw(st.lists(MEETING, max_size=4))]
    stances = [{**item, "optional": draw(flag)} for item in draw(st.lists(STANCE, max_size=4))]
    named: set[str] = {one for item in meetings for one in item["participants"]} | {
        item["holder"] for item in stances
    }
    actors = [
        {"id": id_, "name": name, "kind": "person", "evidence": draw(LINES), "optional": draw(flag)}
        for name in PEOPLE
        if (id_ := name.split()[0].lower()) in named or name in used
    ]
    return case(actors, _numbered(meetings, "m"), _numbered(stances, "s"))


BOTH = st.tuples(cases(optional=True), cases(optional=False).map(as_summary))


def required(labels: Case, kind: str) -> int:
    return sum(not item.optional for item in getattr(labels.gold, kind))


@given(BOTH)
@settings(max_examples=150, deadline=None)
def test_every_item_is_counted_once(both: tuple[Case, Summary]) -> None:
    labels, output = both
    for kind, its in score(labels, output).items():
        assert its.counts.tp + its.counts.fn == required(labels, kind)
        assert its.counts.tp + its.counts.fp + len(its.neutral) == len(getattr(output, kind))
        for shifted in its.shifted.values():
            assert shifted.tp + shifted.fn == required(labels, kind)


@given(BOTH, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_does_not_matter(both: tuple[Case, Summary], random: Any) -> None:
    labels, output = both

    def shuffled(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(items, len(items)))

    gold = labels.gold.model_copy(update={kind: shuffled(getattr(labels.gold, kind)) for kind in KINDS})
    other = output.model_copy(update={kind: shuffled(getattr(output, kind)) for kind in KINDS})
    before, after = score(labels, output), score(replace(labels, gold=gold), other)
    for kind in KINDS:
        assert {(pair.gold, pair.predicted.id) for pair in before[kind].pairs} == {
            (pair.gold, pair.predicted.id) for pair in after[kind].pairs
        }
        assert before[kind].counts == after[kind].counts
        assert before[kind].shifted == after[kind].shifted


def test_a_tie_falls_the_same_way_in_any_order() -> None:
    # Two labels that one output fits equally, and two outputs that fit one label equally.
    twins = [{**MEETINGS[1], "id": name} for name in ("first", "second")]
    one, other = (meeting("ab", id=name, date_start="2026-05") for name in ("m1", "m2"))
    for gold in (twins, twins[::-1]):
        (pair,) = score(case(meetings=gold), summary([ANA, BO], [one]))["meetings"].pairs
        assert pair.gold == "first"
    for output in ([one, other], [other, one]):
        (pair,) = score(case(meetings=twins[:1]), summary([ANA, BO], output))["meetings"].pairs
        assert pair.predicted.id == "m1"


@given(cases(optional=False), cases(optional=False))
@settings(max_examples=100, deadline=None)
def test_swapping_the_sides_swaps_precision_and_recall(one: Case, other: Case) -> None:
    there, back = score(one, as_summary(other)), score(other, as_summary(one))
    # Only where both know the same people: names are looked up in the gold table of the one side.
    kinds = KINDS if {a.id for a in one.gold.actors} == {a.id for a in other.gold.actors} else KINDS[:1]
    for kind in kinds:
        assert there[kind].counts.precision == back[kind].counts.recall
        assert there[kind].counts.recall == back[kind].counts.precision


@given(BOTH)
@settings(max_examples=100, deadline=None)
def test_junk_never_raises_recall_or_precision(both: tuple[Case, Summary]) -> None:
    labels, output = both
    junk = actor("Zed Nobody", id="zed")
    worse = output.model_copy(
        update={
            "actors": (*output.actors, junk),
            "meetings": (*output.meetings, meeting(["zed"], id="zm", topic="junk")),
            "stances": (*output.stances, stance("zed", "toll ferry harbour", id="zs")),
        }
    )
    before, after = score(labels, output), score(labels, worse)
    for kind in KINDS:
        assert after[kind].counts.tp == before[kind].counts.tp
        assert after[kind].counts.fp == before[kind].counts.fp + 1
        assert (after[kind].counts.precision or 0) <= (before[kind].counts.precision or 0)


@given(cases(optional=False))
@settings(max_examples=50, deadline=None)
def test_the_labels_as_output_are_perfect(labels: Case) -> None:
    for kind, its in score(labels, as_summary(labels)).items():
        assert its.counts == Counts(tp=required(labels, kind))


def test_lines_of_output_are_one_line_and_harmless() -> None:
    nasty = actor("Kai \x1b[31m Moss\u202e\n|`<b>" + "x" * 300)
    (found,) = score(case(), summary([nasty]))["actors"].spurious
    assert len(found.label) <= 120
    assert found.label.isprintable()
