"""One summary for the terminal: calm columns, colours only where they are wanted, no markup from articles."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from summarizer.confidence import doubt
from summarizer.plaintext import isolated, one_line
from summarizer.render import words
from summarizer.render.dossier_words import held, repeats
from summarizer.summary import Actor, Evidence, Meeting, Stance, Summary

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

WIDEST = 104
"""Columns used at most: longer lines are hard to read."""
_NARROWEST = 48
_MARGIN = 2
_STATUS = {
    "confirmed": ("● confirmed", "green"),
    "reported": ("◐ reported", "yellow"),
    "planned": ("○ planned", "blue"),
    "denied": ("✕ denied", "red"),
}
_POSITION_STYLE = {"supports": "green", "opposes": "red", "mixed": "yellow", "declines_to_comment": "dim"}


def render_text(summary: Summary, *, width: int = 80, styled: bool = False, evidence: bool = False) -> str:
    """The summary as lines of at most `width` columns (104 are used at most), ending with a line break.

    `styled` adds colours and emphasis as escape sequences, without colours where NO_COLOR is set. `evidence`
    numbers the passages of the article that bear an item out, and lists them at the end.
    """
    console = paper(width=width, styled=styled)
    sheet = _Sheet(console, summary, words.Notes() if evidence else None)
    sheet.print()
    return written(console)


def paper(*, width: int, styled: bool) -> Console:
    """A console that writes into memory, as wide as people can read; `written` takes it out."""
    from rich.console import Console  # noqa: PLC0415  `--help` reaches this module

    return Console(
        file=io.StringIO(),
        width=max(_NARROWEST, min(width, WIDEST)),
        force_terminal=styled,
        force_interactive=False,
        color_system="auto" if styled else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def written(console: Console) -> str:
    """What was printed on `paper`, without white space at the ends of lines."""
    text = console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO from above
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"


class _Sheet:
    """Prints one summary, section by section."""

    def __init__(self, console: Console, summary: Summary, notes: words.Notes | None) -> None:
        self._console = console
        self._summary = summary
        self._notes = notes
        self._names = words.names(summary)

    def print(self) -> None:
        summary = self._summary
        self._line(self._marked(summary.headline, summary.headline_evidence, "bold"))
        self._line(_text(words.facts(summary.article), "dim"))
        if summary.summary:
            self._line("")
            self._line(self._paragraph())
        self._section("ACTORS", self._actors())
        self._section("MEETINGS", (self._meeting(meeting) for meeting in summary.meetings))
        self._section("POSITIONS", self._positions())
        self._section("LEFT OUT AS NO NEWS", (_text(words.flagged(one)) for one in summary.suspicious))
        self._section("EVIDENCE", self._evidence())
        self._line("")
        for line in words.footer(summary):
            self._line(_text(line, "dim"))

    def _line(self, content: RenderableType) -> None:
        from rich.padding import Padding  # noqa: PLC0415  as in `render_text`

        self._console.print(Padding(content, (0, _MARGIN)))

    def _section(self, title: str, blocks: Iterable[RenderableType]) -> None:
        for n, block in enumerate(blocks):
            self._line("")
            if n == 0:
                self._line(_text(title, "bold cyan"))
                self._line("")
            self._line(block)

    def _marked(self, text: str, evidence: Iterable[Evidence], style: str = "") -> Text:
        """`text`, followed by the numbers of its evidence where these are shown."""
        shown = _text(text, style)
        if self._notes:
            shown.append(f" {self._notes.marks(evidence)}", "dim cyan not bold")
        return shown

    def _paragraph(self) -> Text:
        paragraph = _text("")
        for n, sentence in enumerate(self._summary.summary):
            paragraph.append(" " if n else "")
            paragraph.append_text(self._marked(sentence.text, sentence.evidence))
        return paragraph

    def _actors(self) -> Iterator[RenderableType]:
        for heading, actors in words.by_kind(self._summary.actors):
            title, rows = _text(heading, "dim"), [self._actor(actor) for actor in actors]
            told = any(about for _, about in rows)
            names = _stack((name for name, _ in rows), " · ")
            yield _under(title, _table(rows, self._name_width()) if told else names)

    def _actor(self, actor: Actor) -> tuple[Text, Text]:
        about = _text(words.about(actor, self._names))
        if others := words.other_names(actor):
            about.append(f"{' · ' if about else ''}also {isolated(', '.join(others))}", "dim")
        if unsure := doubt(actor):
            about.append(f"{' · ' if about else ''}{unsure}", "dim")
        return self._marked(actor.name, actor.evidence, "bold"), about

    def _name_width(self) -> int:
        longest = max(len(one_line(actor.name)) for actor in self._summary.actors)
        return min(longest + (8 if self._notes else 0), self._console.width * 2 // 5)

    def _meeting(self, meeting: Meeting) -> RenderableType:
        status, style = _STATUS[meeting.status]
        names = self._names
        lines = [
            self._marked(names.listed(meeting.participants), meeting.evidence, "bold"),
            _text(words.circumstances(meeting)),
            _text(f"on {meeting.topic}" if meeting.topic else ""),
            _text(f"mediated by {names.listed(meeting.mediators)}" if meeting.mediators else ""),
            *(_text(comment, "italic") for comment in words.comments(meeting, names)),
            _text(names.via(meeting.reported_by), "dim"),
            _text(doubt(meeting), "dim"),
        ]
        return _table([(_text(status, style), _stack(lines))], 11)

    def _positions(self) -> Iterator[RenderableType]:
        for holder, stances in words.by_holder(self._summary.stances).items():
            name = _text(self._names.of[holder], "bold")
            yield _under(name, _table(map(self._stance, stances), 10))

    def _stance(self, stance: Stance) -> tuple[Text, Text]:
        word = (
            "no comment" if stance.position == "declines_to_comment" else held(stance.position, stance.issue)
        )
        lines = [
            self._marked(stance.issue, stance.evidence),
            _text("" if repeats(stance.claim, stance.issue) else stance.claim, "italic"),
            _text(f"“{stance.quote}”" if stance.quote and stance.quote not in stance.claim else ""),
            _text(self._names.via(stance.reported_by), "dim"),
            _text(doubt(stance), "dim"),
        ]
        return _text(word, _POSITION_STYLE[stance.position]), _stack(lines)

    def _evidence(self) -> Iterator[RenderableType]:
        if self._notes and self._notes.listed:
            yield _table(
                [(_text(f"[{number}]", "dim cyan"), _text(span.text)) for number, span in self._notes.listed],
                4,
            )


def _text(text: str, style: str = "") -> Text:
    """Article text as rich may print it: one line, nothing a terminal would obey, no markup.

    What is written from right to left stands between isolates, so that mixed lines read well.
    """
    from rich.text import Text  # noqa: PLC0415  as in `render_text`

    return Text(isolated(text), style)


def _stack(lines: Iterable[Text], between: str = "\n") -> Text:
    from rich.text import Text  # noqa: PLC0415  as in `render_text`

    return Text(between).join(line for line in lines if line)


def _table(rows: Iterable[tuple[Text, Text]], first: int) -> RenderableType:
    """Two columns, the first `first` columns wide."""
    from rich.table import Table  # noqa: PLC0415  as in `render_text`

    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=first)
    grid.add_column(ratio=1)
    for row in rows:
        grid.add_row(*row)
    return grid


def _under(heading: Text, content: RenderableType) -> RenderableType:
    from rich.console import Group  # noqa: PLC0415  as in `render_text`
    from rich.padding import Padding  # noqa: PLC0415  as in `render_text`

    return Group(heading, Padding(content, (0, 0, 0, 2)))
