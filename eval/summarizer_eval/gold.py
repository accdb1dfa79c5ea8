"""The gold file: labels of one article, as eval/LABELLING.md defines them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from summarizer.summary import ActorKind, Channel, Position, Says, Status

Item = TypeVar("Item")
IsoDate = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
# An empty YAML value where a list belongs ("aliases:") is an empty list.
Several = Annotated[tuple[Item, ...], BeforeValidator(lambda value: () if value == "" else value)]


class Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldItem(Gold):
    """`optional` ones count neither way; `evidence` quotes the article."""

    id: str = Field(min_length=1)
    evidence: Annotated[Several[str], Field(min_length=1)]
    optional: bool = False


class GoldActor(GoldItem):
    name: str = Field(min_length=1)
    aliases: Several[str] = ()
    kind: ActorKind
    role: str = ""
    affiliation: str = ""


class GoldComment(Gold):
    by: str
    says: Says


class GoldMeeting(GoldItem):
    participants: Several[str]
    mediators: Several[str] = ()
    channel: Channel = "unknown"
    date_text: str = ""
    date_start: IsoDate = ""
    date_end: IsoDate = ""
    place: str = ""
    topic: str = ""
    status: Status
    comments: Several[GoldComment] = ()
    reported_by: Several[str] = ()


class GoldStance(GoldItem):
    holder: str
    holder_alternatives: Several[str] = ()
    issue: str = Field(min_length=1)
    position: Position
    claim: str = Field(min_length=1)
    quote: str = ""
    reported_by: Several[str] = ()


class GoldSentence(Gold):
    text: str
    evidence: Several[str] = ()


class GoldFile(Gold):
    """The labels of one article. `dateline` is an ISO date or empty; ids of actors tie the items together."""

    article: str
    dateline: IsoDate = ""
    headline: str = ""
    summary: Several[GoldSentence] = ()
    actors: Several[GoldActor] = ()
    meetings: Several[GoldMeeting] = ()
    stances: Several[GoldStance] = ()

    @field_validator("article")
    @classmethod
    def _plain_file_name(cls, name: str) -> str:
        if not name or PurePath(name).name != name or "\\" in name:
            raise ValueError("must be the plain name of a file, without folders")
        return name

    @model_validator(mode="after")
    def _ids_are_sound(self) -> Self:
        actors = {actor.id for actor in self.actors}
        for kind, items in (("actors", self.actors), ("meetings", self.meetings), ("stances", self.stances)):
            ids = [item.id for item in items]
            if twice := sorted({one for one in ids if ids.count(one) > 1}):
                raise ValueError(f"{kind}: the id {twice[0]!r} is used twice")
        for item, named in self._references():
            if named not in actors:
                raise ValueError(f"{item}: {named!r} is the id of no actor")
        return self

    def _references(self) -> Iterator[tuple[str, str]]:
        for actor in self.actors:
            if actor.affiliation:
                yield f"actor {actor.id}", actor.affiliation
        for meeting in self.meetings:
            named = [*meeting.participants, *meeting.mediators, *(comment.by for comment in meeting.comments)]
            yield from ((f"meeting {meeting.id}", one) for one in (*named, *meeting.reported_by))
        for stance in self.stances:
            named = [stance.holder, *stance.holder_alternatives, *stance.reported_by]
            yield from ((f"stance {stance.id}", one) for one in named)
