"""What is published: typed, grounded, and nothing else reaches a page, a store or a score.

A `Summary` comes from `summarizer.grounding.ground`, or from JSON that was written from one. The meaning
of every field is fixed by eval/LABELLING.md; gold labels and model answers follow the same text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from summarizer.article import Article
from summarizer.errors import UsageError
from summarizer.masking import mask, mask_address
from summarizer.plaintext import bounded
from summarizer.rows import Rows

SCHEMA_VERSION = 1

ActorKind = Literal["person", "state", "organization", "media", "group"]
Channel = Literal["in_person", "phone", "video", "talks", "unknown"]
Status = Literal["confirmed", "reported", "planned", "denied"]
Says = Literal["confirms", "denies", "neither_confirms_nor_denies", "declines_to_comment"]
Position = Literal["supports", "opposes", "mixed", "declines_to_comment"]
ClaimKind = Literal["actor", "meeting", "stance", "headline", "summary"]


class Record(BaseModel):
    """Base of all published records: immutable, and unknown keys are errors."""

    # What is published holds every field, also where it is at its default: the schema says so.
    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Evidence(Record):
    """A span of the article: `article.text[start:end] == text`, counted in characters."""

    start: int
    end: int
    text: str


class Weighed(Record):
    """An item with the probability that it is right, where something that was fitted to labels tells it."""

    confidence: float | None = None


class Actor(Weighed):
    """Who acts, speaks, meets, holds a position or is the source of a report."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    role: str = ""
    affiliation: str = ""
    """Id of the state or organization the actor acts for, or empty."""
    notes: tuple[str, ...] = ()
    """What was mended or left out of the model's claim, and why: one line each. So in every kind of item."""
    evidence: tuple[Evidence, ...]


class Comment(Record):
    """What the actor `by` (an id) says on whether the meeting took place."""

    by: str
    says: Says


class Meeting(Weighed):
    """One occasion on which actors met, called or negotiated, or are expected to."""

    id: str
    participants: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    channel: Channel = "unknown"
    date_text: str = ""
    """The article's own words; `date_start` and `date_end` are ISO dates as precise as it makes them."""
    date_start: str = ""
    date_end: str = ""
    place: str = ""
    topic: str = ""
    status: Status
    comments: tuple[Comment, ...] = ()
    reported_by: tuple[str, ...] = ()
    """The chain of actors through which a reported meeting reaches the article, nearest first."""
    notes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Stance(Weighed):
    """A position somebody holds in public on a question, as the article tells it."""

    id: str
    holder: str
    issue: str
    """The question as a noun phrase, or "that …" for what is said to be so: who supports it affirms it."""
    position: Position
    claim: str
    quote: str = ""
    reported_by: tuple[str, ...] = ()
    """The chain of actors through which it reaches the article, nearest first; empty if it says so itself."""
    notes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class SummarySentence(Record):
    text: str
    notes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Rejection(Record):
    """A claim of the model that failed grounding, and why. `claim` is the claim as JSON data."""

    kind: ClaimKind
    claim: dict[str, object]
    reason: str

    @classmethod
    def of(cls, kind: ClaimKind, claim: Mapping[str, object], reason: str) -> Self:
        """The rejection of `claim`, of which as much is kept as people read."""
        kept = {key: bounded(value) for key, value in claim.items()}
        return cls(kind=kind, claim=kept, reason=str(bounded(reason)))


class Suspicion(Record):
    """A passage that is no news, such as an order to a model or an advertisement, and why it is taken so.

    Nothing that is published rests on it alone.
    """

    why: str
    evidence: Evidence


class SentenceSpan(Record):
    n: int
    start: int
    end: int


class ArticleFacts(Record):
    """What a summary keeps of its article: all but the text."""

    id: str
    source: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    chars: int
    sentences: tuple[SentenceSpan, ...]

    @classmethod
    def of(cls, article: Article) -> Self:
        return cls(
            id=article.id,
            source=article.source,
            title=article.title,
            outlet=article.outlet,
            url=article.url,
            published=article.published,
            chars=len(article.text),
            sentences=tuple(SentenceSpan(n=s.n, start=s.start, end=s.end) for s in article.sentences),
        )


class PromptUse(Record):
    name: str
    version: int


