from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import sentencex
from hypothesis import given
from hypothesis import strategies as st

from summarizer import sentences as module
from summarizer.language import language
from summarizer.sentences import split

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
ARTICLES = [
    path
    for folder in ("seeds", "eval/articles/dev", "eval/articles/languages")
    for path in sorted((Path(__file__).parents[1] / folder).glob("*.txt"))
]
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


@pytest.mark.parametrize("end", ["\u2028", "\u2029"])
def test_a_separator_of_lines_ends_a_sentence(end: str) -> None:
    assert pieces(f"The harbour{end}Officials met Gen.{end}Ortiz.") == [
        "The harbour", "Officials met Gen.", "Ortiz.",
    ]  # fmt: skip


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


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Les ministres se sont vus mardi à Lund, a dit M. Orsel devant la presse. Ils se sont quittés "
            "sans un mot de plus.",
            "Les ministres se sont vus mardi à Lund, a dit M. Orsel devant la presse.",
        ),
        (
            "Am 3. März traf Dr. Orsel den Minister in der 2. Etage des Amts. Mehr ist nicht bekannt, und "
            "das Amt will auch nicht mehr sagen.",
            "Am 3. März traf Dr. Orsel den Minister in der 2. Etage des Amts.",
        ),
        (
            "Lund, 9 feb (Costa).- El ministro habló con la Sra. Orsel por teléfono. No se sabe de qué, y "
            "la oficina no lo dice.",
            "Lund, 9 feb (Costa).- El ministro habló con la Sra. Orsel por teléfono.",
        ),
        (
            "Il ministro ha visto il sig. Orsel a Lund, ha detto l'on. Strand. Di che cosa non si sa, e non "
            "è stato detto nulla.",
            "Il ministro ha visto il sig. Orsel a Lund, ha detto l'on. Strand.",
        ),
        (
            "O ministro falou com a Sra. Orsel em Lund na segunda-feira. Não se sabe de que, e o gabinete "
            "não o diz.",
            "O ministro falou com a Sra. Orsel em Lund na segunda-feira.",
        ),
        (
            "Министр А. Орсель в 2025 г. был в Лунде, т. е. за границей. Больше мы ничего не знаем.",
            "Министр А. Орсель в 2025 г. был в Лунде, т. е. за границей.",
        ),
        ("هل التقى الوزير رئيس البلدية؟ لم يعلّق المكتب على ذلك.", "هل التقى الوزير رئيس البلدية؟"),
        ("部长会见了市长。“谈得很好，”他说。", "部长会见了市长。"),
        ("大臣は市長と会談した。内容は明らかでない。", "大臣は市長と会談した。"),
    ],
    ids=["fr", "de", "es", "it", "pt", "ru", "ar", "zh", "ja"],
)
def test_each_language_splits_by_its_own_marks_and_abbreviations(text: str, first: str) -> None:
    assert pieces(text)[0] == first
    assert len(pieces(text)) == 2


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


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_long_line_has_the_sentences_that_it_has_as_a_whole(path: Path) -> None:
    text = path.read_text("utf-8")
    line = " ".join([*text.split()] * (1 + 3 * module._WINDOW // len(text)))
    code = language(text)
    assert [*module._segments(code, line)] == [*sentencex.segment(code, line)]


@pytest.mark.parametrize("sign", ["“", "-", "…", "«a", "a. b ", "U.S. ", "(", " "])
def test_a_sign_that_recurs_costs_no_more_than_its_length(sign: str) -> None:
    text = "Mayor Anna Kessler met Envoy Strand in Lenz. " + sign * (240_000 // len(sign.encode()))
    began = time.monotonic()
    found = split(text)
    assert time.monotonic() - began < 8
    assert text[found[0].start : found[0].end].startswith("Mayor Anna Kessler met Envoy Strand")


def test_a_line_without_an_end_is_cut_between_words() -> None:
    found = pieces("and so " * 2_000)
    assert max(map(len, found)) <= module._WINDOW
    assert {word for piece in found for word in piece.split()} == {"and", "so"}
