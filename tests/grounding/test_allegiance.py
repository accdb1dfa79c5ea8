"""For whom somebody acts: by a verb, an office, a chief or a dateline, and never by mere nearness."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]

CAST: tuple[dict[str, Any], ...] = (
    {"name": "Pavel Strand", "kind": "person", "s": [1]},
    {"name": "Norvia", "kind": "state", "s": [1]},
    {"name": "Teslund", "kind": "state", "s": [1]},
    {"name": "Timber Board", "kind": "organization", "s": [1]},
    {"name": "finance ministry", "kind": "organization", "s": [1]},
    {"name": "Strand's office", "kind": "organization", "s": [1]},
    {"name": "Lantern", "kind": "media", "role": "daily", "s": [1]},
)


def affiliation(publish: Publish, text: str, name: str, owner: str, kind: str = "person") -> str:
    claim = {"name": name, "kind": kind, "affiliation": owner, "s": [1]}
    summary = publish(text, [claim, *(c for c in CAST if c["name"] != name)])
    found = next(a for a in summary.actors if a.name == name)
    return next((a.name for a in summary.actors if a.id == found.affiliation), "")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Anna Kessler, who leads the loyal Timber Board, left.", "Timber Board"),
        ("Anna Kessler spoke for the Timber Board.", "Timber Board"),
        ("The Timber Board, led by Anna Kessler, left.", "Timber Board"),
        ("Timber Board foreign policy aide Ewa Anna Kessler left.", "Timber Board"),
        ("The Timber Board sulked. Anna Kessler, its chairwoman, left.", "Timber Board"),
        ("The Lantern wrote it.\nOthers wept.\nThe newspaper stood by it, said its editor, Anna Kessler.",
         "Lantern"),
        ("Pavel Strand, envoy of Norvia, left. His spokeswoman, Anna Kessler, stayed.", "Norvia"),
        ("Pavel Strand, envoy of Norvia, and Strand's predecessor, Anna Kessler, left.", "Norvia"),
        ("Norvia's finance minister, Anna Kessler, left. The finance ministry wept.", "finance ministry"),
        ("BERGEN, Norvia, 18 May\nThe prime minister, Anna Kessler, left.", "Norvia"),
        ("President Anna Kessler left Norvia. Pavel Strand thanked Anna Kessler, his friend, and the Norvian"
         " leader thanked Pavel Strand, envoy of Teslund.", "Norvia"),
    ],
)  # fmt: skip
def test_who_serves_a_body_is_of_it(publish: Publish, text: str, owner: str) -> None:
    assert affiliation(publish, text, "Anna Kessler", owner) == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Anna Kessler met Pavel Strand, who leads the Timber Board.", "Timber Board"),
        ("Anna Kessler leads the campaign against the Timber Board.", "Timber Board"),
        ("Norvia's envoy, Pavel Strand, met his Teslund counterpart, Anna Kessler.", "Norvia"),
        ("BERGEN, Norvia, 18 May\nThe prime minister of Teslund, Anna Kessler, left.", "Norvia"),
        ("BERGEN, Norvia, 18 May\nThe baker Anna Kessler left.", "Norvia"),
        ("Anna Kessler announced a date with the Timber Board's director, Pavel Strand.", "Timber Board"),
        ("Anna Kessler of the old mill, which owns part of the Timber Board, left.", "Timber Board"),
    ],
)
def test_who_stands_near_a_body_is_not(publish: Publish, text: str, owner: str) -> None:
    assert affiliation(publish, text, "Anna Kessler", owner) == ""


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        (
            "Norvia's finance minister, Pavel Strand, left. The finance ministry wept.",
            "finance ministry",
            "Norvia",
        ),
        ("Pavel Strand, envoy of Norvia, left. Strand's office wept.", "Strand's office", "Norvia"),
        ("Norvia fell out with the finance ministry.", "finance ministry", "Norvia"),
        ("Norvia met Teslund. The finance ministry wept.", "finance ministry", ""),
        ("Norvia told Teslund that the finance ministry wept.", "finance ministry", ""),
        ("Norvia's envoy, Pavel Strand, left. The finance ministry wept.", "finance ministry", ""),
    ],
)
def test_an_office_is_of_the_state_of_whoever_holds_it(
    publish: Publish, text: str, name: str, state: str
) -> None:
    assert affiliation(publish, text, name, "Norvia", "organization") == state


def test_a_state_acts_for_none_of_its_offices(publish: Publish) -> None:
    text = "Norvia's embassy and the Bank of Norvia wept with Norvia."
    for body in ("Norvia's embassy", "Bank of Norvia"):
        cast = [
            {"name": "Norvia", "kind": "state", "affiliation": body, "s": [1]},
            {"name": body, "kind": "organization", "s": [1]},
        ]
        assert publish(text, cast).actors[0].affiliation == ""
