"""Roles, bodies and descriptions belong to the name they stand beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Actor, Summary

Publish = Callable[..., Summary]


def person(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "person", "s": [1]} | more


def actor(summary: Summary, name: str = "Anna Kessler") -> Actor:
    return next(a for a in summary.actors if a.name == name)


def role(publish: Publish, text: str, role: str, *others: dict[str, Any]) -> str:
    return actor(publish(text, [person("Anna Kessler", role=role), *others])).role


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Anna Kessler, envoy of the Timber Board, left.", "envoy of the Timber Board"),
        ("Anna Kessler, who is envoy of the Timber Board, left.", "envoy"),
        ("Foreign minister Anna Kessler left.", "foreign minister"),
        ("Norvia's foreign minister, Anna Kessler, left.", "foreign minister"),
        ("The envoy to Teslund, Anna Kessler, left.", "envoy"),
        ("Anna Kessler is the chairwoman of the board.", "chairwoman"),
        ("Minister Anna Kessler left.", "minister"),
        ("Anna Kessler, then head of the board, left.", "head of the board"),
    ],
)
def test_a_role_beside_the_name_is_published(publish: Publish, text: str, office: str) -> None:
    assert role(publish, text, office) == office


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Anna Kessler met the envoy of the Timber Board.", "envoy"),
        ("Anna Kessler left. The envoy of the Timber Board stayed.", "envoy"),
        ("Anna Kessler praised the foreign minister.", "foreign minister"),
        ("The minister wrote to Anna Kessler.", "minister"),
        ("Anna Kessler left.", "queen"),
        ("The chairwoman's aide Anna Kessler left.", "chairwoman"),
        ("Anna Kessler; the envoy left.", "envoy"),
        ("Anna Kessler, envoy of the Timber Board, left.", "queen of the Timber Board"),
    ],
)
def test_a_role_that_stands_elsewhere_is_not(publish: Publish, text: str, office: str) -> None:
    only = actor(publish(text, [person("Anna Kessler", role=office)]))
    assert only.role == ""
    assert only.notes == (f"role: the article does not join “{office}” to this name",)


def test_the_role_before_another_name_is_that_one_s(publish: Publish) -> None:
    text = "Anna Kessler and Foreign Minister Pavel Strand left."
    summary = publish(
        text,
        [person("Anna Kessler", role="foreign minister"), person("Pavel Strand", role="foreign minister")],
    )
    assert [a.role for a in summary.actors] == ["", "foreign minister"]


def test_those_in_a_list_behind_a_plural_each_have_the_role(publish: Publish) -> None:
    text = "Foreign ministers Anna Kessler of Norvia and Pavel Strand of Teslund met Ewa Lind."
    summary = publish(
        text, [person(n, role="foreign minister") for n in ("Anna Kessler", "Pavel Strand", "Ewa Lind")]
    )
    assert [a.role for a in summary.actors] == ["foreign minister", "foreign minister", ""]


def test_a_counterpart_shares_the_role(publish: Publish) -> None:
    text = "Norvia's finance minister, Pavel Strand, met his Teslund counterpart, Anna Kessler."
    strand = person("Pavel Strand", role="finance minister")
    assert role(publish, text, "finance minister", strand) == "finance minister"
    apart = "Norvia's finance minister, Pavel Strand, met his counterpart. Anna Kessler wept."
    assert role(publish, apart, "finance minister", strand) == ""


def affiliation(publish: Publish, text: str, owner: str, kind: str = "organization", **more: Any) -> str:
    cast = [
        person("Anna Kessler", affiliation=owner, **more),
        {"name": owner, "kind": kind, "s": [1]},
        person("Pavel Strand"),
    ]
    return actor(publish(text, cast)).affiliation


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kessler of the Timber Board met Pavel Strand.",
        "Anna Kessler, envoy of the Timber Board, met Pavel Strand.",
        "The Timber Board's chairwoman, Anna Kessler, met Pavel Strand.",
        "The Timber Board's deputy chairwoman's aide Anna Kessler met Pavel Strand.",
        "Timber Board spokeswoman Anna Kessler met Pavel Strand.",
        "The Timber Board met Pavel Strand. Its leader, Anna Kessler, left.",
        "The Timber Board met. Anna Kessler, a spokeswoman for the board, left with Pavel Strand.",
    ],
)
def test_a_body_joined_to_the_name_is_an_affiliation(publish: Publish, text: str) -> None:
    assert affiliation(publish, text, "Timber Board") == "timber_board"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kessler sued the Timber Board, Pavel Strand said.",
        "Anna Kessler met Pavel Strand of the Timber Board.",
        "Anna Kessler left. The Timber Board stayed with Pavel Strand.",
        "The Timber Board accused Anna Kessler and Pavel Strand.",
    ],
)
def test_a_body_that_stands_elsewhere_is_none(publish: Publish, text: str) -> None:
    assert affiliation(publish, text, "Timber Board") == ""


def test_a_demonym_before_an_office_makes_one_of_a_state(publish: Publish) -> None:
    text = "French minister Anna Kessler met Pavel Strand."
    assert affiliation(publish, text, "France", "state") == "france"
    assert affiliation(publish, "Anna Kessler met Pavel Strand in France.", "France", "state") == ""


def test_its_leader_is_that_of_the_body_last_named(publish: Publish) -> None:
    text = "The Timber Board sued the Mill Guild. Its leader, Anna Kessler, left."
    bodies = [{"name": n, "kind": "organization", "s": [1]} for n in ("Timber Board", "Mill Guild")]
    for owner, found in (("Timber Board", ""), ("Mill Guild", "mill_guild")):
        assert actor(publish(text, [person("Anna Kessler", affiliation=owner), *bodies])).affiliation == found


def test_a_description_is_an_alias_only_beside_the_name(publish: Publish) -> None:
    beside = "Anna Kessler, the old fox of Lund, left."
    assert actor(publish(beside, [person("Anna Kessler", aliases=["the old fox of Lund"])])).aliases == (
        "the old fox of Lund",
    )
    apart = "Anna Kessler left. The old fox of Lund stayed."
    assert actor(publish(apart, [person("Anna Kessler", aliases=["the old fox of Lund"])])).aliases == ()
