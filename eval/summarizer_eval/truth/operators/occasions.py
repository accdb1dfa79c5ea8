"""False claims about meetings: when, where, on what, how certain, and what was said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from summarizer.extraction import CommentClaim, MeetingClaim
from summarizer.summary import Meeting, Says, Status
from summarizer_eval.gold import GoldComment, GoldMeeting
from summarizer_eval.truth.inventions import DATES, PLACES, TOPICS
from summarizer_eval.truth.probe import Probe, Told, meeting_probe
from summarizer_eval.truth.story import Story, holds
from summarizer_eval.truth.telling import (
    commented,
    content,
    has_status,
    meeting_told,
    new_words,
)

_RAISED: dict[Status, tuple[Status, ...]] = {
    "reported": ("confirmed",),
    "planned": ("confirmed", "reported"),
    "denied": ("reported", "confirmed"),
}
_ALL_SAYS: tuple[Says, ...] = ("denies", "declines_to_comment", "confirms")
_TURNED: dict[Says, tuple[Says, ...]] = {
    "confirms": ("denies",),
    "denies": ("confirms", "declines_to_comment"),
    "neither_confirms_nor_denies": ("confirms", "denies"),
    "declines_to_comment": ("confirms", "denies"),
}
_DATES_OUT_OF = "may march sat sun mon tue wed fri second spring fall".split()


def place_moved(story: Story) -> Iterator[Probe]:
    """A place that is told of something else, in the same sentences if there is one."""
    for m in story.meetings:
        right = [m.place, *story.facts(m).places]
        told = story.text(story.numbers("meetings", m.id))
        wrong = [p for p in story.words.places if new_words(p, right) and not _part_of(p, right)]
        for place in sorted(wrong, key=lambda p: not holds(told, p))[:2]:
            claim = story.meeting(m).model_copy(update={"place": place})
            yield meeting_probe("place moved", story, m, place, claim, _field_told("place", right))


def place_out_of_words(story: Story) -> Iterator[Probe]:
    """Common words, a person, a medium or a whole sentence as the place."""
    people = [a.name for a in story.actors.values() if a.kind in ("person", "media")]
    for i, m in enumerate(story.meetings):
        right = [m.place, *story.facts(m).places]
        claim = story.meeting(m)
        sentence = story.case.article[claim.s[0]]
        words = story.words.not_places
        for place in [*words[i % 2 :: 2], people[i % len(people)], sentence]:
            changed = claim.model_copy(update={"place": place})
            yield meeting_probe(
                "place out of common words", story, m, place[:30], changed, _field_told("place", right)
            )


def invented(story: Story) -> Iterator[Probe]:
    """A place, date and topic that the article does not hold."""
    for i, m in enumerate(story.meetings):
        place, date, topic = (of[i % len(of)] for of in (PLACES, DATES, TOPICS))
        facts, claim = story.facts(m), story.meeting(m)
        for field, value, right in (
            ("place", place, (m.place, *facts.places)),
            ("date", date, (m.date_text, *facts.dates)),
            ("topic", topic, (m.topic, *facts.topics)),
        ):
            changed = claim.model_copy(update={field: value})
            told = _field_told("date_text" if field == "date" else field, right)
            yield meeting_probe(f"{field} invented", story, m, value, changed, told)


def date_moved(story: Story) -> Iterator[Probe]:
    """Date words that are told of something else, in the same sentences if there are any."""
    for m in story.meetings:
        right = [m.date_text, *story.facts(m).dates]
        told = story.text(story.numbers("meetings", m.id))
        wrong = [d for d in story.words.dates if new_words(d, right) and not _part_of(d, right)]
        for date in sorted(wrong, key=lambda d: not holds(told, d))[:2]:
            claim = story.meeting(m).model_copy(update={"date": date})
            yield meeting_probe("date moved", story, m, date, claim, _field_told("date_text", right))


def date_out_of_words(story: Story) -> Iterator[Probe]:
    """A month or day out of a common word: "may", "sat"."""
    text = story.case.article.text
    for word in _DATES_OUT_OF:
        if re.search(rf"\b{word}\b", text):
            for m in story.meetings:
                for date in (word, word.capitalize()):
                    right = [m.date_text, *story.facts(m).dates]
                    if date == word or not re.search(rf"\b{date}\b", text):
                        claim = story.meeting(m).model_copy(update={"date": date})
                        told = _field_told("date_text", right)
                        yield meeting_probe("date out of common words", story, m, date, claim, told)


def topic_moved(story: Story) -> Iterator[Probe]:
    """What another meeting or a position of others is about."""
    for m in story.meetings:
        evidence = content(story.text(story.numbers("meetings", m.id)))
        right = [m.topic, *story.facts(m).topics]
        known = content(" ".join(right)) | evidence
        found = [
            t for t in _topics_of_others(story, m) if len(content(t) - known) >= max(1, len(content(t)) / 2)
        ]
        for topic in found[:3]:
            claim = story.meeting(m).model_copy(update={"topic": topic})
            yield meeting_probe("topic moved", story, m, topic, claim, _field_told("topic", right))


def status_raised(story: Story) -> Iterator[Probe]:
    """Reported or planned told as confirmed, denied as reported; with comments and sources, and without."""
    for m in story.meetings:
        for status in _RAISED.get(m.status, ()):
            if status in story.facts(m).status:
                continue
            for bare in (False, True) if m.comments or m.reported_by else (False,):
                claim = story.meeting(m).model_copy(update={"status": status})
                if bare:
                    claim.comments, claim.reported_by = [], []
                told = has_status(status)
                operator = f"status raised, {m.status} to {status}"
                yield meeting_probe(operator, story, m, "bare" if bare else "", claim, told)


def comment_moved(story: Story) -> Iterator[Probe]:
    """What somebody says of one meeting put with another."""
    for one, two in permutations(story.meetings, 2):
        for comment in one.comments:
            if any(c.by == comment.by for c in two.comments) or _may_confirm(story, two, comment):
                continue
            for cited in (False, True):
                claim = story.meeting(two)
                claim.comments.append(CommentClaim(by=story.name(comment.by), says=comment.says))
                if cited:
                    claim.s = sorted({*claim.s, *story.numbers("meetings", one.id)})
                variant = f"{one.id}:{comment.by}{':cited' if cited else ''}"
                yield meeting_probe(
                    "comment moved", story, two, variant, claim, commented(comment.by, comment.says)
                )


def comment_invented(story: Story) -> Iterator[Probe]:
    """A comment by somebody who took part and said no such thing, or by who has to do with it."""
    for m in story.meetings:
        said = {c.by for c in m.comments}
        people = [p for p in (*m.participants, *story.facts(m).sender) if p not in said]
        for i, by in enumerate(people[:3]):
            says = _ALL_SAYS[i % 3] if m.status in ("reported", "denied") else _ALL_SAYS[i % 2]
            if says == "denies" and m.status == "denied":
                continue
            claim = story.meeting(m)
            claim.comments.append(CommentClaim(by=story.name(by), says=says))
            yield meeting_probe("comment invented", story, m, f"{by}:{says}", claim, commented(by, says))


def comment_turned(story: Story) -> Iterator[Probe]:
    """A comment that says more, or the contrary."""
    for m in story.meetings:
        for i, comment in enumerate(m.comments):
            for says in _TURNED[comment.says]:
                claim = story.meeting(m)
                claim.comments[i] = CommentClaim(by=story.name(comment.by), says=says)
                yield meeting_probe(
                    "comment turned", story, m, f"{comment.by}:{says}", claim, commented(comment.by, says)
                )


def evidence_elsewhere(story: Story) -> Iterator[Probe]:
    """A meeting that points at sentences which name none of its participants."""
    for m in story.meetings:
        own = set(story.numbers("meetings", m.id))
        involved = [*m.participants, *m.mediators]
        away = [
            s.n
            for s in story.case.article.sentences
            if s.n > 1
            and not own & set(range(s.n - 2, s.n + 3))
            and len(story.case.article[s.n].split()) > 6
            and not any(story.one_side(p, n) for p in involved for n in story.named[s.n])
        ]
        for at in dict.fromkeys([*away[:1], *away[-1:]]):
            claim = story.meeting(m).model_copy(update={"s": [at]})
            yield meeting_probe(
                "evidence names no participant", story, m, f"[{at}]", claim, _points_away(story, own)
            )


def no_meeting(story: Story) -> Iterator[Probe]:
    """A refusal to meet, a call for talks or a remark, told as a meeting."""
    for i, none in enumerate(story.words.no_meetings):
        for status in ("confirmed", "planned"):
            claim = MeetingClaim(
                s=story.cited([none.evidence]),
                participants=[story.name(p) for p in none.participants],
                status=status,
            )
            extraction = story.extraction(meetings=[claim])
            told = meeting_told(lambda _, found: bool(found.participants))
            yield Probe("meeting out of what is none", "meeting", str(i + 1), status, extraction, told)


def _may_confirm(story: Story, m: GoldMeeting, comment: GoldComment) -> bool:
    """Whether it is a confirmation by a side of a meeting that nobody denies: they may have spoken of it."""
    sides = (*m.participants, *m.mediators)
    may = comment.says == "confirms" and m.status in ("confirmed", "planned")
    return may and any(story.one_side(comment.by, side) for side in sides)


def _topics_of_others(story: Story, m: GoldMeeting) -> list[str]:
    mine = {*m.participants, *m.mediators}
    mine |= {owner for one in mine for owner in story.owners(one)}
    meetings = [other.topic for other in story.meetings if not mine & {*other.participants} and other.topic]
    stances = [
        s.issue for s in story.stances if s.holder not in mine and not mine & {*story.owners(s.holder)}
    ]
    return list(dict.fromkeys([*meetings, *stances]))


def _part_of(value: str, right: Sequence[str]) -> bool:
    """Whether a right value is within `value`: "in late April 2024" of "April 2024"."""
    return any(one and holds(value, one) for one in right)


def _field_told(field: str, right: Sequence[str]) -> Told:
    def told(_: object, found: Meeting) -> bool:
        return new_words(str(getattr(found, field)), right)

    return meeting_told(told)


def _points_away(story: Story, own: set[int]) -> Told:
    """The meeting is published and cites none of the sentences that tell of it."""
    starts = {s.start for s in story.case.article.sentences if s.n in own}
    return meeting_told(lambda _, found: not starts & {e.start for e in found.evidence})
