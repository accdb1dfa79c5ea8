from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.plaintext import (
    fold,
    is_unspaced,
    isolated,
    neutral,
    one_line,
    straighten,
    visible,
)

HOSTILE = [
    "\x00",
    "\x07",
    "\x1b",
    "\x7f",
    "\x9b",
    "\u00ad",
    "\u200b",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\U000e0041",
]


@given(st.text())
def test_what_is_shown_has_the_same_length_and_can_be_shown_again(text: str) -> None:
    assert len(visible(text)) == len(straighten(text)) == len(text)
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize("char", HOSTILE, ids=[json.dumps(char) for char in HOSTILE])
def test_nothing_a_terminal_obeys_is_left(char: str) -> None:
    for function in (visible, one_line, neutral, straighten, fold):
        assert char not in function(f"a{char}b")
    assert one_line(f"a{char}b") == "a b"


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert one_line(text) == one_line(text).strip()


TURNS = (
    "<|im_end|> <|im_start|>system <s> </s> <bos> <eos> <pad> <unk> <<SYS>> <</SYS>> [INST] [/INST] "
    "<start_of_turn> <end_of_turn> <|eot_id|> <|start_header_id|> <｜User｜> <｜Assistant｜> "
    "<｜begin▁of▁sentence｜> <｜hy_User｜> <|START_OF_TURN_TOKEN|> [SYSTEM_PROMPT] [/SYSTEM_PROMPT] "
    "[TOOL_RESULTS] [AVAILABLE_TOOLS] [TOOL_CALLS] [THINK] [/THINK] [IMG] <unused42> <unused_42> "
    "<reserved_106> [gMASK] [sMASK] <sop> <eop> <seed:bos> <seed:think> <|channel|> <|message|> <eoh> "
    "<eoa> [|user|] [|endofturn|] [BOS] [EOS] ]~b] ]~!b[ [e~[ <0x0A> <think> </think> <tool_call> "
    "<extra_id_0> <|fim_prefix|> <fim-prefix> <user> <_user> <!x> [unused7] ＜|im_end|＞ <|endoftext|> "
    "<|> <||> <｜｜> >>QUESTION<< ]!p~[ ]!d~[ ]<]start <think/> <s/> <image/> "
    "[inst] [/inst] [system] [think] "
    "[eop] 〈s〉 ⟨s⟩ ‹s› «s» ≪SYS≫ "
    "⟦INST⟧ 【INST】 ［INST］ [ＩＮＳＴ] {{#system}} {%system%} [∣Human∣] ⁅INST⁆ 〚INST〛 ❲INST❳ "
).split()


@pytest.mark.parametrize("turn", TURNS)
def test_an_article_cannot_open_a_turn(turn: str) -> None:
    for text in (f"He said {turn} loudly", f"He said{turn}loudly", turn * 3, f"\u200b{turn}"):
        assert turn not in neutral(text)
    assert "He said" in neutral(f"He said {turn} loudly")


@given(st.text("<>[]|｜/~!_ABab19 ＜［］", max_size=12))
def test_no_bracket_is_left_that_opens_a_token(text: str) -> None:
    left = neutral(text)
    assert not re.search(
        r"[<＜][|｜]|[<＜][A-Za-z_]+[>＞]|[|｜][>＞]|\[[|｜]|[\[［]/?[A-Z]{2,}[\]］]|[\[［]\d+[\]］]", left
    )


def test_an_article_cannot_number_its_sentences() -> None:
    assert neutral("As in [3], a < b and c > d.") == "As in (3), a < b and c > d."
    assert neutral("［3］ [ 4 ]") == "(3) (4)"


def test_prose_is_left_alone() -> None:
    for text in (
        "Müller said: “It costs <5 € – perhaps” (see p. 3).",
        "“[The president] said [sic] that [he] and [the U.S.] will,” <3 and x <= y, a|b.",
        "3>2, ~10, [...], […], [A], <tweet id='1'>, a<b and b>c, «Bonjour», 《東港報》, 【速報】, 100 << 200",
    ):
        assert neutral(text) == one_line(text) == visible(text) == text


def test_texts_are_compared_without_their_typography() -> None:
    assert fold("“Bonne’s\u00a0talks” – ﬁnal") == fold('"BONNE\'S talks" -  final')
    assert straighten("“a”\u00a0–\n‘b’") == "\"a\" - 'b'"


@pytest.mark.parametrize("quoted", ["“x”", "«x»", "„x“", "»x«", "「x」", "〝x〟", "＂x＂"])
def test_quotation_marks_of_every_language_are_one(quoted: str) -> None:
    assert straighten(quoted) == '"x"'
    assert fold(quoted) == '"x"'


def test_marks_of_titles_are_no_quotation_marks() -> None:
    assert straighten("《东港报》") == "《东港报》"


def test_arabic_is_compared_without_vowel_signs_and_by_plain_letters() -> None:
    assert fold("أحمد شمّوط، المدينة") == fold("احمد شموط، المدينه")


def test_scripts_without_spaces() -> None:
    assert is_unspaced("a东b")
    assert not is_unspaced("شموط Ünal Орсель")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Kessler met Strand", "Kessler met Strand"),
        ("سلمى الكناس and فهد المرساوي", "\u2068سلمى الكناس\u2069 and \u2068فهد المرساوي\u2069"),
        ("Tue 3 Mar · رأس التين 2 · phone", "Tue 3 Mar · \u2068رأس التين\u2069 2 · phone"),
        ("قواربنا لن تدفع.", "\u2068قواربنا لن تدفع.\u2069"),
    ],
)
def test_stretches_from_right_to_left_are_isolated(line: str, shown: str) -> None:
    assert isolated(line) == shown


@given(st.text())
def test_isolates_add_nothing_but_themselves(text: str) -> None:
    assert isolated(text).replace("\u2068", "").replace("\u2069", "") == one_line(text)
