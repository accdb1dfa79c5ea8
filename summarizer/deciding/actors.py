"""What speaks for and against a member of the cast being an actor of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.decision import Features, marked
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.proposals import Proposals
from summarizer.reading.syntax.clauses import is_quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MANY = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """The article that names somebody, and what is proposed of it."""

    proposals: Proposals
    docs: Mapping[int, Doc]
    cast: Cast
    top: int | None


def features_of(member: Member, setting: Setting) -> Features:
    """Features of a member: how and where the article names it, and what it may hold and take part in."""
    cast, docs, top = setting.cast, setting.docs, setting.top
    all_mentions = sum(len(m.mentions) for m in cast.members) or 1
    mentions, last = member.mentions, max(docs, default=1)
    found: Features = {
        f"kind={member.kind}": 1.0,
        "share of mentions": len(mentions) / all_mentions,
        f"mentions={min(len(mentions), _MANY)}": 1.0,
        f"words={min(len(member.name.split()), 4)}": 1.0,
        "first place": min(member.sentences, default=last) / last,
        "speaks share": sum(m.speaks for m in mentions) / (len(mentions) or 1),
        "acts share": sum(m.acts for m in mentions) / (len(mentions) or 1),
    }
    found |= marked(
        {
            f"doubtful {member.kind}": member.doubtful,
            f"nameless {member.kind}": not mentions,
        }
    )
    for what in marked(
        {
            "in the title": top in member.sentences,
            "acting": member.acting,
            "role": member.role,
            "affiliation": member.affiliation,
            "affiliated to": any(m.affiliation is member for m in cast.members),
            "titled": any(m.title for m in mentions),
            "acts": any(m.acts for m in mentions),
            "speaks": any(m.speaks for m in mentions),
            "upper": member.name.isupper(),
        }
    ):
        found |= {what: 1.0, f"{what} {member.kind}": 1.0}
    return found | _parts_played(member, setting.proposals) | _places(member, docs)


def _places(member: Member, docs: Mapping[int, Doc]) -> Features:
    """Where in their sentences the mentions stand, and which places all of them share."""
    roles: Counter[str] = Counter()
    for mention in member.mentions:
        doc = docs[mention.n]
        root = doc[mention.start : mention.end].root
        roles[f"dep={root.dep_}"] += 1
        roles[f"dep={root.dep_} {member.kind}"] += 1
        roles[f"label={mention.label}"] += 1
        if root.dep_ == "pobj":
            roles[f"behind {root.head.lower_}"] += 1
        if root.dep_ in {"nsubj", "nsubjpass"}:
            roles[f"subject of {root.head.lemma_.lower()}"] += 1
        roles["quoted" if is_quoted(root, doc) else "unquoted"] += 1
    always = {f"always {role}": times == len(member.mentions) for role, times in roles.items()}
    return {role: min(times, 3) / 3 for role, times in roles.items()} | marked(always)


def _parts_played(member: Member, proposals: Proposals) -> Features:
    said = [a for s in proposals.spoken for a in s.told if a.holder is member]
    parts = {
        "says": sum(a.form in {"says", "quote", "goes on"} for a in said),
        "says as owner": sum(a.owner for a in said),
        "leans": sum(a.attitude is not None for a in said),
        "meets": sum(member in o.participants and len(o.participants) > 1 for o in proposals.occasions),
        "mediates": sum(member in o.mediators for o in proposals.occasions),
        "comments": sum(r.by is member for r in proposals.remarks),
        "reports": sum(member in a.reported_by for s in proposals.spoken for a in s.told),
    }
    found: Features = {}
    for part, times in parts.items():
        if times:
            found |= {part: 1.0, f"{part} {member.kind}": 1.0, f"{part} often": min(times, _MANY) / _MANY}
    return found
