from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sentences import split

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
TEXT = st.text(
    st.sampled_from("aB .!?\n\r\u2028\"'”’)1,-\u00a0\x1bü") | st.characters(codec="utf-8"), max_size=200
)


def pieces(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split(text)]


@given(TEXT)
def test_sentences_are_in_order_and_leave_only_white_space_out(text: str) -> None:
    end = 0
    for number, one in enumerate(split(text), 1):
        assert one.n == number
        assert end <= one.start < one.end <= len(text)
        assert not text[end : one.start].strip().strip("\x1b") or not text[end : one.start].isprintable()
        end = one.end


@given(TEXT)
def test_no_sentence_runs_over_a_line_break(text: str) -> None:
    assert not any(set("\r\n\u2028\u2029") & set(piece) for piece in pieces(text))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_words_of_the_seeds_are_all_in_a_sentence(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert " ".join(pieces(text)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Heading without a stop\nHe left.", ["Heading without a stop", "He left."]),
        ("The U.S. Treasury agreed.", ["The U.S. Treasury agreed."]),
        ("Gen. Ortiz spoke. He won.", ["Gen. Ortiz spoke.", "He won."]),
        ("“It is over.” He left.", ["“It is over.”", "He left."]),
        ("It cost 3.5 million.  Then\u00a0more.", ["It cost 3.5 million.", "Then\u00a0more."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_examples(text: str, sentences: list[str]) -> None:
    assert pieces(text) == sentences
