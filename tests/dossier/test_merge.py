"""The merge as a whole: the seeds, order, repetition, JSON, and what must never be joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from summarizer_eval.dossiers import data, read_group

from summarizer.article import Article
from summarizer.dossier import AliasFile, Dossier, build
from summarizer.dossier.model import DossierMeeting
from summarizer.summary import Actor, ArticleFacts, Comment, Evidence, Meeting, Provenance, Stance, Summary

GROUPS = {
    path.parent.name: read_group(path) for path in sorted(Path(data("dossiers")).glob("*/dossier.yaml"))
}
_MADE = Provenance(
    model="m", strategy="article", prompts=(), calls=1, prompt_tokens=1, completion_tokens=1, seconds=1.0,
    version="1",
)  # fmt: skip
Pair = tuple[Article, Summary]


def pair(
    text: str,
    actors: list[Actor],
    meetings: tuple[Meeting, ...] = (),
    stances: tuple[Stance, ...] = (),
    outlet: str = "",
    published: str = "",
) -> Pair:
    article = Article.of(text, source="x.txt", outlet=outlet, published=published)
    return article, Summary(
        article=ArticleFacts.of(article), headline="h", summary=(), actors=tuple(actors), meetings=meetings,
        stances=stances, provenance=_MADE,
    )  # fmt: skip


def ev(text: str = "word") -> tuple[Evidence, ...]:
    return (Evidence(start=0, end=len(text), text=text),)


def person(id_: str, name: str, role: str = "", affiliation: str = "", *aliases: str) -> Actor:
    return Actor(
        id=id_, name=name, kind="person", role=role, affiliation=affiliation, aliases=aliases, evidence=ev()
    )


def body(id_: str, name: str, kind: str = "organization", affiliation: str = "") -> Actor:
    return Actor.model_validate(
        {"id": id_, "name": name, "kind": kind, "affiliation": affiliation, "evidence": ev()}
    )


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


def met(dossier: Dossier, *people: str) -> DossierMeeting:
    return next(m for m in dossier.meetings if set(m.participants) == set(people))


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
    ],
)
def test_two_actors_that_only_look_alike(one: Actor, other: Actor) -> None:
    assert two([one], [other]) == set()


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


def visit(status: str, **more: object) -> Meeting:
    fields = {"id": "m", "participants": ("x", "y"), "status": status, "evidence": ev()} | more
    return Meeting.model_validate(fields)


def tell(outlet: str, meeting: Meeting, published: str = "2026-02-05") -> Pair:
    actors = [
        person("x", "Ana Berg"),
        person("y", "Karl Stone"),
        body("z", "Herald", "media"),
        body("w", "Wire", "media"),
    ]
    return pair(f"{outlet} tells", actors, (meeting,), outlet=outlet, published=published)


def test_a_denial_never_disappears_behind_reports() -> None:
    denied = tell("a", visit("reported", comments=(Comment(by="y", says="denies"),)))
    told = [tell(name, visit("reported", reported_by=("z",))) for name in "bcdef"]
    assert build([denied, *told]).meetings[0].status == "denied"
    assert build([denied, *told, tell("g", visit("confirmed"))]).meetings[0].status == "disputed"
    assert build([tell("g", visit("confirmed")), tell("h", visit("denied"))]).meetings[0].status == "disputed"


@pytest.mark.parametrize(
    ("statuses", "overall"),
    [
        (("confirmed", "reported"), "confirmed"),
        (("reported", "reported"), "reported"),
        (("planned", "planned"), "planned"),
        (("planned", "confirmed"), "confirmed"),
        (("planned", "reported"), "reported"),
    ],
)
def test_overall_status(statuses: tuple[str, str], overall: str) -> None:
    dossier = build([tell(str(n), visit(status)) for n, status in enumerate(statuses)])
    assert [meeting.status for meeting in dossier.meetings] == [overall]


def test_one_outsider_cannot_deny_a_meeting() -> None:
    outsider = visit("confirmed", comments=(Comment(by="z", says="denies"),))
    assert build([tell("a", outsider)]).meetings[0].status == "confirmed"


def test_outlets_that_lean_on_one_report_count_once() -> None:
    told = [tell(name, visit("reported", reported_by=("z",))) for name in ("a", "b", "c")]
    meeting = build(told).meetings[0]
    assert ([origin.name for origin in meeting.origins], meeting.independent) == (["Herald"], 1)
    follow = [*told, tell("Herald", visit("reported", reported_by=("w",)))]
    meeting = build(follow).meetings[0]
    assert ([origin.name for origin in meeting.origins], meeting.independent) == (["Wire"], 1)
    circle = [
        tell("Herald", visit("reported", reported_by=("w",))),
        tell("Wire", visit("reported", reported_by=("z",))),
    ]
    assert build(circle).meetings[0].independent >= 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"date_start": "2026-02-03"}, {"date_start": "2026-02-03"}, 1),
        ({"date_start": "2026-02"}, {"date_start": "2026-02-03"}, 1),
        ({"date_start": "2026-02-03"}, {"date_start": "2026-02-04"}, 2),
        ({"date_start": "2026-02-03"}, {"date_text": "Tuesday"}, 1),
        ({"date_start": "2026-02-03"}, {"date_text": "Wednesday"}, 2),
        ({"date_start": "2025-07"}, {"date_text": "in July"}, 1),
        ({"date_start": "2025-07"}, {"date_text": "in May"}, 2),
        ({"date_start": "2025-07-01"}, {}, 2),
        ({"place": "Moscow"}, {"place": "Russia"}, 1),
        ({"place": "Zürn"}, {"place": "Zuern"}, 1),
        ({"place": "Moscow"}, {"place": "Paris"}, 2),
        ({"place": "Moscow"}, {"place": "France"}, 2),
        ({"channel": "phone"}, {"channel": "in_person"}, 2),
        ({"channel": "phone"}, {"channel": "talks"}, 1),
    ],
)
def test_which_accounts_are_of_one_occasion(
    one: dict[str, object], other: dict[str, object], count: int
) -> None:
    pairs = [tell("a", visit("confirmed", **one)), tell("b", visit("confirmed", **other))]
    assert len(build(pairs).meetings) == count


def test_an_undated_account_that_fits_two_occasions_joins_neither() -> None:
    days = [tell(str(day), visit("confirmed", date_start=f"2026-02-0{day}")) for day in (3, 4)]
    assert len(build([*days, tell("c", visit("confirmed"))]).meetings) == 3
    assert len(build([days[0], tell("c", visit("confirmed"))]).meetings) == 1


def test_near_dates_are_named_as_a_difference() -> None:
    pairs = [
        tell(name, visit("confirmed", date_start=day, place="Ilesk"))
        for name, day in (("a", "2026-02-03"), ("b", "2026-02-04"))
    ]
    difference = build(pairs).differences[0]
    assert difference.kind == "date"
    assert {side.value for side in difference.sides} == {"2026-02-03", "2026-02-04"}


def held(outlet: str, position: str, published: str, issue: str = "resuming dialogue with Orrin") -> Pair:
    stance = Stance.model_validate(
        {"id": "s", "holder": "x", "issue": issue, "position": position, "claim": "c", "evidence": ev()}
    )
    return pair(outlet + published, [person("x", "Ana Berg")], (), (stance,), outlet, published)


def test_a_change_of_position_is_marked() -> None:
    early, late = (
        held("a", "supports", "2026-01-01"),
        held("b", "opposes", "2026-02-01", "resumption of dialogue with Orrin"),
    )
    stance = build([late, early]).stances[0]
    assert (stance.change, [view.position for view in stance.views]) == ("changed", ["supports", "opposes"])
    same_day = build([held("a", "supports", "2026-01-01"), held("b", "opposes", "2026-01-01")])
    assert same_day.stances[0].change == "differs"
    assert build([early, held("b", "supports", "2026-02-01")]).stances[0].change == ""
    assert len(build([early, held("b", "opposes", "2026-02-01", "a tax on sugar")]).stances) == 2


def told(issue: str, day: str, title: str = "", outlet: str = "Wire") -> Pair:
    """An article in which Ada Voss, who acts for Russia, holds a position on the issue."""
    people = [
        person("v", "Ada Voss", affiliation="r"),
        body("r", "Russia", "state"),
        person("p", "Putin", "", "r"),
    ]
    stance = Stance(id="s", holder="v", issue=issue, position="supports", claim="x", evidence=ev())
    article, summary = pair(f"word {day} {title} {issue}", people, (), (stance,), outlet, day)
    facts = summary.article.model_copy(update={"title": title})
    return article, summary.model_copy(update={"article": facts})


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [
        ("dialogue with Putin", "maintaining contact with Russia", 1),
        ("talks with Moscow", "calls for direct communication with the Kremlin", 1),
        ("dialogue with Putin", "resuming dialogue with Putin", 2),
        ("resuming dialogue with Putin", "the resumption of talks with Russia", 1),
        ("dialogue with Putin", "the price of gas from Russia", 2),
    ],
)
def test_what_one_holds_on_one_question_is_one_row(one: str, other: str, rows: int) -> None:
    assert len(build([told(one, "2026-02-01"), told(other, "2026-02-02")]).stances) == rows


def test_a_question_is_called_by_the_state_and_not_by_whoever_acts_for_it() -> None:
    articles = [
        told("dialogue with Putin", "2026-02-01"),
        told("maintaining contact with Russia", "2026-02-02"),
    ]
    (stance,) = build(articles).stances
    assert stance.question == "maintaining contact with Russia"
    again = told("dialogue with Putin", "2026-02-03")  # what most articles say comes first
    assert build([*articles, again]).stances[0].question == "dialogue with Putin"


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
