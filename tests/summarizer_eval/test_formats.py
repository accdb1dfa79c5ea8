"""Every format shows the same run, and article text does no harm in any."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html import unescape
from html.parser import HTMLParser

import pytest
from summarizer_eval import junit, pages, report, text
from summarizer_eval.agreement import as_summary
from summarizer_eval.floors import names
from summarizer_eval.gate import compare, stops
from summarizer_eval.report import Report
from summarizer_eval.runner import Outcome

from summarizer.summary import Failure, Summary
from tests.summarizer_eval.builders import TEXT, actor, case, stance, summary

GOOD = as_summary(case())
NASTY = "Kai</script><img src=x onerror=alert(1)> | `@all` \x1b[2J\u202e\x01 ![x](http://x)"


def made(result: Summary | Failure, before: Summary | None = None) -> tuple[Report, list[Outcome]]:
    outcomes = [Outcome(case(), result)]
    its = report.build(outcomes, "live", "2026-04-07", "auto")
    if before is None:
        return its, outcomes
    old = report.build([Outcome(case(), before)], "live", "2026-04-06", "auto").pins
    findings = compare(old, its.pins, {"dev"})
    return report.compared(its, "baseline.json", findings, regression=stops(findings)), outcomes


WORSE, OUTCOMES = made(
    GOOD.model_copy(update={"meetings": GOOD.meetings[:1], "actors": (*GOOD.actors, actor("Kai Moss"))}), GOOD
)


@pytest.mark.parametrize("shown", [text.render(WORSE), pages.markdown(WORSE), pages.html(WORSE, OUTCOMES)])
def test_what_a_reader_must_see_is_in_every_format(shown: str) -> None:
    seen = (
        "lost: meeting call in dev/01_toll",
        "spurious: actor 'Kai Moss' in dev/01_toll",
        "2026-04-07",
        "annotator",
        "optimistic",
        "one cluster",
        "n/a",
        "meetings participants",
        "IoU ≥ .5 of characters",
        "confirmed",
        "missed",
    )
    assert [part for part in seen if part not in unescape(shown)] == []
    # 1 of 2 meetings: P 1.00, R .50, F1 .67; Wilson for 1 of 2.
    assert "0.67" in shown
    assert "0.09–0.91" in shown


def test_the_terminal_report_is_plain_and_narrow() -> None:
    shown = text.render(made(summary([actor(NASTY)]))[0])
    assert all(line.isprintable() for line in shown.splitlines())
    assert max(map(len, text.render(WORSE).splitlines())) <= 110


def test_equal_runs_give_equal_reports() -> None:
    assert made(GOOD)[0].model_dump_json() == made(GOOD)[0].model_dump_json()
    assert Report.model_validate_json(WORSE.model_dump_json()) == WORSE


def test_a_replay_has_no_time_of_its_own() -> None:
    outcomes = [Outcome(case(), GOOD)]
    assert "seconds" not in report.build(outcomes, "replay", "2026-04-07", "auto").cases[0].cost
    assert "seconds" in report.build(outcomes, "live", "2026-04-07", "auto").cases[0].cost


def test_the_floors_are_what_they_say() -> None:
    floors = made(GOOD)[0].splits["dev"].floors
    assert floors["empty"] == {"actors": 0.0, "meetings": 0.0, "stances": 0.0}
    found = {one.name for one in names(case().article).actors}
    assert found >= {"Mayor Ana Lund", "Bo Reyes", "The Harbour Union", "Oslo Post", "Oslo"}
    assert 0 < (floors["names"]["actors"] or 0) < 1


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_text_stays_text_on_the_page() -> None:
    its, outcomes = made(summary([actor(NASTY, id="k")], [], [stance("k", NASTY)]), GOOD)
    page = Tags()
    shown = pages.html(its, outcomes)
    page.feed(shown)
    assert not {"img", "script", "a", "iframe"} & page.seen
    assert "onerror=alert(1)" in page.text
    assert not any(char in shown for char in "\x1b\u202e\x01")


def test_hostile_text_stays_code_in_markdown() -> None:
    shown = pages.markdown(made(summary([actor(NASTY)]), GOOD)[0])
    for line in shown.splitlines():
        if "onerror" in line:
            before, _, after = line.partition("Kai")
            assert before.count("`") == 1
            assert after.count("`") == 1
    assert not any(char in shown for char in "\x1b\u202e\x01")


def test_a_page_shows_both_sides_and_the_whole_article() -> None:
    segments = list(pages.segments(TEXT, [(0, 10), (5, 20)], [(8, 12)]))
    assert "".join(segment.text for segment in segments) == TEXT
    marks = [(segment.text, segment.mark) for segment in segments if segment.mark]
    assert marks == [
        (TEXT[0:5], "gold"), (TEXT[5:8], "gold"), (TEXT[8:10], "both"),
        (TEXT[10:12], "both"), (TEXT[12:20], "gold"),
    ]  # fmt: skip
    shown = pages.html(WORSE, OUTCOMES)
    for verdict in ("matched", "missed", "spurious", "optional"):
        assert f'class="card {verdict}"' in shown
    assert shown.count("<mark class=") > 3


def suites(its: Report) -> dict[str, dict[str, str]]:
    root = ET.fromstring(junit.render(its))
    return {
        suite.get("name", ""): {
            test.get("name", ""): next((child.tag for child in test), "passed")
            for test in suite.iter("testcase")
        }
        for suite in root.iter("testsuite")
    }


def test_junit_fails_for_regressions_only() -> None:
    tests = suites(WORSE)["dev/01_toll"]
    assert (tests["meetings oslo"], tests["meetings call"]) == ("passed", "failure")
    assert tests["spurious: actor 'Kai Moss' in dev/01_toll"] == "failure"
    before = GOOD.model_copy(update={"meetings": GOOD.meetings[:1]})
    assert suites(made(before, before)[0])["dev/01_toll"]["meetings call"] == "skipped"


def test_junit_names_failed_and_lost_articles_and_general_changes() -> None:
    failure = Failure(source="a", error="NoRecording", message="renew \x00\x1b\ud800 it")
    assert suites(made(failure, GOOD)[0])["dev/01_toll"] == {"article": "error"}
    assert suites(made(failure)[0])["dev/01_toll"] == {"article": "skipped"}
    general = WORSE.model_copy(
        update={
            "findings": (
                WORSE.findings[0].model_copy(update={"case": "dev/09", "line": "lost: article dev/09"}),
            )
        }
    )
    assert suites(general)["baseline"] == {"lost: article dev/09": "failure"}
