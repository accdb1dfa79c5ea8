"""Asking whom words mean changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.reading import proposals as proposals_module
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.names.cast import Cast

Read = Callable[..., Any]
_ARTICLE = (
    "French President Ida Moreau met her Norwegian counterpart in Lund on Monday.",
    "Two diplomats familiar with the talks said the trade ministry and officials in Oslo oppose the toll.",
    "A senior Swedish official told the Lund Courier that she would meet union leaders.",
    "The two leaders spoke of Chinese and Danish demands; they want the fishermen's union to wait.",
)


def _known(cast: Cast) -> list[tuple[object, ...]]:
    return [
        (m.name, m.kind, m.role, m.acting, sorted(m.sentences), dict(m.forms), dict(m.called))
        for m in cast.members
    ]


def test_asking_about_every_word_changes_nothing_that_is_read(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(*_ARTICLE)
    told = proposals_module.occasions_in

    def asking(n: int, doc: Any, referent: Referent, *more: Any) -> Any:
        for _ in range(2):
            for token in doc:
                referent.members(n, token)
                referent.by_demonym(n, token.text)
        return told(n, doc, referent, *more)

    monkeypatch.setattr(proposals_module, "occasions_in", asking)
    after = read(*_ARTICLE)
    assert _known(after.cast) == _known(before.cast)
    assert repr(after.proposals) == repr(before.proposals)


def test_the_answer_does_not_change_when_asked_twice(read: Read) -> None:
    reading = read(*_ARTICLE)
    referent = Referent(reading.cast, reading.docs)
    for n in reading.docs:
        referent.read(n)
        first, known = _answers(referent, n), _known(reading.cast)
        assert _answers(referent, n) == first
        assert _known(reading.cast) == known
        referent.see(n)


def _answers(referent: Referent, n: int) -> list[list[str]]:
    return [[m.name for m in referent.members(n, token)] for token in referent.docs[n]]
