"""What one verb governs, and what tells of no view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def told(found: Any) -> list[tuple[str, str | None, str]]:
    return [(u.holder.name, u.leaning, u.issue) for u in found.utterances]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cuba stands by Pavel Strand.", [("Cuba", "supports", "Pavel Strand")]),
        ("In Rome, Norway welcomed the truce.", [("Norway", "supports", "the truce")]),
        ("Norway pressed Sweden and Denmark to lift the toll.", [("Norway", "supports", "lifting the toll")]),
        ("Norway called on Sweden to lift the toll.", [("Norway", "supports", "lifting the toll")]),
        (
            "Norway still won't let Sweden open the border.",
            [("Norway", "opposes", "Sweden opening the border")],
        ),
        (
            "Leaders of the Nordic Council on Monday called for a truce.",
            [("Nordic Council", "supports", "a truce")],
        ),
        ("Norway pleaded with both sides to settle.", [("Norway", "supports", "settling")]),
        ("Norway has threatened to veto the toll.", [("Norway", "opposes", "the toll")]),
        ("Norway stands with Sweden.", [("Norway", "supports", "Sweden")]),
        (
            "Anna Kessler welcomed the toll in a post on the site.",
            [("Anna Kessler", "supports", "the toll")],
        ),
        ("Norway has lobbied hard against the toll.", [("Norway", "opposes", "the toll")]),
        ("Norway accused Sweden of waging a war.", [("Norway", "opposes", "waging a war")]),
        ("Mr Strand, a Lund Republican, praised the decision.", [("Strand", "supports", "the decision")]),
        (
            "Opposition lawmakers slammed the deal, while business groups praised the plan.",
            [("Opposition lawmakers", "opposes", "the deal"), ("business groups", "supports", "the plan")],
        ),
        (
            'Pavel Strand told the Courier he backed the toll "in principle" but opposed the timing.',
            [("Pavel Strand", "supports", "the toll"), ("Pavel Strand", "opposes", "the timing")],
        ),
        ("Norway has its doubts about the toll.", [("Norway", "opposes", "the toll")]),
        ("Norway held out for a longer truce.", [("Norway", "supports", "a longer truce")]),
        ("Norway has put forward a plan for a truce.", [("Norway", "supports", "a plan for a truce")]),
        ("Norway promised that wages would rise.", [("Norway", "supports", "wages rising")]),
        (
            "The toll is opposed by Norway and backed by Sweden.",
            [("Norway", "opposes", "the toll"), ("Sweden", "supports", "the toll")],
        ),
        (
            "The Norwegian Green Party chose to govern with Labour.",
            [("Norwegian Green Party", "supports", "governing with Labour")],
        ),
    ],
)
def test_who_leans_which_way_towards_what(read: Read, sentence: str, expected: list[Any]) -> None:
    assert told(read(sentence)) == expected


def test_said_by_between_commas_is_heard(read: Read) -> None:
    found = read("Anna Kessler left.", "The toll, she told the Courier, would be a mistake.")
    assert [(u.holder.name, u.claim) for u in found.utterances] == [
        ("Anna Kessler", "The toll would be a mistake")
    ]


def test_the_words_before_she_wrote_on_telegram_are_hers(read: Read) -> None:
    quoted = (
        '"Europe must have a seat at the table, but not as a broker," Anna Kessler wrote on the Telegram app.'
    )
    position = read(quoted).position
    assert position.quote == "Europe must have a seat at the table, but not as a broker"


def test_a_quotation_goes_on_after_a_denial(read: Read) -> None:
    found = read(
        '"There was no meeting with Pavel Strand," Anna Kessler said.',
        '"There will be no toll without a bridge."',
    )
    assert found.remarks == [("Anna Kessler", "denies")]
    assert found.holders == ["Anna Kessler"]


def test_a_refusal_is_told_in_the_words_it_is_quoted_with(read: Read) -> None:
    position = read('"We do not discuss the travel of advisers," Anna Kessler told reporters.').position
    assert (position.silence, position.claim) == (
        "declines_to_comment",
        "We do not discuss the travel of advisers",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Hamas will not rule Gaza.",
        "Two officials described the talks as cordial.",
        "Diplomats said Norway would resume talks with Sweden in Lund on Friday.",
        "Sweden may come, provided that both ports agree on fees.",
        "The two met in Oslo, a session called after Norway had left.",
    ],
)
def test_no_view_is_told(read: Read, sentence: str) -> None:
    assert read(sentence).holders == []


def test_a_hyphened_thing_is_one(read: Read) -> None:
    assert read("Anna Kessler opposes re-election.").position.issue == "re-election"


@pytest.mark.parametrize(
    "sentence",
    [
        "It is unclear whether Norway backs the toll or opposes it.",
        "Unless Sweden accepts the toll, Norway will close the border.",
        "Norway will wait until Sweden accepts the toll.",
        "Sweden has neither accepted nor rejected the toll.",
    ],
)
def test_what_is_only_supposed_is_no_position(read: Read, sentence: str) -> None:
    assert told(read(sentence)) == []


def test_what_neither_wants_neither_claims(read: Read) -> None:
    found = read("Neither Norway nor Sweden wants a war.").utterances
    assert [(u.holder.name, u.leaning) for u in found] == [("Norway", "opposes"), ("Sweden", "opposes")]
    assert {u.claim for u in found} == {"Neither Norway nor Sweden wants a war"}


def test_what_was_voted_on_is_told_with_the_vote(read: Read) -> None:
    found = read("Norway voted to reject the treaty.").position
    assert (found.leaning, found.claim) == ("opposes", "Norway voted to reject the treaty")


def test_a_semicolon_parts_what_two_say(read: Read) -> None:
    found = read("Norway says it has the right to build the dam; Sweden says the dam threatens its water.")
    assert [u.reported_by for u in found.utterances] == [(), ()]


def test_a_colon_with_no_quotation_parts_what_two_say(read: Read) -> None:
    found = read("The Kessler Line say they have had enough: its director, Pavel Strand, opposes any return.")
    assert [u.reported_by for u in found.utterances if u.holder.name == "Pavel Strand"] == [()]


def test_a_claim_is_quoted_only_with_its_own_words(read: Read) -> None:
    found = read(
        'Anna Kessler accused Pavel Strand of "buying votes with other people\'s money" and called on '
        "the mayors to boycott a conference with him."
    )
    assert [u.quote for u in found.utterances] == ["buying votes with other people's money", ""]


def test_neither_of_two_comments(read: Read) -> None:
    found = read("Neither Norway nor Sweden would comment on the visit.")
    assert [u.claim for u in found.utterances] == ["Neither Norway nor Sweden would comment on the visit"] * 2


def test_the_general_is_who_is_titled_so(read: Read) -> None:
    found = read("Gen. Anna Kessler left.", "“We will not lay down our arms,” the general told soldiers.")
    assert found.holders == ["Anna Kessler"]


def test_what_is_denied_is_nobody_s_position(read: Read) -> None:
    found = read("An official of Sweden denied that Norway had asked Denmark to wait.")
    assert "Norway" not in found.holders


def test_what_somebody_could_do_is_not_what_they_want(read: Read) -> None:
    found = read("“The king himself could intervene with Norway and urge it to stop,” Anna Kessler said.")
    assert found.holders == ["Anna Kessler"]
