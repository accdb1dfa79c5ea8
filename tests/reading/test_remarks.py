from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
MET = "Anna Kessler met Pavel Strand in Lund."


@pytest.mark.parametrize(
    ("sentence", "remark"),
    [
        ("Anna Kessler refused to be drawn.", ("Anna Kessler", "declines_to_comment")),
        ("Anna Kessler would not say whether they had met.", ("Anna Kessler", "declines_to_comment")),
        ("The foreign ministry declined to comment.", ("foreign ministry", "declines_to_comment")),
        ("Norway neither confirmed nor denied the report.", ("Norway", "neither_confirms_nor_denies")),
        ("Pavel Strand denied that any meeting took place.", ("Pavel Strand", "denies")),
        ("Anna Kessler declined to go into detail.", ("Anna Kessler", "declines_to_comment")),
        ("Anna Kessler's office declined to comment.", ("Anna Kessler's office", "declines_to_comment")),
        (
            "Pavel Strand said he had no knowledge of any meeting.",
            ("Pavel Strand", "neither_confirms_nor_denies"),
        ),
        ("Pavel Strand called the report false.", ("Pavel Strand", "denies")),
        ("Pavel Strand dismissed the report as a fabrication.", ("Pavel Strand", "denies")),
        ("Pavel Strand said he had never met her.", ("Pavel Strand", "denies")),
        ("Pavel Strand said he had met nobody from Norway.", ("Pavel Strand", "denies")),
        ("Pavel Strand said he had spoken to no one from Norway.", ("Pavel Strand", "denies")),
        ("Pavel Strand said no such meeting had taken place.", ("Pavel Strand", "denies")),
        ("Anna Kessler acknowledged it freely.", ("Anna Kessler", "confirms")),
        ("Anna Kessler confirmed that she had met him.", ("Anna Kessler", "confirms")),
        ("The Courier, a newspaper, stood by its account.", ("Courier", "confirms")),
        ("Pavel Strand said that no Norwegian officials met her.", ("Pavel Strand", "denies")),
        ("Pavel Strand tweeted that he had never met her.", ("Pavel Strand", "denies")),
        ("Norway declined to comment on private dinners.", ("Norway", "declines_to_comment")),
        ("Norway said it never discussed such meetings.", ("Norway", "declines_to_comment")),
        ("Norway would say only that its envoys travel.", ("Norway", "declines_to_comment")),
        ("Norway stayed silent on the meeting.", ("Norway", "declines_to_comment")),
        ("Pavel Strand said no such dinner had taken place.", ("Pavel Strand", "denies")),
    ],
)
def test_who_says_what_on_whether_they_met(read: Read, sentence: str, remark: tuple[str, str]) -> None:
    assert read(MET, sentence).remarks == [remark]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pavel Strand denied wrongdoing.",
        "Pavel Strand denied that the toll was unfair.",
        "Pavel Strand declined to comment on the toll.",
        "Pavel Strand confirmed the date of the election.",
        "Pavel Strand did not say what had led to the strike.",
        "A spokeswoman for Anna Kessler did not respond to requests for comment.",
        "Anna Kessler could not be reached for comment.",
        "Anna Kessler said no meeting was planned.",
        "Anna Kessler confirmed that a state had been asked to help get the talks back on track.",
        "Anna Kessler denied that Norway had asked Sweden not to publicize the meeting.",
        "Anna Kessler said she had no information on the dead.",
        "Anna Kessler said she had proposed talks but had received no reply.",
    ],
)
def test_remarks_on_something_else_are_none(read: Read, sentence: str) -> None:
    assert read(MET, sentence).remarks == []
