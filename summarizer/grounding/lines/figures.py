"""Numbers in a retold line: each must be one of its sentences, and count the same thing there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from summarizer.grounding.words.wording import counted, is_function_word, number_of, numbers, spelled_out

_UNITS = frozenset(
    word.rstrip("s")[:4]
    for word in """
    million billion trillion thousand hundred percent per cent euro euros dollar dollars pound pounds crown
    crowns yen yuan ruble rubles kilometre kilometer kilometres kilometers mile miles metre metres meter
    meters foot feet tonne tonnes ton tons barrel barrels litre litres hour hours minute minutes second
    seconds day days week weeks month months year years decade decades point points people person degree
    degrees hectare hectares acre acres permille january february march april may june july august
    september october november december spring summer autumn winter season
    """.split()
)
_OF_SHARES = frozenset({"perc", "poin"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_SMALL = 1000
_SCORE = re.compile(r"\b(\d+|[a-z]+)(?: [a-z]+)? to (\d+|[a-z]+)\b")
_FRACTION = re.compile(
    r"\b(?:one|two|three|four|five|(?:an?)(?= \w+ of\b| half\b))[ -]"
    r"(half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b"
)
_OF_HUNDRED = {"half": "50", "third": "33", "quarter": "25", "fourth": "25", "fifth": "20", "tenth": "10"}
_CLAUSES = re.compile(r"[;,]|\b(?:while|but|whereas|and)\b")


def strange_number(line: str, sentences: Sequence[str], whole: str = "") -> str:
    """The first number of the line that the sentences lack, or that counts something else there, or empty.

    What a number counts of which the sentences do not say it is looked for in the `whole` article.
    """
    here = " ".join(sentences)
    held = numbers(here)
    for number in numbers(line):
        if number == "2" and re.search(r"\b(?:two|both)\b", line, re.I) and _names_two(here):
            continue
        if number == "2" and re.search(r"\btwice\b", line, re.I) and re.search(r"\bdoubl", here, re.I):
            continue
        if number not in held and not _is_sum_of_words(number, held):
            return number
    return _strange_part(line, here, held) or _strange_unit(line, here, whole) or _swapped(line, sentences)


def _strange_part(line: str, here: str, held: Sequence[str]) -> str:
    """A third where the sentences tell of a tenth."""
    told = re.findall(rf"\b({'|'.join(_OF_HUNDRED)}|sixth|seventh|eighth|ninth)s?\b", here, re.I)
    known = {part.lower() for part in told}
    parts = (match[1] for match in _FRACTION.finditer(spelled_out(line)))
    return next((part for part in parts if part not in known and _OF_HUNDRED.get(part) not in held), "")


def _strange_unit(line: str, here: str, whole: str) -> str:
    """A number of the line that counts something else in the sentences."""
    told = _units(line)
    if not told:
        return ""
    there, anywhere = _units(here, borrowed=True), _units(whole, borrowed=True)
    for number, counts in told.items():
        own = {*(there.get(number) or anywhere.get(number) or ())}
        for unit, word in counts.items() if own and own <= _UNITS else ():
            measures = unit in _UNITS or own <= _DATES
            if measures and unit not in own and {unit, *own} - _OF_SHARES and not word.endswith("ly"):
                return f"{number} {word}"
    return ""


@lru_cache(maxsize=64)
def _units(text: str, *, borrowed: bool = False) -> dict[str, dict[str, str]]:
    """What each number of the text counts: the word behind it, cut to what its forms share, and as it is.

    With `borrowed` a number with no such word goes with the one before: "two winters; the others, five".
    """
    found: dict[str, dict[str, str]] = {}
    plain = re.sub(r"\s*(?:%|\bper[ -]cent\b|\bpc\b)", " percent", spelled_out(text))
    tokens = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[.,;:!?]", plain)
    last = ""
    for at, token in enumerate(tokens):
        last = "" if token in ".!?" else last
        if not (number := number_of(token)):
            continue
        word = _counted_by(tokens, at)
        if not word and borrowed and number.isdecimal() and int(number) < _SMALL:
            word = last
        found.setdefault(number, {}).update({_unit(word): word} if word else {})
        last = word
    return found


def _counted_by(tokens: Sequence[str], at: int) -> str:
    """The word that the number at `at` counts, or its month; empty for none."""
    behind = [*tokens[at + 1 : at + 4], "", ""]
    if behind[0] in ("and", "to", "or") and number_of(behind[1]):
        behind = [*behind[2:], ""]
    if at and tokens[at - 1] in _MONTHS - {"may"}:
        return tokens[at - 1]
    is_word = behind[0].isalpha() and (behind[0] in _MONTHS or not is_function_word(behind[0]))
    return behind[0] if is_word else ""


def _swapped(line: str, sentences: Sequence[str]) -> str:
    """Two numbers of the line in each other's place: by their order in a score, or by the names beside."""
    told = _scores(line)
    scores = {(a, b) for plain in sentences for a, b in _scores(plain)} if told else set()
    for a, b in told:
        if (b, a) in scores and (a, b) not in scores:
            return f"{a} to {b}"
    here = _beside(line)
    for plain in sentences if len(here) > 1 else ():
        there = _beside(plain)
        for a, b in combinations([n for n in here if n in there], 2):
            straight = here[a] & there[a] or here[b] & there[b]
            if not straight and here[a] & there[b] and here[b] & there[a]:
                return a
    return ""


def _scores(text: str) -> list[tuple[str, str]]:
    pairs = ((number_of(m[1]), number_of(m[2])) for m in _SCORE.finditer(spelled_out(text)))
    return [(a, b) for a, b in pairs if a and b]


def _beside(text: str) -> dict[str, set[str]]:
    """The names in the clause of each number."""
    found: dict[str, set[str]] = {}
    for clause in _CLAUSES.split(text):
        names = {*re.findall(r"\b[A-Z][^\W\d_]+", clause)}
        for number in numbers(clause):
            found.setdefault(number, set()).update(names)
    return found


def _unit(word: str) -> str:
    """The word in a form that its singular and plural share."""
    return word.rstrip("s")[:4]


_DATES = frozenset(map(_unit, _MONTHS))


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
