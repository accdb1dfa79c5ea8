"""Splitting a text into numbered sentences with character offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.language import language
from summarizer.plaintext import visible


@dataclass(frozen=True, slots=True)
class Sentence:
    """Sentence number `n` (from 1), standing at characters `start` to `end` (exclusive) of the text."""

    n: int
    start: int
    end: int


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order, without surrounding white space, never overlapping.

    A line break ends a sentence: newsrooms set headings, credits and paragraphs on lines of their own. Only
    in text that is wrapped to a width, as mail and wire feeds are, the sentence goes on (`_wraps`). Within a
    line the Wikimedia splitter `sentencex` decides by the language (abbreviations, initials, quotes).
    """
    code = language(text)
    spans: list[tuple[int, int]] = []
    for offset, line in _paragraphs(text):
        start = offset
        for piece in _segments(code, line):
            end = start + len(piece)
            lead = len(piece) - len(piece.lstrip())
            body = piece.strip()
            if body:
                spans.append((start + lead, start + lead + len(body)))
            start = end
    return tuple(Sentence(n, start, end) for n, (start, end) in enumerate(_rejoin(text, spans, code), 1))


_WINDOW = 4_000
"""Characters given to the splitter together: its time grows with the square of odd ones."""


def _segments(code: str, line: str) -> Iterator[str]:
    """The sentences of a line with the space around them. Of an overlong line window by window, each from the
    end of a sentence on, and only those in its first half: what is quoted may go on behind its end.
    """
    import sentencex  # noqa: PLC0415  a compiled library; `--help` must not load it

    start = 0
    while len(line) - start > _WINDOW:
        window = line[start : start + _WINDOW]
        taken = 0
        for piece in sentencex.segment(code, window):
            if taken + len(piece) > _WINDOW // 2:
                break
            yield piece
            taken += len(piece)
        if not taken:  # the first is longer than half a window: cut it between words, where it has some
            taken = 1 + window.rfind(" ", _WINDOW // 2) or _WINDOW
            yield window[:taken]
        start += taken
    yield from sentencex.segment(code, line[start:])


_LINE = re.compile(r"([^\r\n\u2028\u2029]+)(\r\n?|\n)?")
_BREAK = re.compile(r"[\r\n\u2028\u2029]")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_OPEN = re.compile(r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|with))\s*$")
_NARROWEST = 45  # characters of a line that is wrapped rather than short
_WIDEST = 100


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """The lines of the text as they are seen, with their offsets, wrapped ones joined by spaces to one of the
    same length.
    """
    found: list[tuple[int, list[str]]] = []
    before, above = None, ""
    for line in _LINE.finditer(text):
        seen = visible(line[1])  # not before: of separators of lines it makes spaces
        if before is not None and before.end() == line.start() and _wraps(above, seen):
            found[-1][1].extend((" " * (line.start() - before.end(1)), seen))
        else:
            found.append((line.start(), [seen]))
        before, above = line, seen
    return [(start, "".join(pieces)) for start, pieces in found]


def _wraps(line: str, following: str) -> bool:
    """Whether a line was broken at a width: it is about as long, its sentence open, and the next goes on.

    A next line with a capital may be a paragraph of its own, unless the line was cut behind a small word.
    """
    width = len(line.rstrip())
    if not _NARROWEST <= width <= _WIDEST or _ENDS.search(line):
        return False
    return following[:1].islower() or bool(_OPEN.search(line))


# Abbreviations after which news prose goes on with a capital: "the U.S. Treasury", "Gen. Ortiz", "M. Ortiz".
_GOES_ON = {
    "en": re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Rev|Hon|No|St)\.$"),
    "fr": re.compile(r"\b(?:MM?|Mgr|Me|Dr|Pr|St|Ste)\.$"),
    "de": re.compile(r"\b(?:(?:der|die|das|dem|den|des|im|am|zum|vom|beim) \d{1,2}|Dr|Prof|Nr|Hr|St)\.$"),
    "es": re.compile(r"\b(?:Sra?|Sres|Dra?|Lic|Ing|Gral|Mons|EE|UU|Ud|Uds|No)\.$"),
    "it": re.compile(r"\b(?:Sig|Dott|On|Avv|Ing|Gen|Mons|Prof)\.?(?:ra)?\.$"),
    "pt": re.compile(r"\b(?:Sra?|Dra?|Eng|Gen|D|EUA|Exmo?)\.$"),
    "ru": re.compile(r"\b(?:[Тт]|[Ии]|[Гг]|г-н|г-жа|им|ул|св|ген|акад|проф)\.$"),
}
# A wire's dateline that ends with a full stop before its dash: "Lima, 9 feb (Agencia).- El ministro".
_DATELINE = re.compile(r"\)\.$")
_LONGEST_END = 40  # characters of what either may match


def _rejoin(text: str, spans: list[tuple[int, int]], code: str) -> list[tuple[int, int]]:
    """Joins again what was split after an abbreviation that cannot end a sentence on its own.

    In other languages than English nothing opens with a small letter: “«Quoi ?» a-t-il dit” is one sentence.
    """
    abbreviation = _GOES_ON.get(code)
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined:
            before, stop = joined[-1]
            gap = text[stop:start]
            end_before = text[max(before, stop - _LONGEST_END) : stop]
            cut = abbreviation is not None and abbreviation.search(end_before)
            follows_on = bool(cut) and text[start : start + 1].isupper()
            if code != "en":
                dashed = not gap and _DATELINE.search(end_before) and text[start] in "-–—"
                follows_on = follows_on or bool(dashed) or text[start].islower()
            if follows_on and not _BREAK.search(gap):
                joined[-1] = (before, end)
                continue
        joined.append((start, end))
    return joined
