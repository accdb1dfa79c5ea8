"""What the model claims of an article, before anything is checked.

Evidence is given as sentence numbers: a model copies a number more surely than a quote, and code finds the
characters. Actors are referred to by name. The wire schema holds no lengths and no patterns, which blow up
llama.cpp's grammars; `summarizer.grounding` bounds and checks everything.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from summarizer.summary import ActorKind, Channel, Position, Says, Status


class Claim(BaseModel):
    """Base of all claims; `s` holds the numbers of the sentences that justify the claim."""

    model_config = ConfigDict(extra="ignore")

    s: list[int] = Field(description="numbers of the sentences that show it")


class WeighedClaim(Claim):
    """A claim whose probability may be known; no model is asked for it."""

    confidence: SkipJsonSchema[float | None] = None


class ActorClaim(WeighedClaim):
    name: str = Field(description="fullest form in the article; a state by its common short name")
    aliases: list[str] = Field(default_factory=list, description="other forms in the article")
    kind: ActorKind
    role: str = Field(default="", description="function, as the article words it")
    affiliation: str = Field(default="", description="name of the state or organization acted for")


class CommentClaim(BaseModel):
    by: str
    says: Says


class MeetingClaim(WeighedClaim):
    participants: list[str]
    mediators: list[str] = Field(default_factory=list)
    channel: Channel = "unknown"
    date: str = Field(default="", description="the article's own words for when")
    place: str = ""
    topic: str = ""
    status: Status = "confirmed"
    comments: list[CommentClaim] = Field(default_factory=list)
    reported_by: list[str] = Field(default_factory=list, description="sources, nearest first")


class StanceClaim(WeighedClaim):
    holder: str
    issue: str = Field(description="the question, a noun phrase of at most eight words")
    position: Position
    claim: str = Field(description="what the holder holds, one sentence")
    quote: str = Field(default="", description="the holder's words in quotation marks, verbatim")
    reported_by: list[str] = Field(default_factory=list, description="sources, nearest first")


class SummaryClaim(Claim):
    text: str


class Extraction(BaseModel):
    """Everything the model claims of one article. Both strategies end here; `ground` goes on from it."""

    model_config = ConfigDict(extra="ignore")

    headline: str = Field(description="at most 15 words")
    summary: list[SummaryClaim] = Field(description="two or three sentences")
    actors: list[ActorClaim]
    meetings: list[MeetingClaim]
    stances: list[StanceClaim]
