"""Actors: names that the article has, mended names, aliases, ids and bounds."""

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


def reasons(summary: Summary) -> list[str]:
    return [r.reason for r in summary.rejected if r.kind == "actor"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Zed Quorn", "the name “Zed Quorn” is not in the article"),
        ("Anna Kess", "the name “Anna Kess” is not in the article"),
        ("", "no name"),
        (" \u202e ", "no name"),
        ("will negotiate", "“will negotiate” is no name"),
        ("mills", "“mills” is no name"),
        ("Anna Kessler " * 20, "the name runs to more than 100 characters"),
    ],
)
def test_a_name_that_the_article_lacks_or_that_is_none_is_rejected(
    publish: Publish, name: str, reason: str
) -> None:
    summary = publish(actors=[person(name)])
    assert summary.actors == ()
    assert reasons(summary) == [reason]


@pytest.mark.parametrize("written", ["Anna  Kessler", "Anna\u00a0Kessler", "anna\tKessler"])
def test_space_in_a_name_does_not_matter(publish: Publish, written: str) -> None:
    (only,) = publish(actors=[person(written)]).actors
    assert only.evidence[0].text.startswith("Anna Kessler met")


@pytest.mark.parametrize(
    ("text", "name", "kind", "published"),
    [
        ("They ate turkey in Lund.", "Turkey", "state", False),
        ("Turkey left.", "Turkey", "state", True),
        ("The škoda was sold.", "Škoda", "organization", False),
        ("Škoda was sold.", "Škoda", "organization", True),
        ("Министр Орлова уехала.", "Орлова", "person", True),
        ("Это была орлова тень.", "Орлова", "person", False),
        ("李娜会见了记者。", "李娜", "person", True),
        ("李娜会见了记者。", "王娜", "person", False),
        ("They told us so.", "US", "state", False),
    ],
)
def test_a_capital_of_the_name_is_one_of_the_article(
    publish: Publish, text: str, name: str, kind: str, published: bool
) -> None:
    summary = publish(text, [{"name": name, "kind": kind, "s": [1]}])
    assert [a.name for a in summary.actors] == ([name] if published else [])


@pytest.mark.parametrize(
    ("text", "name", "kind", "published"),
    [
        ("Two lawmakers met.", "lawmakers", "group", True),
        ("A senior official left.", "senior official", "person", True),
        ("A senior official left.", "a senior official", "person", True),
        ("The planks left.", "planks", "group", False),
        ("The planks said so.", "planks", "group", True),  # what speaks is somebody
        ("Officials left.", "was told", "group", False),
    ],
)
def test_small_letters_name_somebody_only_as_people_and_bodies_do(
    publish: Publish, text: str, name: str, kind: str, published: bool
) -> None:
    assert bool(publish(text, [{"name": name, "kind": kind, "s": [1]}]).actors) == published


@pytest.mark.parametrize(
    ("text", "claimed", "name"),
    [
        ("President Kessler left.", "Anna Kessler", "Kessler"),
        ("Viktor Kessler left.", "Anna Kessler", ""),  # another's surname
        ("Kessler left.", "Anna kessler", ""),
        ("The defence minister of Norvia left.", "Norvia's defence minister", "Norvia's defence minister"),
        ("The defence minister left Norvia.", "Norvia's finance minister", ""),
    ],
)
def test_a_name_is_mended_to_what_the_article_has(
    publish: Publish, text: str, claimed: str, name: str
) -> None:
    summary = publish(text, [person(claimed)])
    assert [a.name for a in summary.actors] == ([name] if name else [])
    if name:
        assert summary.actors[0].notes[0].startswith("name: the article")
    else:
        assert reasons(summary) == [f"the name “{claimed}” is not in the article"]


def test_a_short_name_is_an_alias_of_its_bearer_alone(publish: Publish) -> None:
    (only,) = publish(actors=[person("Anna Kessler", aliases=["Kessler", "the lioness", "Anna"])]).actors
    assert only.aliases == ("Kessler", "Anna")
    text = "Anna Kessler met Viktor Kessler. Kessler left."
    both = [person("Anna Kessler", aliases=["Kessler"]), person("Viktor Kessler", aliases=["Kessler"])]
    assert [a.aliases for a in publish(text, both).actors] == [(), ()]


