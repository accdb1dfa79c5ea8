"""Numbers in a retold line: each must be one of its sentences, and count the same thing there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.wording import counted, is_function_word, numbers

_UNITS = frozenset(
    word.rstrip("s")[:4]
    for word in """
    million billion trillion thousand hundred percent per cent euro euros dollar dollars pound pounds crown
    crowns yen yuan ruble rubles kilometre kilometer kilometres kilometers mile miles metre metres meter
    meters foot feet tonne tonnes ton tons barrel barrels litre litres hour hours minute minutes second
    seconds day days week weeks month months year years decade decades point points people person degree
    degrees hectare hectares acre acres
    """.split()
)


def strange_number(line: str, sentences: Sequence[str]) -> str:
    """The first number of the line that the sentences lack, or that counts something else there, or empty."""
    here = " ".join(sentences)
    held = numbers(here)
    for number in numbers(line):
        if number == "2" and re.search(r"\b(?:two|both)\b", line, re.I) and _names_two(here):
            continue
        if number not in held and not _is_sum_of_words(number, held):
            return number
    there = counted(here)
    units = {_unit(word) for _, word in there if not is_function_word(word)} | _UNITS
    for number, unit in counted(line):
        own = {_unit(word) for n, word in there if n == number and not is_function_word(word)}
        measured = bool(own & _UNITS) or _unit(unit) in _UNITS
        if own and _unit(unit) not in own and _unit(unit) in units and measured:
            return f"{number} {unit}"
    return ""


def _unit(word: str) -> str:
    """The word in a form that its singular and plural share."""
    return word.rstrip("s")[:4]


def _names_two(here: str) -> bool:
    """Whether at least two names stand in the sentences, so that "the two" needs no number there."""
    return len({*re.findall(r"(?<=[a-z,] )[^\W\d_a-z][\w'-]+", here)}) >= 2


def _is_sum_of_words(number: str, held: Sequence[str]) -> bool:
    """Whether the number is one that the sentences write in two words: "40 million" for 40000000."""
    try:
        value = float(number)
    except ValueError:
        return False
    factors = [float(h) for h in held if re.fullmatch(r"\d+(?:\.\d+)?", h)]
    return any(
        abs(a * b - value) < 1e-9 for a in factors for b in (100.0, 1000.0, 1e6, 1e9, 1e12) if b in factors
    )


def counts_same(number: str, line: str, plain: str) -> bool:
    """Whether the word behind the number is the same in both."""
    one, other = ({unit[:4] for n, unit in counted(words) if n == number} for words in (line, plain))
    return bool(one & other)
