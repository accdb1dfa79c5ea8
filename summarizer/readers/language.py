"""Which language a text is in. Prompts, splitter and word lists are English: others are refused early."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SURE = 0.6
"""Probability from which a foreign language is believed; a headline of names scores below a tenth."""
_LOOKED_AT = 4000  # characters: enough to be sure, and quick


def foreign(text: str) -> str:
    """The ISO 639 code of the language `text` is surely in, where that is not English; else empty."""
    code, probability = _identifier().classify(text[:_LOOKED_AT])
    return str(code) if code != "en" and probability >= SURE else ""


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  half a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
