"""How a written word sounds, so that the romanisations of one name fall together."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"tsch|tch", "ch"), (r"sch", "sh"), (r"ph", "f"), (r"kh", "h"), (r"gh", "g"), (r"dh", "d"),
        (r"zh", "z"), (r"ck", "k"), (r"x", "ks"), (r"q", "k"), (r"off$", "ov"), (r"w", "v"), (r"ou|oo", "u"),
        (r"c(?=[eiy])", "s"), (r"c(?!h)", "k"), (r"([aou])e", r"\1"), (r"^ye", "e"), (r"[yj]", "i"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The sound of one word: lower-case ASCII letters and digits; the bare word if nothing is left of it."""
    folded = re.sub(r"[^a-z0-9]", "", anyascii(word).casefold())
    for pattern, to in _SOUNDS:
        folded = pattern.sub(to, folded)
    return folded or word.casefold()