class Provenance(Record):
    """How a summary came to be: enough to reproduce it and to know its cost."""

    model: str
    strategy: str
    prompts: tuple[PromptUse, ...]
    calls: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    version: str
    cost: float | None = None
    """Money for the tokens at the prices that were set; None where none were."""
    failures: tuple[str, ...] = ()
    """One line for each part of the article the model failed on; empty for a complete summary."""


KINDS: Mapping[str, type[Actor | Meeting | Stance]] = {
    "actors": Actor,
    "meetings": Meeting,
    "stances": Stance,
}


class Summary(Record):
    """A grounded summary of one article."""

    schema_version: Literal[1] = 1
    article: ArticleFacts
    headline: str
    headline_evidence: tuple[Evidence, ...] = ()
    summary: tuple[SummarySentence, ...]
    actors: tuple[Actor, ...]
    meetings: tuple[Meeting, ...]
    stances: tuple[Stance, ...]
    rejected: tuple[Rejection, ...] = ()
    suspicious: tuple[Suspicion, ...] = ()
    """Passages of the article that were left out of everything above, for people to look at."""
    provenance: Provenance

    @property
    def complete(self) -> bool:
        """Whether every part of the article was read; a partial summary is still grounded."""
        return not self.provenance.failures

    @model_validator(mode="after")
    def _references_resolve(self) -> Self:
        ids = [actor.id for actor in self.actors]
        if len(set(ids)) != len(ids):
            raise ValueError("two actors share an id")
        used = [actor.affiliation for actor in self.actors if actor.affiliation]
        for meeting in self.meetings:
            used += [*meeting.participants, *meeting.mediators, *meeting.reported_by]
            used += [comment.by for comment in meeting.comments]
        for stance in self.stances:
            used += [stance.holder, *stance.reported_by]
        if unknown := sorted(set(used) - set(ids)):
            raise ValueError(f"ids that name no actor: {', '.join(unknown)}")
        return self

    def items(self) -> list[SummarySentence | Actor | Meeting | Stance]:
        """Everything that is published and carries evidence, but for the headline."""
        return [*self.summary, *self.actors, *self.meetings, *self.stances]

    def to_rows(self, kind: Literal["actors", "meetings", "stances"]) -> Rows:
        """The items of a kind as flat rows with names in place of ids, for a table.

            rows = summary.to_rows("meetings")
            pandas.DataFrame(rows, columns=rows.columns)  # polars: schema=rows.columns

        With their `columns`, rows of no items still make a table of the same shape. Lists stay lists;
        `evidence` are the passages, `start` is where the first of them begins.
        """
        if kind not in KINDS:
            raise UsageError(f"{kind!r}: there are rows of actors, meetings or stances")
        names = {actor.id: actor.name for actor in self.actors} | {"": ""}
        facts = {
            "article": self.article.id,
            "outlet": self.article.outlet,
            "published": self.article.published,
        }
        items: tuple[Actor | Meeting | Stance, ...] = getattr(self, kind)
        return Rows.of(KINDS[kind], items, facts, names)

    def spans(self) -> list[Evidence]:
        """Every piece of evidence in the summary, in the order of its items."""
        flagged = (suspicion.evidence for suspicion in self.suspicious)
        return [*self.headline_evidence, *(span for item in self.items() for span in item.evidence), *flagged]

    def check(self, article: Article) -> None:
        """Raises `ValueError` unless every published item points at text that `article` really holds."""
        if self.article.id != article.id:
            raise ValueError("the summary is of another article")
        for item in self.items():
            if not item.evidence:
                raise ValueError(f"no evidence: {item!r}")
        for span in self.spans():
            if article.text[span.start : span.end] != span.text or not span.text:
                raise ValueError(f"evidence is not the article's text: {span!r}")


class Failure(Record):
    """An article that could not be summarized: a value, so that a batch goes on."""

    source: str
    article: str = ""
    """Id of the article, where it got far enough to have one."""
    error: str
    """Name of the error class."""
    message: str
    attempts: int = 1

    @model_validator(mode="before")
    @classmethod
    def _without_secrets(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(source := data.get("source"), str):
            return data
        hidden = mask_address(source)
        message = str(data.get("message", "")).replace(source, hidden)
        return {**data, "source": hidden, "message": mask(message)}
