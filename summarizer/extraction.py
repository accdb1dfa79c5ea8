"""What the model claims of an article, before anything is checked.

Evidence is given as sentence numbers: a model copies a number more surely than a quote, and code finds the
characters. Actors are referred to by name. The wire schema holds no lengths and no patterns, which blow up
llama.cpp's grammars; `summarizer.grounding` bounds and checks everything.

Both strategies end in `Extraction`. Docstrings and descriptions of these classes are part of the schema that
the model is shown, and say nothing of the program.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from summarizer.summary import ActorKind, Channel, Position, Says, Status


class Claim(BaseModel):
    """An item and the numbers of the sentences that tell it."""

    model_config = ConfigDict(extra="ignore")

    s: list[int] = Field(description="numbers of all sentences that tell it, at most eight")


class WeighedClaim(Claim):
    """A claim whose probability may be known; no model is asked for it."""

    confidence: SkipJsonSchema[float | None] = None


class ActorClaim(WeighedClaim):
    """Somebody who acts, speaks, meets, holds a position or is a source."""

    name: str = Field(description="fullest form in the article, without title; a state by its common name")
    aliases: list[str] = Field(default_factory=list, description="whatever else the article calls this actor")
    kind: ActorKind
    role: str = Field(default="", description="function and of which body, or empty")
    affiliation: str = Field(default="", description="name of the actor this one acts for, or empty")


class CommentClaim(BaseModel):
    """What somebody concerned says on whether a meeting took place."""

    by: str = Field(description="name of an actor")
    says: Says


class MeetingClaim(WeighedClaim):
    """One occasion on which sides met, called each other or negotiated, or are to."""

    participants: list[str] = Field(description="names of actors")
    mediators: list[str] = Field(default_factory=list, description="names of actors")
    channel: Channel = "unknown"
    date: str = Field(default="", description="the article's own words for when, or empty")
    place: str = Field(default="", description="city, else building, else country, or empty")
    topic: str = Field(default="", description="what was discussed, in a few words of the article, or empty")
    status: Status = "confirmed"
    comments: list[CommentClaim] = Field(default_factory=list)
    reported_by: list[str] = Field(default_factory=list, description="names of actors, nearest source first")


class StanceClaim(WeighedClaim):
    """A position that somebody holds in public on a question."""

    holder: str = Field(description="name of an actor")
    issue: str = Field(description="the question, a neutral noun phrase of at most eight words")
    position: Position
    claim: str = Field(description="what the holder holds, one sentence close to the article's words")
    quote: str = Field(default="", description="the holder's words in quotation marks, verbatim, or empty")
    reported_by: list[str] = Field(default_factory=list, description="names of actors, nearest source first")


class SummaryClaim(Claim):
    """One sentence of the summary."""

    text: str


class Extraction(BaseModel):
    """The index card of one article."""

    model_config = ConfigDict(extra="ignore")

    headline: str = Field(description="at most 15 words")
    summary: list[SummaryClaim] = Field(description="two or three sentences, one in each entry")
    actors: list[ActorClaim]
    meetings: list[MeetingClaim]
    stances: list[StanceClaim]
