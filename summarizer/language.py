"""Which language a text is in, told once and asked by all who need to know."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SURE = 0.6
"""Probability from which a language is believed; a headline of names scores below a tenth."""
_LOOKED_AT = 4000  # characters: enough to be sure, and quick
_FEW = 12  # words, too few to tell a language by
_DISTINCT = 3  # different small words: one that recurs may be a name, or English
_SHORT = 60  # words, mostly names in a brief: plain letters are English then, unless small words tell
_WORDS = 0.12  # share of small words from which they tell the language
_AHEAD = 1.4  # and by how much more they must be than those of the next language
_LISTS = {
    "en": "the of and to in that is was on for with as by at from has said have not it he she they his her",
    "fr": "le la les de des du et en un une que qui dans est a au aux sur pour par pas se ce il elle avec",
    "de": "der die das und in den von zu mit dem des im für auf ist nicht ein eine sich als auch es an hat",
    "es": "el la los las de del y en un una que se por con para no es su al lo como más ha fue",
    "it": "il lo la i gli le di del della e in un una che si per con non è al dei da ha sono nel l",
    "pt": "o a os as de do da dos das e em um uma que se por com para não é no na ao mais foi",
    "nl": "de het een en van in op dat is te voor niet zijn aan door heeft ook er bij",
}
SMALL_WORDS = {code: frozenset(words.split()) for code, words in _LISTS.items()}
"""The smallest words of languages in Latin letters: articles, prepositions, pronouns, auxiliaries."""
_KANA = re.compile(r"[\u3041-\u30fa\u31f0-\u31ff\uff66-\uff9d]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")
_LETTER = re.compile(r"[^\W\d_]")
# Letters of other languages in the same script: Ukrainian, Belarusian and Serbian; Persian and Urdu.
_NOT_RUSSIAN = re.compile(r"[іїєґўјљњћђџ]", re.I)
_NOT_ARABIC = re.compile(r"[پچژگکیےٹڈ]")


def language(text: str) -> str:
    """The ISO 639 code of the language of `text`; "en" as long as no other one is sure."""
    return _language(text[:_LOOKED_AT])


@lru_cache(maxsize=256)
def _language(text: str) -> str:
    return _by_script(text) or _by_small_words(text) or _by_letters(text)


def _by_script(text: str) -> str:
    """The language of most letters, where their script leaves no doubt; else empty."""
    letters = len(_LETTER.findall(text))
    if len(_KANA.findall(text)) > 0.1 * letters:
        return "ja"
    if len(_HAN.findall(text)) > 0.5 * letters:
        return "zh"
    if len(_CYRILLIC.findall(text)) > 0.5 * letters and "ы" in text and not _NOT_RUSSIAN.search(text):
        return "ru"
    if len(_ARABIC.findall(text)) > 0.5 * letters and not _NOT_ARABIC.search(text):
        return "ar"
    return ""


def _by_small_words(text: str) -> str:
    """The language whose smallest words are far the most frequent, which spares loading the identifier."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if len(words) < _FEW:
        return "en" if text.isascii() else ""
    shares = {code: sum(word in small for word in words) / len(words) for code, small in SMALL_WORDS.items()}
    best, second = sorted(shares, key=lambda code: -shares[code])[:2]
    distinct = len(SMALL_WORDS[best] & {*words})
    sure = distinct >= _DISTINCT and shares[best] >= max(_WORDS, _AHEAD * shares[second])
    return best if sure else ""


def _by_letters(text: str) -> str:
    """What the identifier is sure of, else English."""
    if not _LETTER.search(text) or (text.isascii() and len(text.split()) < _SHORT):
        return "en"
    code, probability = _identifier().classify(text)
    return str(code) if probability >= SURE else "en"


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
