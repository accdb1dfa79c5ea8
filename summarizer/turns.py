"""Interviews: whose turn a sentence belongs to, where questions and answers are marked.

A line begins with "Q:" or "A:", or with a name and a colon, plain or in bold, as two people take turns; or it
is a question in bold, and who answers it says "I".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from summarizer.article import Article
from summarizer.sentences import Sentence

_FEWEST = 4
"""Turns from which a text is taken for an interview."""
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_MARK = "Q|A|Question|Answer"
_BOLD = r"(?:\*\*|__)"
_LABEL = re.compile(
    rf"\s*(?:{_BOLD}?(?:(?P<mark>{_MARK})\s?[:.]|(?P<name>{_NAME})\s?:){_BOLD}?"
    rf"|{_BOLD}(?P<bold>{_NAME}){_BOLD}:?)(?:\s+|$)"
)
_QUESTION = re.compile(rf"^[ \t]*{_BOLD}(?=\S)(?P<words>[^*_\r\n]{{4,400}}\?)[”\"’')]?{_BOLD}[ \t\r]*$", re.M)
_OF_ONESELF = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|my|me|myself|we|our|us)\b")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
Person = TypeVar("Person")
_ASKS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn that a sentence is of: whose by the last word of its label, and whether that one `asks`.

    The label itself is the first `skip` characters of the sentence.
    """

    who: str
    asks: bool
    skip: int = 0

    @property
    def is_named(self) -> bool:
        """Whether the label is a name, not "A"."""
        return self.who not in _ASKS | _ANSWERS


def turns(article: Article) -> Mapping[int, Turn]:
    """The turn of each sentence of an interview, by its number; none where turns are not marked."""
    opened = _in_bold(article)
    opened |= {s.n: found for s in article.sentences if (found := _label(article, s))}
    times = Counter(who for who, _ in opened.values())
    taking = {who for who, count in times.items() if count > 1}
    if len(taking) < 2 or sum(times[who] for who in taking) < _FEWEST:
        return {}
    whose: dict[int, tuple[str, int]] = {}
    current = ""
    for sentence in article.sentences:
        current, skip = opened.get(sentence.n, (current, 0))
        current = current if current in taking else ""
        if current:
            whose[sentence.n] = current, skip
    asking = {who for who in taking if _asks(article, who, whose)}
    return {n: Turn(who, who in asking, skip) for n, (who, skip) in whose.items()}


def speaking(turn: Turn, people: Mapping[Person, Iterable[str]], introduced: Person | None) -> Person | None:
    """Who of `people`, given with their names, answers in this turn; "A" is who was `introduced`."""
    if turn.asks:
        return None
    named = (one for one, names in people.items() if turn.who in {_last(name) for name in names})
    return next(named, None) if turn.is_named else introduced


def _label(article: Article, sentence: Sentence) -> tuple[str, int] | None:
    """Whose label the sentence opens its line with, and how long that is."""
    found = _LABEL.match(article[sentence.n])
    if found is None or not _begins_line(article.text, sentence.start):
        return None
    return _last(found["mark"] or found["name"] or found["bold"]), found.end()


def _begins_line(text: str, at: int) -> bool:
    while at and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] in "\r\n"


def _in_bold(article: Article) -> dict[int, tuple[str, int]]:
    """Where questions in bold type begin, and what follows each of them.

    None where most of what follows is in nobody's own words: such questions are the headings of an article.
    """
    asked = [*_QUESTION.finditer(article.text)]
    if len(asked) < _FEWEST // 2:
        return {}
    ends = [*(found.start() for found in asked[1:]), len(article.text)]
    answers = [article.text[found.end() : end] for found, end in zip(asked, ends, strict=False)]
    own = sum(bool(_OF_ONESELF.search(_QUOTED.sub("", answer))) for answer in answers)
    if 2 * own <= len(asked):
        return {}
    opened: dict[int, tuple[str, int]] = {}
    starts, stops = [s.start for s in article.sentences], [s.end for s in article.sentences]
    for found in asked:
        question = bisect_right(stops, found.start("words"))
        answer = bisect_left(starts, found.end())
        if question < len(starts):
            opened[question + 1] = "q", max(0, found.start("words") - starts[question])
        if answer < len(starts):
            opened.setdefault(answer + 1, ("a", 0))
    return opened


def _last(name: str) -> str:
    """The word by which somebody is told from others: "voss" of "Ada Voss"."""
    return name.casefold().split()[-1] if name.strip() else ""


def _asks(article: Article, who: str, whose: Mapping[int, tuple[str, int]]) -> bool:
    """Whether it is a "Q", or most turns of `who` hold a question."""
    if who in _ASKS | _ANSWERS:
        return who in _ASKS
    own = [(skip > 0, article[n].rstrip().endswith("?")) for n, (one, skip) in whose.items() if one == who]
    begun = [n for n, (begins, _) in enumerate(own) if begins]
    held = [any(asked for _, asked in own[start:end]) for start, end in pairwise([*begun, len(own)])]
    return 2 * sum(held) > len(held)
