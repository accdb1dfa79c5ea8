"""Cause and exchange stand in a line only where its sentences have them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]
CAST = "Anna Kessler; Pavel Strand"


def reasons(publish: Publish, text: str, line: str, cited: list[int]) -> list[str]:
    summary = publish(text, CAST, summary=[{"text": line, "s": cited}])
    return [r.reason for r in summary.rejected if r.kind == "summary"]


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("Kessler raised the toll, because Strand left the board in May.", "because"),
        ("Strand left the board in May; as a result, Kessler raised the toll.", "as a result"),
        ("Kessler raised the toll, and in return Strand left the board.", "in return"),
    ],
)
def test_two_facts_that_nothing_joins_are_not_cause_and_effect(
    publish: Publish, line: str, link: str
) -> None:
    text = "Anna Kessler raised the toll on mills.\nIt rained.\nPavel Strand left the board in May.\n"
    assert reasons(publish, text, line, [1, 3]) == [f"“{link}” joins what its sentences do not join"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Anna Kessler raised the toll because Pavel Strand left the board.",
            "Kessler raised the toll because Strand left the board.",
        ),
        (
            "Anna Kessler raised the toll after Pavel Strand left the board.",
            "Because Strand left the board, Kessler raised the toll.",
        ),
        (
            "Pavel Strand left the board. As a result Anna Kessler raised the toll.",
            "Kessler raised the toll because Strand left the board.",
        ),
        (
            "Anna Kessler raised the toll. Pavel Strand left the board.",
            "Kessler raised the toll after Strand left the board.",
        ),
    ],
)
def test_what_the_sentences_join_may_be_joined(publish: Publish, text: str, line: str) -> None:
    cited = [1, 2] if ". " in text else [1]
    assert reasons(publish, text, line, cited) == []
