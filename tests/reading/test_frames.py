from __future__ import annotations

from typing import Any

import pytest

from summarizer.reading.syntax.frames import Frame, frame_of
from summarizer.reading.syntax.parser import parse

pytest.importorskip("spacy")


def frame(sentence: str, verb: str) -> Frame:
    (doc,) = parse({1: sentence}).values()
    return frame_of(next(t for t in doc if t.text == verb))


def texts(tokens: Any) -> list[str]:
    return [t.text for t in tokens]


@pytest.mark.parametrize(
    ("sentence", "verb", "agents", "objects"),
    [
        ("Kessler rejected the toll.", "rejected", ["Kessler"], ["toll"]),
        ("The toll was rejected by Kessler.", "rejected", ["Kessler"], ["toll"]),
        ("The toll is opposed by Norway and backed by Sweden.", "backed", ["Sweden"], ["toll"]),
        ("Kessler came and rejected the toll.", "rejected", ["Kessler"], ["toll"]),
        ("Kessler wants to reject the toll.", "reject", ["Kessler"], ["toll"]),
        ("Kessler sent her adviser to meet Strand.", "meet", ["adviser"], ["Strand"]),
        ("Kessler, who met Strand, left.", "met", ["Kessler"], ["Strand"]),
        ("Strand drew up a plan that France rejects.", "rejects", ["France"], ["plan"]),
        ("Kessler was said to oppose the toll.", "oppose", ["Kessler"], ["toll"]),
    ],
)
def test_who_does_what(sentence: str, verb: str, agents: list[str], objects: list[str]) -> None:
    found = frame(sentence, verb)
    assert (texts(found.agents), texts(found.objects)) == (agents, objects)


@pytest.mark.parametrize(
    ("sentence", "verb", "mood"),
    [
        ("Kessler met Strand.", "met", "fact"),
        ("Kessler will meet Strand.", "meet", "plan"),
        ("Kessler should meet Strand.", "meet", "wish"),
        ("Norway will wait unless Kessler meets Strand.", "meets", "supposed"),
        ("It is unclear whether Norway backs the toll or opposes it.", "opposes", "supposed"),
    ],
)
def test_how_it_is_meant(sentence: str, verb: str, mood: str) -> None:
    assert frame(sentence, verb).mood == mood


def test_who_tells_it_nearest_first() -> None:
    found = frame("Strand said that Kessler had told reporters that Norway opposed the toll.", "opposed")
    assert texts(found.tellers) == ["told", "said"]


def test_words_behind_prepositions_and_nots_are_of_the_verb() -> None:
    found = frame("Kessler did not speak in Lund with Strand.", "speak")
    assert found.negated
    assert {word: texts(nouns) for word, nouns in found.others.items()} == {
        "in": ["Lund"],
        "with": ["Strand"],
    }


def test_a_frame_is_made_once() -> None:
    (doc,) = parse({1: "Kessler met Strand."}).values()
    assert frame_of(doc[1]) is frame_of(doc[1])
