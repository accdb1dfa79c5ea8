"""Text that is written in figures or in Base64: what it says is seen when it is decoded."""

from __future__ import annotations

import base64
import binascii
import re

_FIGURES = re.compile(r"(?:(?<![\w.])\d{2,3}(?:[ ,;]+|$)){7,}")
_HEX = re.compile(r"(?:\b0x[0-9a-f]{2}\b[ ,]*){6,}|(?:=[0-9a-f]{2}){6,}|(?:\b[0-9a-f]{2} ){8,}", re.I)
_TOKEN = re.compile(r"(?<![\w/.%@-])[A-Za-z0-9+/]{12,400}={0,2}(?![\w/.-])")
_SHOUTED = re.compile(
    r"(?<!\w)[A-Z]{2,}(?:_[A-Z]{2,}){2,}(?!\w)|"
    r"(?<![\w#@/.])[a-z]{2,}(?:_[a-z]{2,}){3,}(?!\w)|(?<![\w#@/])(?:[A-Z][a-z]+){5,}[A-Z]*(?!\w)"
)
_SPELLED = re.compile(r"(?<!\w)(?!(?:[A-Z]\.){3,7}[A-Z]?(?![\w.]))(?:[^\W\d_][-.~﹏]){4,}[^\W\d_](?!\w)")
_SIGNS = re.compile(r"[A-Za-z ,.!?'\":;-]")
_VOWELS = re.compile(r"[aeiou]", re.I)


def is_coded(line: str) -> bool:
    """Whether a part of it is words in figures, in Base64, or written as one word."""
    if _SHOUTED.search(line) or _SPELLED.search(line):
        return True
    figures = (map(int, re.findall(r"\d+", found[0])) for found in _FIGURES.finditer(line))
    if any(_is_prose("".join(map(chr, numbers))) for numbers in figures):
        return True
    coded = (re.sub(r"0x|[^0-9a-f]", "", found[0], flags=re.I) for found in _HEX.finditer(line))
    if any(_is_prose(bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("latin-1")) for digits in coded):
        return True
    return any(_is_prose(_decoded(token)) for token in _TOKEN.findall(line) if not token.islower())


def _decoded(token: str) -> str:
    try:
        bare = token.rstrip("=")
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _is_prose(text: str) -> bool:
    """Whether it reads like words: letters and spaces, a third of the letters vowels."""
    letters = [c for c in text if c.isalpha()]
    vowels = len(_VOWELS.findall(text))
    return (
        len(text) >= 7
        and len(_SIGNS.findall(text)) >= 0.95 * len(text)
        and 0.25 * len(letters) <= vowels <= 0.6 * len(letters)
        and (" " in text or len(text) >= 12)
    )
