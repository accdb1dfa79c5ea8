"""Cause and exchange in a retold line: two facts are joined only where their sentences join them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.scene.text import Text
from summarizer.grounding.words.cues import cue
from summarizer.grounding.words.wording import stems

_JOINS = cue(
    r"""
    because therefore thus hence consequently accordingly as_a_result as_a_consequence so_that which_is_why
    that_is_why due_to owing_to thanks_to prompt(?:ed|ing)_by in_response_to in_retaliation_for leading_to
    in_return in_exchange in_turn_for
    """
)
_JOINED = cue(
    r"""
    because therefore thus hence consequently accordingly result(?:s|ed|ing)? consequence so why due owing
    thanks prompt\w* respon(?:se|d\w*) retaliat\w+ le(?:d|ads?|ading)_to caus\w+ since as for after following
    over amid citing given reasons? calling arguing saying describing accusing warning
    ground(?:s|ed) return exchange(?:d|s)? swap\w* if unless
    provided condition\w* when but until
    """
)
"""What may join facts in the article, more loosely than a line that says so outright."""
_SHARED = 0.4  # of the words of each side


def falsely_joined(line: str, cited: Sequence[int], text: Text) -> str:
    """Why the line joins as cause and effect, or as an exchange, what its sentences do not; or empty."""
    for join in _JOINS.finditer(line):
        left, right = stems(line[: join.start()]), stems(line[join.end() :])
        if left and right and not any(_joins(text, n, left, right) for n in cited if n in text.plain):
            return f"“{join[0].lower()}” joins what its sentences do not join"
    return ""


def _joins(text: Text, n: int, left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether sentence `n`, or `n` and the one before, tells both sides with a word that joins them."""
    if not _JOINED.search(text.plain[n]):
        return False
    opens = re.match(r"\W*(?:\w+ ){0,2}", text.plain[n])
    backward = [n - 1, n] if opens and _JOINED.search(opens[0]) and n - 1 in text.plain else [n]
    return all(_share(side, text.stems(backward)) >= _SHARED for side in (left, right))


def _share(words: Sequence[str], held: frozenset[str]) -> float:
    return len({*words} & held) / len({*words})
