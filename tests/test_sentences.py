from __future__ import annotations

import re
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
def test_a_sentence_runs_over_the_break_of_a_long_open_line_only(text: str) -> None:
    for piece in pieces(text):
        assert not set("\u2028\u2029") & set(piece)
        assert "\n\n" not in piece
        *open_lines, _ = re.split(r"\r\n?|\n", piece)
        assert not any(line.rstrip().endswith((".", "!", "?")) for line in open_lines)


WRAPPED = """The Kremlin said on Thursday that President Anna Kessler of Norway
and President Pavel Strand did not have a secret meeting at the
Lund summit earlier this month. It confirmed a chat.
Ida Moreau was there."""


def test_a_sentence_goes_on_in_text_that_is_wrapped_to_a_width() -> None:
    first, *others = pieces(WRAPPED)
    assert " ".join(first.split()) == (
        "The Kremlin said on Thursday that President Anna Kessler of Norway and President Pavel Strand "
        "did not have a secret meeting at the Lund summit earlier this month."
    )
    assert others == ["It confirmed a chat.", "Ida Moreau was there."]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_words_of_the_seeds_are_all_in_a_sentence(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert " ".join(pieces(text)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Heading without a stop\nHe left.", ["Heading without a stop", "He left."]),
        (
            "A heading that is quite long and that has no stop at all\nHe left.",
            ["A heading that is quite long and that has no stop at all", "He left."],
        ),
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
