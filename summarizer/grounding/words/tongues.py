"""Closed classes of words of other languages, from `tongues.toml`: what `cues` has of English."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from summarizer.calendars import pattern
from summarizer.language import SMALL_WORDS
from summarizer.plaintext import fold, is_unspaced

_ANY = re.compile("")
_NONE = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The classes of one language over folded text.

    Of a language without a table nothing is known: what would have to be told may be told by any words, and
    nothing counts as hearsay, denial or leaning.
    """

    code: str
    hearsay: re.Pattern[str] = _NONE
    speech: re.Pattern[str] = _ANY
    ahead: re.Pattern[str] = _NONE
    mediates: re.Pattern[str] = _ANY
    confirms: re.Pattern[str] = _ANY
    denies: re.Pattern[str] = _ANY
    neither: re.Pattern[str] = _ANY
    declines: re.Pattern[str] = _ANY
    negation: re.Pattern[str] = _NONE
    against: re.Pattern[str] = _NONE
    favours: re.Pattern[str] = _NONE
    grave: re.Pattern[str] = _NONE
    """Deeds and harms that nobody may be said to have done or suffered unless the article uses the word."""
    collective: re.Pattern[str] = _ANY
    function: frozenset[str] = field(default_factory=frozenset)


@cache
def tongue(code: str) -> Tongue | None:
    """The word classes of the language with this ISO 639 code; None for English, which has its own."""
    if code == "en":
        return None
    small = SMALL_WORDS.get(code, frozenset())
    words = dict(_tables().get(code, {}))
    if not words:
        return Tongue(code, function=small)
    function = frozenset(fold(words.pop("function")).split()) | small
    return Tongue(
        code=code,
        negation=_class(words.pop("not")),
        favours=_class(words.pop("for")),
        function=function,
        **{name: _class(forms) for name, forms in words.items()},
    )


def _class(forms: str) -> re.Pattern[str]:
    if is_unspaced(forms):
        return re.compile("|".join(map(re.escape, fold(forms).split("|"))))
    return pattern(forms)


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = files("summarizer.grounding.words").joinpath("tongues.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
