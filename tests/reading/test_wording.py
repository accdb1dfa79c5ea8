from __future__ import annotations

import pytest

from summarizer.reading.syntax.parser import load, parse
from summarizer.reading.syntax.wording import WORDS, clipped, doing, gerund


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("make", "making"),
        ("stop", "stopping"),
        ("lie", "lying"),
        ("agree", "agreeing"),
        ("be", "being"),
        ("walk", "walking"),
        ("show", "showing"),
        ("commit", "committing"),
        ("keep", "keeping"),
    ],
)
def test_the_form_in_ing(lemma: str, form: str) -> None:
    assert gerund(lemma) == form


def test_an_issue_is_short_and_ends_in_a_word_that_can_stand_there() -> None:
    cut = clipped("the rapid withdrawal of every foreign soldier from the whole of the border region")
    assert len(cut.split()) <= WORDS
    assert cut == "the rapid withdrawal of every foreign soldier"


def test_half_a_clause_is_left_out() -> None:
    assert (
        clipped("being sidelined at the table as the envoys of others meet") == "being sidelined at the table"
    )
    assert (
        clipped("a lasting peace in the valley amid the new fighting there")
        == "a lasting peace in the valley"
    )
    assert (
        clipped("trading with the islands after having cut off their harbours") == "trading with the islands"
    )


def test_a_verb_does_not_stay_behind_when_its_clause_is_left_out() -> None:
    assert (
        clipped("treaty being permanent and address what she calls the old debt") == "treaty being permanent"
    )


def test_quotation_marks_do_not_belong_to_an_issue() -> None:
    assert clipped('a "special" tax,') == "a special tax"


def test_a_dropped_to_is_put_back_behind_a_pronoun() -> None:
    pytest.importorskip("spacy")
    load()
    doc = parse({1: "Kessler called on millers not to allow themselves be sidelined."})[1]
    assert doing(next(t for t in doc if t.text == "allow"), doc) == "allowing themselves to be sidelined"
