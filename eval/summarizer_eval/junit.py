"""The report as JUnit XML: a suite per article, a test per gold item, failures where the gate found one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from summarizer_eval.gate import STOPPING
from summarizer_eval.report import CaseLines, GateLine, KindLines, Report

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """JUnit XML. A missed item that the reference missed as well is skipped: only regressions fail."""
    stopping = [finding for finding in report.findings if finding.change in STOPPING]
    xml = JUnitXml("summarize eval")
    for case in report.cases:
        suite = TestSuite(case.id)
        suite.add_testcases(list(_tests(case, [finding for finding in stopping if finding.case == case.id])))
        xml.add_testsuite(suite)
    known = {case.id for case in report.cases}
    others = [finding for finding in stopping if finding.case not in known]
    if others:
        suite = TestSuite("baseline")
        suite.add_testcases(
            [_test("baseline", finding.line, Failure(_clean(finding.line))) for finding in others]
        )
        xml.add_testsuite(suite)
    out = BytesIO()
    xml.write(out, pretty=True)
    return out.getvalue().decode("utf-8")


def _tests(case: CaseLines, findings: Sequence[GateLine]) -> Iterator[TestCase]:
    if case.failure:
        # One that failed before as well fails again without being a regression.
        outcome = Error if any(finding.change == "failed" for finding in findings) else Skipped
        yield _test(case.id, "article", outcome(_clean(case.failure)))
        return
    told: set[GateLine] = set()
    for kind, its in case.kinds.items():
        for item in _items(its):
            about = [
                one for one in findings if (one.kind, one.item) == (kind, item) and one.change != "spurious"
            ]
            told.update(about)
            yield _test(case.id, f"{kind} {item}", _outcome(item, its, about))
    for finding in findings:
        if finding not in told:
            yield _test(case.id, finding.line, Failure(_clean(finding.line)))


def _items(its: KindLines) -> list[str]:
    return sorted([*(match.gold for match in its.matched), *its.missed])


def _outcome(item: str, its: KindLines, findings: Sequence[GateLine]) -> Failure | Skipped | None:
    if findings:
        return Failure(_clean("; ".join(finding.line for finding in findings)))
    return Skipped("missed, but not a regression") if item in its.missed else None


def _test(suite: str, name: str, outcome: Failure | Error | Skipped | None) -> TestCase:
    test = TestCase(_clean(name), classname=_clean(suite))
    if outcome is not None:
        test.result = [outcome]
    return test


def _clean(text: str) -> str:
    return _NOT_XML.sub(" ", text)