def test_another_actor_s_name_is_no_alias(publish: Publish) -> None:
    claims = [person("Anna Kessler", aliases=["Pavel Strand", "Strand"]), person("Pavel Strand")]
    assert actor(publish(actors=claims), "Anna Kessler").aliases == ()


def test_a_description_of_the_role_s_words_is_an_alias(publish: Publish) -> None:
    text = "Anna Kessler, the chief envoy, left. The envoy slept."
    (only,) = publish(text, [person("Anna Kessler", role="chief envoy", aliases=["the envoy"])]).actors
    assert only.aliases == ("the envoy",)


def test_one_actor_claimed_twice_is_one_with_both_tellings(publish: Publish) -> None:
    claims = [
        person("Anna Kessler", aliases=["Kessler"]),
        person("Anna  Kessler", role="envoy", affiliation="Timber Board", s=[2]),
        {"name": "Timber Board", "kind": "organization", "s": [2]},
    ]
    summary = publish(actors=claims)
    assert [a.id for a in summary.actors] == ["anna_kessler", "timber_board"]
    assert (summary.actors[0].role, summary.actors[0].affiliation) == ("envoy", "timber_board")
    assert len(summary.actors[0].evidence) == 2


def test_one_name_of_two_kinds_is_two_actors_with_ids_of_their_own(publish: Publish) -> None:
    text = "Kessler spoke for Kessler, the mill he owns."
    claims = [person("Kessler"), {"name": "Kessler", "kind": "organization", "s": [1]}]
    assert [a.id for a in publish(text, claims).actors] == ["kessler", "kessler_2"]


def test_an_id_is_plain_whatever_the_script(publish: Publish) -> None:
    text = "Ёлка Žofie met 李娜 and ¿!?"
    ids = [a.id for a in publish(text, [person("Ёлка Žofie"), person("李娜")]).actors]
    assert ids[0].endswith("zofie")
    assert all(i.isascii() and i.isidentifier() for i in ids)
    assert len(set(ids)) == 2


def test_a_state_may_stand_there_by_another_form(publish: Publish) -> None:
    text = "French envoys met the Kremlin in Vienna."
    summary = publish(text, "France=state; Russia=state")
    assert [a.name for a in summary.actors] == ["France"]
    assert publish(text, [person("France")]).actors == ()


def test_a_state_is_shown_by_its_demonym_too(publish: Publish) -> None:
    text = "France met Norway on Monday. French envoys were glad. It rained in Lund."
    (france,) = publish(text, [{"name": "France", "kind": "state", "s": [1, 2, 3]}]).actors
    assert [e.text[:6] for e in france.evidence] == ["France", "French"]


def test_an_affiliation_is_a_published_body_or_nothing(publish: Publish) -> None:
    board = {"name": "Timber Board", "kind": "organization", "s": [2]}

    def affiliation(to: str) -> str:
        claims = [person("Anna Kessler", aliases=["Kessler"], affiliation=to), board, person("Pavel Strand")]
        return actor(publish(actors=claims), "Anna Kessler").affiliation

    assert affiliation("the Timber Board") == "timber_board"
    assert [affiliation(to) for to in ("Pavel Strand", "Anna Kessler", "Zed Quorn", "")] == [""] * 4


def test_affiliations_do_not_run_in_a_circle(publish: Publish) -> None:
    text = "The Mill Guild of the Timber Board left. The Timber Board of the Mill Guild stayed."
    bodies = [("Mill Guild", "Timber Board"), ("Timber Board", "Mill Guild")]
    claims = [{"name": n, "kind": "organization", "affiliation": a, "s": [1]} for n, a in bodies]
    summary = publish(text, claims)
    assert [a.affiliation for a in summary.actors] == ["timber_board", ""]
    assert summary.actors[1].notes == ("affiliation: the article does not join Mill Guild to this name",)


