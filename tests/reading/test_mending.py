from __future__ import annotations

import pytest

from summarizer.reading.syntax.mending import mend
from summarizer.reading.syntax.parser import load, parse

tokens = pytest.importorskip("spacy.tokens")


def test_a_name_taken_for_an_adverb_is_the_subject_again() -> None:
    docs = parse({1: "Chancellor Matthias Brandhorst met him.", 2: "Brandhorst urged Sokolnikov to stop."})
    assert [(t.pos_, t.dep_) for t in docs[2] if t.text == "Brandhorst"] == [("PROPN", "nsubj")]


def test_to_hope_is_not_to_hop() -> None:
    docs = parse({1: "The Welsh government had hoped that a payment would help."})
    assert [t.lemma_ for t in docs[1] if t.text == "hoped"] == ["hope"]


def test_a_small_clause_stays_a_noun() -> None:
    docs = parse({1: "Strand called the report a fabrication."})
    assert [t.pos_ for t in docs[1] if t.text == "fabrication"] == ["NOUN"]


def test_two_people_are_not_one_of_four_names() -> None:
    docs = parse({1: "Anna Kessler met Pavel Strand and Maria Lund in Oslo on Monday."})
    assert {t.text: (t.dep_, t.head.text) for t in docs[1]}["Strand"] == ("dobj", "met")


def test_a_capital_is_a_place() -> None:
    docs = parse({1: "Anna Kessler held talks with Pavel Strand in Oslo and with Maria Lund in Tunis."})
    assert [t.ent_type_ for t in docs[1] if t.text == "Tunis"] == ["GPE"]


def test_a_surname_beside_a_titled_name_is_a_person_of_its_own() -> None:
    docs = parse({1: "Kim and South Korea's President Moon Jae-in met at Panmunjom on April 27."})
    words = {t.text: (t.dep_, t.head.text) for t in docs[1]}
    assert (words["Kim"], words["Jae-in"]) == (("nsubj", "met"), ("conj", "Kim"))


def test_a_second_person_keeps_the_title() -> None:
    docs = parse(
        {1: "President Emmanuel Macron and Chancellor Friedrich Merz are to dine together in Berlin."}
    )
    words = {t.text: (t.dep_, t.head.text) for t in docs[1]}
    assert (words["Merz"], words["Chancellor"]) == (("conj", "Macron"), ("compound", "Merz"))


def test_a_second_person_may_have_an_office_of_small_letters() -> None:
    docs = parse(
        {1: "President Pavel Strand and opposition leader Anna Kessler signed an accord on Thursday."}
    )
    words = {t.text: (t.dep_, t.head.text) for t in docs[1]}
    assert (words["Strand"], words["Kessler"]) == (("nsubj", "signed"), ("conj", "Strand"))


def test_two_people_alone_make_no_circle() -> None:
    words = ["Pavel", "Strand", "and", "Maria", "Lund"]
    doc = tokens.Doc(
        load().vocab,
        words=words,
        heads=[1, 4, 4, 4, 4],
        deps=["compound", "nmod", "cc", "compound", "ROOT"],
        ents=["B-PERSON", "I-PERSON", "O", "B-PERSON", "I-PERSON"],
    )
    mend({1: doc})
    assert {t.text: (t.dep_, t.head.text) for t in doc if t.i in {1, 4}} == {
        "Strand": ("ROOT", "Strand"),
        "Lund": ("conj", "Strand"),
    }
