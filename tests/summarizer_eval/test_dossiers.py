"""The score of the merge: by hand-worked cases, and on the shipped groups."""

from __future__ import annotations

import pytest
from summarizer_eval.dossiers import KINDS, Tally, data, read_group, score, score_dossiers

from summarizer.dossier import build

SEEDS = read_group(data("dossiers") / "seeds" / "dossier.yaml")


def test_the_shipped_groups_are_merged_well() -> None:
    report = score_dossiers()
    assert len(report.groups) >= 5
    for kind in KINDS:
        assert report.total(kind).precision >= 0.98, report.text()
        assert report.total(kind).recall >= 0.9, report.text()


def test_a_wrong_and_a_missed_join_are_counted_and_named() -> None:
    dossier = build(SEEDS.pairs)
    visit = next(m for m in dossier.meetings if "emmanuel-bonne" in m.participants)
    call = next(m for m in dossier.meetings if m.channel == "phone")
    rest = [m for m in dossier.meetings if m not in (visit, call)]
    swapped = [
        visit.model_copy(update={"accounts": (visit.accounts[0], call.accounts[1])}),
        call.model_copy(update={"accounts": (call.accounts[0], visit.accounts[1])}),
    ]
    tally = score(SEEDS, dossier.model_copy(update={"meetings": (*swapped, *rest)}))["meetings"]
    assert (tally.right, len(tally.wrong), len(tally.missed)) == (1, 2, 2)
    assert (tally.precision, tally.recall) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert "a/bonne_ushakov = b/macron_putin_call" in tally.wrong


def test_pairs_that_count_neither_way() -> None:
    group = read_group(data("dossiers") / "ceasefire" / "dossier.yaml")
    assert frozenset({"a/ministers", "b/friday"}) in group.either
    assert score(group, build(group.pairs))["meetings"].wrong == ()


def test_talking_to_a_state_and_to_its_president_is_one_question() -> None:
    assert frozenset({"a/macron_contact", "b/macron_communication"}) in SEEDS.same["stances"]
    assert score(SEEDS, build(SEEDS.pairs))["stances"] == Tally(2, (), ())


def test_nothing_to_join_and_nothing_joined_is_no_fault() -> None:
    assert (Tally(0, (), ()).precision, Tally(0, (), ()).recall) == (1.0, 1.0)


def test_the_report_is_a_table() -> None:
    lines = score_dossiers().text().splitlines()
    assert lines[0].split() == ["dossier", "merge", "kind", "precision", "recall", "pairs"]
    assert any(line.startswith("all ") for line in lines)
