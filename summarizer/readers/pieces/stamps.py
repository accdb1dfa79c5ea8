"""Time stamps: the lines by which entries of a live blog begin, in whatever form a newsroom writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.plaintext import one_line
from summarizer.readers.dateline import day_in

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH})(?:,? (?:19|20)\d\d)?"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d"
)
_HALF = r"(?:\s?[ap]\.?\s?m\b\.?)"
_CLOCK = (
    rf"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?!\d|[.:/]\d){_HALF}?|(?:1[0-2]|0?[1-9]){_HALF}(?![a-z])"
)
_AGO = r"(?:an?|\d{1,2}) ?(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?) ago\b|just now\b"
_ZONE = r"(?-i:[A-Z]{1,4}T|UTC|MSK|WIB|WITA|Z)\b(?: ?[+-]\d{1,2}(?::?\d\d)?)?|local time\b|uhr\b"
_WORD = r"(?:(?:last )?updated|posted|published|today|yesterday|at|on|from)\b:?"
_PART = re.compile(
    rf"(?P<time>{_AGO}|{_CLOCK})|(?:{_DATE}|{_DAY}|{_ZONE}|{_WORD})(?![a-su-z])|(?<=\d)T(?=\d)"
    rf"|(?P<between>\s*[–—|-]\s+(?=(?:{_DATE}|{_CLOCK})\W*+\w{{0,5}}+\W*+$)|[\s,·|/]+)"
    rf"|\((?:{_CLOCK})?\s*(?:{_ZONE})\)",
    re.I,
)
_OPENS = re.compile(r"\s*(?:[-*•]\s+|#{1,6}\s+)?(?P<bold>\*{1,2}|_{1,2})?\s*(?P<bracket>[\[(])?\s*")
_CLOSES = re.compile(r"\s*[\])]?\s*(?:\*{1,2}|_{1,2})?\s*[\])]?")
_SPAN = re.compile(_CLOCK, re.I)
_LEADS = re.compile(r"\s*(?:[–—|:]|-(?=\s))\s*")
MARKS = re.compile(r"\*\*|__")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The time by which a line begins: the `day` it names, if any, and what follows on the same line."""

    day: str
    rest: str


def stamp(line: str) -> Stamp | None:
    """The stamp that `line` opens with; None for a line that goes on after a time as a sentence does.

    What follows on the same line is led in by a dash, a bar or a colon, or the stamp stands in brackets or
    bold: "10:15 – Envoy arrives", "[10:15] The envoy has come.".
    """
    opens = _OPENS.match(line)
    at = opens.end() if opens else 0
    timed = False
    start = end = at
    while part := _PART.match(line, at):
        if part["time"]:
            if timed:
                return None  # two times are a span: a programme, not a ticker
            timed = True
        at = part.end()
        end = end if part["between"] else at
    if not timed:
        return None
    marked = opens is not None and bool(opens["bold"] or opens["bracket"])
    closes = _CLOSES.match(line, end) if marked else None
    closed = closes.end() if closes else end
    leads = _LEADS.match(line, closed)
    rest = one_line(MARKS.sub("", line[leads.end() if leads else closed :]))
    if _SPAN.match(rest) or (rest and not leads and not line[end:closed].strip()):
        return None
    return Stamp(day_in(line[start:end]), rest)
