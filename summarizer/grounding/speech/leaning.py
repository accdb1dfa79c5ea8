"""Which way the words of a claim lean, where they say so plainly: a position must not say the opposite.

Only verbs and nouns whose side is their meaning are listed; whatever is doubtful leans nowhere.
"""

from __future__ import annotations

import re

from summarizer.grounding.words.cues import any_of, cue
from summarizer.grounding.words.wording import stems
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
        block(?:s|ed|ing)? disput(?:es|ed|ing) rul(?:e|es|ed|ing)_out not no never nor neither cannot
        without unacceptable wrong mistake resist(?:s|ed|ing)? warn(?:s|ed|ing)? fear(?:s|ed)?
        doubt(?:s|ed)? false untrue stop end withdraw\w* dismiss(?:es|ed)? object(?:s|ed)? fail(?:s|ed|ing)?
        halt(?:s|ed)? avoid(?:s|ed)? revers(?:e|ed) cancel\w* scrap(?:s|ped)? abandon\w*
        (?:must|should|has_to)_(?:go(?!_to)|leave) drop(?:ped)? lift(?:ed|ing)? repeal\w* fight(?:s|ing)?
        revok\w+ remov\w+ delay\w*
        postpon\w+ boycott\w* nothing nobody none too only lack\w* worse\w* unless until
        """
    )
    + r"\b|n't\b"
)
_WISHED = cue(
    r"""
    should must ought needs? needed necessary essential vital crucial want(?:s|ed|ing)? seek(?:s|ing)? sought
    demand(?:s|ed|ing)? ask(?:s|ed|ing)?_(?:for|to) urg(?:e|es|ed|ing) call(?:s|ed|ing)?_(?:for|on)
    press(?:es|ed|ing)?_for push(?:es|ed|ing)?_for promis(?:e|es|ed|ing) pledg(?:e|es|ed|ing)
    propos(?:e|es|ed|ing)
    prefer(?:s|red)? would_like hop(?:e|es|ed|ing) accept(?:s|ed|ing)? agree(?:s|d|ing)?_(?:to|with|on)
    defend(?:s|ed|ing)? (?:have|has)_to_be
    insist(?:s|ed)?_that_[^,;]{1,60}_be
    """
)
"""Words by which what stands behind or before them is wanted."""
_TO_THE_CONTRARY = re.compile(
    r"(?<=\w )(?:no|nothing)\b|^nothing\b|\b(?:not|never|cannot|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?"
    r"|oppos(?:e|es|ed|ing)|resist(?:s|ed|ing)?|den(?:y|ies|ied|ying)"
    r"|condemn(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|rul(?:e|es|ed|ing) out)\b|n't\b"
)
"""Words that turn what stands behind them."""
_BUT_FOR = re.compile(
    r"\b(?:nothing (?:short of|less than|but)|not (?:only|just|merely|simply)|no one|no doubt"
    r"|not (?:\w+ )?(?:less|fewer) than)\b"
)
"""Denials that affirm."""
_IN_CLAUSE = 6  # words between "not" and what it denies
_SILENT = cue(
    r"""
    declin\w+ refus\w+ neither no_comment not_comment comment silent silence would_not_(?:say|discuss)
    not_(?:going_to_)?(?:say|discuss|answer|speak|offer|give) not_confirmed n't_confirmed brush\w+_off
    """
)
KEEPS_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+|(?:would|will|does|did|do) not|not (?:going|willing) to"
    r"|(?:would|will) neither) (?:to )?"
    r"(?:say|comment|discuss|confirm or deny|be drawn)\b|\bneither confirm\w*,? nor den(?:y|ies|ied)\b"
    r"|\bno comment\b"
)
UNDECIDED = re.compile(
    r"\b(?:neither for\b.{0,60}\bnor against|undecided"
    r"|(?:yet to|has not|have not|not yet) (?:made?|make) up (?:its|his|her|their|my|our) minds?)\b"
)


def contradicts(issue: str, claim: str, position: Position) -> bool:
    """Whether the words of the claim plainly tell another position than `position`."""
    if position == "declines_to_comment":
        return not _SILENT.search(fold(claim))
    told = told_position(issue, claim)
    return told is not None and told != position and (position != "mixed" or told == "declines_to_comment")


def told_position(issue: str, claim: str) -> Position | None:
    """The position that the words of the claim tell by themselves, None where they do not."""
    said = fold(claim)
    if KEEPS_SILENT.search(said):
        return "declines_to_comment"
    return "mixed" if UNDECIDED.search(said) else lean(issue, claim)


def denies_as(claim: str, told: str) -> bool:
    """Whether the claim has the very words of denial and refusal that its sentences have."""
    return {*_AGAINST.findall(fold(claim))} == {*_AGAINST.findall(fold(told))}


def lean(issue: str, claim: str) -> Position | None:
    """Which way the words of the claim lean on the issue, None where they do not tell."""
    said, asked = _BUT_FOR.sub(" ", fold(claim)), fold(issue)
    if _AGAINST.search(asked):
        return None  # against what is against it: words alone do not tell
    head, *others = [stem[:5] for stem in stems(asked)] or [""]
    wanted = {head, *others}
    # "Continuing the talks" is not what "should walk away from the talks" wishes.
    is_on_it = head in {stem[:5] for stem in stems(said)}
    if (_FOR.search(said) or (is_on_it and _WISHED.search(said))) and not _AGAINST.search(said):
        return "supports"
    against = [*_AGAINST.finditer(said)]
    if len(against) == 1 and not _FOR.search(said) and (at := _TO_THE_CONTRARY.search(said)):
        if re.search(r"\b(?:must|should)\b", said[at.end() :]):
            return None  # this is refused, and that is wanted
        behind = re.split(r"[,;:]", said[at.end() :])[0].split()[:_IN_CLAUSE]
        if wanted & {stem[:5] for stem in stems(" ".join(behind))}:
            return "opposes"
    return None
