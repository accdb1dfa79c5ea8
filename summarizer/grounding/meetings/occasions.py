"""Which of the sentences that a meeting cites tell of it, and which of another occasion.

Another is told where a word of contact has another day, other people, or lies ahead where this one has been.
What follows such a sentence and sets no scene of its own goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from summarizer.extraction import MeetingClaim
from summarizer.grounding.days import dates
from summarizer.grounding.meetings.attendance import attendance, contacts_in
from summarizer.grounding.meetings.circumstances import concerns_contact
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.telling import mood

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_MONTHS = re.compile(_MONTH)
_DAY = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)? (?:to|and|until) )?(?:\b\d{{1,2}}(?:st|nd|rd|th)? )?\b{_MONTH}"
    r"(?: \d{1,2}(?:st|nd|rd|th)?\b(?!\d))?(?:,? (?:of )?(?:19|20)\d\d\b)?"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b"
    r"|\b(?:yesterday|today|tonight|tomorrow|this week|(?:last|next) (?:week|month|year))\b"
)
_ENDS = re.compile(r"\b(?:broke (?:off|up)|ended|concluded|finished|closed|collapsed)(?: [a-z]+){0,3} $")
_PAIR = 2


class Occasions:
    """The cited sentences `numbers` of a claim, each with who takes part by it."""

    def __init__(
        self,
        claim: MeetingClaim,
        scene: Scene,
        people: Collection[str],
        mediators: Collection[str],
        numbers: Sequence[int],
    ) -> None:
        self._scene = scene
        self._claim = claim
        self._people = {*people, *mediators}
        self.attending = {n: attendance(scene, n, mediators) for n in numbers}
        self.own = self._own(numbers)
        self._represent(self.own)

    def _own(self, numbers: Sequence[int]) -> list[int]:
        """The sentences of this occasion; all of them where nothing tells them apart."""
        if self._scene.text.tongue:
            return [*numbers]
        others: set[int] = set()
        elsewhere = False
        for n in numbers:
            if self._is_another(n, numbers):
                elsewhere = True
            elif self._is_this(n):
                elsewhere = False
            others |= {n} if elsewhere else set()
        own = [n for n in numbers if n not in others]
        if own and own[-1] > min(others, default=own[-1]):  # a lead without a day goes with what follows it
            own = [n for n in own if n + 1 not in others or n > min(others) or self._days(n)]
        return own or [*numbers]

    def _is_another(self, n: int, numbers: Sequence[int]) -> bool:
        wanted = "ahead" if self._claim.status == "planned" else "held"
        told = {self._mood(m) for m in numbers if len(self.attending[m].all & self._people) >= _PAIR}
        other_mood = wanted in told and self._mood(n) not in (wanted, "") and self._sets_a_scene(n)
        return other_mood or self._has_another_day(n) or self._is_of_others(n)

    def _represent(self, own: Sequence[int]) -> None:
        """Puts those at the meeting who are named right behind "the two sides" that they act for."""
        for n in own:
            for m in (k for k in own if n < k <= n + _PAIR):
                there = self.attending[n].all
                acting = {a for a in self._scene.mentions.ids(m) & self._people if self._acts_for(a, there)}
                known = self.attending[n]
                self.attending[n] = replace(known, meant=known.meant | (acting - known.named))

    def _acts_for(self, actor: str, bodies: Collection[str]) -> bool:
        found = self._scene.roster.get(actor)
        return found is not None and found.kind == "person" and found.affiliation in bodies

    def _mood(self, n: int) -> str:
        """How the first word of contact is told, "ahead" or not; empty without any."""
        plain = self._scene.text.plain[n]
        first = [c for c in contacts_in(self._scene, n) if not plain.startswith("'s", c.end())][:1]
        return "" if not first else "ahead" if mood(plain, first[0]) == "ahead" else "held"

    def _sets_a_scene(self, n: int) -> bool:
        return len(self.attending[n].all) >= _PAIR

    def _is_of_others(self, n: int) -> bool:
        """Whether the sentence tells two who met and none of this meeting."""
        there = self.attending[n]
        return self._sets_a_scene(n) and not there.all & self._scene.roster.sides(self._people)

    def _is_this(self, n: int) -> bool:
        """Whether the sentence itself leads back to the meeting: by two of its people, or its day."""
        return len(self.attending[n].named & self._people) >= _PAIR or bool(self._days(n))

    def _has_another_day(self, n: int) -> bool:
        """Whether the sentence gives its contact a day, and never the one that is claimed."""
        claimed, days = self._claim.date, self._days(n)
        if not claimed or not days or any(True for _ in self._scene.text.find(n, claimed)):
            return False
        return all(self._differ(claimed, words) for words in days)

    def _differ(self, one: str, other: str) -> bool:
        """Whether the words cannot be of one day; by the names of months where the year is not known."""
        first, second = self._resolved(one), self._resolved(other)
        if first and second:
            return not _overlap(first, second)
        months = [{*_MONTHS.findall(words)} for words in (one, other)]
        return bool(months[0] and months[1]) and not months[0] & months[1]

    def _days(self, n: int) -> list[str]:
        """The words for days that sentence `n` gives its words of contact."""
        plain = self._scene.text.plain[n]
        found = [m for m in _DAY.finditer(plain) if dates.is_meant(plain, m.span())]
        return [
            m[0] for m in found if concerns_contact(plain, m.span()) and not _ENDS.search(plain[: m.start()])
        ]

    def _resolved(self, words: str) -> tuple[date, date] | None:
        published = self._scene.text.article.published
        if re.search(r"\bthis week\b", words) and not re.search(r"day\b", words):
            return _week(published)
        start, end = dates.resolve(words, published, planned=self._claim.status == "planned")
        return (_first(start), _last(end)) if start else None


def _week(published: str) -> tuple[date, date] | None:
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _first(iso: str) -> date:
    """The first day of "2026", "2026-02" or "2026-02-03"."""
    return date.fromisoformat(iso + "-01" * ((10 - len(iso)) // 3))


def _last(iso: str) -> date:
    """The last day of the same."""
    first = _first(iso)
    if len(iso) == 10:
        return first
    year, month = (first.year + 1, 1) if len(iso) == 4 or first.month == 12 else (first.year, first.month + 1)
    return date(year, month, 1) - timedelta(days=1)


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
