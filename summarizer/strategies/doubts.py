"""What the model is asked where grammar leaves doubt: who took part, and whether a side is taken."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.article import Article
from summarizer.plaintext import fold, neutral, one_line
from summarizer.reading.meetings.occasions import Occasion, is_complete
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.stances.assertions import Assertion
from summarizer.reading.stances.attitudes import Attitude
from summarizer.reading.syntax.wording import clipped
from summarizer.strategies.base import Asker
from summarizer.strategies.questions import StanceAnswer, meeting_shape

_NAMES_AT_ONCE = 10
_MEETING_TOKENS = 120
_STANCE_TOKENS = 60
_CLAIM_WORDS = 60


async def whole_meeting(article: Article, occasion: Occasion, cast: Cast, asker: Asker) -> Occasion | None:
    """The occasion with two sides at least, by the model's word where grammar sees fewer; None for none.

    It is not asked of an occasion without a day, which is mostly no single one; see EXPERIMENTS.md.
    """
    if is_complete(occasion):
        return occasion
    names = _names_near(occasion, cast) if occasion.date else []
    if not names:
        return None
    answer = await asker.ask(
        "meeting",
        meeting_shape([neutral(m.name) for m in names]),
        max_tokens=_MEETING_TOKENS,
        names=[neutral(m.name) for m in names],
        before=neutral(article[occasion.n - 1]) if occasion.n > 1 else "",
        sentence=neutral(article[occasion.n]),
        word=occasion.word,
    )
    if answer is None or answer.met == "no":
        return None
    chosen = {neutral(m.name): m for m in names}
    told = [chosen[word] for word in dict.fromkeys(answer.who)]
    people = list(occasion.participants)
    people += [m for m in told if m not in {*people, *occasion.mediators} and m.kind != "media"]
    owners = {id(m.affiliation) for m in people if m.affiliation}
    specific = tuple(m for m in people if id(m) not in owners)
    whole = replace(occasion, participants=specific, completed=True)
    return whole if is_complete(whole) else None


def _names_near(occasion: Occasion, cast: Cast) -> list[Member]:
    """Those who may have taken part: whom grammar proposes, then who is named there or just before."""
    around = range(occasion.n - 2, occasion.n + 1)
    near = [
        m
        for m in cast.members
        if m.kind not in {None, "media"}
        and m.sentences & {*around}
        and m not in occasion.told_by
        and not _only_speaks(m, around)
    ]
    near.sort(key=lambda m: (occasion.n not in m.sentences, m.kind not in {"person", "state"}))
    return list(dict.fromkeys([*occasion.participants, *occasion.mediators, *near]))[:_NAMES_AT_ONCE]


def _only_speaks(member: Member, around: range) -> bool:
    """Whether a body or a spokesperson is there only to tell of it."""
    speaks = all(mention.speaks for mention in member.mentions if mention.n in around)
    return speaks and (member.kind == "organization" or member.is_spokesperson)


async def whole_assertion(one: Assertion, asker: Asker) -> Assertion:
    """The assertion with the side that the model sees, where the rules see one and the words tell neither."""
    told = one.attitude is not None and one.attitude.leaning is not None and one.attitude.issue
    if not one.ruled or one.owner or told or one.position == "declines_to_comment":
        return one
    answer = await asker.ask(
        "stance",
        StanceAnswer,
        max_tokens=_STANCE_TOKENS,
        holder=neutral(one.holder.principal.name),
        claim=neutral(" ".join(one.claim.split()[:_CLAIM_WORDS])),
    )
    if answer is None or answer.view == "none":
        return replace(one, view=answer.view if answer else "")
    issue = one.attitude.issue if one.attitude else ""
    if not issue and not one.issue.startswith("that "):
        issue = _held(clipped(one_line(answer.issue)), one.claim)
    leaning = one.attitude.leaning if one.attitude else None
    return replace(one, view=answer.view, issue=issue or one.issue, attitude=Attitude(leaning, issue))


def _held(issue: str, claim: str) -> str:
    """The issue if it is of words of the claim, else empty: a small model's own words change what it is."""
    said = fold(claim)
    words = re.findall(r"\w{4,}", fold(issue))
    return issue if all(word[:5] in said for word in words) else ""
