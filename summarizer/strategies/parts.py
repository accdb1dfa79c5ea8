"""The claims of the parts of a long article as those of one: whoever was named before keeps that name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.extraction import ActorClaim, Extraction
from summarizer.names import bare, is_short_for


def join(whole: Extraction, part: Extraction) -> Extraction:
    """All claims of both. Headline and summary are those of the first part, where news puts what matters."""
    known = {actor.name: _same(actor, whole.actors) or actor.name for actor in part.actors}
    return Extraction(
        headline=whole.headline or part.headline,
        summary=whole.summary or part.summary,
        actors=[*whole.actors, *(_renamed(actor, known) for actor in part.actors)],
        meetings=[
            *whole.meetings,
            *(
                meeting.model_copy(
                    update={
                        "participants": _all(meeting.participants, known),
                        "mediators": _all(meeting.mediators, known),
                        "reported_by": _all(meeting.reported_by, known),
                        "comments": [
                            comment.model_copy(update={"by": known.get(comment.by, comment.by)})
                            for comment in meeting.comments
                        ],
                    }
                )
                for meeting in part.meetings
            ),
        ],
        stances=[
            *whole.stances,
            *(
                stance.model_copy(
                    update={
                        "holder": known.get(stance.holder, stance.holder),
                        "reported_by": _all(stance.reported_by, known),
                    }
                )
                for stance in part.stances
            ),
        ],
    )


def _same(actor: ActorClaim, earlier: Sequence[ActorClaim]) -> str:
    """The name under which an earlier part knows the actor: the same, or the one of which it is a form."""
    alike = [one for one in earlier if one.kind == actor.kind]
    exact = [one for one in alike if bare(actor.name) in {bare(form) for form in (one.name, *one.aliases)}]
    near = [one for one in alike if is_short_for(actor.name, one.name) or is_short_for(one.name, actor.name)]
    names = {one.name for one in exact or near}
    return names.pop() if len(names) == 1 else ""


def _renamed(actor: ActorClaim, known: Mapping[str, str]) -> ActorClaim:
    name = known[actor.name]
    if name == actor.name:
        return actor.model_copy(update={"affiliation": known.get(actor.affiliation, actor.affiliation)})
    return actor.model_copy(
        update={
            "name": name,
            "aliases": list(dict.fromkeys([*actor.aliases, actor.name])),
            "affiliation": known.get(actor.affiliation, actor.affiliation),
        }
    )


def _all(names: Sequence[str], known: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(known.get(name, name) for name in names))
