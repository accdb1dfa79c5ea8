"""One summary as Markdown. What the article says is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.confidence import doubt
from summarizer.render import words
from summarizer.render.dossier_markdown import plain
from summarizer.render.dossier_words import held, repeats
from summarizer.summary import Actor, Evidence, Meeting, Stance, Summary


def render_markdown(summary: Summary, *, evidence: bool = False) -> str:
    """The summary as CommonMark, ending with a line break.

    `evidence` numbers the passages of the article that bear an item out, and lists them at the end.
    """
    return "\n".join(_Page(summary, words.Notes() if evidence else None).lines()).strip() + "\n"


class _Page:
    def __init__(self, summary: Summary, notes: words.Notes | None) -> None:
        self._summary = summary
        self._notes = notes
        self._names = words.names(summary)

    def lines(self) -> Iterator[str]:
        summary = self._summary
        yield f"# {self._marked(_text(summary.headline), summary.headline_evidence)}"
        yield f"\n*{_text(words.facts(summary.article))}*"
        sentences = [self._marked(_text(one.text), one.evidence) for one in summary.summary]
        yield f"\n{' '.join(sentences)}"
        yield from _section("Actors", self._actors())
        yield from _section("Meetings", self._meetings())
        yield from _section("Positions", self._positions())
        flagged = [f"- {_text(words.flagged(one))}" for one in summary.suspicious]
        yield from _section("Left out as no news", ["", *flagged] if flagged else [])
        yield from _section("Evidence", self._evidence())
        yield "\n---"
        for line in words.footer(summary):
            yield f"\n*{_text(line)}*"

    def _marked(self, markup: str, evidence: Iterable[Evidence]) -> str:
        return f"{markup} {plain(self._notes.marks(evidence))}" if self._notes else markup

    def _actors(self) -> Iterator[str]:
        for heading, actors in words.by_kind(self._summary.actors):
            yield f"\n**{heading}**\n"
            yield from map(self._actor, actors)

    def _actor(self, actor: Actor) -> str:
        others = words.other_names(actor)
        also = f"also {', '.join(others)}" if others else ""
        about = " · ".join(part for part in (words.about(actor, self._names), also, doubt(actor)) if part)
        name = self._marked(f"**{_text(actor.name)}**", actor.evidence)
        return f"- {name}{f': {_text(about)}' if about else ''}"

    def _meetings(self) -> Iterator[str]:
        for meeting in self._summary.meetings:
            people = f"**{_text(self._names.listed(meeting.participants))}**"
            yield f"\n- {self._marked(people, meeting.evidence)} ({meeting.status})"
            yield from (f"  - {_text(line)}" for line in self._circumstances(meeting) if line)

    def _circumstances(self, meeting: Meeting) -> Iterator[str]:
        yield words.circumstances(meeting)
        yield f"on {meeting.topic}" if meeting.topic else ""
        yield f"mediated by {self._names.listed(meeting.mediators)}" if meeting.mediators else ""
        yield from words.comments(meeting, self._names)
        yield self._names.via(meeting.reported_by)
        yield doubt(meeting)

    def _positions(self) -> Iterator[str]:
        for holder, stances in words.by_holder(self._summary.stances).items():
            yield f"\n**{_text(self._names.of[holder])}**\n"
            for stance in stances:
                yield from self._stance(stance)

    def _stance(self, stance: Stance) -> Iterator[str]:
        issue = self._marked(_text(stance.issue), stance.evidence)
        yield f"- *{held(stance.position, stance.issue)}*: {issue}"
        if not repeats(stance.claim, stance.issue):
            yield f"  - {_text(stance.claim)}"
        if stance.quote and stance.quote not in stance.claim:
            yield f"  - “{_text(stance.quote)}”"
        if via := self._names.via(stance.reported_by):
            yield f"  - {_text(via)}"
        if unsure := doubt(stance):
            yield f"  - {_text(unsure)}"

    def _evidence(self) -> Iterator[str]:
        for number, span in self._notes.listed if self._notes else ():
            yield f"\n{plain(f'[{number}]')} {_text(span.text)}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    for n, line in enumerate(lines):
        if n == 0:
            yield f"\n## {title}"
        yield line


def _text(text: str) -> str:
    """Article text that can stand anywhere: nothing in it is markup, also not where a line begins."""
    escaped = plain(text)
    numbered = re.match(r"(\d+)([.)])", escaped)
    if numbered:
        return f"{numbered[1]}\\{escaped[numbered.end(1) :]}"
    return f"\\{escaped}" if escaped[:1] in ("-", "+", "=") else escaped
