"""Bodies that are claimed to be people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Brightway fell on Tuesday.",
        "Brightway, which owns the yard, was silent.",
        "The chief executive of Brightway met Anna Kessler.",
        "Brightway executives met Anna Kessler.",
        "Brightway said in a statement that the strike was a mistake.",
        "Brightway said it had sold the yard.",
    ],
)
def test_who_is_told_as_a_body_is_no_person(publish: Publish, text: str) -> None:
    (found,) = publish(text, "Brightway").actors
    assert (found.kind, found.notes) == ("organization", ("kind: told as a body, not as a person",))


@pytest.mark.parametrize(
    "text",
    [
        "Brightway met Anna Kessler.",
        "John Brightway came. Brightway said in a statement that the strike was a mistake.",
        "President Brightway said in a statement that the strike was a mistake.",
        "Brightway said in a statement that he was ill.",
        "The board met. Brightway, the chairman, said it had sold the yard.",
        "She wrote to Brightway, which was a mistake.",
        "Brightway's shares in the mill fell.",
    ],
)
def test_who_may_be_a_person_stays_one(publish: Publish, text: str) -> None:
    (found,) = publish(text, "Brightway").actors
    assert (found.kind, found.notes) == ("person", ())


def test_a_body_is_one_with_that_of_its_whole_name(publish: Publish) -> None:
    text = "Brightway Rail met Anna Kessler. Shares of Brightway fell."
    (rail,) = publish(text, "Brightway Rail=organization; Brightway").actors
    assert (rail.name, rail.aliases, rail.notes) == ("Brightway Rail", ("Brightway",), ())
