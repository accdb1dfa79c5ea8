"""What a dossier holds: the summaries of several articles merged into one picture.

Ids of actors, meetings and stances are the dossier's own; `Mention` keeps which item of which article's
summary stands behind each, with its evidence, so that nothing is said here that no article says.
"""

from __future__ import annotations

from typing import Literal

from summarizer.summary import (
    ActorKind,
    ArticleFacts,
    Channel,
    Evidence,
    Position,
    PromptUse,
    Record,
    Says,
    Status,
    SummarySentence,
    Suspicion,
    Weighed,
)

OverallStatus = Literal["confirmed", "reported", "planned", "denied", "disputed"]
DifferenceKind = Literal["status", "date", "place", "count", "first_since", "part", "position"]
Change = Literal["", "differs", "changed"]


class Source(Record):
    """One article of the dossier. `label` is what it is called: outlet (else host, title or file) and day."""

    article: ArticleFacts
    label: str
    headline: str
    headline_evidence: tuple[Evidence, ...] = ()
    summary: tuple[SummarySentence, ...]
    suspicious: tuple[Suspicion, ...] = ()
    """Passages of the article that are no news: nothing here rests on them."""


class Mention(Weighed):
    """Item `item` (an actor, meeting or stance id) of the summary of article `article`."""

    article: str
    item: str
    evidence: tuple[Evidence, ...]


class Link(Record):
    """Item `item` (an actor, meeting or stance id) of the summary of article `article`."""

    article: str
    item: str


class ModelJoin(Record):
    """Two items that are one only on a model's word; no rule speaks for it, and none against it."""

    one: Link
    other: Link


class Wording(Record):
    """A spelling or a role, and the articles that use it."""

    text: str
    articles: tuple[str, ...]


class DossierActor(Record):
    """An actor under every name the articles give. `affiliation` is an actor id of the dossier or empty."""

    id: str
    name: str
    kind: ActorKind
    spellings: tuple[Wording, ...]
    roles: tuple[Wording, ...] = ()
    affiliation: str = ""
    mentions: tuple[Mention, ...]
    joined_by_model: tuple[ModelJoin, ...] = ()


class Account(Weighed):
    """What one article says of a meeting, with the actors by their ids in the dossier."""

    article: str
    item: str
    status: Status
    participants: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    channel: Channel
    date_text: str = ""
    date_start: str = ""
    date_end: str = ""
    place: str = ""
    topic: str = ""
    reported_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Reply(Record):
    """What actor `by` says, in article `article`, on whether the meeting took place."""

    by: str
    says: Says
    article: str
    evidence: tuple[Evidence, ...]


class Origin(Record):
    """A report that accounts rest on. `actor` is empty when no actor of the dossier stands for it."""

    name: str
    actor: str = ""
    named: bool
    articles: tuple[str, ...]


class BestDate(Record):
    """The most exact date known (ISO, as precise as it goes), and the article that gives it."""

    start: str
    end: str
    text: str
    article: str


class DossierMeeting(Record):
    """One occasion, as all articles tell it."""

    id: str
    participants: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    channel: Channel
    date: BestDate | None = None
    date_text: str = ""
    """The articles' own words for when, where no article fixes a date."""
    place: str = ""
    topic: str = ""
    status: OverallStatus
    why: str
    """The rule that gave `status`, in words."""
    accounts: tuple[Account, ...]
    replies: tuple[Reply, ...] = ()
    origins: tuple[Origin, ...]
    independent: int
    """How many independent origins the accounts have, at least."""
    joined_by_model: tuple[ModelJoin, ...] = ()


class View(Weighed):
    """A stance as one article tells it; `date` is the article's date or empty."""

    article: str
    item: str
    date: str
    issue: str
    position: Position
    claim: str
    quote: str = ""
    reported_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class DossierStance(Record):
    """What `holder` holds on `question`, in order of date; stances that share a question share its words."""

    id: str
    holder: str
    question: str
    change: Change = ""
    """`changed` when the position differs between dates, `differs` when articles of one date disagree."""
    views: tuple[View, ...]
    joined_by_model: tuple[ModelJoin, ...] = ()


class Side(Record):
    """One answer to a question on which the sources differ."""

    value: str
    articles: tuple[str, ...]
    evidence: tuple[Mention, ...]


class Difference(Record):
    """A fact that the sources tell differently. `items` are ids of meetings or stances."""

    kind: DifferenceKind
    items: tuple[str, ...]
    about: str
    sides: tuple[Side, ...]


class Own(Record):
    """What only the outlet `label` has."""

    label: str
    articles: tuple[str, ...]
    actors: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()


class ModelPass(Record):
    """What asking a model about doubtful pairs took. `failures`: a line for each one it did not answer."""

    model: str
    prompts: tuple[PromptUse, ...]
    asked: int
    calls: int
    prompt_tokens: int
    completion_tokens: int
    failures: tuple[str, ...] = ()


class Dossier(Record):
    """Several articles on one matter, merged. The same articles give the same dossier in any order."""

    schema_version: Literal[1] = 1
    sources: tuple[Source, ...]
    actors: tuple[DossierActor, ...]
    meetings: tuple[DossierMeeting, ...]
    stances: tuple[DossierStance, ...]
    differences: tuple[Difference, ...] = ()
    own: tuple[Own, ...] = ()
    model_pass: ModelPass | None = None
    """None where no model was asked about doubtful pairs, as is the default."""

    def actor(self, id_: str) -> DossierActor:
        """The actor with this id; raises `KeyError` if there is none."""
        for actor in self.actors:
            if actor.id == id_:
                return actor
        raise KeyError(id_)
