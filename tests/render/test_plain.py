from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.plaintext import visible
from summarizer.render.plain import render_json, render_list
from summarizer.summary import Summary


def test_the_json_is_that_of_the_summary(summary: Summary) -> None:
    shown = render_json(summary)
    assert shown.endswith("}\n")
    assert json.loads(shown) == summary.model_dump(mode="json")
    assert Summary.model_validate_json(shown) == summary
    assert "“The canal treaty is dead,”" in shown  # UTF-8 stays readable
    assert json.loads(render_list([summary, summary])) == [summary.model_dump(mode="json")] * 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_what_a_terminal_would_obey_is_escaped_and_comes_back(
    hostile: Callable[[str], Summary], text: str
) -> None:
    summary = hostile(text)
    shown = render_json(summary)
    assert visible(shown) == shown
    assert Summary.model_validate_json(shown) == summary


def test_every_kind_of_escape(hostile: Callable[[str], Summary]) -> None:
    shown = render_json(hostile("\x1b\x7f\x9b\u202e\U000e0041"))
    assert r"\u001b\u007f\u009b\u202e\udb40\udc41" in shown
