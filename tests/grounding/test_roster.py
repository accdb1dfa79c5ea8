"""Who is meant by a name, an office, a pronoun or "the two sides"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.scene.forms import capitalized, forms
from summarizer.grounding.scene.roster import Scene
from summarizer.summary import Actor

Scenes = Callable[..., Scene]
NAMESAKES = "Anna Kessler met Viktor Kessler and Ewa Strand of the Marovian Timber Federation."
CAST = "Anna Kessler; Viktor Kessler; Ewa Strand; Marovian Timber Federation=organization"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Anna Kessler", "anna_kessler"),
        ("viktor kessler", "viktor_kessler"),
        ("General Viktor Kessler", "viktor_kessler"),
        ("Strand", "ewa_strand"),
        ("Mrs Strand's", "ewa_strand"),
        ("MTF", "marovian_timber_federation"),
        ("the Marovian Timber Federation", "marovian_timber_federation"),
        ("Kessler", ""),  # two of them: nobody can say which
        ("Zed", ""),
        ("", ""),
    ],
)
def test_a_name_leads_to_the_one_actor_it_can_mean(scene_of: Scenes, name: str, found: str) -> None:
    actor = scene_of(NAMESAKES, CAST).roster.find(name)
    assert (actor.id if actor else "") == found


def test_of_overlapping_names_the_longest_is_mentioned(scene_of: Scenes) -> None:
    scene = scene_of("Norvia Timber sued Norvia.", "Norvia=state; Norvia Timber=organization")
    assert [m.actor for m in scene.mentions.at(1)] == ["norvia_timber", "norvia"]
    assert scene.mentions.at(99) == ()


def test_a_surname_that_two_bear_mentions_nobody(scene_of: Scenes) -> None:
    scene = scene_of("Anna Kessler met Viktor Kessler. Kessler left.", "Anna Kessler; Viktor Kessler")
    assert scene.mentions.ids(1) == {"anna_kessler", "viktor_kessler"}
    assert scene.mentions.ids(2) == set()


def test_a_state_is_mentioned_by_its_demonym_but_not_by_the_word_in_small_letters(scene_of: Scenes) -> None:
    scene = scene_of(
        "Turkey met Soravia. They ate turkey. Turkish and Soravian envoys left.",
        "Turkey=state; Soravia=state",
    )
    assert scene.mentions.ids(1) == scene.mentions.ids(3) == {"turkey", "soravia"}
    assert scene.mentions.ids(2) == set()


def test_an_office_that_one_alone_has_tells_of_them(scene_of: Scenes) -> None:
    one = "Minister Anna Kessler met Pavel Strand. The minister left."
    two = "Minister Anna Kessler met Minister Pavel Strand. The minister left."
    alone = scene_of(one, "Minister Anna Kessler; Pavel Strand")
    assert alone.mentions.described(2) == {"minister_anna_kessler"}
    both = scene_of(two, "Minister Anna Kessler; Minister Pavel Strand")
    assert both.mentions.described(2) == set()


def test_the_two_sides_are_the_bodies_told_before_and_not_the_people(scene_of: Scenes) -> None:
    scene = scene_of(
        "Anna Kessler came. Norvia and Teslund quarrel. The two sides met. They agreed. It rained.",
        "Anna Kessler; Norvia=state; Teslund=state",
    )
    assert scene.mentions.told(3) == scene.mentions.told(4) == {"norvia", "teslund"}
    assert scene.mentions.told(5) == set()


def test_the_two_leaders_are_people(scene_of: Scenes) -> None:
    scene = scene_of(
        "Anna Kessler of Norvia and Pavel Strand came. Both leaders met.",
        "Anna Kessler; Pavel Strand; Norvia=state",
    )
    assert scene.mentions.told(2) == {"anna_kessler", "pavel_strand"}


def test_a_pronoun_reaches_those_named_up_to_four_sentences_before(scene_of: Scenes) -> None:
    far = "Anna Kessler came. " + "It rained. " * 3 + "She left. She slept."
    scene = scene_of(far, "Anna Kessler")
    assert scene.mentions.present(5) == {"anna_kessler"}
    assert scene.mentions.present(6) == set()
    assert scene.mentions.present(2) == set()


def test_a_pronoun_reaches_a_protagonist_from_far(scene_of: Scenes) -> None:
    far = "Anna Kessler came. Kessler sat. Kessler rose. " + "It rained. " * 9 + "She left."
    scene = scene_of(far, "Anna Kessler")
    assert scene.mentions.protagonists == {"anna_kessler"}
    assert scene.mentions.present(13) == {"anna_kessler"}


def test_who_answers_in_the_first_person_is_the_interviewee(scene_of: Scenes) -> None:
    answers = "I built the mill. My father sold it. I asked for it back. They gave me nothing. I stayed."
    assert (
        scene_of(f"Anna Kessler on her mill\n\n{answers}", "Anna Kessler").mentions.interviewee
        == "anna_kessler"
    )
    quoted = f"Anna Kessler spoke. “{answers}”"
    assert scene_of(quoted, "Anna Kessler").mentions.interviewee == ""


def test_those_of_a_side_are_the_body_and_its_people(scene_of: Scenes) -> None:
    scene = scene_of(
        "Norvia's envoy Anna Kessler met Pavel Strand. Norvia's envoy Ewa Lind left.",
        "Anna Kessler; Pavel Strand; Ewa Lind; Norvia=state",
    )
    scene.roster.actors = [
        a.model_copy(update={"affiliation": "norvia"}) if a.id in {"anna_kessler", "ewa_lind"} else a
        for a in scene.roster.actors
    ]
    assert scene.roster.sides(["anna_kessler"]) == {"anna_kessler", "norvia", "ewa_lind"}
    assert scene.roster.sides(["pavel_strand"]) == {"pavel_strand"}


@pytest.mark.parametrize(
    ("folded", "written"),
    [("u.s.", "U.S."), ("uk", "UK"), ("north korean", "North Korean"), ("france", "France")],
)
def test_a_folded_name_of_a_state_is_written_with_capitals(folded: str, written: str) -> None:
    assert capitalized(folded) == written


def test_the_forms_of_an_actor_are_what_the_article_may_call_them() -> None:
    person = Actor(id="a", name="Anna Kessler", aliases=("the lioness",), kind="person", evidence=())
    assert forms(person) == ["Anna Kessler", "the lioness", "Kessler"]
    described = Actor(id="a", name="senior official", kind="person", evidence=())
    assert forms(described) == ["senior official"]
    state = Actor(id="f", name="France", kind="state", evidence=())
    assert {"France", "French", "Paris"} <= {*forms(state)}
    assert "Soravian" in forms(Actor(id="s", name="Soravia", kind="state", evidence=()))
