"""The benchmark counts right: on stand-ins for grounding, on its gate, and on our own articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from summarizer_eval.data import Data
from summarizer_eval.truth import bench, gate, text
from summarizer_eval.truth.bench import Falses, Result, Truths
from summarizer_eval.truth.wordings import load_wordings
from typer.testing import CliRunner

from summarizer.article import Article
from summarizer.cli.app import app
from summarizer.errors import InputError
from summarizer.extraction import Extraction
from summarizer.grounding import ground
from summarizer.summary import Provenance, Summary
from tests.summarizer_eval.truth.story import build

RESULT = Result(
    claims="a",
    true={"actor": Truths(n=2, rejected=("x/actor/1",), fields=("x/actor/2 role",))},
    false={"role moved": Falses(kind="actor", n=3, accepted=("x/actor/3",))},
)


def nothing(article: Article, extraction: Extraction, provenance: Provenance) -> Summary:
    """Grounding that publishes nothing but the article's first sentence."""
    empty = Extraction(headline=article[1], summary=[], actors=[], meetings=[], stances=[])
    return ground(article, empty, provenance)


def test_grounding_that_publishes_nothing_accepts_no_false_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "ground", nothing)
    result = bench.run([build(tmp_path)])
    assert not [name for row in result.false.values() for name in row.accepted]
    assert all(len(row.rejected) == row.n for row in result.true.values())


def test_what_is_published_untouched_is_accepted(tmp_path: Path) -> None:
    result = bench.run([build(tmp_path)])
    assert not result.true["meeting"].rejected
    assert result.true["meeting"].n == 4  # three labels, one of them in two wordings
    assert result.true["summary"].n == 3
    assert result.false["position flipped"].n == 3


def test_the_same_claims_give_the_same_fingerprint(tmp_path: Path) -> None:
    assert bench.run([build(tmp_path)]) == bench.run([build(tmp_path)])


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (
            {"false": {"role moved": Falses(kind="actor", n=3, accepted=("x/actor/3", "x/actor/4"))}},
            "x/actor/4",
        ),
        (
            {"true": {"actor": Truths(n=2, rejected=("x/actor/1", "x/actor/2"), fields=())}},
            "rejected: x/actor/2",
        ),
        ({"true": {"actor": Truths(n=2, rejected=(), fields=("x/actor/1 role",))}}, "lost: x/actor/1 role"),
    ],
)
def test_the_gate_stops_what_gets_worse(changed: dict[str, object], line: str) -> None:
    verdict = gate.compare(RESULT, RESULT.model_copy(update=changed))
    assert verdict.stops
    assert line in verdict.worse[0]
    assert line in text.render(RESULT.model_copy(update=changed), verdict)


def test_the_gate_lets_pass_what_gets_better_but_not_other_claims() -> None:
    better = RESULT.model_copy(update={"false": {"role moved": Falses(kind="actor", n=3, accepted=())}})
    assert not gate.compare(RESULT, better).stops
    assert gate.compare(RESULT, better).better == ("no longer published: role moved: x/actor/3",)
    assert gate.compare(RESULT, RESULT.model_copy(update={"claims": "b"})).stops


def test_a_baseline_is_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "baseline-grounding.json"
    assert gate.load(path) is None
    gate.save(path, RESULT)
    assert gate.load(path) == RESULT
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match="not a baseline"):
        gate.load(path)


def test_wordings_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("actors:\n  lund:\n  - {rolle: mayor}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"actors\.lund\.0\.rolle"):
        load_wordings(path)


def test_every_label_has_three_wordings_and_every_word_of_the_wordings_a_label() -> None:
    for story in bench.stories(Data.built_in()):
        gold, words = story.case.gold, story.words
        for items, worded in (
            (gold.actors, {key: len(its) for key, its in words.actors.items()}),
            (gold.meetings, {key: len(its.wordings) for key, its in words.meetings.items()}),
            (gold.stances, {key: len(its) for key, its in words.stances.items()}),
        ):
            assert set(worded) <= {item.id for item in items}, story.case.id
            few = [item.id for item in items if not item.optional and worded.get(item.id, 0) < 2]
            assert not few, (story.case.id, few)
        assert all(len(sentence.wordings) >= 2 for sentence in words.summary)
        assert len(words.summary) == len(gold.summary)
        assert len(words.headlines) >= 2


def test_options_that_mean_nothing_here_are_refused() -> None:
    result = CliRunner().invoke(app, ["eval", "grounding", "--live"])
    assert "grounding takes" in str(result.exception)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command on the small story, with a baseline of its own, which it returns."""
    gold = tmp_path / "data" / "gold"
    data = Data.own(gold)
    monkeypatch.setattr(Data, "built_in", classmethod(lambda cls: data))
    monkeypatch.setattr(bench, "stories", lambda data: [build(tmp_path)])
    gold.mkdir(parents=True)
    return data.grounding_baseline


def test_the_command_pins_a_baseline_and_stops_what_is_worse(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = CliRunner().invoke
    first = run(app, ["eval", "grounding", "--accept", "--verbose"])
    assert first.exit_code == 0
    assert "published  claim negated: dev/01_toll/stance/against" in first.output
    assert "0 worse, 0 better" in run(app, ["eval", "grounding"]).output
    as_json = run(app, ["eval", "grounding", "--format", "json"])
    assert Result.model_validate_json(as_json.stdout) == gate.load(small)
    monkeypatch.setattr(bench, "ground", nothing)
    worse = run(app, ["eval", "grounding"])
    assert worse.exit_code == 1
    assert "worse: rejected: dev/01_toll/meeting/oslo/0" in worse.output
    assert "not pinned" in run(app, ["eval", "grounding", "--accept"]).stderr
    assert run(app, ["eval", "grounding", "--accept", "--allow-regression"]).exit_code == 0
    assert "0 worse" in run(app, ["eval", "grounding"]).output
