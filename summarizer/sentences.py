"""Splitting a text into numbered sentences with character offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.plaintext import visible


@dataclass(frozen=True, slots=True)
class Sentence:
    """Sentence number `n` (from 1), standing at characters `start` to `end` (exclusive) of the text."""

    n: int
    start: int
    end: int


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order, without surrounding white space, never overlapping.

    A line break always ends a sentence: newsrooms set headings, credits and paragraphs on lines of their
    own. Within a line the Wikimedia splitter `sentencex` decides (abbreviations, initials, quotes).
    """
    import sentencex  # noqa: PLC0415  a compiled library; `--help` must not load it

    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\r\n\u2028\u2029]+", visible(text)):
        start = line.start()
        for piece in sentencex.segment("en", line.group()):
            end = start + len(piece)
            lead = len(piece) - len(piece.lstrip())
            body = piece.strip()
            if body:
                spans.append((start + lead, start + lead + len(body)))
            start = end
    return tuple(Sentence(n, start, end) for n, (start, end) in enumerate(_rejoin(text, spans), 1))


# Abbreviations after which news prose goes on with a capital: "the U.S. Treasury", "Gen. Ortiz".
_GOES_ON = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Rev|Hon|No|St)\.$")


def _rejoin(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins again what was split after an abbreviation that cannot end a sentence on its own."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined:
            before, stop = joined[-1]
            gap = text[stop:start]
            follows_on = _GOES_ON.search(text[before:stop]) and text[start : start + 1].isupper()
            if "\n" not in gap and "\r" not in gap and follows_on:
                joined[-1] = (before, end)
                continue
        joined.append((start, end))
    return joined
