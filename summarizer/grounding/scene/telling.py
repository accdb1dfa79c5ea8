"""Who tells a sentence, and how certain it leaves a meeting: stated, attributed, planned or denied.

Told by closed classes of words alone (`cues`), so that it needs no parser.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.roster import Mention, Mentions, Scene
from summarizer.grounding.words.cues import (
    AHEAD,
    CONTACT,
    HEARSAY,
    HELD,
    INVERTED_SPEECH,
    NOT_HELD,
    SPEECH,
    any_of,
)

_ADVERBS = any_of(
    r"""
    still always has have had also later then previously repeatedly again itself himself herself would will
    who \w+ly
    """
)
_BETWEEN = rf"(?:,[^,]{{1,80}},|,)?(?: on [A-Z]\w+)?(?: {_ADVERBS})*"
_AFTER = re.compile(rf"^(?:'s? [\w' -]{{1,50}})?{_BETWEEN} {SPEECH}\b")
_SOURCE = any_of(
    r"""
    according_to reported_by report_(?:by|in|from|of) cited_by told_by quoted_by quoting citing
    attributed_[\w_]+_to interview_with statement_(?:by|from) words_of
    """
)
_BEFORE = re.compile(rf"\b{_SOURCE}(?: [\w'.-]+){{0,8}},? $", re.I)
_INVERTED = re.compile(
    rf"([\"',] ?){INVERTED_SPEECH}(?: (?:the|a|an|his|her|its|their))?(?: [\w'.-]+){{0,6}},? $"
)
_GOES_ON_AS_SUBJECT = re.compile(r",? (?:had|has|have|and|was|were|would|will)\b")
_SENDS = re.compile(
    r"(?:,[^,]{1,80},)?(?: \w+ly)? "
    + any_of(
        """
        sent sends dispatched has_sent had_sent mediated brokered facilitated arranged convened appointed
        instructed ordered
        """
    )
    + r"\b",
    re.I,
)
_IS_TO_MEDIATE = re.compile(
    r"\b(?:to|will|would) (?:\w+ )?(?:mediate|chair|preside|moderate|facilitate)\b", re.I
)
_ONES_OWN = re.compile(
    r"'s (?:(?:[A-Z]\w*|\d+|recent|private|first|last|next|planned|secret|brief|official|earlier|latest) )*"
    r"(?:visit|trip|talks|meeting|call|conversation|dinner|lunch|discussions?|negotiations|session)\b"
)
_LEADS = re.compile(r"-(?:mediated|brokered|led|sponsored|backed|hosted)\b", re.I)
_BROUGHT_ABOUT = any_of(
    """
    mediated brokered facilitated arranged convened sponsored organi[sz]ed sent dispatched appointed
    mediation auspices on_behalf
    """
)
_BY = re.compile(rf"\b{_BROUGHT_ABOUT} (?:by|of|from)(?: [\w'.-]+){{0,5}} $", re.I)
_CAME_FROM = re.compile(
    rf"\b(?:after|in|during|following) (?:an?|the|his|her|their) (?:[\w-]+ ){{0,3}}{CONTACT.pattern}"
    r"(?: \w+){0,4} with\b",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|me|us|our|my)\b")
_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)|^[^\"]*[.,!?]\"(?=[^\"]*$)")
_NOUN = re.compile(
    r"(?:talks|meetings?|summits?|negotiations|visits?|sessions?|rounds?|discussions|conference)", re.I
)
_WILL_BE = re.compile(
    r"(?: (?!said\b|says\b|that\b|who\b|which\b|and\b|was\b|were\b|has\b|had\b)[\w'.-]+){0,9}"
    r" (?:will|(?:is|are) (?:to|due|set|expected|scheduled|planned))\b"
)
_NOBODY = re.compile(r" (?:to |with )?(?:nobody|no one|none of)\b(?! (?:else|but|other))", re.I)
_BEFORE_CONTACT = 45  # characters in which a denial denies the word of contact behind it
_AHEAD_OF_CONTACT = 80  # and in which "will" or "is to" puts it ahead
_REPORTEDLY = re.compile(r"\b(?:reportedly|allegedly|according to|citing)\b", re.I)
_KEEPS_SILENT = re.compile(
    r"\b(?:neither|nor|confirm or deny|declin\w+ to|no comment|(?:would|will) not (?:say|comment|confirm)|"
    r"refused to (?:say|comment|confirm))\b",
    re.I,
)

Certainty = Literal["held", "attributed", "ahead", "not held", "untold"]


@dataclass(frozen=True, slots=True)
class Teller:
    """An actor to whom a sentence, or a part of it, is attributed."""

    actor: str
    mention: Mention


def tellers(scene: Scene, n: int) -> list[Teller]:
    """Those to whom sentence `n` is attributed: subjects of verbs of speech, "according to X", "said X"."""
    plain, mentions = scene.text.plain.get(n, ""), outside_quotes(scene, n)
    if other := scene.text.tongue:
        return [Teller(m.actor, m) for m in mentions if abroad.tells(scene, n, m.actor, other)]
    return [Teller(m.actor, m) for m in mentions if _tells(plain, m)]


def outside_quotes(scene: Scene, n: int) -> list[Mention]:
    """The mentions of sentence `n` that stand in the article's own words."""
    quoted = [match.span() for match in _QUOTED.finditer(scene.text.plain.get(n, ""))]
    return [m for m in scene.mentions.at(n) if not any(a <= m.start and m.end <= b for a, b in quoted)]


