"""Who is named in a retold line must be told in the sentences that it retells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]
CAST: list[dict[str, Any]] = [
    {"name": "Anna Kessler", "aliases": ["Kessler"], "kind": "person", "role": "mayor of Lund", "s": [1]},
    {"name": "Pavel Strand", "aliases": ["Strand"], "kind": "person", "role": "miller", "s": [2]},
    {"name": "Norvia", "kind": "state", "s": [3]},
]
TEXT = (
    "Anna Kessler, the mayor of Lund, met farmers in May.\n"
    "Pavel Strand, a miller, sold his boat to the port.\n"
    "Norvia closed its harbours to the fleet.\n"
    "She promised the farmers a bridge.\n"
)


def reasons(publish: Publish, line: str, cited: list[int]) -> list[str]:
    summary = publish(TEXT, CAST, summary=[{"text": line, "s": cited}])
    return [r.reason for r in summary.rejected if r.kind == "summary"]


@pytest.mark.parametrize(
    ("line", "cited", "why"),
    [
        ("Strand met farmers in May.", [1], "“Strand” is not named where this is told"),
        (
            "Kessler met farmers, and Norvia sold his boat to the port.",
            [1, 2, 3],
            "“Norvia” is not named where",
        ),
        ("Mayor Strand sold his boat to the port.", [1, 2], "“mayor” is not what Pavel Strand is"),
    ],
)
def test_a_name_in_anothers_place_is_found(publish: Publish, line: str, cited: list[int], why: str) -> None:
    assert [reason[: len(why)] for reason in reasons(publish, line, cited)] == [why]


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("Mayor Kessler met farmers in May.", [1]),
        ("Kessler promised the farmers a bridge.", [4]),
        ("Kessler met farmers, and Strand sold his boat.", [1, 2]),
        ("Norvia closed its harbours to the fleet.", [3]),
    ],
)
def test_a_name_in_its_own_place_stays(publish: Publish, line: str, cited: list[int]) -> None:
    assert reasons(publish, line, cited) == []


def test_a_place_is_where_its_own_sentence_has_it(publish: Publish) -> None:
    text = (
        "Senior officials of both sides met quietly in Aldersund on March 3.\n"
        "The ministry in Port Haldane declined to comment on the report.\n"
    )

    def rejected(place: str) -> list[str]:
        line = f"Senior officials of both sides met in {place} on March 3; the ministry declined to comment."
        summary = publish(text, [], summary=[{"text": line, "s": [1, 2]}])
        return [r.reason for r in summary.rejected if r.kind == "summary"]

    assert rejected("Port Haldane") == ["“Port Haldane” is not where this is told to have been"]
    assert rejected("Aldersund") == []
