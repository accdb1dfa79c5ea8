"""A retold line says no where its sentences do, and only there."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.grounding.lines.polarity import turned
from summarizer.grounding.scene.text import Text


def found(line: str, told: str) -> str:
    text = Text(Article.of(told, source="-", published="2026-02-05"))
    return turned(line, text, list(text.plain), list(text.plain))


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("The board would neither confirm nor deny the dinner.", "The board would both confirm and deny it."),
        ("Kessler declined to comment on the toll.", "Kessler agreed to comment."),
        ("The talks broke off without a deal.", "The talks ended with a deal."),
        ("The dispute is not a threat to the mill.", "The dispute is a threat to the mill."),
        ("He stopped short of ruling out a sale.", "He ruled out a sale."),
    ],
)
def test_what_is_denied_is_not_stated(told: str, line: str) -> None:
    assert found(line, told) == "it states what its sentences deny"


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (
            "The bank says it would drive mills across the border.",
            "It would not drive mills across the border.",
        ),
        ("It would bring money to mills, not less.", "It would not bring money to mills, not less."),
        ("The mills must close before any toll is due.", "The mills must not close before any toll is due."),
        ("She wants nothing short of parity.", "She will do without parity."),
    ],
)
def test_what_is_stated_is_not_denied(told: str, line: str) -> None:
    assert found(line, told) == "it denies what its sentences state"


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("The mills must close before any toll is due.", "No toll should be due before the mills close."),
        ("Kessler refused to say whether it took place.", "Kessler would not say whether it took place."),
        ("I am neither for it nor against it.", "She has not made up her mind."),
        ("You asked him to resign? I asked for no such thing.", "She did not ask him to resign."),
        ("She wants nothing short of parity.", "She will not accept less than parity."),
        ("The offer was rejected by the board.", "The board did not accept the offer."),
        (
            "Lind declined to comment on whether she would sell her stake.",
            "Kessler wants her to sell her stake.",
        ),
        (
            "Things are negotiable. Building it? Not negotiable.",
            "The height is negotiable, building it is not.",
        ),
        ("The levy is fiction, and not good fiction.", "The levy is fiction, and not good fiction."),
    ],
)
def test_a_denial_in_other_words_holds(told: str, line: str) -> None:
    assert not found(line, told)


def test_a_rise_is_no_fall() -> None:
    assert found("Shares fell on the report.", "Shares rose after a report.").startswith("it tells a rise")
    assert not found("Shares jumped on the report.", "Shares rose after a report.")
