"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A busy machine makes examples slow, which is no fault of what they test.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _without_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-in models count their calls; the second look, which asks one more, has tests of its own."""
    monkeypatch.setenv("SUMMARIZER_CHECK", "false")
