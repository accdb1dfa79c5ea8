"""What speaks for and against a member of the cast being an actor of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.proposals import Proposals
from summarizer.reading.syntax.clauses import is_quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc

Features = dict[str, float]
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
    found: Features = {f"kind={member.kind}": 1.0, "share of mentions": len(member.mentions) / all_mentions}
    if member.doubtful:
        found[f"doubtful {member.kind}"] = 1.0
    if not member.mentions:
        found[f"nameless {member.kind}"] = 1.0
    found[f"mentions={min(len(member.mentions), _MANY)}"] = 1.0
    found[f"words={min(len(member.name.split()), 4)}"] = 1.0
    last = max(docs, default=1)
    first = min(member.sentences, default=last)
    found["first place"] = first / last
    if top in member.sentences:
        found["in the title"] = 1.0
        found[f"in the title {member.kind}"] = 1.0
    for what, there in {
        "acting": member.acting,
        "role": bool(member.role),
        "affiliation": member.affiliation is not None,
        "affiliated to": any(m.affiliation is member for m in cast.members),
        "titled": any(m.title for m in member.mentions),
        "acts": any(m.acts for m in member.mentions),
        "speaks": any(m.speaks for m in member.mentions),
        "upper": member.name.isupper(),
    }.items():
        if there:
            found[what] = 1.0
            found[f"{what} {member.kind}"] = 1.0
    found |= _parts_played(member, setting.proposals)
    found["speaks share"] = sum(m.speaks for m in member.mentions) / (len(member.mentions) or 1)
    found["acts share"] = sum(m.acts for m in member.mentions) / (len(member.mentions) or 1)
    return found | _places(member, docs)


def _places(member: Member, docs: Mapping[int, Doc]) -> Features:
    """Where in their sentences the mentions stand, and which places all of them share."""
    roles: Counter[str] = Counter()
    for mention in member.mentions:
        if (doc := docs.get(mention.n)) is None:
            continue
        root = doc[mention.start : mention.end].root
        roles[f"dep={root.dep_}"] += 1
        roles[f"dep={root.dep_} {member.kind}"] += 1
        roles[f"label={mention.label}"] += 1
        if root.dep_ == "pobj":
            roles[f"behind {root.head.lower_}"] += 1
        if root.dep_ in {"nsubj", "nsubjpass"}:
            roles[f"subject of {root.head.lemma_.lower()}"] += 1
        if is_quoted(root, doc):
            roles["quoted"] += 1
        else:
            roles["unquoted"] += 1
    found: Features = {}
    for role, times in roles.items():
        found[role] = min(times, 3) / 3
        if times == len(member.mentions):
            found[f"always {role}"] = 1.0
    return found


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
            found[part] = 1.0
            found[f"{part} {member.kind}"] = 1.0
            found[f"{part} often"] = min(times, _MANY) / _MANY
    return found
