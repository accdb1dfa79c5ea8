from __future__ import annotations

import pytest

from summarizer.extraction import ActorClaim, Extraction, MeetingClaim, StanceClaim
from summarizer.reading.syntax.parser import parse
from summarizer.strategies.key_sentences import key_sentences

pytest.importorskip("spacy")

REPORT = (
    "Anna Kessler and Pavel Strand are at odds over the toll.",
    "It rained.",
    "Kessler opposes the toll.",
    "He said that he was for it.",
    "Strand welcomed the toll.",
    "Kessler met Strand in Oslo.",
)
FEATURE = ("The gulls were the first to notice.", *REPORT[1:])


def keys(
    sentences: tuple[str, ...],
    meetings: list[list[int]],
    stances: list[list[int]],
    actors: tuple[ActorClaim, ...] = (),
) -> list[int]:
    """The numbers of the key sentences, counted from 1."""
    met = [MeetingClaim(participants=["a", "b"], s=s) for s in meetings]
    held = [StanceClaim(holder="a", issue="i", position="mixed", claim="c", s=s) for s in stances]
    found = Extraction(headline="", summary=[], actors=list(actors), meetings=met, stances=held)
    docs = parse(dict(enumerate(sentences, 1)))
    return key_sentences([*docs], found, docs)


@pytest.mark.parametrize(
    ("meetings", "stances", "expected"),
    [
        ([], [], [1]),
        ([[6]], [[3]], [1, 3, 6]),
        ([[6]], [[3], [5], [5]], [1, 5, 6]),
        ([[1]], [], [1]),
        ([[3, 6]], [[5]], [1, 3, 5]),
    ],
)
def test_a_report_is_told_by_its_first_sentence_and_those_that_tell_most(
    meetings: list[list[int]], stances: list[list[int]], expected: list[int]
) -> None:
    assert keys(REPORT, meetings, stances) == expected


def test_a_feature_is_told_from_where_it_comes_to_its_point() -> None:
    assert keys(FEATURE, [[6]], [[3]]) == [3, 6]
    assert keys(FEATURE, [], []) == [1]


def test_an_opening_that_names_an_actor_counts() -> None:
    gulls = ActorClaim(name="gulls", kind="group", s=[1])
    assert keys(FEATURE, [[6]], [[3]], (gulls,)) == [1, 3, 6]


def test_a_sentence_of_an_unnamed_he_comes_after_one_that_tells_as_much() -> None:
    assert keys(REPORT, [[6]], [[4], [5]]) == [1, 5, 6]


def test_without_prose_there_are_no_key_sentences() -> None:
    assert keys((), [[1]], []) == []


def test_a_sentence_that_says_the_same_again_is_passed_over() -> None:
    twice = (
        "Anna Kessler, the harbour minister, met Pavel Strand in Oslo on Monday.",
        "Anna Kessler met the ferry owner Pavel Strand on Monday in Oslo, the minister said.",
        "Strand welcomed the toll.",
    )
    assert keys(twice, [[1], [2]], [[3]]) == [1, 3]


def test_without_a_meeting_what_happened_comes_first() -> None:
    story = (
        "(Ida Moreau/Lund Courier)",
        "The old mill of Lund burned down in the night to Monday.",
        "The fire brigade came with forty men and could not save the wheel.",
        "It rained.",
        "“It is the end of something,” Pavel Strand said.",
    )
    assert keys(story, [], [[5]]) == [2, 3, 5]
