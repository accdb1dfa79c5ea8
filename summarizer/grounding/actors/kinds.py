"""What only bodies have or do: whoever has shares, or is "which", is no person."""

from __future__ import annotations

import re

from summarizer.grounding.scene.text import Text
from summarizer.grounding.words.wording import is_function_word
from summarizer.names import TITLES

_HAD_BY_BODIES = (
    r"(?:shares? (?:of|in)|stakes? in|shareholders (?:of|in)|(?:chief executive|executives|CEO) (?:of|at)"
    r"|board of|merger (?:of|with)|takeover of|subsidiary of)"
)
_OF_BODIES = (
    r"(?: (?:shares|shareholders|executives|chief executive|CEO|plc|Ltd|Inc)\b"
    r"|'s? (?:shareholders|share price|chief executive|board of directors|subsidiar\w+)\b)"
)
_WHICH = (
    r", which (?:also )?(?:owns|makes|runs|operates|employs|produces|sells|supplies|publishes|builds|holds"
    r"|controls|manages|distributes|says|said)\b"
)
_STATEMENT = re.compile(r"^(?: \w+ly)? (?:said|added|confirmed|announced)(?: on [A-Z]\w+)? in a statement\b")
_SAID_IT = re.compile(
    r"^(?: \w+ly)? (?:said|says|added|announced|confirmed)(?: on [A-Z]\w+)?(?: that)? it"
    r"(?: (?:had|has|would|will|did|does|was|is))?(?: not| never| no longer| also)?"
    r" (?:me?et|oppos|plan|expect|want|intend|s[eo]ll?d?\b|buy|bought|sign|agree|offer|reject|welcom|support"
    r"|own|invest|hir|cut|pa(?:y|id)|appeal|su(?:e|ing)|den[iy]|receiv|held)"
)
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him)\b", re.I)
_OF_PEOPLE = re.compile(r"^, (?:who|the|an?|\d)\b")


def is_body(text: Text, name: str) -> bool:
    """Whether the article tells of the name what it can only tell of a body.

    A bare word that makes a statement, or says that "it" did something, is one as well if nobody is named
    before it and no "he" or "she" is near.
    """
    written = re.escape(name)
    had = re.compile(
        rf"\b(?i:{_HAD_BY_BODIES}) {written}(?![\w'])|(?<![\w-]){written}(?:{_OF_BODIES}|{_WHICH})"
    )
    return any(had.search(plain) for plain in text.plain.values()) or _speaks_as_body(text, name)


def _speaks_as_body(text: Text, name: str) -> bool:
    found = [(n, span) for n in text.plain for span in text.find(n, name)]
    if " " in name or any(_is_introduced(text.plain[n], *span) for n, span in found):
        return False
    return any(
        (_STATEMENT.match(text.plain[n][end:]) or _SAID_IT.match(text.plain[n][end:]))
        and not any(_PERSONAL.search(text.plain.get(m, "")) for m in (n, n + 1))
        for n, (_, end) in found
    )


def _is_introduced(plain: str, start: int, end: int) -> bool:
    """Whether a first name or a title stands before the name, or an office behind it, as with people."""
    word = next(iter(plain[:start].split()[-1:]), "")
    named = word[:1].isupper() and not is_function_word(word.lower())
    return named or word.lower().rstrip(".") in TITLES or bool(_OF_PEOPLE.match(plain[end:]))
