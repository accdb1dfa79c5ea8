"""Names in Arabic and in other letters: Arabic writes consonants and long vowels, and no short ones."""

from __future__ import annotations

import re

from anyascii import anyascii

from summarizer.names import bare
from summarizer.plaintext import fold

_ENOUGH = 6
"""Consonants of a full name from which it is hardly another's: Mohammed and Mahmoud Ali share all five."""
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
# Arabic consonants by the sound that other languages write: b stands for p, f for v, j for g. Capitals are
# sh, ch and kh, and the long vowels a, i and u.
_LETTERS = {
    ord(letter): sound
    for sound, letters in {
        "b": "بپ", "t": "تط", "s": "ثسص", "S": "شچ", "j": "جغگ", "h": "حه", "K": "خ", "d": "دض", "z": "ذزظ",
        "r": "ر", "f": "فڤ", "k": "قكک", "l": "ل", "m": "م", "n": "ن", "A": "ا", "U": "و", "I": "ي",
    }.items()
    for letter in letters
}  # fmt: skip
_DIGRAPHS = [
    pair.split(">")
    for pair in "tsch>S tch>S sch>S sh>S ch>S kh>K gh>j dj>j th>s dh>z ph>f ck>k x>ks q>k p>b v>f g>j".split()
]
_ARTICLE = re.compile(r"(?:(?<=\s)|^)(?:al|el|ul)[- ](?=\w)")
_LONG = {"A": "[ae]", "I": "[iey]", "U": "[ouw]"}
_SHORT = "[aeiouyw]*"


def is_arabic(name: str) -> bool:
    return bool(_ARABIC.search(name))


def in_sounds(name: str) -> tuple[str, ...]:
    """The words of a full name in common letters, without articles; none for a single word."""
    if is_arabic(name):
        words = [re.sub(r"^ال(?=\w{2})", "", word) for word in fold(name).split()]
        found = [re.sub(r"[^a-zA-Z]", "", word.translate(_LETTERS)) for word in words]
    else:
        found = [_plain(word) for word in re.split(r"[\s.]+", _ARTICLE.sub("", bare(name))) if word]
    return tuple(found) if len(found) > 1 and all(map(consonants, found)) else ()


def consonants(word: str) -> str:
    return re.sub(r"[aeiouywAIU]", "", word)


def is_same(arabic: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether an Arabic full name can be the other one: each word with its long vowels where they are."""
    enough = sum(len(consonants(word)) for word in arabic) >= _ENOUGH
    return enough and len(arabic) == len(other) and all(map(_fits, arabic, other))


def _fits(arabic: str, other: str) -> bool:
    """Between two consonants the other word must have the long vowel that Arabic writes, or any short one."""
    pattern = ""
    for letter in re.sub(r"h$", "", arabic):
        pattern += _SHORT + _LONG[letter] if letter in _LONG else _SHORT + letter
    if arabic[0] in _LONG:  # an alef that opens a word only carries its vowel
        pattern = pattern.removeprefix(_SHORT + _LONG[arabic[0]])
    return bool(re.fullmatch(pattern + _SHORT + "h?", other))


def _plain(word: str) -> str:
    found = re.sub(r"[^a-z]", "", anyascii(word).lower())
    for letters, sound in _DIGRAPHS:
        found = found.replace(letters, sound)
    found = re.sub(r"c(?=[eiy])", "s", found).replace("c", "k")
    return re.sub(r"([^aeiou])\1+", r"\1", found)
