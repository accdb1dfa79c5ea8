"""A dossier as plain text for a terminal: no markup, no control characters."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from summarizer.dossier.model import Dossier, DossierActor, DossierMeeting, DossierStance, Source
from summarizer.plaintext import isolated
from summarizer.render import dossier_words as words

_WIDTH = 96


def render_text(dossier: Dossier) -> str:
    """The whole dossier as lines of at most 96 characters, ending with a line break."""
    lines: list[str] = []
    for title, section in (
        ("SOURCES", _sources(dossier)),
        ("DIFFERENCES", _differences(dossier)),
        ("MEETINGS", _meetings(dossier)),
        ("POSITIONS", _positions(dossier)),
        ("ACTORS", _actors(dossier)),
    ):
        body = list(section)
        if body:
            lines += [title, *body, ""]
    if made := words.model_pass(dossier):
        lines += [_wrapped(made, 0), ""]
    return "\n".join(lines)


def _wrapped(text: str, indent: int) -> str:
    pad = " " * indent
    return fill(isolated(text), _WIDTH, initial_indent=pad, subsequent_indent=pad + "  ")


def _by_model(item: DossierActor | DossierMeeting | DossierStance) -> str:
    return f" [{words.BY_MODEL}]" if item.joined_by_model else ""


def _sources(dossier: Dossier) -> Iterator[str]:
    for source in dossier.sources:
        dated = f", {words.day(source.article.published)}" if source.article.published else ""
        yield _wrapped(f"{source.label}{dated}: {source.headline}", 2)


def _differences(dossier: Dossier) -> Iterator[str]:
    sources = {source.article.id: source for source in dossier.sources}
    for difference in dossier.differences:
        yield _wrapped(f"{words.DIFFERENCE[difference.kind]}: {difference.about}", 2)
        for side in difference.sides:
            yield _wrapped(f"{words.outlets(side.articles, sources)}: {side.value.replace('_', ' ')}", 6)


def _meetings(dossier: Dossier) -> Iterator[str]:
    actors = {actor.id: actor for actor in dossier.actors}
    sources = {source.article.id: source for source in dossier.sources}
    for meeting in dossier.meetings:
        people = words.people(meeting.participants, actors)
        place = f", {meeting.place}" if meeting.place else ""
        yield _wrapped(f"{words.when(meeting)}{place}: {people}", 2)
        yield _wrapped(f"{words.STATUS[meeting.status]}: {meeting.why}{_by_model(meeting)}", 6)
        yield from _accounts(meeting, actors, sources)


def _accounts(
    meeting: DossierMeeting, actors: dict[str, DossierActor], sources: dict[str, Source]
) -> Iterator[str]:
    for reply in meeting.replies:
        by = f"{actors[reply.by].name} {words.SAYS[reply.says]}"
        yield _wrapped(f"{by} ({sources[reply.article].label})", 6)
    for account in meeting.accounts:
        chain = " citing ".join(actors[id_].name for id_ in account.reported_by)
        told = f"{account.status}{f', via {chain}' if chain else ''}"
        dated = f" (“{account.date_text}”)" if account.date_text else ""
        yield _wrapped(f"{sources[account.article].label}: {told}{dated}", 6)
        for span in account.evidence:
            yield _wrapped(f"“{span.text}”", 10)


def _positions(dossier: Dossier) -> Iterator[str]:
    actors = {actor.id: actor for actor in dossier.actors}
    sources = {source.article.id: source for source in dossier.sources}
    for stance in dossier.stances:
        change = f" [{words.CHANGE[stance.change]}]" if stance.change else ""
        yield _wrapped(f"{actors[stance.holder].name} on {stance.question}{change}{_by_model(stance)}", 2)
        for view in stance.views:
            chain = " citing ".join(actors[id_].name for id_ in view.reported_by)
            via = f", via {chain}" if chain else ""
            told = f"{words.POSITION[view.position]}: {view.claim} ({sources[view.article].label}{via})"
            yield _wrapped(told, 6)
            for span in view.evidence:
                yield _wrapped(f"“{span.text}”", 10)


def _actors(dossier: Dossier) -> Iterator[str]:
    for actor in dossier.actors:
        role = actor.roles[0].text if actor.roles else actor.kind
        other = ", ".join(wording.text for wording in actor.spellings[1:])
        articles = words.plural(len({mention.article for mention in actor.mentions}), "article")
        yield _wrapped(
            f"{actor.name}, {role}{f'; also {other}' if other else ''} ({articles}){_by_model(actor)}", 2
        )
