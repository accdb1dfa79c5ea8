"""The function of everybody in the cast, and for whom they act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading.names.belonging import (
    acts_for,
    give_states,
    named_beside,
)
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.descriptions import body_role
from summarizer.reading.names.functions import Telling, tellings
from summarizer.reading.names.owners import meet_states

if TYPE_CHECKING:
    from spacy.tokens import Doc


_HONORIFICS = frozenset(["dr", "mr", "mrs", "ms", "sir", "dame", "sheikh", "sheikha"])


def give_roles(cast: Cast, docs: Mapping[int, Doc]) -> None:
    """Sets `role` and `affiliation` of all whose mentions tell them, and notes what they are called by them.

    Of several tellings the first that is more than a rank wins; the first that says for whom gives that.
    """
    meet_states(cast, docs)
    for body in [m for m in cast.members if m.kind in {"organization", "media"}]:
        _tell_body(body, docs)
    for member in [m for m in cast.members if m.kind == "person"]:
        told = [t for m in member.mentions for t in tellings(m, docs[m.n])]
        for telling in sorted(told, key=lambda t: t.is_rank):
            _tell(member, telling, docs, cast)
        if member.affiliation is None:
            beside = (named_beside(m, docs[m.n], cast) for m in member.mentions)
            member.affiliation = next((owner for owner in beside if owner), None)
    give_states(cast)


def _tell_body(body: Member, docs: Mapping[int, Doc]) -> None:
    """What kind of body it is; a medium is also called by that and its name: "the daily X"."""
    for mention in body.mentions:
        if span := body_role(mention, docs[mention.n]):
            doc = docs[mention.n]
            body.role = body.role or doc[slice(*span)].text
            if body.kind == "media" and span[1] == mention.start:
                body.note(doc[span[0] : mention.end].text)
            elif span[0] == mention.end:
                body.note(doc[mention.start : span[1]].text)


def _tell(member: Member, telling: Telling, docs: Mapping[int, Doc], cast: Cast) -> None:
    owner = acts_for(member, telling, docs[telling.n], cast)
    if not member.role:
        member.role = _without_honorific(_in_full(telling, owner, docs, cast))
    if member.affiliation is None:
        member.affiliation = owner
    member.functions.update(fold(telling.text).split())
    if telling.is_rank:
        return
    if telling.apart and not (telling.own and " " not in telling.text):
        first = telling.start - 1 if telling.own else telling.start
        member.note(docs[telling.n][first : telling.end].text)


def _without_honorific(role: str) -> str:
    """“Foreign Minister Dr" is a foreign minister."""
    words = role.split()
    while len(words) > 1 and words[-1].lower().rstrip(".") in _HONORIFICS:
        words.pop()
    return " ".join(words)


def _in_full(telling: Telling, owner: Member | None, docs: Mapping[int, Doc], cast: Cast) -> str:
    """The role as it reads alone: "director of the Fund" for "its director" and for "the Fund's director"."""
    doc = docs[telling.n]
    words = list(doc[telling.start : telling.end])
    if owner is None or owner.kind == "person" or telling.text.endswith("counterpart"):
        return telling.text
    at = next((i for i, t in enumerate(words) if t.tag_ == "POS"), 0)
    owned = cast.at.get((telling.n, words[0].i)) is owner
    if telling.own and owner.kind != "state":
        rest = telling.text
    elif at and owned and at + 1 < len(words):
        rest = doc[words[at].i + 1 : telling.end].text
        if owner.kind == "state":
            return rest
    else:
        return telling.text
    article = any(m.start and docs[m.n][m.start - 1].lower_ == "the" for m in owner.mentions)
    return f"{rest} of {'the ' if article else ''}{owner.name}"
