"""Which way the words of a claim lean, where they say so plainly: a position must not say the opposite.

Only verbs and nouns whose side is their meaning are listed; whatever is doubtful leans nowhere.
"""

from __future__ import annotations

import re

from summarizer.grounding.cues import any_of, cue
from summarizer.plaintext import fold
from summarizer.summary import Position

_FOR = cue(
    r"""
    support(?:s|ed|ing)? favou?r(?:s|ed|ing)? back(?:s|ed|ing)? welcom(?:e|es|ed|ing) endors(?:e|es|ed|ing)
    approv(?:e|es|ed|ing) advocat\w+ prais(?:e|es|ed|ing) hail(?:s|ed|ing)? champion(?:s|ed)? in_favou?r_of
    """
)
_AGAINST = re.compile(
    r"\b"
    + any_of(
        r"""
        oppos(?:e|es|ed|ing) reject(?:s|ed|ing)? refus(?:e|es|ed|ing) den(?:y|ies|ied|ying)
        condemn(?:s|ed|ing)? criti[cz]i[sz](?:e|es|ed|ing) denounc\w+ veto\w* against ban(?:s|ned|ning)?
        block(?:s|ed|ing)? disput(?:e|es|ed|ing) rul(?:e|es|ed|ing)_out not no never nor neither cannot
        without unacceptable wrong mistake resist(?:s|ed|ing)? warn(?:s|ed|ing)? fear(?:s|ed)?
        doubt(?:s|ed)? false untrue stop end withdraw\w* dismiss(?:es|ed)? object(?:s|ed)? fail(?:s|ed|ing)?
        halt(?:s|ed)? too only lack\w* worse\w* unless until
        """
    )
    + r"\b|n't\b"
)
_PLAINLY_AGAINST = re.compile(r"\b(?:oppos|reject|condemn|denounc|unacceptable|rul(?:e|es|ed) out)")
_SILENT = cue(
    r"""
    declin\w+ refus\w+ neither no_comment not_comment comment silent silence would_not_(?:say|discuss)
    not_(?:going_to_)?(?:say|discuss|answer|speak)
    """
)


def contradicts(issue: str, claim: str, position: Position) -> bool:
    """Whether the words of the claim plainly lean to the other side than `position`."""
    said = fold(claim)
    if position == "declines_to_comment":
        return not _SILENT.search(said)
    if _AGAINST.search(fold(issue)) or (_AGAINST.search(said) and _FOR.search(said)):
        return False  # against what is against it, or both: words alone do not tell
    if position == "opposes":
        return bool(_FOR.search(said)) and not _AGAINST.search(said)
    if position == "supports":
        return bool(_PLAINLY_AGAINST.search(said)) and not re.search(r"\bnot\b|n't\b", said)
    return False
