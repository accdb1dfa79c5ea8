"""Which wordings of an issue ask one question.

Wordings are compared by their content words, each cut to five letters ("resuming", "resumption"). Whoever
acts for a state is that state (Putin, the Kremlin and Moscow are Russia), words for talking to each other
are one, and words for how a thing goes on ("maintaining", "calls for") are left out: who is for "dialogue
with Putin" in one article is for "maintaining contact with Russia" in another. Taking a thing up again is a
question of its own. Two share a question when these sets overlap by half (Jaccard >= 0.5). The most used
wording, then the shortest, leads; others join the leader they overlap most with, so no chain of small steps
can join what differs.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from summarizer.dossier.model import DossierActor
from summarizer.plaintext import fold
from summarizer.sounds import sound
from summarizer.states import state_named, state_of_capital, state_of_demonym, state_of_seat

SAME = 0.5
"""Least overlap (Jaccard) of the content words of two wordings of one thing."""
_TALK = frozenset(
    "talk talks dialogue contact contacts communication communications communicating conversation "
    "conversations channel channels engage engaging engagement".split()
)
_ASPECT = frozenset(
    "maintain maintaining prepare preparing preparations continue continuing keep keeping start starting "
    "begin beginning direct call calls calling effort efforts proposal proposals president once".split()
)
_ANEW = re.compile(r"resum|reopen|restor|renew")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.I)
_EMPTY = frozenset(
    "the a an of and or for in at on with to by from as its his her their whether if that this is are was be "
    "been being any some more than over about into between toward towards against again".split()
)


def asked(issue: str, claim: str) -> str:
    """The issue; where its claim says that it is taken up again, with the words that say so.

    "dialogue with Putin" is "resumption of dialogue with Putin" for who holds that one "is being prepared".
    """
    bare = _ARTICLE.sub("", issue, count=1) if _ARTICLE.match(issue) else issue
    first = re.match(r"[^\W_]+", bare)
    if not first or _ANEW.search(fold(issue)):
        return issue
    before = rf"\b(?:{_ANEW.pattern})\w*\s+(?:(?:of|with|the|an?|its|their|his|her)\s+)*(?={first[0]}\b)"
    found = re.search(before, claim, re.I)
    return found[0] + bare if found else issue


def content(issue: str, actors: Mapping[str, str] | None = None) -> frozenset[str]:
    """The content words of an issue. `actors` gives, by folded names, the side an actor stands for."""
    text = fold(issue)
    marks = []
    for name in sorted(actors or {}, key=lambda name: (-len(name), name)):
        if name in text and re.search(rf"\b{re.escape(name)}\b", text):
            text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
            marks.append(f"@{(actors or {})[name]}")
    words = [word for word in re.findall(r"[^\W_]+", re.sub(r"'s\b", "", text)) if word not in _EMPTY]
    telling = frozenset([*marks, *(_sense(word) for word in words if word not in _ASPECT)])
    return telling or frozenset(_sense(word) for word in words)


@lru_cache(maxsize=50_000)
def _sense(word: str) -> str:
    if word in _TALK:
        return "@talk"
    if _ANEW.match(word):
        return "@anew"
    state = state_named(word) or state_of_demonym(word) or state_of_capital(word) or state_of_seat(word)
    return f"@{fold(state)}" if state else sound(word)[:5]


def side(id_: str, actors: Mapping[str, DossierActor]) -> str:
    """What an actor stands for: the state it acts for, in the end, or the actor itself."""
    at, seen = id_, {id_}
    while actors[at].affiliation and actors[at].affiliation not in seen:
        at = actors[at].affiliation
        seen.add(at)
    named = [state_named(wording.text) for wording in actors[at].spellings]
    return fold(next(filter(None, named), "")) or (id_ if actors[at].kind != "state" else at)


class Index:
    """Numbers of sets of words, found by the rarest words of another set that may overlap with them by half.

    So not all pairs are compared (prefix filtering, Bayardo et al. 2007).
    """

    def __init__(self, sets: Iterable[frozenset[str]], most: int | None = None) -> None:
        """All `sets` that will be looked up or added; of one word `most` numbers are kept, the first."""
        self._most = most
        self._frequency = Counter(word for words in sets for word in words)
        self._numbers: dict[str, list[int]] = defaultdict(list)

    def _rare(self, words: frozenset[str]) -> list[str]:
        inside = sorted(words, key=lambda word: (self._frequency[word], word))
        return inside[: len(inside) - math.ceil(SAME * len(inside)) + 1]

    def near(self, words: frozenset[str]) -> set[int]:
        return {number for word in self._rare(words) for number in self._numbers[word]}

    def add(self, words: frozenset[str], number: int) -> None:
        for word in self._rare(words):
            if self._most is None or len(self._numbers[word]) < self._most:
                self._numbers[word].append(number)


def group_issues(used: Mapping[tuple[str, frozenset[str]], int]) -> dict[tuple[str, frozenset[str]], str]:
    """For each issue (its wording and content words) the name of its question.

    `used` counts the articles that use each. A question is called by its most used wording: of several by one
    that names a state, not somebody who acts for it, then the shortest.
    """
    order = sorted(used, key=lambda issue: (-used[issue], len(issue[0]), issue[0], sorted(issue[1])))
    index = Index(words for _, words in order)
    leaders: list[tuple[str, frozenset[str]]] = []
    found: dict[tuple[str, frozenset[str]], str] = {}
    for issue in order:
        near = index.near(issue[1])
        best = min(near, key=lambda n: (-overlap(issue[1], leaders[n][1]), n), default=None)
        if best is not None and overlap(issue[1], leaders[best][1]) >= SAME:
            found[issue] = leaders[best][0]
            continue
        found[issue] = issue[0]
        index.add(issue[1], len(leaders))
        leaders.append(issue)
    return _named(found, used)


def _named(
    found: Mapping[tuple[str, frozenset[str]], str], used: Mapping[tuple[str, frozenset[str]], int]
) -> dict[tuple[str, frozenset[str]], str]:
    """The issues by question, each question under the best of its wordings that no other question has."""
    together: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for issue, leader in found.items():
        together[leader].append(issue)
    leading = {wording: leader for (wording, _), leader in found.items()}
    names = {}
    for leader, issues in together.items():
        own = [issue for issue in issues if leading[issue[0]] == leader] or issues
        names[leader] = min(own, key=lambda i: (-used[i], not _names_state(i[0]), len(i[0]), i[0]))[0]
    return {issue: names[leader] for issue, leader in found.items()}


def _names_state(issue: str) -> bool:
    return any(state_named(word) or state_of_demonym(word) for word in re.findall(r"[^\W_]+", fold(issue)))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words two issues have in common (Jaccard); none where one is of a thing taken up again."""
    if ("@anew" in one) != ("@anew" in other):
        return 0.0
    return len(one & other) / len(one | other) if one or other else 1.0
