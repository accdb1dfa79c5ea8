"""A dossier as plain text for a terminal: no markup, no control characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from summarizer.dossier.model import Dossier, DossierActor, DossierMeeting, DossierStance, Source
from summarizer.plaintext import isolated
from summarizer.render import dossier_words as words
from summarizer.render.text import paper, written
from summarizer.render.words import flagged

_TONE = {
    "confirmed": "green",
    "reported": "yellow",
    "planned": "blue",
    "denied": "red",
    "disputed": "magenta",
    "supports": "green",
    "opposes": "red",
    "mixed": "yellow",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line before it is broken to the width, how far it stands in, and how it looks in colour."""

    text: str
    indent: int
    style: str = ""


def render_text(dossier: Dossier, *, width: int = 96, styled: bool = False) -> str:
    """The whole dossier as lines of at most `width` columns (104 are used at most), ending with a line break.

    `styled` adds colours and emphasis as escape sequences, without colours where NO_COLOR is set.
    """
    from rich.text import Text  # noqa: PLC0415  `--help` reaches this module

    console = paper(width=width, styled=styled)
    for line in _lines(dossier):
        pad = " " * line.indent
        for part in wrap(
            isolated(line.text), console.width, initial_indent=pad, subsequent_indent=pad + "  "
        ) or [""]:
            console.print(Text(part, line.style))
    return written(console)


def _lines(dossier: Dossier) -> Iterator[_Line]:
    for title, section in (
        ("SOURCES", _sources(dossier)),
        ("DIFFERENCES", _differences(dossier)),
        ("MEETINGS", _meetings(dossier)),
        ("POSITIONS", _positions(dossier)),
        ("ACTORS", _actors(dossier)),
        ("LEFT OUT AS NO NEWS", _suspicious(dossier)),
    ):
        body = list(section)
        if body:
            yield _Line(title, 0, "bold cyan")
            yield from body
            yield _Line("", 0)
    if made := words.model_pass(dossier):
        yield _Line(made, 0, "dim")


def _marks(item: DossierActor | DossierMeeting | DossierStance) -> str:
    marks = [words.unsure(item), words.BY_MODEL if item.joined_by_model else ""]
    return "".join(f" [{mark}]" for mark in marks if mark)


def _sources(dossier: Dossier) -> Iterator[_Line]:
    for source in dossier.sources:
        yield _Line(f"{source.label}: {source.headline}", 2)


def _differences(dossier: Dossier) -> Iterator[_Line]:
    sources = {source.article.id: source for source in dossier.sources}
    for difference in dossier.differences:
        yield _Line(f"{words.DIFFERENCE[difference.kind]}: {difference.about}", 2, "bold")
        for side in difference.sides:
            yield _Line(f"{words.outlets(side.articles, sources)}: {side.value.replace('_', ' ')}", 6)


def _meetings(dossier: Dossier) -> Iterator[_Line]:
    actors = {actor.id: actor for actor in dossier.actors}
    sources = {source.article.id: source for source in dossier.sources}
    for meeting in dossier.meetings:
        people = words.people(meeting.participants, actors)
        place = f", {meeting.place}" if meeting.place else ""
        yield _Line(f"{words.when(meeting)}{place}: {people}", 2, "bold")
        yield _Line(
            f"{words.STATUS[meeting.status]}: {meeting.why}{_marks(meeting)}", 6, _TONE[meeting.status]
        )
        yield from _accounts(meeting, actors, sources)


def _accounts(
    meeting: DossierMeeting, actors: dict[str, DossierActor], sources: dict[str, Source]
) -> Iterator[_Line]:
    for reply in meeting.replies:
        by = f"{actors[reply.by].name} {words.SAYS[reply.says]}"
        yield _Line(f"{by} ({sources[reply.article].label})", 6)
    for account in meeting.accounts:
        chain = " citing ".join(actors[id_].name for id_ in account.reported_by)
        told = f"{account.status}{f', via {chain}' if chain else ''}"
        dated = f" (“{account.date_text}”)" if account.date_text else ""
        yield _Line(f"{sources[account.article].label}: {told}{dated}", 6)
        for span in account.evidence:
            yield _Line(f"“{span.text}”", 10, "dim")


def _positions(dossier: Dossier) -> Iterator[_Line]:
    actors = {actor.id: actor for actor in dossier.actors}
    sources = {source.article.id: source for source in dossier.sources}
    for stance in dossier.stances:
        change = f" [{words.CHANGE[stance.change]}]" if stance.change else ""
        yield _Line(f"{actors[stance.holder].name} on {stance.question}{change}{_marks(stance)}", 2, "bold")
        for view in stance.views:
            chain = " citing ".join(actors[id_].name for id_ in view.reported_by)
            via = f", via {chain}" if chain else ""
            told = (
                f"{words.held(view.position, view.issue)}: {view.claim} ({sources[view.article].label}{via})"
            )
            yield _Line(told, 6, _TONE.get(view.position, ""))
            for span in view.evidence:
                yield _Line(f"“{span.text}”", 10, "dim")


def _actors(dossier: Dossier) -> Iterator[_Line]:
    for actor in dossier.actors:
        role = actor.roles[0].text if actor.roles else actor.kind
        other = ", ".join(wording.text for wording in actor.spellings[1:])
        articles = words.plural(len({mention.article for mention in actor.mentions}), "article")
        yield _Line(
            f"{actor.name}, {role}{f'; also {other}' if other else ''} ({articles}){_marks(actor)}", 2
        )


def _suspicious(dossier: Dossier) -> Iterator[_Line]:
    for source in dossier.sources:
        for one in source.suspicious:
            yield _Line(f"{source.label}, {flagged(one)}", 2)
