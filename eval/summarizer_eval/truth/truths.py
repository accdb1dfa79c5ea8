"""The true claims: gold items as they stand and in the wordings of `truth/<case>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from summarizer.extraction import ActorClaim, MeetingClaim, StanceClaim, SummaryClaim
from summarizer.summary import Meeting, Stance
from summarizer_eval.gold import GoldActor, GoldMeeting, GoldStance
from summarizer_eval.names import forms
from summarizer_eval.truth.probe import Lost, TrueProbe, View
from summarizer_eval.truth.story import Story
from summarizer_eval.truth.telling import still


def true_probes(story: Story) -> Iterator[TrueProbe]:
    """Every true claim of an article; the first wording of each is the gold label itself."""
    yield from _actors(story)
    yield from _meetings(story)
    yield from _stances(story)
    yield from _sentences(story)


def _actors(story: Story) -> Iterator[TrueProbe]:
    for gold in story.case.gold.actors:
        if gold.optional:
            continue
        for i, words in enumerate([None, *story.words.actors.get(gold.id, ())]):
            claim = story.actor(gold.id, words)
            extraction = story.extraction(actors=story.around(gold.id, claim))
            yield TrueProbe("actor", gold.id, str(i), extraction, _lost_of_actor(gold, claim))


def _lost_of_actor(gold: GoldActor, claim: ActorClaim) -> Lost:
    def lost(view: View) -> list[str] | None:
        found = view.actors(gold.id, claim)
        if not found:
            return None
        actor = found[0]
        missing = forms("", claim.aliases) - forms(actor.name, actor.aliases)
        gone = {
            "aliases": bool(missing),
            "role": bool(claim.role) and not actor.role,
            "affiliation": bool(claim.affiliation) and gold.affiliation not in view.who([actor.affiliation]),
        }
        return [field for field, is_gone in gone.items() if is_gone]

    return lost


def _meetings(story: Story) -> Iterator[TrueProbe]:
    for gold in story.meetings:
        for i, words in enumerate([None, *story.facts(gold).wordings]):
            claim = story.meeting(gold, words)
            extraction = story.extraction(meetings=[claim])
            yield TrueProbe("meeting", gold.id, str(i), extraction, _lost_of_meeting(gold, claim))


def _lost_of_meeting(gold: GoldMeeting, claim: MeetingClaim) -> Lost:
    def lost(view: View) -> list[str] | None:
        if not view.summary.meetings:
            return None
        return _gone_of_meeting(view, view.summary.meetings[0], gold, claim)

    return lost


def _gone_of_meeting(view: View, meeting: Meeting, gold: GoldMeeting, claim: MeetingClaim) -> list[str]:
    gone = {
        "participants": len(view.who(meeting.participants)) < len(claim.participants),
        "mediators": len(meeting.mediators) < len(claim.mediators),
        "date": bool(claim.date) and not meeting.date_text,
        "place": bool(claim.place) and not meeting.place,
        "topic": bool(claim.topic) and not meeting.topic,
        "status": meeting.status not in (gold.status, *view.story.facts(gold).status),
        "channel": meeting.channel != claim.channel,
        "comments": len(meeting.comments) < len(gold.comments),
        "reported_by": len(meeting.reported_by) < len(claim.reported_by),
    }
    return [field for field, is_gone in gone.items() if is_gone]


def _stances(story: Story) -> Iterator[TrueProbe]:
    for gold in story.stances:
        for i, words in enumerate([None, *story.words.stances.get(gold.id, ())]):
            claim = story.stance(gold, words)
            extraction = story.extraction(stances=[claim])
            yield TrueProbe("stance", gold.id, str(i), extraction, _lost_of_stance(gold, claim))


def _lost_of_stance(gold: GoldStance, claim: StanceClaim) -> Lost:
    def lost(view: View) -> list[str] | None:
        if not view.summary.stances:
            return None
        return _gone_of_stance(view.summary.stances[0], gold, claim)

    return lost


def _gone_of_stance(stance: Stance, gold: GoldStance, claim: StanceClaim) -> list[str]:
    gone = {
        "issue": not stance.issue,
        "claim": not stance.claim,
        "position": stance.position != gold.position,
        "quote": bool(claim.quote) and not stance.quote,
        "reported_by": len(stance.reported_by) < len(claim.reported_by),
    }
    return [field for field, is_gone in gone.items() if is_gone]


def _sentences(story: Story) -> Iterator[TrueProbe]:
    gold = story.case.gold
    for at, claim in enumerate(story.sentences()):
        more = story.words.summary[at].wordings if at < len(story.words.summary) else ()
        for i, text in enumerate(chain([claim.text], more)):
            extraction = story.extraction(summary=[SummaryClaim(s=claim.s, text=text)])
            yield TrueProbe("summary", str(at + 1), str(i), extraction, _lost_sentence(text))
    for i, text in enumerate(chain([gold.headline], story.words.headlines)):
        extraction = story.extraction(summary=story.sentences(), headline=text)
        yield TrueProbe("headline", "", str(i), extraction, _lost_headline(text))


def _lost_sentence(text: str) -> Lost:
    return lambda view: [] if any(still(s.text, text, ()) for s in view.summary.summary) else None


def _lost_headline(text: str) -> Lost:
    return lambda view: [] if still(view.summary.headline, text, ()) else None
