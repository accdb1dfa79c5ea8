"""How a name may stand in a sentence of another language: with clitics, endings, or no spaces around it."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.plaintext import is_unspaced

# A letter or digit that a word's end must not touch; letters of scripts without spaces may.
_WORD = r"[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_CYRILLIC_END = re.compile(r"[аеёийоуыэюяьъії]{1,2}$", re.I)
_FLEETING = re.compile(r"[ео](?=[бвгджзклмнпрстфхцчшщ]$)")  # "Павел", "Павлом"
_ENDINGS = {"de": "(?:e?[nrsm])?", "fr": "[sx]?", "es": "(?:e?s)?", "pt": "s?"}
_INFLECTED = 4  # letters from which a word takes endings


@lru_cache(maxsize=4096)
def spelled(phrase: str, code: str) -> re.Pattern[str]:
    """The pattern of `phrase`, plain and on one line, in a sentence of the language `code`."""
    words = phrase.split(" ")
    body = r"\s+".join(_form(word, code, first=i == 0) for i, word in enumerate(words))
    if is_unspaced(phrase):
        body = body.replace(r"\s+", r"\s*")
    before = "" if is_unspaced(phrase[:1]) else f"(?<!{_WORD})"
    after = "" if is_unspaced(phrase[-1:]) else f"(?!{_WORD})"
    return re.compile(before + body + after, re.I)


def _form(word: str, code: str, *, first: bool) -> str:
    if code == "ar":
        return _arabic(word, first=first)
    if not word.isalpha() or len(word) < _INFLECTED or is_unspaced(word):
        return re.escape(word)
    if code in {"ru", "uk", "be", "bg", "sr"}:
        return _FLEETING.sub("[ео]?", re.escape(_CYRILLIC_END.sub("", word))) + r"\w{0,3}"
    return re.escape(word) + _ENDINGS.get(code, "")


def _arabic(word: str, *, first: bool) -> str:
    """The word, "and", "so", "by", "like" or "to" written before it; "to the" loses the alef."""
    joined = "(?:[وف]?[بكل]?)" if first else ""
    if word.startswith("ال") and len(word) > _INFLECTED:
        rest = re.escape(word[2:])
        return f"(?:{joined}ال|[وف]?لل){rest}" if first else f"ال{rest}"
    return joined + re.escape(word)
