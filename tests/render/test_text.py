from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from summarizer.render.text import render_text
from summarizer.render.words import other_names
from summarizer.summary import Actor, Summary

EXPECTED = """\
  Envoy met minister
  Wire · 5 Feb 2026 · a.txt

  Voss met Keller, the Courier reported.

  ACTORS

  People
    Ada Voss      envoy
    Bruno Keller  acts for Lenz · also the minister

  States
    Lenz

  Media
    Lenz Courier

  Groups
    officials

  MEETINGS

  ◐ reported   Ada Voss and Bruno Keller
               Tue 3 Feb 2026 · Lenz · in person
               on the canal
               mediated by Lenz
               Bruno Keller: neither confirms nor denies it
               via Lenz Courier, citing officials

  POSITIONS

  Bruno Keller
    opposes     the canal treaty
                The canal treaty is over.
                “The canal treaty is dead,”
                via Lenz Courier

  Incomplete: stance: nonsense
  1 claim of the model left out: not borne out by the text; --format json
  tells which.
  m, strategy article: 1 call, 1,234 tokens, 5 s. summarize 0.1.0
"""


def test_the_whole_sheet(summary: Summary) -> None:
    assert render_text(summary, width=80) == EXPECTED


def test_evidence_is_numbered_once_and_listed(summary: Summary) -> None:
    shown = render_text(summary, width=80, evidence=True)
    assert "Envoy met minister [1]" in shown
    assert "Bruno Keller [1][2]" in shown
    assert "the canal treaty [3]" in shown
    listed = shown.partition("EVIDENCE")[2]
    assert re.findall(r"^  \[(\d)\]", listed, re.M) == ["1", "2", "3"]
    told = " ".join(listed.split())
    assert all(span.text in told for span in summary.spans())


@pytest.mark.parametrize("width", [20, 48, 60, 80, 104, 120, 300])
def test_lines_keep_to_the_width(summary: Summary, width: int) -> None:
    longest = max(len(line) for line in render_text(summary, width=width, evidence=True).splitlines())
    assert longest <= min(max(width, 48), 104)


def test_styles_only_where_they_are_wanted(summary: Summary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in render_text(summary)
    coloured = render_text(summary, styled=True)
    assert "\x1b[33m◐ reported" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).split() == render_text(summary).split()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3\dm", render_text(summary, styled=True))


def test_nothing_hostile_reaches_the_terminal(hostile: Callable[[str], Summary]) -> None:
    shown = render_text(
        hostile("\x1b[31m\x9b\u202e\U000e0041\r\n\x07[bold]b[/bold] :smile: <b>"), evidence=True
    )
    assert not set(shown) & set("\x1b\x9b\u202e\U000e0041\r\x07")
    assert "[bold]b[/bold] :smile: <b>" in " ".join(shown.split())


def test_an_article_that_tells_nothing_has_no_empty_sections(summary: Summary) -> None:
    bare = summary.model_copy(update={"summary": (), "actors": (), "meetings": (), "stances": ()})
    shown = render_text(bare)
    assert not any(title in shown for title in ("ACTORS", "MEETINGS", "POSITIONS", "EVIDENCE"))
    assert "\n\n\n" not in shown


@pytest.mark.parametrize(
    ("name", "role", "aliases", "shown"),
    [
        ("United States", "", ("U.S.", "U.S"), ["U.S."]),
        ("Emmanuel Bonne", "the diplomatic adviser", ("Bonne", "diplomatic adviser"), []),
        ("Russia", "", ("Moscow", "Russian"), ["Moscow", "Russian"]),
    ],
)
def test_other_names_tell_what_name_and_role_do_not(
    name: str, role: str, aliases: tuple[str, ...], shown: list[str]
) -> None:
    actor = Actor(id="a", name=name, aliases=aliases, kind="state", role=role, affiliation="", evidence=())
    assert other_names(actor) == shown


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "0 s"), (59.4, "59 s"), (98.3, "1 min 38 s"), (3599.7, "1 h 0 min"), (7500, "2 h 5 min")],
)
def test_how_long_an_article_took_is_told_in_minutes(seconds: float, said: str, summary: Summary) -> None:
    made = summary.provenance.model_copy(update={"seconds": seconds})
    assert f"tokens, {said}" in render_text(summary.model_copy(update={"provenance": made}))
