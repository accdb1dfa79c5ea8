"""Whether what is false in a claim was told: questions to the published summary."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from rapidfuzz import fuzz

from summarizer.extraction import ActorClaim
from summarizer.plaintext import fold
from summarizer.summary import Actor, Meeting, Stance
from summarizer_eval.truth.probe import Told, View
from summarizer_eval.truth.story import Story

_SAME = 80  # of 100: a published sentence as near as this may still be the claimed one
_SMALL = frozenset("the a an of in on at and for to s".split())


def actor_told(actor_id: str, claim: ActorClaim, holds: Callable[[View, Actor], bool]) -> Told:
    """Something holds of the published actor that the claim is of."""
    return lambda view: any(holds(view, actor) for actor in view.actors(actor_id, claim))


def named(name: str) -> Told:
    """Somebody is published under this name, or with it as an alias."""
    return lambda view: any(
        fold(name) in map(fold, (actor.name, *actor.aliases)) for actor in view.summary.actors
    )


def meeting_told(holds: Callable[[View, Meeting], bool]) -> Told:
    return lambda view: any(holds(view, meeting) for meeting in view.summary.meetings)


def stance_told(holds: Callable[[View, Stance], bool]) -> Told:
    return lambda view: any(holds(view, stance) for stance in view.summary.stances)


def took_part(*ids: str) -> Told:
    """All of the gold actors `ids` are participants of one published meeting."""
    return meeting_told(lambda view, m: set(ids) <= view.who(m.participants))


def took_part_as(name: str) -> Told:
    """Somebody of this name, whom gold does not know, is a participant."""
    return meeting_told(lambda view, m: fold(name) in view.named(m.participants))


def mediated(by: str) -> Told:
    return meeting_told(lambda view, m: by in view.who(m.mediators))


def commented(by: str, says: str) -> Told:
    return meeting_told(lambda view, m: any(c.says == says and by in view.who([c.by]) for c in m.comments))


def has_status(status: str) -> Told:
    return meeting_told(lambda _, m: m.status == status)


def held_by(holder: str) -> Told:
    return stance_told(lambda view, s: holder in view.who([s.holder]))


def reported_by(source: str) -> Told:
    return stance_told(lambda view, s: source in view.who(s.reported_by))


def has_position(position: str) -> Told:
    return stance_told(lambda _, s: s.position == position)


def on_issue(issue: str, true: Collection[str]) -> Told:
    return stance_told(lambda _, s: still(s.issue, issue, true))


def new_words(value: str, true: Collection[str]) -> bool:
    """Whether `value` says something, and not only what one of the `true` values says."""
    words = content(value)
    return bool(words) and not any(words <= content(one) for one in true)


def content(text: str) -> set[str]:
    """The words of a phrase that matter when it is compared."""
    return set(re.findall(r"\w+", fold(text))) - _SMALL


def still(published: str, claimed: str, true: Collection[str]) -> bool:
    """Whether a published sentence is the claimed one, or nearer to it than to each of the true ones."""
    text, wanted = bare(published), bare(claimed)
    if text == wanted:
        return True
    near = fuzz.ratio(text, wanted)
    return near >= _SAME and all(fuzz.ratio(text, bare(one)) < near for one in true)


def bare(text: str) -> str:
    return fold(text).strip(" .\"'")


def sentence_told(claimed: str, story: Story, true: Sequence[str]) -> Told:
    """The claimed sentence was published, not replaced by the article's own or put right."""

    def told(view: View) -> bool:
        return any(
            still(s.text, claimed, true) and bare(s.text) not in story.whole for s in view.summary.summary
        )

    return told


def headline_told(claimed: str, story: Story, true: Sequence[str]) -> Told:
    def told(view: View) -> bool:
        headline = view.summary.headline
        return still(headline, claimed, true) and bare(headline).rstrip("…") not in story.whole

    return told