def _tells(plain: str, mention: Mention) -> bool:
    after, before = plain[mention.end :], plain[: mention.start]
    if _AFTER.match(after) or _BEFORE.search(before):
        return True
    # "…", said X; not "the paper, citing others, said X had met Y".
    inverted = _INVERTED.search(before)
    return (
        inverted is not None
        and ('"' in inverted[1] or "'" in inverted[1])
        and not _GOES_ON_AS_SUBJECT.match(after)
    )


def is_hearsay(plain: str) -> bool:
    """Whether words of the sentence mark it as a report."""
    return bool(HEARSAY.search(plain))


def is_attributed(plain: str) -> bool:
    """Whether a sentence gives what it tells as the words or the report of somebody."""
    return bool(HEARSAY.search(plain) or re.search(rf"\b{SPEECH}\b", plain, re.I))


def certainty(scene: Scene, n: int, sides: Collection[str]) -> Certainty:
    """How sentence `n` leaves a meeting of `sides` (ids, with those who act for them).

    Of several words of contact the first decides: the others mostly say what it was about, or when.
    """
    plain = scene.text.plain.get(n, "")
    contacts = [c for c in CONTACT.finditer(plain) if not plain.startswith("'s", c.end())]
    if not contacts or (_KEEPS_SILENT.search(plain) and _is_told_by(scene, n, contacts[0].start())):
        return "untold"
    left = mood(plain, contacts[0])
    if left != "held":
        return left
    part = plain[slice(*_part_around(plain, contacts[0].start()))]
    told_by = _is_told_by(scene, n, contacts[0].start())
    if _REPORTEDLY.search(part) and not told_by & {*sides}:
        return "attributed"
    if told_by & {*sides}:
        return "held"
    return "attributed" if told_by or HEARSAY.search(part) else "held"


def mood(plain: str, contact: re.Match[str]) -> Certainty:
    """Whether the contact is told to have been, to come, or not to have been."""
    at = contact.start()
    if contact[0].lower().startswith(("invit", "summon")):
        return "ahead"
    before = plain[max(0, at - _BEFORE_CONTACT) : at]
    if NOT_HELD.search(before) or _NOBODY.match(plain[contact.end() :]):
        return "not held"
    before = plain[max(0, at - _AHEAD_OF_CONTACT) : at]
    if _NOUN.fullmatch(contact[0]) and _WILL_BE.match(plain[contact.end() :]):
        return "ahead"  # "the talks in Oslo on June 3 will be chaired by her"
    ahead = [match.end() for match in AHEAD.finditer(before)]
    held = [match.end() for match in HELD.finditer(before)]
    return "ahead" if ahead and (not held or held[-1] < ahead[-1]) else "held"


def _part_around(plain: str, at: int) -> tuple[int, int]:
    """The part of the sentence between semicolons that holds character `at`."""
    end = plain.find(";", at)
    return plain.rfind(";", 0, at) + 1, end if end >= 0 else len(plain)


def _is_told_by(scene: Scene, n: int, at: int) -> set[str]:
    """Ids of who tells what stands at character `at`: the last teller before it, else any behind it."""
    part = _part_around(scene.text.plain.get(n, ""), at)
    found = [t for t in tellers(scene, n) if part[0] <= t.mention.start < part[1]]
    before = [teller for teller in found if teller.mention.end <= at]
    return {before[-1].actor} if before else {teller.actor for teller in found}


def merely_tells(scene: Scene, n: int, mention: Mention) -> bool:
    """Whether the mention names who tells sentence `n`, sends somebody or mediates, and no more."""
    plain = scene.text.plain[n]
    tells = _tells(plain, mention) and _tells_of_others(scene.mentions, n, mention.actor)
    return not _plainly(plain, mention, tells=tells)


def _tells_of_others(mentions: Mentions, n: int, actor: str) -> bool:
    """Whether the sentence names two others, so that who tells it may be no more than its source."""
    return mentions.actors[actor].kind == "media" or len(mentions.ids(n) - {actor}) >= 2


def _plainly(plain: str, mention: Mention, *, tells: bool) -> bool:
    after, before = plain[mention.end :], plain[: mention.start]
    if _SENDS.match(after) or _LEADS.match(after) or _BY.search(before) or _IS_TO_MEDIATE.search(after[:70]):
        return False
    if after.startswith("'s") and not _ONES_OWN.match(after):
        return False  # "Macron's adviser" went, not Macron; but of "Macron's talks with" he is one side
    if not tells or after.startswith(", who "):
        return True
    first = after.strip().split(" ")[0]
    return bool(_FIRST_PERSON.search(plain) or CONTACT.match(first) or _CAME_FROM.search(after))
