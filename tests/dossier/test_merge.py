"""The merge as a whole: the seeds, order, repetition, JSON, and what must never be joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from summarizer_eval.dossiers import data, read_group

from summarizer.dossier import AliasFile, Dossier, build
from summarizer.summary import Actor, Meeting, Stance
from tests.dossier.pairs import body, ev, met, pair, person, told

GROUPS = {
    path.parent.name: read_group(path) for path in sorted(Path(data("dossiers")).glob("*/dossier.yaml"))
}


def joined(dossier: Dossier) -> set[frozenset[str]]:
    """The names of joined actors, as sets."""
    texts = {source.article.id: source.label for source in dossier.sources}
    return {
        frozenset(f"{texts[m.article]}:{m.item}" for m in actor.mentions)
        for actor in dossier.actors
        if len(actor.mentions) > 1
    }


def two(one: list[Actor], other: list[Actor]) -> set[frozenset[str]]:
    return joined(build([pair("first", one, outlet="a"), pair("second", other, outlet="b")]))


def test_what_describes_a_person_joins_nobody() -> None:
    one = person("kessler", "Anna Kessler", "", "", "the minister")
    other = person("strand", "Pavel Strand", "", "", "the minister", "Kessler's counterpart")
    assert two([one], [other]) == set()


def test_the_seeds_tell_of_one_visit() -> None:
    dossier = build(GROUPS["seeds"].pairs)
    visit = met(dossier, "emmanuel-bonne", "yuri-ushakov")
    assert len(visit.accounts) == 2
    assert visit.status == "reported"
    assert visit.date is not None
    assert visit.date.start == "2026-02-03"
    assert visit.date.text == "Tuesday"
    assert {(reply.by, reply.says) for reply in visit.replies} == {
        ("kremlin", "neither_confirms_nor_denies"),
        ("french-presidency", "declines_to_comment"),
    }
    assert [origin.name for origin in visit.origins] == ["French media", "L'Express"]
    assert visit.independent == 1
    spellings = {w.text for w in dossier.actor("yuri-ushakov").spellings}
    assert {"Yuri Ushakov", "Yury Ushakov"} <= spellings
    assert {w.text for w in dossier.actor("volodymyr-zelenskyy").spellings} == {
        "Volodymyr Zelenskyy",
        "Volodymyr Zelensky",
    }
    firsts = next(d for d in dossier.differences if d.kind == "first_since")
    assert {side.value for side in firsts.sides} == {
        "first since late 2022",
        "first since the full-scale invasion",
    }


@pytest.mark.parametrize("name", GROUPS)
def test_every_statement_carries_evidence_of_its_articles(name: str) -> None:
    group = GROUPS[name]
    texts = {article.id: article.text for article, _ in group.pairs}
    dossier = build(group.pairs)
    told = [one for m in dossier.meetings for one in (*m.accounts, *m.replies)]
    told += [mention for d in dossier.differences for side in d.sides for mention in side.evidence]
    told += [one for stance in dossier.stances for one in stance.views]
    told += [one for actor in dossier.actors for one in actor.mentions]
    assert told
    for one in told:
        assert one.evidence
        assert all(texts[one.article][span.start : span.end] == span.text for span in one.evidence)


@given(st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_order_and_repetition_change_nothing(drawn: st.DataObject) -> None:
    name = drawn.draw(st.sampled_from(sorted(GROUPS)))
    pairs = list(GROUPS[name].pairs)
    shuffled = drawn.draw(st.permutations(pairs + drawn.draw(st.lists(st.sampled_from(pairs), max_size=3))))
    assert build(shuffled) == build(pairs)


_NAMES = ("Ana Berg", "A. Berg", "Berg", "Anna Berg", "Ivo Berg", "Karl Stone", "Stone", "Ana Stone")


_ROLES = ("", "mayor", "finance minister", "goalkeeper")


_actors = st.lists(
    st.tuples(st.sampled_from(_NAMES), st.sampled_from(_ROLES)), min_size=2, max_size=4, unique=True
)


@given(st.lists(_actors, min_size=1, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_invented_casts_merge_the_same_in_any_order(
    casts: list[list[tuple[str, str]]], random: object
) -> None:
    pairs = []
    for n, cast in enumerate(casts):
        actors = [person(f"p{i}", name, role) for i, (name, role) in enumerate(cast)]
        meeting = Meeting(id="m", participants=("p0", "p1"), status="confirmed", evidence=ev())
        stance = Stance(
            id="s", holder="p0", issue="a new bridge", position="supports", claim="c", evidence=ev()
        )
        pairs.append(pair(f"word {n}", actors, (meeting,), (stance,)))
    dossier = build(pairs)
    mixed = list(pairs) + pairs[:1]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert build(mixed) == dossier
    assert Dossier.model_validate_json(dossier.model_dump_json()) == dossier
    for items in (dossier.actors, dossier.meetings, dossier.stances):
        assert len({item.id for item in items}) == len(items)
    for actor in dossier.actors:
        articles = [mention.article for mention in actor.mentions]
        assert len(set(articles)) == len(articles), "an article's two actors were joined"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("x", "Yury Ushakov"), person("x", "Yuri Ushakov")),
        (person("x", "Юрий Ушаков"), person("x", "Yuri Ushakov")),
        (person("x", "Gerhard Schröder"), person("x", "Gerhard Schroeder")),
        (person("x", "Volodymyr Zelenskyy"), person("x", "Vladimir Zelensky")),
        (person("x", "President Emmanuel Macron"), person("x", "Emmanuel Macron")),
        (person("x", "E. Macron", "French President"), person("x", "Emmanuel Macron", "President")),
        (person("x", "Macron", "French President"), person("x", "Emmanuel Macron", "President of France")),
        (person("x", "Macron"), person("x", "Emmanuel Macron", "French President")),
        (person("x", "Xi Jinping", "", "", "Xi"), person("x", "Xi", "")),
        (body("x", "the U.S.", "state"), body("x", "United States", "state")),
        (body("x", "Foreign Ministry of France"), body("x", "French foreign ministry")),
        (body("x", "The European Union", "group"), body("x", "European Union")),
        (body("x", "Varda"), body("x", "Varda Robotics")),
        (body("x", "Varda", "group"), body("x", "Varda Robotics")),
    ],
)
def test_one_actor_under_two_names(one: Actor, other: Actor) -> None:
    assert two([one], [other]) == {frozenset({"a:x", "b:x"})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("x", "Morvai", "president"), person("x", "Pavel Morvai", "opposition leader")),
        (person("x", "Brandt", "defence minister"), person("x", "Brandt", "foreign minister")),
        (person("x", "Alexander Berg"), person("x", "Alexandra Berg")),
        (person("x", "Donald Trump"), person("x", "Donald Trump Jr.")),
        (person("x", "Jan Lund", "goalkeeper"), person("x", "Jan Lund", "energy minister")),
        (person("x", "Kim", "French minister"), person("x", "Kim", "Russian minister")),
        (person("x", "President", "vice president"), person("x", "Anna President", "president")),
        (body("x", "foreign ministry"), body("x", "foreign ministry")),
        (body("x", "French foreign ministry"), body("x", "Russian foreign ministry")),
        (body("x", "anonymous sources", "group"), body("x", "anonymous sources", "group")),
        (body("x", "Jordan", "state"), person("x", "Jordan")),
        (body("x", "Fishers", "group"), body("x", "Fishers Union")),
        (body("x", "Varda"), body("x", "Varda workers", "group")),
    ],
)
def test_two_actors_that_only_look_alike(one: Actor, other: Actor) -> None:
    assert two([one], [other]) == set()


def test_a_first_word_is_short_for_the_only_body_that_is_named_so() -> None:
    short, robotics = body("short", "Varda"), body("long", "Varda Robotics")
    workers = body("workers", "Varda workers", "group")
    assert two([short, workers], [robotics]) == {frozenset({"a:short", "b:long"})}
    assert two([short], [robotics, workers]) == {frozenset({"a:short", "b:long"})}
    assert two([short], [robotics, body("rail", "Varda Rail")]) == set()
    assert two([short, robotics], [robotics]) == {frozenset({"a:long", "b:long"})}


def test_a_surname_that_fits_two_people_stays_alone() -> None:
    people = [person("k", "Karl Brandt", "minister"), person("i", "Ilona Brandt", "minister")]
    bare = [pair(outlet, [person("x", "Brandt", "minister")], outlet=outlet) for outlet in "bc"]
    assert joined(build([pair("first", people, outlet="a"), *bare])) == set()


def test_the_alias_file_overrides_the_rules() -> None:
    one, other = (
        pair("1", [person("x", "Ana Berg")], outlet="a"),
        pair("2", [person("x", "Nina Storm")], outlet="b"),
    )
    same = build([one, other], AliasFile(actors={"Nina Berg": ("Ana Berg", "nina storm")}))
    assert [actor.name for actor in same.actors] == ["Nina Berg"]
    full = pair("3", [person("x", "Ana Berg", "mayor")], outlet="c")
    short = pair("4", [person("x", "A. Berg", "mayor")], outlet="d")
    assert len(build([full, short]).actors) == 1
    assert len(build([full, short], AliasFile(apart=(("Ana Berg", "A. Berg"),))).actors) == 2


def test_an_article_is_called_by_outlet_and_day_and_else_by_its_title() -> None:
    made = build(
        [
            told("a", "2026-02-01"),
            told("b", "2026-02-02", "Second"),
            told("c", "2026-02-02", "Third"),
            told("d", "", "Fourth", outlet=""),
            told("e", "2026-02-03", "Fifth", outlet=""),
        ]
    )
    assert [source.label for source in made.sources] == [
        "Wire, 1 Feb 2026",
        "Wire, 2 Feb 2026: “Second”",
        "Wire, 2 Feb 2026: “Third”",
        "“Fifth”, 3 Feb 2026",
        "“Fourth”",
    ]


def test_what_only_one_outlet_has() -> None:
    dossier = build(GROUPS["seeds"].pairs)
    own = {one.label: one for one in dossier.own}
    times = [dossier.actor(id_).name for id_ in own["The Moscow Times"].actors]
    assert "Bloomberg" in times
    assert "Emmanuel Bonne" not in times


def test_a_summary_of_another_article_is_refused() -> None:
    (first, _), (_, second) = GROUPS["seeds"].pairs
    with pytest.raises(ValueError, match="another article"):
        build([(first, second)])


def test_the_fuller_of_two_summaries_of_one_article_counts() -> None:
    article, summary = GROUPS["seeds"].pairs[0]
    failed = summary.model_copy(
        update={"actors": (), "meetings": (), "stances": (),
                "provenance": summary.provenance.model_copy(update={"failures": ("sentence 3",)})}
    )  # fmt: skip
    assert build([(article, failed), (article, summary)]) == build([(article, summary)])


def test_an_empty_dossier() -> None:
    assert build([]).actors == ()
