"""What all tests share."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

from summarizer.decision import Decision

# A busy machine makes examples slow, which is no fault of what they test.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


PLAIN = {
    "actors": Decision(
        -3.0, dict.fromkeys(("acts", "acting", "affiliated to", "titled", "reports"), 4.0), 0.5
    ),
    "meetings": Decision(3.0, {}, 0.5),
    "stances": Decision(-4.0, {"ruled": 6.0, "form=goes on": 6.0, "model sees none": -6.0}, 0.5),
}
"""Weights that publish what the rules see, whatever was fitted last."""


@pytest.fixture
def plain_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.deciding.choice.decision", PLAIN.__getitem__)


@pytest.fixture(autouse=True)
def _without_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-in models count their calls; the second look, which asks one more, has tests of its own."""
    monkeypatch.setenv("SUMMARIZER_CHECK", "false")


@pytest.fixture(autouse=True)
def _quiet_again() -> Iterator[None]:
    """What `--verbose` logs in one test is not told in the next."""
    yield
    logging.getLogger("summarizer").setLevel(logging.NOTSET)
