"""Roles: when two functions are the same, and when one person can hardly have both."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from summarizer.plaintext import fold
from summarizer.states import state_of_demonym

_SPELT = {
    "advisor": "adviser",
    "defense": "defence",
    "minister's": "minister",
    "aide": "adviser",
    "labor": "labour",
}
_EMPTY = frozenset(
    "the a an of and for in at on with top chief senior leading affairs mr ms new current former ex then "
    "acting interim outgoing incoming longtime veteran state national federal country his her its s".split()
)
# Walks of life one person seldom shares; what is in none of them says nothing.
_FIELDS = {
    "politics": "president minister chancellor premier senator mayor governor ambassador diplomat lawmaker "
    "deputy mp congressman congresswoman secretary envoy councillor commissioner",
    "sport": "coach striker midfielder goalkeeper defender player footballer captain referee athlete cyclist "
    "runner swimmer sprinter boxer trainer golfer",
    "arts": "actor actress singer painter novelist poet director composer pianist violinist sculptor curator",
    "science": "professor physicist chemist biologist epidemiologist astronomer geologist scientist",
}
_FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words.split()}


@lru_cache(maxsize=100_000)
def role_words(role: str) -> frozenset[str]:
    """The words that make a role: what follows a possessive and stands before "to", without nationality,
    rank and time. "Macron's chief diplomatic adviser" and "diplomatic adviser to the French president" both
    give {diplomatic, adviser}.
    """
    head = re.split(r"\bto\b", re.sub(r"^.*'s\s", "", fold(role)))[0]
    words = (_SPELT.get(word, word) for word in re.findall(r"[^\W\d_]+", head))
    return frozenset(word for word in words if word not in _EMPTY and not state_of_demonym(word))


@lru_cache(maxsize=100_000)
def role_states(role: str) -> frozenset[str]:
    """The states whose demonyms a role names: {"France"} of "French President"."""
    words = re.findall(r"[^\W\d_]+", fold(role))
    pairs = [" ".join(pair) for pair in itertools.pairwise(words)]
    return frozenset(filter(None, map(state_of_demonym, [*words, *pairs])))


@lru_cache(maxsize=100_000)
def role_fields(role: str) -> frozenset[str]:
    """The walks of life a role belongs to."""
    return frozenset(_FIELD_OF[word] for word in role_words(role) if word in _FIELD_OF)


_RANKS = frozenset({"deputy", "vice", "assistant", "junior", "shadow", "honorary"})


def same_role(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of role words name one function: one holds the other, and ranks agree."""
    return bool(one and other) and (one <= other or other <= one) and one & _RANKS == other & _RANKS
