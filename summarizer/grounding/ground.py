"""Claims and article in, published summary out: the only door to `Summary`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from summarizer.article import Article
from summarizer.extraction import Claim, Extraction, MeetingClaim, StanceClaim, SummaryClaim
from summarizer.grounding import dates
from summarizer.grounding.actors import Roster, ground_actors
from summarizer.grounding.merge import merge_meetings, merge_stances
from summarizer.grounding.text import Text
from summarizer.names import is_college
from summarizer.plaintext import fold, one_line
from summarizer.reading.prose import without_dateline
from summarizer.summary import (
    Actor,
    ArticleFacts,
    ClaimKind,
    Comment,
    Evidence,
    Meeting,
    Provenance,
    Rejection,
    Stance,
    Status,
    Summary,
    SummarySentence,
)

MAX_ITEMS = 200  # of one kind in one article: far above any real article, far below a runaway
MAX_WORDS = 60  # in any free text of a claim
_ISSUE_WORDS = 12
_HEDGE = re.compile(
    r"\b(?:reported(?:ly)?|reports?|according to|citing|alleged(?:ly)?|said to have|sources?|"
    r"claim(?:s|ed)?)\b",
    re.I,
)
_ATTRIBUTED = re.compile(
    r"\b(?:said|says|told|wrote|writes|quoted|media|stated|announced|would neither|declined|refused)\b", re.I
)
Item = TypeVar("Item")
AnyClaim = TypeVar("AnyClaim", bound=Claim)


class Fault(Exception):
    """Why a claim is not published; caught within this module."""


def ground(article: Article, extraction: Extraction, provenance: Provenance) -> Summary:
    """Publishes what of the extraction the article holds.

    Sentence numbers become spans; names, places, date words and quotes are looked up in the text; names
    become actor ids; repeats are merged. What fails is kept in `rejected` with its reason.
    """
    text = Text(article)
    roster, rejected = ground_actors(text, extraction.actors[:MAX_ITEMS])

    def each(
        kind: ClaimKind, claims: Sequence[AnyClaim], build: Callable[[AnyClaim, int], Item]
    ) -> list[Item]:
        built: list[Item] = []
        for claim in claims[:MAX_ITEMS]:
            try:
                built.append(build(claim, len(built) + 1))
            except Fault as fault:
                rejected.append(Rejection(kind=kind, claim=claim.model_dump(), reason=str(fault)))
        return built

    meetings = each("meeting", extraction.meetings, lambda c, i: _meeting(c, i, text, roster))
    stances = each("stance", extraction.stances, lambda c, i: _stance(c, i, text, roster))
    names = [a.name for a in roster.actors]
    sentences = each("summary", extraction.summary, lambda c, _: _sentence(c, text, names, rejected))
    headline, headline_evidence = _headline(article, extraction.headline, text, sentences, rejected)
    return Summary(
        article=ArticleFacts.of(article),
        headline=headline,
        headline_evidence=headline_evidence,
        summary=tuple(sentences),
        actors=tuple(roster.actors),
        meetings=tuple(
            m.model_copy(update={"id": f"m{i}"})
            for i, m in enumerate(merge_meetings(meetings, roster.actors), 1)
        ),
        stances=tuple(s.model_copy(update={"id": f"s{i}"}) for i, s in enumerate(merge_stances(stances), 1)),
        rejected=tuple(rejected),
        provenance=provenance,
    )


def _evidence(claim: Claim, text: Text) -> tuple[Evidence, ...]:
    spans = text.evidence(claim.s)
    if not spans:
        raise Fault("it points at no sentence of the article")
    return spans


def _required(text: Text, what: str, words: str) -> str:
    """`words` as one line, once they are known to stand in the article."""
    line = one_line(words)
    if line and not text.holds(line):
        raise Fault(f"the {what} “{line}” is not in the article")
    return line


def _short(what: str, words: str, limit: int = MAX_WORDS) -> str:
    line = one_line(words)
    if len(line.split()) > limit:
        raise Fault(f"the {what} runs to more than {limit} words")
    return line


def _actor(roster: Roster, text: Text, name: str, what: str) -> Actor:
    actor = roster.find(name)
    if actor is None:
        known = "is not in the article" if not text.holds(name) else "is not among the actors"
        raise Fault(f"the {what} “{one_line(name)}” {known}")
    return actor


def _ids(roster: Roster, text: Text, names: Sequence[str], what: str) -> tuple[str, ...]:
    """Ids of the names. One that the article lacks fails the claim; one that is no actor is left out."""
    ids: list[str] = []
    for name in names:
        actor = roster.find(name)
        if actor is None and not text.holds(name):
            raise Fault(f"the {what} “{one_line(name)}” is not in the article")
        if actor is not None:
            ids.append(actor.id)
    return tuple(dict.fromkeys(ids))


def _meeting(claim: MeetingClaim, i: int, text: Text, roster: Roster) -> Meeting:
    evidence = _evidence(claim, text)
    mediators = _ids(roster, text, claim.mediators, "mediator")
    participants = tuple(
        p for p in _ids(roster, text, claim.participants, "participant") if p not in mediators
    )
    group = any(a.id in participants and (a.kind == "group" or is_college(a.name)) for a in roster.actors)
    if not participants or (len(participants) + len(mediators) < 2 and not group):
        raise Fault("fewer than two of its participants are actors of the article")
    comments = tuple(
        Comment(by=_actor(roster, text, c.by, "commenting actor").id, says=c.says) for c in claim.comments
    )
    words = _required(text, "date", claim.date)
    status = _status(claim.status, comments, participants, roster)
    start, end = dates.resolve(words, text.article.published, planned=status == "planned")
    return Meeting(
        id=f"m{i}",
        participants=participants,
        mediators=mediators,
        channel=claim.channel,
        date_text=words,
        date_start=start,
        date_end=end,
        place=_place(text, claim.place),
        topic=topic if text.holds_words(topic := _short("topic", claim.topic)) else "",
        status=status,
        comments=tuple(dict.fromkeys(comments)),
        reported_by=_ids(roster, text, claim.reported_by, "source"),
        evidence=evidence,
        confidence=claim.confidence,
    )


def _place(text: Text, words: str) -> str:
    """The place, which the article may name by another form ("the U.S." for the United States)."""
    from summarizer.states import forms_of_state  # noqa: PLC0415  reads the table of countries

    line = one_line(words)
    if line and not text.holds(line) and not any(text.holds(form) for form in forms_of_state(line)):
        raise Fault(f"the place “{line}” is not in the article")
    return line


def _status(
    status: Status, comments: Sequence[Comment], participants: Sequence[str], roster: Roster
) -> Status:
    """The word of a participant's side counts: a denial makes it denied, an acknowledgement confirmed.

    Anybody of the side may deny it, but only who took part or a body of theirs acknowledges it.
    """
    sides = roster.sides(participants)
    said = {c.says for c in comments if c.by in participants}
    said |= {c.says for c in comments if c.by in sides and (c.says == "denies" or not roster.is_person(c.by))}
    if "denies" in said:
        return "denied"
    return "confirmed" if "confirms" in said and status == "reported" else status


def _stance(claim: StanceClaim, i: int, text: Text, roster: Roster) -> Stance:
    evidence = _evidence(claim, text)
    holder = _actor(roster, text, claim.holder, "holder")
    issue, held = _short("issue", claim.issue, _ISSUE_WORDS), _short("claim", claim.claim)
    if not issue or not held:
        raise Fault("it names no issue or no claim")
    # A state goes by its common name, also where the article has but its capital.
    if made_up := _made_up(f"{text.whole} {fold(holder.name)}", f"{issue} {held}"):
        raise Fault(f"“{made_up}” is not in the article")
    return Stance(
        id=f"s{i}",
        holder=holder.id,
        issue=issue,
        position=claim.position,
        claim=held,
        quote=_required(text, "quote", claim.quote),
        reported_by=tuple(s for s in _ids(roster, text, claim.reported_by, "source") if s != holder.id),
        evidence=evidence,
        confidence=claim.confidence,
    )


def _made_up(held: str, words: str) -> str:
    """The first capitalised word or number that the folded text lacks, sentence openings aside; or empty."""
    for found in re.finditer(r"(?<!^)(?<![.!?] )\b(?:[A-ZÀ-Þ][\w'’]*|\d[\w.,]*)", words):
        word = re.sub(r"['’]s?$", "", found[0].rstrip(".,"))
        if not re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", held):
            return word
    return ""


def _sentence(
    claim: SummaryClaim, text: Text, names: Sequence[str], rejected: list[Rejection]
) -> SummarySentence:
    """The sentence, or the article's own in its place where the model's does not hold."""
    evidence = _evidence(claim, text)
    line = one_line(claim.text)
    if reason := _wrong(line, claim.s, evidence, text, names):
        rejected.append(Rejection(kind="summary", claim=claim.model_dump(), reason=reason))
        line = _short("sentence", evidence[0].text[without_dateline(evidence[0].text) :])
    return SummarySentence(text=line, evidence=evidence)


def _wrong(
    line: str, numbers: Sequence[int], evidence: Sequence[Evidence], text: Text, names: Sequence[str]
) -> str:
    """Why a sentence of the summary does not hold, or empty.

    Its capitalised words and numbers are of the sentences it points at; a name of an actor may come from
    up to two sentences before, where the article goes on with "he".
    """
    if not line or len(line.split()) > MAX_WORDS:
        return "it is empty" if not line else f"it runs to more than {MAX_WORDS} words"
    own = " ".join(text.folded.get(n, "") for n in numbers)
    before = " ".join(text.folded.get(n + d, "") for n in numbers for d in (-2, -1))
    known = (fold(name) for name in names)
    if made_up := _made_up(" ".join([own, *(name for name in known if name in before)]), line):
        return f"“{made_up}” is not in the sentences it points at"
    hedged = any(_HEDGE.search(span.text) for span in evidence)
    if hedged and not (_HEDGE.search(line) or _ATTRIBUTED.search(line)):
        return "it states as a fact what the article only reports"
    return ""


def _headline(
    article: Article, words: str, text: Text, sentences: Sequence[SummarySentence], rejected: list[Rejection]
) -> tuple[str, tuple[Evidence, ...]]:
    """The headline with its evidence; the opening of the article stands in for one that fails."""
    line = one_line(words)
    own = next((s.n for s in article.sentences if line and fold(article[s.n]) == fold(line)), None)
    if own:
        return line, text.evidence([own])
    reason = "it is empty" if not line else ""
    reason = next((r.reason for r in rejected if r.kind == "summary" and r.claim["text"] == words), reason)
    if made_up := _made_up(text.whole, line):
        reason = f"“{made_up}” is not in the article"
    if len(line.split()) > 20:
        reason = "it runs to more than 20 words"
    if not reason:
        return line, sentences[0].evidence if sentences else text.evidence([1])
    rejected.append(Rejection(kind="headline", claim={"text": line}, reason=reason))
    opening = one_line(article[1][without_dateline(article[1]) :]).split() if article.sentences else []
    return " ".join(opening[:15]) + ("…" if len(opening) > 15 else ""), text.evidence([1])
