"""What `make ablate` prints, on the articles that lie in the project."""

from __future__ import annotations

import pytest
from summarizer_eval import ablate

from summarizer.reading.meetings import timing


def test_each_function_says_what_it_contributes(capsys: pytest.CaptureFixture[str]) -> None:
    ours = timing.date_of
    ablate.main(["--only", "timing.date_of", "--every", "2"])
    first, line = capsys.readouterr().out.splitlines()
    assert first.startswith(
        "5 articles; right, false, missed of actors, meetings, stances, then of their fields: ("
    )
    name, _, change = line.partition(": ")
    assert name == "timing.date_of"
    items, fields = eval(change)[:9], eval(change)[9:]
    assert fields[3] < 0, "days are fields of meetings"
    assert len(items) == len(fields) == 9
    assert timing.date_of is ours, "what was put to silence speaks again"
