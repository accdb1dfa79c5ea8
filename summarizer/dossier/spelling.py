"""Spellings: when two written names can be one.

`sound` folds a word so that the usual romanisations of one name fall together: ASCII by `anyascii`, then
the digraphs in which English, French and German newsrooms differ (kh/h, ou/u, w/v, ck/k ...), y and j as i,
doubled letters as one. "Yury" and "Yuri", "Zelenskyy", "Zelensky" and "Зеленский" share a sound.

Arabic leaves short vowels out: a full name in it is compared with one in other letters by its consonants
and long vowels (`scripts`). Chinese and Japanese names are read in too many ways: they are one only where
written alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.dossier.scripts import in_sounds, is_arabic, is_same
from summarizer.names import bare
from summarizer.plaintext import fold, is_unspaced
from summarizer.sounds import sound

_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ter ten bin ibn al el ben abu af av zu y".split()
)
# One given name in two languages of a region: Ukrainian or Belarusian, and Russian or English.
_GIVEN_PAIRS = (
    "volodymyr vladimir uladzimir", "oleksandr aleksandr alexander aliaksandr", "mykola nikolai mikalai",
    "serhii sergei siarhei", "dmytro dmitri", "andrii andrei andrew", "mykhailo mikhail michael",
    "petro pyotr petr", "yevhen evgeni yevgeny", "oleksii aleksei alexey", "kateryna ekaterina catherine",
    "olena elena", "pavlo pavel", "hryhorii grigori", "ihor igor", "oleh oleg", "kyrylo kirill",
)  # fmt: skip


_GIVEN = {sound(form): sound(line.split()[0]) for line in _GIVEN_PAIRS for form in line.split()}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in sounds. `described` marks descriptions ("French defense minister")."""

    tokens: tuple[str, ...]
    surname: str
    given: str = ""
    """First given name, or its initial; empty where only the surname is written."""
    suffix: str = ""
    described: bool = False
    sounds: tuple[str, ...] = ()
    """The words of a full name as `scripts` compares them with those of another script."""
    arabic: bool = False


def _is_description(name: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word not in _PARTICLES]
    return any(word[0].islower() for word in words[1:]) or not any(word[:1].isupper() for word in words)


def person_name(name: str, aliases: tuple[str, ...] = ()) -> PersonName:
    """Takes a name apart. The surname is the last word, unless `aliases` show that the first one is used
    alone ("Xi" of Xi Jinping).
    """
    if is_unspaced(name):
        return _han(name)
    if _is_description(name) and not _uncased(name):
        tokens = tuple(sorted({sound(word) for word in re.findall(r"\w+", fold(name))} - {"the"}))
        return PersonName(tokens, "", described=True)
    words = [word for word in re.split(r"[\s\-.]+", bare(name).replace("'", "")) if word]
    suffix = _SUFFIXES.get(words[-1].strip(","), "") if len(words) > 1 else ""
    words = words[:-1] if suffix else words
    tokens = tuple(sound(word) for word in words if word not in _PARTICLES) or (sound(fold(name)),)
    alone = {sound(short) for alias in aliases if len(bare(alias).split()) == 1 for short in [bare(alias)]}
    sounds, arabic = in_sounds(name), is_arabic(name)
    if len(tokens) > 1 and tokens[0] in alone and tokens[-1] not in alone:
        return PersonName(tokens, tokens[0], tokens[1], suffix, sounds=sounds, arabic=arabic)
    given = tokens[0] if len(tokens) > 1 else ""
    return PersonName(tokens, tokens[-1], given, suffix, sounds=sounds, arabic=arabic)


def _han(name: str) -> PersonName:
    """A name in Chinese or Japanese letters, as written: "贝尼托·萨劳" has a surname, "顾承岳" is whole."""
    words = tuple(word for word in re.split(r"[·・•‧＝=\s]+", fold(name)) if word)
    if len(words) > 1:
        return PersonName(words, words[-1], words[0])
    return PersonName(words, words[0], words[0])


def _uncased(name: str) -> bool:
    return not any(letter.isupper() or letter.islower() for letter in name)


def same_given(one: str, other: str) -> bool:
    """Whether two given names are one: the same sound, a known pair of languages, or the same consonants.

    Of consonants there must be three, or two and all vowels but one the same, between the same first and last
    letters: Yusuf is Youssef, Alexander is not Alexandra, Mara is not Mira.
    """
    if one == other or _GIVEN.get(one, one) == _GIVEN.get(other, other):
        return True
    if one[0] != other[0] or one[-1] != other[-1] or min(len(one), len(other)) < 4:
        return False
    bones, others = (re.sub(r"[aeiou]", "", word) for word in (one, other))
    if bones != others or len(bones) < 2:
        return False
    apart = sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
    return len(bones) >= 3 or (apart == 1 and len(one) >= 5)


def compare(one: PersonName, other: PersonName) -> Literal["full", "short", ""]:
    """`full` when two names agree in given name and surname, `short` when one is only a surname or has only
    an initial, empty when they cannot name one person.
    """
    if one.described or other.described:
        return "full" if one.described and other.described and one.tokens == other.tokens else ""
    if one.suffix != other.suffix:
        return ""
    if one.arabic != other.arabic:
        arabic, latin = (one, other) if one.arabic else (other, one)
        return "full" if is_same(arabic.sounds, latin.sounds) else ""
    if one.given and other.given and (_extends(one, other) or sorted(one.tokens) == sorted(other.tokens)):
        return "full"
    if one.surname != other.surname:
        return ""
    few = min(one.given, other.given, key=len)
    if len(few) <= 1:
        return "short" if one.given[:1] == other.given[:1] or not few else ""
    return "full" if same_given(one.given, other.given) else ""


def _extends(one: PersonName, other: PersonName) -> bool:
    """Whether the longer name goes on where the shorter ends: "Pedro Sánchez (Pérez-Castejón)"."""
    few, many = sorted((one.tokens, other.tokens), key=len)
    return len(few) >= 2 and len(few[0]) > 1 and many[: len(few)] == few
