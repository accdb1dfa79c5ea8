"""What is said to be so, worded as an issue."""

from __future__ import annotations

import pytest

from summarizer.reading.syntax.parser import load, parse
from summarizer.reading.syntax.targets import said_to_be_so


@pytest.mark.parametrize(
    ("sentence", "verb", "issue"),
    [
        ("It would drive lenders to Ostrand.", "drive", "that it would drive lenders to Ostrand"),
        ("The toll ruins the port, as all can see.", "ruins", "that the toll ruins the port"),
        ("He said we will fight the toll.", "fight", "fighting the toll"),
        ("He said preparations to resume the talks had begun.", "resume", "preparations resuming the talks"),
    ],
)
def test_what_leans_nowhere_is_said_to_be_so(sentence: str, verb: str, issue: str) -> None:
    pytest.importorskip("spacy")
    load()
    doc = parse({1: sentence})[1]
    assert said_to_be_so(next(t for t in doc if t.text == verb), doc) == issue


def test_a_subject_that_leaves_no_room_is_told_as_a_thing() -> None:
    pytest.importorskip("spacy")
    load()
    doc = parse({1: f"The {'very ' * 12}old mill closed in May."})[1]
    assert not said_to_be_so(next(t for t in doc if t.text == "closed"), doc).startswith("that ")
