"""The gate sees every way of getting worse; each test breaks one thing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from summarizer_eval import pinning, report
from summarizer_eval.agreement import as_summary
from summarizer_eval.gate import Finding, Pins, compare, load_pins, save_pins, stops
from summarizer_eval.runner import Outcome

from summarizer.errors import InputError
from summarizer.summary import Failure, PromptUse, Summary
from tests.summarizer_eval.builders import actor, case

GOOD = as_summary(case())


def pins(*results: Summary | Failure, split: str = "dev", **changes: object) -> Pins:
    outcomes = [
        Outcome(case(split=split, name=f"{n:02}_toll", **changes), result)  # type: ignore[arg-type]
        for n, result in enumerate(results, 1)
    ]
    return report.build(outcomes, "replay", "2026-04-07", "auto").pins


def lines(old: Pins, new: Pins) -> list[str]:
    return [finding.line for finding in compare(old, new, {"dev"})]


def without(kind: str, item: str) -> Summary:
    return GOOD.model_copy(update={kind: tuple(one for one in getattr(GOOD, kind) if one.id != item)})


def test_the_same_run_is_no_finding() -> None:
    assert compare(pins(GOOD), pins(GOOD), {"dev"}) == []


def test_a_lost_item_is_named() -> None:
    findings = compare(pins(GOOD), pins(without("meetings", "oslo")), {"dev"})
    assert findings == [
        Finding("lost", "lost: meeting oslo in dev/01_toll", "dev/01_toll", "meetings", "oslo")
    ]
    assert stops(findings)


def test_a_found_item_is_reported_and_stops_nothing() -> None:
    findings = compare(pins(without("stances", "ana_toll")), pins(GOOD), {"dev"})
    assert [finding.line for finding in findings] == ["found: stance ana_toll in dev/01_toll"]
    assert not stops(findings)


def test_a_loss_is_not_made_good_by_a_gain() -> None:
    assert lines(pins(without("meetings", "call")), pins(without("meetings", "oslo"))) == [
        "lost: meeting oslo in dev/01_toll",
        "found: meeting call in dev/01_toll",
    ]


def test_a_new_spurious_item_counts() -> None:
    junk = GOOD.model_copy(update={"actors": (*GOOD.actors, actor("Kai Moss"))})
    findings = compare(pins(GOOD), pins(junk), {"dev"})
    assert [finding.line for finding in findings] == ["spurious: actor 'Kai Moss' in dev/01_toll"]
    assert stops(findings)
    assert lines(pins(junk), pins(GOOD)) == ["fewer: 1 spurious actors less in dev/01_toll"]


def test_a_field_that_is_no_longer_right_is_named() -> None:
    meetings = (GOOD.meetings[0].model_copy(update={"status": "denied"}), *GOOD.meetings[1:])
    worse = pins(GOOD.model_copy(update={"meetings": meetings}))
    assert lines(pins(GOOD), worse) == ["worse: status of meeting oslo in dev/01_toll is no longer right"]
    assert stops(compare(pins(GOOD), worse, {"dev"}))
    assert lines(worse, pins(GOOD)) == ["better: status of meeting oslo in dev/01_toll is right now"]


def test_a_failed_article_is_one_finding() -> None:
    failure = Failure(source="a", error="NoRecording", message="renew it")
    findings = compare(pins(GOOD), pins(failure), {"dev"})
    assert [finding.line for finding in findings] == ["failed: article dev/01_toll: NoRecording: renew it"]
    assert stops(findings)
    assert lines(pins(failure), pins(failure)) == []


def test_a_swapped_gold_file_is_seen_even_if_the_figures_stay() -> None:
    old = pins(GOOD)
    pin = old.cases["dev/01_toll"].model_copy(update={"gold": "f" * 64})
    swapped = old.model_copy(update={"cases": {"dev/01_toll": pin}})
    findings = compare(old, swapped, {"dev"})
    assert [finding.line for finding in findings] == ["changed: gold of dev/01_toll"]
    assert stops(findings)


def test_a_changed_article_text_is_seen() -> None:
    old = pins(GOOD)
    pin = old.cases["dev/01_toll"].model_copy(update={"article": "f" * 64})
    assert lines(old, old.model_copy(update={"cases": {"dev/01_toll": pin}})) == [
        "changed: text of dev/01_toll"
    ]


def test_a_changed_schema_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    old = pins(GOOD)

    class Wider(Summary):
        extra: str = ""

    monkeypatch.setattr(pinning, "Summary", Wider)
    findings = compare(old, pins(GOOD), {"dev"})
    assert [finding.line for finding in findings] == ["changed: the schema of claims or summaries"]
    assert stops(findings)


def test_a_changed_prompt_file_or_model_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinning, "folder", lambda: tmp_path)
    used = GOOD.provenance.model_copy(update={"prompts": (PromptUse(name="meeting", version=1),)})
    output = GOOD.model_copy(update={"provenance": used})
    (tmp_path / "meeting.v1.jinja").write_text("Who met?")
    old = pins(output)
    assert lines(old, pins(output)) == []
    (tmp_path / "meeting.v1.jinja").write_text("Who met whom?")
    assert lines(old, pins(output)) == ["changed: prompt meeting.v1 of dev/01_toll"]
    (tmp_path / "meeting.v1.jinja").write_text("Who met?")
    other = output.model_copy(update={"provenance": used.model_copy(update={"model": "other"})})
    assert lines(old, pins(other)) == ["changed: model of dev/01_toll, from annotator to other"]


def test_articles_may_be_added_but_not_vanish_from_a_split_that_was_run() -> None:
    assert lines(pins(GOOD), pins(GOOD, GOOD)) == ["new: article dev/02_toll"]
    assert lines(pins(GOOD, GOOD), pins(GOOD)) == ["lost: article dev/02_toll"]
    assert compare(pins(GOOD), pins(GOOD, split="test"), {"test"}) == [
        Finding("new", "new: article test/01_toll", "test/01_toll")
    ]


def test_optional_items_are_not_pinned() -> None:
    assert set(pins(GOOD).cases["dev/01_toll"].kinds["actors"].matched) == {
        "ana",
        "bo",
        "union",
    }


def test_pins_are_saved_split_by_split_and_always_the_same(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    dev, test = pins(GOOD), pins(GOOD, split="test")
    save_pins(path, None, test, {"test"})
    save_pins(path, load_pins(path), dev, {"dev"})
    first = path.read_bytes()
    both = load_pins(path)
    assert both
    assert list(both.cases) == ["dev/01_toll", "test/01_toll"]
    save_pins(path, both, dev, {"dev"})
    assert path.read_bytes() == first
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_serves_as_a_reference_and_other_files_do_not(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(report.build([Outcome(case(), GOOD)], "live", "2026-04-07", "auto").model_dump_json())
    assert load_pins(path) == pins(GOOD)
    assert load_pins(tmp_path / "none.json") is None
    path.write_text("{}")
    assert load_pins(path) is None
    for text in ("[]", "{", json.dumps({"a": 1})):
        path.write_text(text)
        with pytest.raises(InputError, match="neither a baseline nor a JSON report"):
            load_pins(path)


def test_a_part_that_could_not_be_read_stops_the_gate() -> None:
    provenance = GOOD.provenance.model_copy(update={"failures": ("sentence 4 was left out: IndexError",)})
    findings = compare(pins(GOOD), pins(GOOD.model_copy(update={"provenance": provenance})), {"dev"})
    assert [finding.line for finding in findings] == [
        "failed: a part of dev/01_toll: sentence 4 was left out: IndexError"
    ]
    assert stops(findings)
