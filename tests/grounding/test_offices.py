"""A role is an office beside the name or told by a verb, and of the body that the actor is of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Actor, Summary

Publish = Callable[..., Summary]


def person(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "person", "s": [1]} | more


BODIES: tuple[dict[str, Any], ...] = (
    {"name": "Timber Board", "kind": "organization", "s": [1]},
    {"name": "Norvia", "kind": "state", "s": [1]},
    {"name": "Teslund", "kind": "state", "s": [1]},
)


def published(publish: Publish, text: str, **claimed: Any) -> Actor:
    cast = [person("Anna Kessler", **claimed), person("Pavel Strand"), *BODIES]
    return next(a for a in publish(text, cast).actors if a.name == "Anna Kessler")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Norvian President Anna Kessler left Norvia.", "President of Norvia"),
        ("Norvia's foreign minister, Anna Kessler, left.", "Norvian foreign minister"),
        ("The Timber Board left. Its chairwoman, Anna Kessler, stayed.", "chairwoman of the Timber Board"),
        ("The Timber Board left, said its editor, Anna Kessler.", "editor of the Timber Board"),
        ("Anna Kessler, who heads the Timber Board, left.", "head of the Timber Board"),
        ("Anna Kessler has led the Timber Board for a year.", "leader of the Timber Board"),
        ("The mills have a Timber Board, under Anna Kessler.", "leader of the Timber Board"),
        (
            "Anna Kessler, a baker who negotiates for the Timber Board, left.",
            "negotiator for the Timber Board",
        ),
        ("Anna Kessler has run the finance ministry of Norvia since May.", "finance minister of Norvia"),
        ("Anna Kessler, who owns the inn at the gate, left.", "inn owner"),
        ("Anna Kessler, who was a nurse and now runs the picket, left.", "runs the picket"),
        ("Anna Kessler spoke for the Timber Board.", "spoke for the Timber Board"),
        ("Anna Kessler, Pavel Strand's adviser, left.", "adviser"),
        ("Pavel Strand left. His spokeswoman, Anna Kessler, stayed.", "Pavel Strand's spokeswoman"),
        ("The talks were mediated by Anna Kessler.", "mediator"),
        ("The mediator, Anna Kessler, is a retired judge.", "mediator, retired judge"),
        ("The bank's vice-president, Anna Kessler, left.", "vice president"),
        ("Timber Board president Anna Kessler left. The board chief wept.", "Timber Board chief"),
    ],
)
def test_what_the_article_joins_is_published(publish: Publish, text: str, office: str) -> None:
    assert published(publish, text, role=office).role == office


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "The two presidents, Pavel Strand of Norvia and Anna Kessler of Teslund, met.",
            "president of Norvia",
        ),
        ("Anna Kessler, President Pavel Strand's adviser, left.", "President"),
        ("President Pavel Strand's adviser, Anna Kessler, left.", "President"),
        ("Anna Kessler met Pavel Strand, who heads the Timber Board.", "head of the Timber Board"),
        ("Anna Kessler heads a school and Pavel Strand the Timber Board.", "head of the Timber Board"),
        ("Foreign minister Anna Kessler met the finance committee.", "finance minister"),
        ("Minister Anna Kessler met Pavel Strand, the minister for trade.", "trade minister"),
        ("Anna Kessler met Pavel Strand, who runs the picket.", "runs the picket"),
        ("Strand's heir, Anna Kessler, and the minister of the day, Ewa Lind, left.", "minister of the day"),
        ("The guild's head, Pavel Strand, and the envoy, Anna Kessler, left.", "guild's head"),
        ("The talks of Anna Kessler were mediated by Norvia.", "mediator"),
    ],
)
def test_what_is_another_s_is_not(publish: Publish, text: str, office: str) -> None:
    assert published(publish, text, role=office).role == ""


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Anna Kessler, who negotiates for the mills, left. The rebel negotiator wept.",
         "the rebel negotiator"),
        ("Norvia's finance minister left. Anna Kessler has run the finance ministry of Norvia.",
         "Norvia's finance minister"),
        ("A report says that the Timber Board fears for its boss. Timber Board president Anna Kessler left.",
         "its boss"),
    ],
)  # fmt: skip
def test_a_description_that_can_only_mean_the_actor_is_an_alias(
    publish: Publish, text: str, alias: str
) -> None:
    assert alias in published(publish, text, aliases=[alias]).aliases


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        (
            "Minister Anna Kessler left. The finance minister and the trade minister wept.",
            "the finance minister",
        ),
        ("Minister Anna Kessler met Minister Pavel Strand. The minister wept.", "the minister"),
        ("Norvia's envoy, Ewa Lind, met her Teslund counterpart, Anna Kessler.", "Norvia's envoy"),
        ("Norvia's envoy met Anna Kessler, the envoy of Teslund.", "Norvia's envoy"),
    ],
)
def test_a_description_of_somebody_else_is_none(publish: Publish, text: str, alias: str) -> None:
    assert alias not in published(publish, text, aliases=[alias]).aliases


def test_a_title_tells_two_of_one_surname_apart(publish: Publish) -> None:
    text = "General Ivo Berg met Lena Berg. General Berg left. Ms Berg stayed."
    both = [person("Ivo Berg", aliases=["General Berg"]), person("Lena Berg", aliases=["Ms Berg"])]
    assert [a.aliases for a in publish(text, both).actors] == [("General Berg",), ("Ms Berg",)]
    for name, alias in (("Lena Berg", "General Berg"), ("Ivo Berg", "Ms Berg")):
        assert publish(text, [person(name, aliases=[alias])]).actors[0].aliases == ()


def test_a_surname_behind_another_first_name_is_not_the_actor_s(publish: Publish) -> None:
    text = "The winner Ivo Berg left. Then the judge Lena Berg, chairwoman of the guild, wept."
    (only,) = publish(text, [person("Ivo Berg", aliases=["Berg"], role="chairwoman of the guild")]).actors
    assert only.role == ""


@pytest.mark.parametrize(
    ("text", "kind", "claimed"),
    [
        ("The Lantern reported it. “Not so,” the paper added.", "media", {"aliases": ["the paper"]}),
        ("A sports daily knew of it.\nLantern wrote of a dinner.", "media", {"role": "sports daily"}),
        ("She told the Lantern network.", "media", {"role": "network"}),
        ("Lantern fell. A spokesman for the company wept.", "organization", {"aliases": ["the company"]}),
    ],
)
def test_a_body_is_called_by_its_kind(
    publish: Publish, text: str, kind: str, claimed: dict[str, Any]
) -> None:
    (only,) = publish(text, [{"name": "Lantern", "kind": kind, "s": [1]} | claimed]).actors
    assert only.role == claimed.get("role", "")
    assert only.aliases == tuple(claimed.get("aliases", ()))


def test_an_agency_is_no_paper(publish: Publish) -> None:
    text = "The news agency Lantern reported it. The paper added more."
    claim = {"name": "Lantern", "kind": "media", "role": "news agency", "aliases": ["the paper"], "s": [1]}
    assert publish(text, [claim]).actors[0].aliases == ()


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("The United States and the US-led talks.", "United States", ("US",)),
        ("The United States left.", "United States of America", ("United States",)),
        ("The government of Kelmark left.", "Kelmark", ("the government of Kelmark",)),
        ("The Russian leadership left Russia.", "Russia", ("Russian leadership",)),
    ],
)
def test_a_state_has_its_other_names(
    publish: Publish, text: str, name: str, aliases: tuple[str, ...]
) -> None:
    (state,) = publish(text, [{"name": name, "kind": "state", "aliases": list(aliases), "s": [1]}]).actors
    assert {*aliases} <= {state.name, *state.aliases}


def test_the_visitors_of_a_state_are_not_the_state(publish: Publish) -> None:
    claim = {"name": "Russia", "kind": "state", "aliases": ["tourists of Russia"], "s": [1]}
    assert publish("The tourists of Russia left.", [claim]).actors[0].aliases == ()


@pytest.mark.parametrize("words", ["any dry July", "a closed league", "no company"])
def test_a_person_is_not_named_by_a_thing(publish: Publish, words: str) -> None:
    text = "It rained in any dry July. A closed league would end, and no company came."
    assert publish(text, [person(words)]).actors == ()


def test_one_of_several_has_the_role_in_the_singular(publish: Publish) -> None:
    text = "The two premiers, Pavel Strand of Norvia and Anna Kessler of Teslund, met."
    assert published(publish, text, role="premiers").role == "premier"
    assert published(publish, "The premiers met Anna Kessler.", role="premiers").role == ""


def test_the_title_of_an_owner_is_the_owner_s(publish: Publish) -> None:
    text = "Anna Kessler, French President Pavel Strand's trade adviser, left France."
    cast = [
        person(
            "Anna Kessler",
            role="French President",
            affiliation="France",
            aliases=["French President Pavel Strand's trade adviser"],
        ),
        person("Pavel Strand", role="French President", affiliation="France"),
        {"name": "France", "kind": "state", "s": [1]},
    ]
    roles = {actor.name: actor.role for actor in publish(text, cast).actors}
    assert roles == {"Anna Kessler": "", "Pavel Strand": "French President", "France": ""}
