from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Actor, Summary

Publish = Callable[..., Summary]


def person(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "person", "s": [1]} | more


def actor(summary: Summary, name: str) -> Actor:
    return next(a for a in summary.actors if a.name == name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Zed Quorn", "the name “Zed Quorn” is not in the article"),
        ("Anna Kess", "the name “Anna Kess” is not in the article"),
        ("", "no name"),
        (" \u202e ", "no name"),
    ],
)
def test_a_name_that_the_article_lacks_is_rejected(publish: Publish, name: str, reason: str) -> None:
    summary = publish(actors=[person(name)])
    assert summary.actors == ()
    assert [r.reason for r in summary.rejected if r.kind == "actor"] == [reason]


@pytest.mark.parametrize("written", ["ANNA KESSLER", "Anna  Kessler", "Anna\u00a0Kessler"])
def test_case_and_space_of_a_name_do_not_matter(publish: Publish, written: str) -> None:
    (only,) = publish(actors=[person(written)]).actors
    assert only.evidence[0].text.startswith("Anna Kessler met")


def test_aliases_that_the_article_lacks_are_left_out(publish: Publish) -> None:
    (only,) = publish(actors=[person("Anna Kessler", aliases=["Kessler", "the lioness", "Anna"])]).actors
    assert only.aliases == ("Kessler", "Anna")


def test_one_actor_claimed_twice_is_one_with_both_tellings(publish: Publish) -> None:
    claims = [
        person("Anna Kessler", aliases=["Kessler"]),
        person("ANNA KESSLER", role="envoy", affiliation="Timber Board", s=[2]),
        {"name": "Timber Board", "kind": "organization", "s": [2]},
    ]
    summary = publish(actors=claims)
    assert [a.id for a in summary.actors] == ["anna_kessler", "timber_board"]
    assert summary.actors[0].role == "envoy"
    assert summary.actors[0].affiliation == "timber_board"
    assert len(summary.actors[0].evidence) == 2


def test_one_name_of_two_kinds_is_two_actors_with_ids_of_their_own(publish: Publish) -> None:
    text = "Kessler spoke for Kessler, the mill he owns."
    claims = [person("Kessler"), {"name": "Kessler", "kind": "organization", "s": [1]}]
    assert [a.id for a in publish(text, actors=claims).actors] == ["kessler", "kessler_2"]


def test_an_id_is_plain_whatever_the_script(publish: Publish) -> None:
    text = "Ёлка Žofie met 李娜 and ¿!?"
    claims = [person("Ёлка Žofie"), person("李娜"), person("¿!?")]
    ids = [a.id for a in publish(text, actors=claims).actors]
    assert ids[0].endswith("zofie")
    assert all(i and i.isascii() and i.isidentifier() for i in ids)
    assert len(set(ids)) == 3


def test_a_state_may_stand_there_by_another_form(publish: Publish) -> None:
    text = "French envoys met the Kremlin in Vienna."
    states = [{"name": n, "kind": "state", "s": [1]} for n in ("France", "Russia")]
    summary = publish(text, actors=states)
    assert [a.name for a in summary.actors] == ["France"]
    assert summary.actors[0].evidence[0].text == text
    assert publish(text, actors=[person("France")]).actors == ()


def test_a_role_must_be_of_the_article_s_words(publish: Publish) -> None:
    assert publish(actors=[person("Anna Kessler", role="Envoy of the Timber Board")]).actors[0].role
    assert not publish(actors=[person("Anna Kessler", role="queen of the Timber Board")]).actors[0].role


def test_one_of_two_ministers_is_a_minister(publish: Publish) -> None:
    text = "The two ministers, Anna Kessler and Pavel Strand, met in Lund."
    assert publish(text, actors=[person("Anna Kessler", role="minister")]).actors[0].role == "minister"


def test_a_state_is_shown_by_its_demonym_too(publish: Publish) -> None:
    text = "France met Norway on Monday. French envoys were glad. It rained in Lund."
    (france,) = publish(text, actors=[{"name": "France", "kind": "state", "s": [1, 2, 3]}]).actors
    assert [e.text[:6] for e in france.evidence] == ["France", "French"]


def test_an_affiliation_is_a_published_body_or_nothing(publish: Publish) -> None:
    board = {"name": "Timber Board", "kind": "organization", "s": [2]}
    strand = person("Pavel Strand")

    def affiliation(to: str) -> str:
        summary = publish(actors=[person("Anna Kessler", affiliation=to), board, strand])
        return actor(summary, "Anna Kessler").affiliation

    assert affiliation("the Timber Board") == "timber_board"
    assert affiliation("Pavel Strand") == ""
    assert affiliation("Anna Kessler") == ""
    assert affiliation("Zed Quorn") == ""


def test_evidence_prefers_the_sentences_that_hold_the_name(publish: Publish) -> None:
    (only,) = publish(actors=[person("Pavel Strand", aliases=["Strand"], s=[1, 2, 3])]).actors
    assert [e.text[:6] for e in only.evidence] == ["Anna K", "Strand"]


def test_evidence_is_found_where_the_claim_points_nowhere(publish: Publish) -> None:
    (only,) = publish(actors=[person("Timber Board", kind="organization", s=[99])]).actors
    assert "Timber Board" in only.evidence[0].text


NAMESAKES = "Anna Kessler met Viktor Kessler and Ewa Strand."


def holder(publish: Publish, name: str) -> str:
    claims = [person(n) for n in ("Anna Kessler", "Viktor Kessler", "Ewa Strand")]
    stance = {"holder": name, "issue": "toll", "position": "mixed", "claim": "it may stay", "s": [1]}
    summary = publish(NAMESAKES, actors=claims, stances=[stance])
    return summary.stances[0].holder if summary.stances else ""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Anna Kessler", "anna_kessler"),
        ("viktor kessler", "viktor_kessler"),
        ("General Viktor Kessler", "viktor_kessler"),
        ("Strand", "ewa_strand"),
        ("Mrs Strand's", "ewa_strand"),
        ("Kessler", ""),  # two of them: nobody can say which
        ("", ""),
    ],
)
def test_a_name_leads_to_the_one_actor_it_can_mean(publish: Publish, name: str, found: str) -> None:
    assert holder(publish, name) == found


def test_a_body_is_found_by_its_acronym(publish: Publish) -> None:
    text = "The Marovian Timber Federation rejects the toll."
    actors = [{"name": "Marovian Timber Federation", "kind": "organization", "s": [1]}]
    stance = {"holder": "MTF", "issue": "the toll", "position": "opposes", "claim": "no toll", "s": [1]}
    assert publish(text, actors=actors, stances=[stance]).stances[0].holder == "marovian_timber_federation"
