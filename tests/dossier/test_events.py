"""Whether the articles of a dossier are about one event."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from summarizer_eval.dossiers import data, read_group

from summarizer.cli.app import main
from summarizer.dossier import build, events
from summarizer.dossier.events import MOST
from tests.dossier.pairs import body, pair, person

GROUPS = {
    path.parent.name: read_group(path).pairs for path in sorted(Path(data("dossiers")).glob("*/dossier.yaml"))
}


@pytest.mark.parametrize("name", GROUPS)
def test_articles_on_one_story_are_about_one_event(name: str) -> None:
    assert len(events(build(GROUPS[name]))) == 1


def test_articles_on_two_stories_are_about_two() -> None:
    apart = [
        sorted(len(group) for group in events(build(one + other))) == sorted([len(one), len(other)])
        for one, other in combinations(GROUPS.values(), 2)
    ]
    assert sum(apart) >= len(apart) - 1


def test_an_outlet_that_both_name_makes_no_event() -> None:
    outlet = body("o", "Lenz Courier", "media")
    one, other = (
        pair(text, [outlet, person("x", name)]) for text, name in (("a", "Jo Lund"), ("b", "Al Voss"))
    )
    assert len(events(build([one, other]))) == 2


def test_a_week_is_not_taken_for_one_event() -> None:
    week = [pair(str(n), [person("x", f"Jo Lund{chr(97 + n % 26)}{n}")]) for n in range(MOST + 1)]
    assert len(events(build(week))) == 1
    assert len(events(build(week[:5]))) == 5


def test_the_command_says_so_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = []
    for name in ("harbour", "seeds"):
        _, summary = GROUPS[name][0]
        files.append(str(tmp_path / f"{name}.json"))
        Path(files[-1]).write_text(summary.model_dump_json(), encoding="utf-8")
    assert main(["dossier", *files, "-f", "text"]) == 0
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "warning: the articles seem to be about 2 different events: “" in err
    for quiet in ([*files, "-q"], files[:1]):
        assert main(["dossier", *quiet]) == 0
        assert capsys.readouterr().err == ""
