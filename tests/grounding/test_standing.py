"""How certain a meeting is: comments on it, and a status that its sentences bear out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Meeting, Says, Status, Summary

Publish = Callable[..., Summary]
CAST = "Anna Kessler; Pavel Strand; Ewa Lind; Courier=media; Norvia=state"


def claim(*sentences: int, **more: Any) -> dict[str, Any]:
    return {"participants": ["Anna Kessler", "Pavel Strand"], "status": "confirmed", "s": sentences} | more


def meeting(publish: Publish, text: str, *sentences: int, **more: Any) -> Meeting:
    summary = publish(text, CAST, meetings=[claim(*sentences, **more)])
    assert summary.meetings, summary.rejected
    return summary.meetings[0]


@pytest.mark.parametrize(
    ("text", "claimed", "status"),
    [
        ("Anna Kessler met Pavel Strand.", "confirmed", "confirmed"),
        ("Anna Kessler met Pavel Strand.", "reported", "reported"),  # never raised
        ("Anna Kessler reportedly met Pavel Strand.", "confirmed", "reported"),
        ("Ewa Lind said Anna Kessler met Pavel Strand.", "confirmed", "reported"),
        ("Anna Kessler said she met Pavel Strand.", "confirmed", "confirmed"),
        ("Anna Kessler will meet Pavel Strand.", "confirmed", "planned"),
        ("Anna Kessler will meet Pavel Strand.", "planned", "planned"),
        ("Anna Kessler met Pavel Strand.", "planned", "planned"),
    ],
)
def test_a_status_is_lowered_to_what_is_told_and_never_raised(
    publish: Publish, text: str, claimed: Status, status: Status
) -> None:
    found = meeting(publish, text, 1, status=claimed)
    assert found.status == status
    assert any(note.startswith("status:") for note in found.notes) == (status != claimed)


@pytest.mark.parametrize(
    ("text", "claimed", "reason"),
    [
        (
            "Anna Kessler did not meet Pavel Strand.",
            "confirmed",
            "its sentences tell that it did not take place",
        ),
        ("Anna Kessler met Pavel Strand.", "denied", "no participant denies it"),
    ],
)
def test_what_did_not_take_place_is_no_meeting(
    publish: Publish, text: str, claimed: Status, reason: str
) -> None:
    summary = publish(text, CAST, meetings=[claim(1, status=claimed)])
    assert summary.meetings == ()
    assert [r.reason for r in summary.rejected if r.kind == "meeting"] == [reason]


REPORT = "Anna Kessler met Pavel Strand, the Courier reported. "


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("Strand denied the meeting.", "denies"),
        ("Strand confirmed the meeting.", "confirms"),
        ("Strand declined to comment on the meeting.", "declines_to_comment"),
        ("Strand would neither confirm nor deny the meeting.", "neither_confirms_nor_denies"),
        ("He denied the meeting.", "denies"),
        ("Strand said he had met nobody from Norvia.", "denies"),
        ("Strand declined to comment.", "declines_to_comment"),
        ("Strand would not discuss the report.", "declines_to_comment"),
    ],
)
def test_a_comment_is_kept_as_it_is_told(publish: Publish, told: str, says: Says) -> None:
    found = meeting(
        publish, REPORT + told, 1, 2, status="reported", comments=[{"by": "Pavel Strand", "says": says}] * 2
    )
    assert [(c.by, c.says) for c in found.comments] == [("pavel_strand", says)]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("Strand confirmed the meeting.", "denies"),
        ("Strand denied the meeting.", "confirms"),
        ("Strand declined to comment on the meeting.", "denies"),
        ("Strand slept.", "confirms"),
        ("Ewa Lind denied the meeting.", "denies"),  # another's word
        ("It rained. Strand denied the meeting.", "denies"),  # a sentence not pointed at
        ("Strand said he had met nobody but Kessler.", "denies"),
        ("Strand declined to comment on the price of timber.", "declines_to_comment"),  # another matter
        ("Strand would not comment on reports that a mill will close.", "declines_to_comment"),
    ],
)
def test_a_comment_that_nobody_makes_is_left_out_with_a_note(publish: Publish, told: str, says: Says) -> None:
    found = meeting(
        publish, REPORT + told, 1, 2, status="reported", comments=[{"by": "Pavel Strand", "says": says}]
    )
    assert found.comments == ()
    assert f"comment: nothing says that Pavel Strand {says.replace('_', ' ')}" in found.notes


def test_a_comment_on_another_meeting_is_not_one_on_this(publish: Publish) -> None:
    text = "Anna Kessler met Pavel Strand. Ewa Lind met Pavel Strand in May. Strand denied the meeting."
    found = meeting(publish, text, 1, 3, comments=[{"by": "Pavel Strand", "says": "denies"}])
    assert found.comments == ()
    assert found.status == "confirmed"


@pytest.mark.parametrize(
    ("told", "by", "says", "becomes"),
    [
        ("Strand denied the meeting.", "Pavel Strand", "denies", "denied"),
        ("Strand confirmed the meeting.", "Pavel Strand", "confirms", "confirmed"),
        ("Strand declined to comment.", "Pavel Strand", "declines_to_comment", "reported"),
        ("Ewa Lind confirmed the meeting.", "Ewa Lind", "confirms", "reported"),  # who was not there
    ],
)
def test_the_word_of_who_took_part_settles_the_status(
    publish: Publish, told: str, by: str, says: Says, becomes: Status
) -> None:
    comments = [{"by": by, "says": says}]
    assert meeting(publish, REPORT + told, 1, 2, status="reported", comments=comments).status == becomes


def test_a_runaway_list_of_comments_is_cut(publish: Publish) -> None:
    comments = [{"by": "Zed " * 100_000, "says": "denies"}] * 1000
    found = meeting(publish, REPORT, 1, comments=comments)
    assert len(found.notes) <= 40
    assert max(map(len, found.notes)) < 200


def test_a_denial_of_another_report_is_no_comment_on_the_meeting(publish: Publish) -> None:
    text = (
        "Anna Kessler met Pavel Strand in Lenz. The Courier had reported that she offered Strand a post. "
        "Ewa Lind, for the minister, denied the report. {}"
    )
    denies = {"by": "Ewa Lind", "says": "denies"}
    assert meeting(publish, text.format(""), 1, 3, comments=[denies]).comments == ()
    own = "Anna Kessler met Pavel Strand in Lenz. Ewa Lind denied the report."
    assert [c.by for c in meeting(publish, own, 1, 2, comments=[denies]).comments] == ["ewa_lind"]


def test_what_another_denies_in_the_sentence_is_no_denial_of_the_outlet(publish: Publish) -> None:
    text = "Anna Kessler denied having met Pavel Strand, hours after Courier reported a dinner of the two."
    found = meeting(
        publish,
        text,
        1,
        status="denied",
        comments=[{"by": "Courier", "says": "denies"}, {"by": "Anna Kessler", "says": "denies"}],
    )
    assert [comment.by for comment in found.comments] == ["anna_kessler"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "A meeting between Anna Kessler and Pavel Strand came as Ewa Lind confirmed that a toll was due.",
            [],
        ),
        (
            "Anna Kessler met Pavel Strand in Lund, as Ewa Lind confirmed that the talks were short.",
            ["confirms"],
        ),
    ],
)
def test_what_is_confirmed_beside_a_meeting_is_not_the_meeting(
    publish: Publish, text: str, says: list[str]
) -> None:
    found = meeting(publish, text, 1, comments=[{"by": "Ewa Lind", "says": "confirms"}])
    assert [comment.says for comment in found.comments] == says


def test_what_both_confirm_each_of_them_confirms(publish: Publish) -> None:
    text = "Anna Kessler met Pavel Strand in Lund.\nThe mill was closed.\nBoth leaders confirmed it.\n"
    said = [{"by": "Anna Kessler", "says": "confirms"}, {"by": "Pavel Strand", "says": "confirms"}]
    assert len(meeting(publish, text, 1, 3, comments=said).comments) == 2


def test_what_is_not_commented_on_may_be_what_the_meeting_was_told_by(publish: Publish) -> None:
    text = "Anna Kessler met Pavel Strand, says a programme. Strand would not comment on the programme."
    silent = {"by": "Pavel Strand", "says": "declines_to_comment"}
    assert len(meeting(publish, text, 1, 2, comments=[silent]).comments) == 1


def test_the_body_in_the_name_of_those_who_met_denies_it_for_them(publish: Publish) -> None:
    text = "Executives of Fennway met managers of Corsa, the Courier reported. {}."
    cast = "Fennway=organization; Corsa=organization; executives of Fennway=group; managers of Corsa=group"
    denies = {"by": "Fennway", "says": "denies"}
    met = {"participants": ["executives of Fennway", "managers of Corsa"], "status": "reported", "s": [1, 2]}
    for told in ("Fennway said it had met nobody from Corsa", "It had met nobody from Corsa, Fennway said"):
        (found,) = publish(text.format(told), cast, meetings=[met | {"comments": [denies]}]).meetings
        assert (found.status, [c.by for c in found.comments]) == ("denied", ["fennway"])