def test_evidence_is_the_cited_sentences_that_hold_the_name_or_the_first_that_does(publish: Publish) -> None:
    (only,) = publish(actors=[person("Pavel Strand", aliases=["Strand"], s=[1, 2, 3])]).actors
    assert [e.text[:6] for e in only.evidence] == ["Anna K", "Strand"]
    (board,) = publish(actors=[{"name": "Timber Board", "kind": "organization", "s": [99]}]).actors
    assert "Timber Board" in board.evidence[0].text


def test_a_role_of_a_megabyte_is_left_out_with_a_short_note(publish: Publish) -> None:
    (only,) = publish(actors=[person("Anna Kessler", role="envoy " * 180_000)]).actors
    assert only.role == ""
    assert len(only.notes[0]) < 200


def test_a_runaway_list_of_aliases_is_cut(publish: Publish) -> None:
    aliases = [f"Zed {i}" for i in range(100)] + ["Kessler"]
    (only,) = publish(actors=[person("Anna Kessler", aliases=aliases)]).actors
    assert only.aliases == ()


@pytest.mark.parametrize(
    ("text", "name", "kind", "alias"),
    [
        ("French envoys left France.", "France", "state", "French"),
        ("Kelmarkian envoys left Kelmark.", "Kelmark", "state", "Kelmarkian"),
        ("The Harlow Herald is read in Harlow.", "Harlow Herald", "media", "Harlow"),
    ],
)
def test_an_adjective_or_a_place_is_no_other_name(
    publish: Publish, text: str, name: str, kind: str, alias: str
) -> None:
    (found,) = publish(text, [{"name": name, "kind": kind, "aliases": [alias], "s": [1]}]).actors
    assert found.aliases == ()


@pytest.mark.parametrize(
    ("told", "aliases"),
    [
        ("The company will sell a mill.", ("the company",)),
        ("Unite said the company will sell a mill.", ()),  # of whom it speaks
        ("Corsa came. The company will sell a mill.", ()),  # one of two
    ],
)
def test_the_company_is_an_alias_where_nobody_else_may_be_meant(
    publish: Publish, told: str, aliases: tuple[str, ...]
) -> None:
    unite = {"name": "Unite", "kind": "organization", "aliases": ["the company"], "s": [1]}
    corsa = {"name": "Corsa", "kind": "organization", "s": [1]}
    assert publish(f"Unite met Anna Kessler. {told}", [unite, corsa]).actors[0].aliases == aliases


def test_who_speaks_for_a_body_is_of_the_body_and_not_of_the_state(publish: Publish) -> None:
    text = "Lund police spokeswoman Ida Moreau left. Norvia regretted it. Lund police had asked her to stay."
    claims = [
        {"name": "Norvia", "aliases": ["Lund"], "kind": "state", "s": [2]},
        {"name": "Lund police", "kind": "organization", "s": [1, 3]},
        person("Ida Moreau", role="Lund police spokeswoman", affiliation="Norvia"),
    ]
    assert actor(publish(text, actors=claims), "Ida Moreau").affiliation == "lund_police"


def test_initials_in_brackets_are_one_with_their_name(publish: Publish) -> None:
    text = "Norvia National Television (NNTV) had it first. NNTV showed the boat."
    claims = [{"name": name, "kind": "media", "s": [1]} for name in ("Norvia National Television", "NNTV")]
    (only,) = publish(text, actors=claims).actors
    assert (only.name, only.aliases) == ("Norvia National Television", ("NNTV",))


def test_a_state_is_not_called_by_a_part_of_anothers_name(publish: Publish) -> None:
    text = "The Democratic People's Republic of Korea (DPRK) fired it. South Korea protested to the DPRK."
    claims = [
        {"name": "North Korea", "aliases": ["DPRK"], "kind": "state", "s": [1]},
        {"name": "South Korea", "aliases": ["Republic of Korea"], "kind": "state", "s": [2]},
    ]
    found = {a.name: a.aliases for a in publish(text, actors=claims).actors}
    assert found == {"North Korea": ("DPRK",), "South Korea": ()}
