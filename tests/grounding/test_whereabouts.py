"""A line puts nothing into a place that its sentences keep for something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]


def rejected(publish: Publish, text: str, line: str, cast: list[dict[str, Any]] | None = None) -> list[str]:
    cited = [n for n, _ in enumerate(text.splitlines(), 1)]
    summary = publish(text, cast or [], summary=[{"text": line, "s": cited}])
    return [r.reason for r in summary.rejected if r.kind == "summary"]


def test_a_place_is_where_its_own_sentence_has_it(publish: Publish) -> None:
    text = (
        "Senior officials of both sides met quietly in Aldersund on March 3.\n"
        "The ministry in Port Haldane declined to comment on the report.\n"
    )
    line = "Senior officials of both sides met in {} on March 3; the ministry declined to comment."
    assert rejected(publish, text, line.format("Port Haldane")) == [
        "“Port Haldane” is not where this is told to have been"
    ]
    assert rejected(publish, text, line.format("Aldersund")) == []


@pytest.mark.parametrize(("place", "found"), [("Moscow", True), ("Vienna", False)])
def test_a_capital_is_not_where_its_state_negotiates(publish: Publish, place: str, found: bool) -> None:
    text = (
        "Envoys flew to Moscow with a letter on the grain.\n"
        "Russia and Ukraine negotiated for two days in Vienna on grain and on prisoners.\n"
    )
    cast = [{"name": name, "kind": "state", "s": [2]} for name in ("Russia", "Ukraine")]
    line = f"Russia and Ukraine negotiated for two days in {place} on grain and on prisoners."
    assert bool(rejected(publish, text, line, cast)) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Talks on the grazing corridors in Dassa ended without a truce.", True),
        ("Talks on the grazing corridors ended; the defence ministry in Dassa refused to comment.", False),
    ],
)
def test_the_seat_of_a_ministry_is_not_the_place_of_talks(publish: Publish, line: str, found: bool) -> None:
    text = (
        "Talks on the grazing corridors ended without a truce.\n"
        "The defence ministry in Dassa refused to comment.\n"
    )
    cast = [{"name": "defence ministry", "kind": "organization", "s": [2]}]
    assert bool(rejected(publish, text, line, cast)) is found
