"""The wordings: how a capable model words what is true of one article. YAML, written by hand.

One file an article, `truth/<case>.yaml`. What an entry leaves out is as the gold label has it.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import InputError
from summarizer.summary import Channel


class Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ActorWords(Words):
    name: str | None = None
    aliases: tuple[str, ...] | None = None
    role: str | None = None
    affiliation: str | None = None


class MeetingWords(Words):
    """`more` quotes sentences that are cited beside those of the gold label."""

    participants: tuple[str, ...] | None = None
    mediators: tuple[str, ...] | None = None
    channel: Channel | None = None
    date: str | None = None
    place: str | None = None
    topic: str | None = None
    more: tuple[str, ...] = ()


class StanceWords(Words):
    holder: str | None = None
    issue: str | None = None
    claim: str | None = None
    quote: str | None = None
    reported_by: tuple[str, ...] | None = None
    more: tuple[str, ...] = ()


class MeetingFacts(Words):
    """Of one meeting: how else it may be worded, what else is right, and who was not there.

    `sender` and `reporter` are ids of actors who sent somebody there or tell of it, and took no part; whoever
    is `near` it may count as having taken part. `places`, `dates`, `topics` and `status` are right beside
    those of the gold label. What a later version of the rules has `ruled_out` is tested neither way.
    """

    wordings: tuple[MeetingWords, ...] = ()
    ruled_out: bool = False
    sender: tuple[str, ...] = ()
    reporter: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


class NoMeeting(Words):
    """What a hasty reader takes for a meeting: a refusal, a call for talks, a remark."""

    participants: tuple[str, ...]
    evidence: str


class SentenceWords(Words):
    """`stated`: the article says so in its own voice, too, so that naming no source is not wrong."""

    wordings: tuple[str, ...]
    stated: bool = False


class Wordings(Words):
    """All wordings of one article, and words of it that name no actor and no place.

    `acts_too` says for whom an actor may be said to act beside the affiliation of its label, `holds_too` who
    may be said to hold a position beside its holder.
    """

    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    not_actors: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    no_meetings: tuple[NoMeeting, ...] = ()
    acts_too: dict[str, tuple[str, ...]] = {}
    holds_too: dict[str, tuple[str, ...]] = {}
    actors: dict[str, tuple[ActorWords, ...]] = {}
    meetings: dict[str, MeetingFacts] = {}
    stances: dict[str, tuple[StanceWords, ...]] = {}
    headlines: tuple[str, ...] = ()
    headline_stated: bool = False
    summary: tuple[SentenceWords, ...] = ()


def load_wordings(path: Path) -> Wordings:
    """The wordings in `path`; scalars are read as text, as in gold files."""
    try:
        return Wordings.model_validate(
            yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
        )
    except (OSError, yaml.YAMLError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InputError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
